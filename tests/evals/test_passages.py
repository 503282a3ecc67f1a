"""Both rates on chances made by hand, and each question's own passages."""

from evals.passages import asked, chances, norm_of, norms, rates, scores
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


def test_both_rates_are_told_as_shipped_and_at_a_given_error() -> None:
    assert rates([1.0, 1.0, 1.0, 0.0], [0.0, 1.0], enough=0.5) == {
        "questions": 6,
        "auroc": 0.625,
        "error_rate": 0.25,
        "hallucination_rate": 0.5,
        "hallucination_at_22": 0.5,
    }


def test_a_question_is_wrong_when_refused_with_an_answer_or_answered_without() -> None:
    low, high = usual().alone.enough - 0.01, usual().alone.enough
    rows = [{"_id": "low"}, {"_id": "high"}]
    assert [row["error_rate"] for row in scores(rows, [low, high], "error_rate")] == [1.0, 0.0]
    assert [row["hallucination_rate"] for row in scores(rows, [low, high], "hallucination_rate")] == [0.0, 1.0]
