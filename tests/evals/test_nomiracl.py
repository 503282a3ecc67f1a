"""NoMIRACL's rates on chances made by hand, and each question's own passages."""

from benchmarks.nomiracl import asked, chances, norm_of, norms, told
from qa_service.confidence import usual
from tests.fakes import ListSearcher

CORPUS = [
    {"_id": "1#0", "title": "Uruguay", "text": "Uruguay tiene tres millones de habitantes."},
    {"_id": "2#3", "title": "Chile", "text": "Chile tiene diecinueve millones de habitantes."},
]


def test_a_question_is_searched_in_its_own_passages_only() -> None:
    index = ListSearcher(norms(CORPUS))
    question = {"text": "¿Cuántos habitantes tiene Chile?", "candidate_docids": ["2#3"]}
    (chance,) = chances([question], index)
    assert 0 < chance < 1
    assert index.queries[-1].without == {norm_of("1#0")}
    hits = index.search(asked("¿Cuántos habitantes?", frozenset({norm_of("1#0")})).query)
    assert [hit.wording.provision.regulation for hit in hits] == [norm_of("2#3")]


def test_both_rates_are_told_as_shipped_and_along_the_curve() -> None:
    least = usual().enough
    lines = list(told([1.0, 1.0, 1.0, 0.0], [0.0, 1.0]))
    assert lines[1] == f"as shipped ({least}): error 0.250, hallucination 0.500"
    assert lines[0] == "relevant 4, non-relevant 2, AUC 0.625"
