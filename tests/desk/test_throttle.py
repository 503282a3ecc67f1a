"""Attempts that fail are counted before they are looked at, and forgotten after a day."""

from datetime import timedelta

from sqlalchemy import select

from desk import throttle
from desk.identities import attempt
from desk.service import Desk
from tests.desk.world import NOON

NAME = ((throttle.ACCOUNT, "licencias"),)


def tried(desk: Desk, after: timedelta = timedelta()) -> timedelta | None:
    with desk.database.writing() as connection:
        return throttle.admit(connection, NAME, NOON + after)


def test_the_wait_doubles_up_to_a_quarter_of_an_hour(desk: Desk) -> None:
    assert [tried(desk) for _ in range(6)] == [None] * 6
    now, waits = timedelta(), []
    for _ in range(8):
        wait = tried(desk, now)
        assert wait is not None
        waits.append(wait.total_seconds())
        now += wait
        assert tried(desk, now) is None
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_success_ends_the_failures_of_an_account(desk: Desk) -> None:
    for _ in range(5):
        tried(desk)
    with desk.database.writing() as connection:
        throttle.succeeded(connection, NAME)
    assert [tried(desk) for _ in range(6)] == [None] * 6


def test_a_day_later_nothing_is_held_against_anybody(desk: Desk) -> None:
    for _ in range(6):
        tried(desk)
    assert tried(desk, timedelta(days=1, seconds=1)) is None
    assert tried(desk, timedelta(days=1, seconds=1)) is None
    with desk.database.writing() as connection:
        throttle.forget(connection, NOON + timedelta(days=3))
        assert connection.execute(select(attempt)).all() == []


def test_no_name_stands_in_the_database(desk: Desk) -> None:
    tried(desk)
    with desk.database.reading() as connection:
        (row,) = connection.execute(select(attempt)).all()
    assert "licencias" not in str(row)
