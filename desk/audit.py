"""The record of everything done: append-only, each entry chained to the one before by its hash."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select

from desk.tables import audit

GENESIS = "0" * 64
_BATCH = 1_000
_BEFORE_ALL = -(2**62)  # where nothing may stand, but somebody could have put something


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done. `hash` is the SHA-256 of `previous` and all the rest, as `sealed` computes it."""

    sequence: int
    at: str
    actor: str
    action: str
    subject: str
    detail: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first entry that does not follow from what stands before it, and how."""

    sequence: int
    why: str


def append(
    connection: Connection,
    actor: str,
    action: str,
    subject: str,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Record one thing done, in the transaction that does it."""
    last = connection.execute(
        select(audit.c.sequence, audit.c.hash).order_by(audit.c.sequence.desc()).limit(1)
    ).one_or_none()
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, GENESIS)
    told = json.dumps(detail or {}, ensure_ascii=False, sort_keys=True, default=str)
    row = Entry(sequence, now.isoformat(), actor, action, subject, told, previous, "")
    connection.execute(insert(audit).values(**{**_fields(row), "hash": sealed(row)}))


def sealed(entry: Entry) -> str:
    """The hash that an entry must bear."""
    return hashlib.sha256(json.dumps([*_fields(entry).values()][:-1], ensure_ascii=False).encode()).hexdigest()


def entries(connection: Connection, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
    """The entries after a sequence number, oldest first."""
    query = select(audit).where(audit.c.sequence > after).order_by(audit.c.sequence).limit(limit)
    with connection.execute(query.execution_options(yield_per=_BATCH)) as rows:
        for row in rows:
            yield Entry(*row)


def latest(connection: Connection, before: int | None, about: str, limit: int) -> tuple[Entry, ...]:
    """The entries before a sequence number, newest first; `about` narrows them to a subject or an actor."""
    query = select(audit).order_by(audit.c.sequence.desc()).limit(limit)
    if before is not None:
        query = query.where(audit.c.sequence < before)
    if about:
        query = query.where(or_(audit.c.subject == about, audit.c.actor == about))
    return tuple(Entry(*row) for row in connection.execute(query))


def head(connection: Connection) -> str:
    """The hash of the last entry; that of an empty record is `GENESIS`."""
    query = select(audit.c.hash).order_by(audit.c.sequence.desc()).limit(1)
    return connection.execute(query).scalar_one_or_none() or GENESIS


def sealed_with(connection: Connection, hash: str) -> bool:
    """Whether an entry bears that hash."""
    return connection.execute(select(audit.c.sequence).where(audit.c.hash == hash)).first() is not None


def verify(connection: Connection) -> Break | int:
    """The first broken link, or how many entries are whole."""
    previous, count = GENESIS, 0
    for entry in entries(connection, after=_BEFORE_ALL):
        if entry.sequence != count + 1:
            return Break(count + 1, "falta el registro")
        if entry.previous != previous:
            return Break(entry.sequence, "no sigue al registro anterior")
        if entry.hash != sealed(entry):
            return Break(entry.sequence, "su contenido fue cambiado")
        previous, count = entry.hash, count + 1
    return count


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__slots__}
