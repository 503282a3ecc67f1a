"""A norm that decides is hidden, and what is said without it is judged."""

import json
from pathlib import Path

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from evals.cases import Case, Gold, load_cases
from evals.leaveout import Absence, Without, absences, held, leave_out, paired
from index.model import Entry, Query, Searcher
from qa_service.answering import answer
from qa_service.model import Question, Result
from tests.command import absuelve
from tests.evals.suite import write_suite
from tests.qa_service.laws import TODAY, searcher

LAW = RegulationId("ley-99001")
ARTICLE = ProvisionId(LAW, "art_5")
QUERY = Query("dos multas por el mismo hecho al conductor del puesto", TODAY)


def answered(question: Question, behind: Searcher) -> Result:
    return answer(question, behind, today=TODAY)


def test_nothing_of_a_hidden_norm_can_be_found_or_read() -> None:
    whole, without = searcher(), Without(searcher(), LAW)
    assert LAW in {hit.wording.provision.regulation for hit in whole.search(QUERY)}
    assert LAW not in {hit.wording.provision.regulation for hit in without.search(QUERY)}
    assert LAW in whole.cards()
    assert LAW not in without.cards()
    assert whole.wording(ARTICLE, TODAY) is not None
    assert (without.wording(ARTICLE, TODAY), without.wordings(ARTICLE)) == (None, ())


def test_the_index_searches_without_the_norm_so_that_scores_do_not_tell_of_it() -> None:
    whole = searcher()
    Without(whole, LAW).search(QUERY)
    assert whole.queries[-1].without == {LAW}


def test_the_hidden_norm_is_one_that_the_index_does_not_hold() -> None:
    whole = searcher()
    whole.register = (Entry(ARTICLE, "Ley de puestos", 0.8),)
    assert whole.elsewhere(QUERY, 3) == ()
    assert Without(whole, LAW).elsewhere(QUERY, 3) == whole.register


def test_every_other_norm_stays_as_it_was() -> None:
    whole, without = searcher(), Without(searcher(), LAW)
    assert set(without.cards()) == set(whole.cards()) - {LAW}
    assert (without.generation, without.model) == (whole.generation, whole.model)
    other = Without(searcher(), RegulationId("ley-1"))
    assert other.search(QUERY) == whole.search(QUERY)
    assert other.wordings(ARTICLE) == whole.wordings(ARTICLE)


def test_each_norm_that_decides_is_hidden_in_turn(tmp_path: Path) -> None:
    assert [(norm, case.id) for norm, case in absences(load_cases(write_suite(tmp_path)))] == [("ley-99001", "multa")]
    golds = (Gold(frozenset({"ley-2#art_1", "ley-1#art_4"}), 2, None), Gold(frozenset({"ley-3#art_1"}), 1, None))
    case = Case("q", "¿?", None, None, True, golds, None, ())
    assert [norm for norm, _ in absences([case])] == ["ley-1", "ley-2"]


def test_a_norm_that_the_index_does_not_hold_is_not_left_out(tmp_path: Path) -> None:
    case = load_cases(write_suite(tmp_path))[0]
    assert held([("dleg-776", case), ("ley-99001", case)], searcher()) == (("ley-99001", case),)


def test_a_draft_without_the_norm_is_right_only_from_an_equal_rule(tmp_path: Path) -> None:
    case = load_cases(write_suite(tmp_path))[0]
    kept = leave_out("ley-1", case, searcher(), answered)
    assert kept.drafted
    assert kept.right, "the norm hidden is another; the deciding rule was cited"
    assert not kept.doubted
    gone = leave_out("ley-99001", case, searcher(), answered)
    assert gone.right is not gone.drafted


def test_a_question_stands_in_the_run_once_for_each_norm_it_was_asked_without(tmp_path: Path) -> None:
    found = [Absence("ley-1", "multa", True, False, True), Absence("ley-2", "multa", False, True, False)]
    rows = [json.loads(line) for line in paired(write_suite(tmp_path).read_bytes(), found).splitlines()]
    assert [row["id"] for row in rows] == ["multa sin ley-1", "multa sin ley-2"]
    assert rows[0]["gold"] == rows[1]["gold"] != []


@pytest.mark.model
def test_the_command_keeps_and_tells_what_came_of_each(installed: Path, tmp_path: Path) -> None:
    done = absuelve("eval", "leave-out", write_suite(tmp_path), "--out", tmp_path / "out", home=installed)
    assert done.returncode == 0, done.stderr
    assert "Sin la norma decisiva: 1 de 1 bien" in done.stdout
    rows = [json.loads(line) for line in (tmp_path / "out" / "leave-out.jsonl").read_text("utf-8").splitlines()]
    assert rows == [{"norm": "ley-99001", "id": "multa", "drafted": False, "right": True, "doubted": False}]
    metrics = json.loads((tmp_path / "out" / "metrics.json").read_text("utf-8"))
    assert metrics == {"questions": 1, "left_out_right": 1.0, "left_out_told": 1.0}
