"""When an answer is due, and when it is late."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desk.deadlines import day_of, due, overdue
from desk.model import Account, Matter, Role, State
from desk.service import Terms
from tests.desk.world import JACINTO, NOON, consultation

DUE = [
    # a Monday; a Friday; before Holy Thursday; before the two days of Fiestas Patrias
    (Matter.TASK, date(2026, 11, 23), date(2026, 11, 25)),
    (Matter.LEGAL, date(2026, 11, 27), date(2026, 12, 4)),
    (Matter.TASK, date(2026, 4, 1), date(2026, 4, 7)),
    (Matter.APPLICATION, date(2026, 7, 24), date(2026, 7, 31)),
]


@pytest.mark.parametrize(("matter", "asked", "last"), DUE)
def test_working_days_are_counted_and_the_day_ends_when_offices_close(matter: Matter, asked: date, last: date) -> None:
    assert due(Terms(), matter, asked) == datetime(last.year, last.month, last.day, 22, 30, tzinfo=UTC)


def test_the_day_is_that_in_peru() -> None:
    assert day_of(datetime(2026, 11, 24, 4, 59, tzinfo=UTC)) == date(2026, 11, 23)


@pytest.mark.parametrize("state", State)
def test_only_what_the_office_owes_is_late(state: State) -> None:
    one = replace(consultation(Account("a", "a", Role.OFFICIAL, JACINTO)), state=state)
    owed = state in (State.RECEIVED, State.DRAFTED, State.IN_REVIEW, State.STALE)
    assert overdue(one, one.due_at + timedelta(seconds=1)) is owed
    assert not overdue(one, NOON)
