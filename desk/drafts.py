"""Every draft of a consultation, the drafter's and the advisors', numbered from 1; none is ever changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from corpus.codec import decode, encode
from corpus.errors import NotFound
from desk.model import EditReason
from desk.release import digest
from desk.tables import draft as table
from qa_service.model import Draft, QuestionKind

EMPTY = Draft(QuestionKind.OTHER, (), confidence=0.0)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as kept: by whom, against which generation, and, where the drafter abstained, why."""

    consultation: str
    number: int
    author: str
    draft: Draft
    digest: str
    generation: str
    made_at: datetime
    reason: str | None = None
    message: str | None = None
    reasons: tuple[EditReason, ...] = ()


def add(
    connection: Connection, consultation: str, author: str, draft: Draft, generation: str, now: datetime,
    refusal: tuple[str, str] | None = None, reasons: Sequence[EditReason] = (),
) -> Kept:  # fmt: skip
    """Keep one more draft; `refusal` is the drafter's reason and message when it wrote none."""
    number = 1 + (connection.execute(_last(consultation)).scalar_one() or 0)
    told = {"reason": refusal[0], "message": refusal[1]} if refusal else None
    row = {
        "consultation": consultation, "number": number, "author": author, "content": encode(draft),
        "digest": digest(draft), "generation": generation, "refusal": told,
        "reasons": [reason.value for reason in reasons], "made_at": now,
    }  # fmt: skip
    connection.execute(insert(table).values(**row))
    reason, message = refusal or (None, None)
    return Kept(
        consultation, number, author, draft, row["digest"], generation, now, reason, message, tuple(reasons)
    )  # fmt: skip


def get(connection: Connection, consultation: str, number: int) -> Kept:
    """A draft by its number; raises `NotFound`."""
    query = select(table).where(table.c.consultation == consultation, table.c.number == number)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound("Todavía no hay un borrador de esa consulta. Espere unos segundos y vuelva a abrirla.")
    return _of(row)


def history(connection: Connection, consultation: str) -> tuple[Kept, ...]:
    """Every draft, first to last."""
    query = select(table).where(table.c.consultation == consultation).order_by(table.c.number)
    return tuple(_of(row) for row in connection.execute(query))


def _last(consultation: str) -> Any:
    return select(func.max(table.c.number)).where(table.c.consultation == consultation)


def _of(row: Row[Any]) -> Kept:
    refusal = row.refusal or {}
    return Kept(
        row.consultation,
        row.number,
        row.author,
        decode(Draft, row.content),
        row.digest,
        row.generation,
        row.made_at,
        refusal.get("reason"),
        refusal.get("message"),
        tuple(EditReason(reason) for reason in row.reasons),
    )
