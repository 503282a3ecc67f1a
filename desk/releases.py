"""Released answers with frozen copies of what they cite, and when they went stale. Only an `Answer` can be added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, or_, select, update

from corpus.codec import decode, encode
from corpus.identifiers import ProvisionId
from desk import approvals
from desk.release import Answer, Moved, Source, digest
from desk.tables import cited
from desk.tables import release as table
from qa_service.model import Draft


@dataclass(frozen=True, slots=True)
class Released:
    """A released answer as kept. `on` is the day its law is of; `moved` says what changed since, once it is stale."""

    consultation: str
    number: int
    draft: Draft
    sources: tuple[Source, ...]
    office: str
    on: date
    dated: bool
    released_at: datetime
    generation: str
    checked: str
    stale_at: datetime | None = None
    moved: tuple[Moved, ...] = ()


def add(connection: Connection, answer: Answer, number: int, draft: int, dated: bool, checked: str) -> None:
    """Keep an answer as release `number` of its consultation, with the provisions by which it is found again.

    Raises `ValueError` unless the approvals that the answer names were kept before.
    """
    review = answer.review
    if not _approved(connection, answer):
        raise ValueError("an answer is kept with the approvals that made it")
    row = {
        "consultation": review.consultation, "number": number, "draft": draft, "digest": digest(review.draft),
        "generation": answer.generation, "office": review.office, "on": review.on, "dated": dated,
        "released_at": answer.released_at, "content": encode(review.draft), "sources": encode(review.sources),
        "checked": checked,
    }  # fmt: skip
    connection.execute(insert(table).values(**row))
    for regulation, eid in sorted({(source.regulation, source.eid) for source in review.sources}):
        values = {"consultation": review.consultation, "release": number, "regulation": regulation, "eid": eid}
        connection.execute(insert(cited).values(**values))


def _approved(connection: Connection, answer: Answer) -> bool:
    kept = {(one.by, one.digest, one.generation) for one in approvals.of(connection, answer.review.consultation)}
    binding = answer.review.binding(answer.generation)
    return bool(binding) and all((one.by, one.digest, one.generation) in kept for one in binding)


def checked_on(generation: str, day: date) -> str:
    """What an answer compared with a generation on a day is marked with."""
    return f"{generation}:{day}"


def last(connection: Connection, consultation: str) -> Released | None:
    """The answer that counts, or None."""
    query = select(table).where(table.c.consultation == consultation).order_by(table.c.number.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return _of(row) if row else None


def all_of(connection: Connection, consultation: str) -> tuple[Released, ...]:
    """Every release of a consultation, first to last."""
    query = select(table).where(table.c.consultation == consultation).order_by(table.c.number)
    return tuple(_of(row) for row in connection.execute(query))


def unchecked(connection: Connection, checked: str, limit: int) -> tuple[Released, ...]:
    """Answers not yet stale that nobody compared with the generation and on the day that `checked` names."""
    other = or_(table.c.checked < checked, table.c.checked > checked)  # by its index; a plain != reads every answer
    rows = connection.execute(select(table).where(other, table.c.stale_at.is_(None)).limit(limit))
    return tuple(_of(row) for row in rows)


def citing(connection: Connection) -> tuple[tuple[str, ProvisionId], ...]:
    """Every consultation with a released answer, with each provision that it cites."""
    query = select(cited).join(
        table, (table.c.consultation == cited.c.consultation) & (table.c.number == cited.c.release)
    )
    rows = connection.execute(query.where(table.c.stale_at.is_(None)).order_by(table.c.released_at))
    return tuple((row.consultation, ProvisionId.parse(f"{row.regulation}#{row.eid}")) for row in rows)


def mark_sound(connection: Connection, found: Sequence[Released], checked: str) -> None:
    """Record that answers were compared and still hold."""
    same = (table.c.consultation == bindparam("of"), table.c.number == bindparam("release"), table.c.stale_at.is_(None))
    if found:
        keys = [{"of": one.consultation, "release": one.number} for one in found]
        connection.execute(update(table).where(*same).values(checked=checked), keys)


def mark_stale(connection: Connection, one: Released, checked: str, now: datetime, changes: Sequence[Moved]) -> None:
    """Record that an answer was compared and holds no more, with what changed."""
    where = (table.c.consultation == one.consultation, table.c.number == one.number)
    values = {"checked": checked, "stale_at": now, "moved": encode(list(changes))}
    connection.execute(update(table).where(*where).values(**values))


def _of(row: Row[Any]) -> Released:
    return Released(
        row.consultation,
        row.number,
        decode(Draft, row.content),
        decode(tuple[Source, ...], row.sources),
        row.office,
        row.on,
        row.dated,
        row.released_at,
        row.generation,
        row.checked,
        row.stale_at,
        decode(tuple[Moved, ...], row.moved or []),
    )
