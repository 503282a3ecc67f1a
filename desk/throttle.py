"""Guessing made slow: who tries too often waits, longer each time, whether or not the account exists.

An attempt counts before it is looked at and is taken back when it succeeds, so that many at once gain nothing. Attempts
are told apart by the hash of a name or address: neither stands in the database.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from desk.identities import attempt as table

_FIRST = timedelta(seconds=30)  # the first wait; doubled with each further failure
_LONGEST = timedelta(minutes=15)
_KEPT = timedelta(days=1)  # after so long without one, failures are forgotten


@dataclass(frozen=True, slots=True)
class Limit:
    """What tries, and how many failures in a row are let pass."""

    kind: str
    free: int

    def key(self, value: str) -> str:
        """How the database knows it."""
        return hashlib.sha256(f"{self.kind}\0{value}".encode()).hexdigest()


ACCOUNT = Limit("account", 5)
ADDRESS = Limit("address", 30)  # a municipality may sit behind one address
LETTER = Limit("letter", 3)  # letters that anybody may have sent to one address
SENDER = Limit("sender", 20)  # and that one address may have sent
Tries = Iterable[tuple[Limit, str]]


def admit(connection: Connection, tries: Tries, now: datetime) -> timedelta | None:
    """How long one must wait before trying again; None lets the attempt pass, counted as if it had failed."""
    held = {limit.key(value): limit for limit, value in tries}
    rows = {row.key: row for row in connection.execute(select(table).where(table.c.key.in_(held)))}
    waits: list[timedelta] = [row.until - now for row in rows.values() if row.until is not None and row.until > now]
    if waits:
        return max(waits)
    for key, limit in held.items():
        row = rows.get(key)
        count = 1 + (row.failures if row and row.at > now - _KEPT else 0)
        kept = {"failures": count, "at": now, "until": _until(count - limit.free, now)}
        if row:
            connection.execute(update(table).where(table.c.key == key).values(**kept))
        else:
            connection.execute(insert(table).values(key=key, **kept))
    return None


def succeeded(connection: Connection, tries: Tries) -> None:
    """Take back an attempt that was let pass: an account's failures are over, an address's are one less."""
    for limit, value in tries:
        mine = table.c.key == limit.key(value)
        if limit is ACCOUNT:
            connection.execute(delete(table).where(mine))
        else:
            connection.execute(update(table).where(mine).values(failures=table.c.failures - 1, until=None))


def forget(connection: Connection, now: datetime) -> None:
    """Drop what no longer counts."""
    connection.execute(delete(table).where(table.c.at < now - _KEPT))


def _until(over: int, now: datetime) -> datetime | None:
    """Until when nothing more is let pass after `over` failures more than are free."""
    return now + min(_FIRST * 2 ** min(over - 1, 10), _LONGEST) if over > 0 else None
