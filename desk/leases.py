"""Work claimed from rows: who holds one, until when, and how often it was tried. A process that dies lets go by itself.

Each claim counts as a try at once, so that what kills its worker can't be tried for ever. The count also tells two
claims of one row apart: whoever finds another number there lost the row and drops the work.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, and_, or_, select, update

from desk.service import Desk

T = TypeVar("T")

_FIRST, _LONGEST = timedelta(seconds=2), timedelta(minutes=10)


def claim(
    connection: Connection, table: Table, ready: ColumnElement[bool], oldest: Column[Any], name: str, now: datetime,
    lease: timedelta,
) -> Row[Any] | None:  # fmt: skip
    """Hold the oldest row that is ready and that nobody holds, by one statement; None when there is none."""
    free = or_(table.c.worker_until.is_(None), table.c.worker_until <= now)
    first = select(table.c.id).where(ready, free).order_by(oldest, table.c.id).limit(1)
    one = table.c.id == first.with_for_update(skip_locked=True).scalar_subquery()
    values = {"worker": name, "worker_until": now + lease, "attempts": table.c.attempts + 1}
    return connection.execute(update(table).where(one).values(**values).returning(table)).one_or_none()


def holds(table: Table, row: Row[Any]) -> ColumnElement[bool]:
    """Whether the row is still held by the claim that gave it."""
    return and_(table.c.id == row.id, table.c.worker == row.worker, table.c.attempts == row.attempts)


def let_go(connection: Connection, table: Table, row: Row[Any], **values: object) -> bool:
    """End a claim and change the row; False, and nothing changed, when it was lost in between."""
    freed = {"worker": None, "worker_until": None, **values}
    return connection.execute(update(table).where(holds(table, row)).values(**freed)).rowcount == 1


def pause(attempts: int, first: timedelta = _FIRST, longest: timedelta = _LONGEST) -> timedelta:
    """How long to leave alone what failed `attempts` times: twice as long each time, up to a limit."""
    doubled: int = 2 ** min(max(attempts - 1, 0), 30)
    return min(longest, first * doubled)


def attempt(work: Callable[[], T]) -> T | Exception:
    """What work gives, or whatever went wrong in it: one piece of work must not take its worker along."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the edge of the background
        return error


@contextmanager
def renewed(desk: Desk, table: Table, row: Row[Any], limit: timedelta) -> Iterator[None]:
    """Keep a claim while the work under it takes longer than a lease, up to a limit: what hangs is let go."""
    done = threading.Event()
    beat = threading.Thread(target=_beat, args=(desk, table, row, done, limit // (desk.terms.lease / 3)), daemon=True)
    beat.start()
    try:
        yield
    finally:
        done.set()
        beat.join()


def _beat(desk: Desk, table: Table, row: Row[Any], done: threading.Event, times: int) -> None:
    for _ in range(times):
        if done.wait(desk.terms.lease.total_seconds() / 3):
            return
        attempt(partial(_renew, desk, table, row))  # one that fails leaves two more before the lease ends


def _renew(desk: Desk, table: Table, row: Row[Any]) -> None:
    until = desk.now() + desk.terms.lease
    with desk.database.writing() as connection:
        connection.execute(update(table).where(holds(table, row)).values(worker_until=until))
