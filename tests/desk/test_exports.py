"""Reviewed consultations as cases to measure answers on, without who asked."""

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import Conflict, Forbidden
from desk import retention
from desk.exports import cases, one_case, reviewed
from desk.service import Desk
from desk.staleness import sweep
from evals.cases import load_cases
from evals.reviewed import write_suite
from evals.suites import open_suite
from tests.desk.gazette import amended, shelf_with
from tests.desk.hands import answered, received
from tests.desk.world import QUESTION, Clock, People, Shelf
from tests.qa_service.laws import TODAY


def test_a_case_has_the_question_its_place_and_what_the_answer_rests_on(desk: Desk, people: People) -> None:
    one = answered(desk, people.official, people.advisor)
    (case,) = reviewed(desk, people.evaluator).items
    assert case == {
        "question": QUESTION,
        "as_of": None,
        "place": {"region": "Lima", "province": "Lima", "district": "San Jacinto"},
        "answerable": True,
        "citations": [
            {"regulation": "ley-99001", "eid": "art_5", "quote": case["citations"][0]["quote"]},
        ],
        "reviewed": True,
    }
    assert "quince (15)" in case["citations"][0]["quote"]
    told = repr(case)
    assert not any(part in told for part in (one.id, people.official.id, people.official.username, people.advisor.id))


def test_a_case_about_a_past_day_says_which(desk: Desk, people: People) -> None:
    answered(desk, people.official, people.advisor, as_of=date(2020, 1, 1))
    assert next(cases(desk, people.evaluator))["as_of"] == "2020-01-01"


def test_neither_what_waits_nor_what_went_stale_is_a_case(desk: Desk, people: People, shelf: Shelf) -> None:
    received(desk, people.official)
    answered(desk, people.official, people.advisor)
    assert len(list(cases(desk, people.evaluator))) == 1
    shelf.publish(shelf_with(amended(TODAY)))
    sweep(desk)
    assert list(cases(desk, people.evaluator)) == []


def test_what_was_erased_is_no_case(desk: Desk, people: People) -> None:
    one = answered(desk, people.official, people.advisor)
    retention.erase_consultation(desk, people.official, one.id)
    assert list(cases(desk, people.evaluator)) == []
    with pytest.raises(Conflict):
        one_case(desk, people.evaluator, one.id)


def test_cases_come_page_by_page_each_once(desk: Desk, people: People, clock: Clock) -> None:
    for _ in range(3):
        answered(desk, people.official, people.advisor)
        clock.move(minutes=1)
    first = reviewed(desk, people.evaluator, limit=2)
    assert (len(first.items), len(reviewed(desk, people.evaluator, first.next, 2).items)) == (2, 1)


@pytest.mark.parametrize("name", ["official", "advisor", "senior", "editor", "administrator"])
def test_only_an_evaluator_exports(name: str, desk: Desk, people: People) -> None:
    with pytest.raises(Forbidden):
        reviewed(desk, getattr(people, name))


def test_the_cases_are_a_suite_that_can_be_run(desk: Desk, people: People, tmp_path: Path) -> None:
    answered(desk, people.official, people.advisor)
    write_suite(tmp_path, "mesa", cases(desk, people.evaluator))
    (case,) = load_cases(open_suite(tmp_path).questions)
    assert (case.question, case.deciding[0].articles) == (QUESTION, {"ley-99001#art_5"})
