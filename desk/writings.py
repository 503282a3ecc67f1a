"""Drafts while a model writes them, for advisors who watch: one row a consultation, gone once its draft is kept.

The text is nobody's yet: no check has seen it. Officials are never told of it (`Action.READ_DRAFT` guards it).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from sqlalchemy import Connection, delete, insert, select, update

from desk import consultations
from desk.model import Account
from desk.permissions import Action
from desk.service import Desk
from desk.tables import writing as table
from drafters.watching import watched

_PACE = 1.0  # seconds between two writes of a growing text
_LONGEST = 4_000  # characters kept


@dataclass(frozen=True, slots=True)
class Writing:
    """What has been written so far, and when that was."""

    text: str
    at: datetime


def of(desk: Desk, account: Account, id: str) -> Writing | None:
    """The draft being written, for who may read drafts; None while none is. Raises `NotFound`, `Forbidden`."""
    with desk.database.reading() as connection:
        consultations.readable(connection, account, Action.READ_DRAFT, id)
        row = connection.execute(select(table).where(table.c.consultation == id)).one_or_none()
    return Writing(row.text, row.at) if row else None


@contextmanager
def shown(desk: Desk, id: str, clock: Callable[[], float] = monotonic) -> Iterator[None]:
    """Show the text that a model writes meanwhile, at most once a second; nothing of it stays."""
    told = [clock() - _PACE]

    def watch(text: str) -> None:
        if clock() - told[0] >= _PACE:
            told[0] = clock()
            with desk.database.writing() as connection:
                _keep(connection, id, text[:_LONGEST], desk.now())

    try:
        with watched(watch):
            yield
    finally:
        if _kept(desk, id):
            with desk.database.writing() as connection:
                connection.execute(delete(table).where(table.c.consultation == id))


def _kept(desk: Desk, id: str) -> bool:
    with desk.database.reading() as connection:
        return connection.execute(select(table.c.at).where(table.c.consultation == id)).first() is not None


def _keep(connection: Connection, id: str, text: str, now: datetime) -> None:
    changed = connection.execute(update(table).where(table.c.consultation == id).values(text=text, at=now))
    if not changed.rowcount:
        connection.execute(insert(table).values(consultation=id, text=text, at=now))
