"""Putting right how the program read a question: the matter and the day of the law."""

from datetime import date

import pytest

from corpus.errors import Conflict, Forbidden
from corpus.validity import Status
from desk.asking import view
from desk.model import Matter
from desk.reviewing import open_draft
from desk.service import Desk
from desk.triage import reclassify, redate
from tests.desk.hands import approve, take
from tests.desk.world import NOON, QUESTION, People, drafted
from tests.qa_service.laws import TODAY

SESSIONS = "¿Cuántas veces al mes sesiona el concejo?"


def test_an_advisor_may_have_it_reviewed_more_closely(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    after = reclassify(desk, people.advisor, one.id, one.version, Matter.LEGAL)
    assert after.matter is Matter.LEGAL
    assert len(open_draft(desk, people.advisor, one.id).checklist) == 7


def test_a_senior_advisor_alone_may_have_it_reviewed_less_closely(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official, QUESTION, Matter.LEGAL), people.advisor)
    with pytest.raises(Forbidden):
        reclassify(desk, people.advisor, one.id, one.version, Matter.TASK)
    other = take(desk, drafted(desk, people.official, QUESTION, Matter.LEGAL), people.senior)
    assert reclassify(desk, people.senior, other.id, other.version, Matter.TASK).matter is Matter.TASK


def test_only_who_holds_it_may(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    with pytest.raises(Conflict):
        reclassify(desk, people.second, one.id, one.version, Matter.LEGAL)
    with pytest.raises(Conflict):
        redate(desk, people.second, one.id, one.version, TODAY)


def test_an_answer_that_was_read_for_today_can_be_put_on_a_past_day(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official, SESSIONS), people.advisor)
    after = redate(desk, people.advisor, one.id, one.version, date(2020, 1, 1))
    sheet = open_draft(desk, people.advisor, one.id)
    assert (sheet.on, sheet.dated) == (date(2020, 1, 1), True)
    assert sheet.statements[0].statement.citations[0].status is Status.NOT_YET
    assert approve(desk, after, people.advisor).hindrance.name == "MOVED"  # type: ignore[union-attr]


def test_one_that_was_read_for_a_past_day_can_be_put_on_today(desk: Desk, people: People) -> None:
    question = "Desde 2020 el concejo sesiona menos. ¿Cuántas veces al mes sesiona el concejo?"
    one = take(desk, drafted(desk, people.official, question), people.advisor)
    assert open_draft(desk, people.advisor, one.id).dated
    redate(desk, people.advisor, one.id, one.version, TODAY)
    sheet = open_draft(desk, people.advisor, one.id)
    assert (sheet.on, sheet.dated) == (TODAY, False)
    assert view(desk, people.official, one.id).consultation.as_of == NOON.date()
