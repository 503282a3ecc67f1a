"""Every draft of a consultation, the drafter's and the advisors', numbered from 1; none is ever changed."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from corpus.codec import decode, encode
from corpus.errors import NotFound
from desk.model import EditReason
from desk.release import digest
from desk.tables import draft as table
from qa_service.model import Draft, QuestionKind

EMPTY = Draft(QuestionKind.OTHER, (), confidence=0.0)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as kept: by whom, against which generation, and, where the drafter abstained, why.

    `number` counts the drafts of a consultation from 1; 0 is one not kept yet.
    """

    consultation: str
    author: str
    draft: Draft
    generation: str
    made_at: datetime
    reason: str | None = None
    message: str | None = None
    reasons: tuple[EditReason, ...] = ()
    number: int = 0

    @property
    def digest(self) -> str:
        """What an approval names it by."""
        return digest(self.draft)


def add(connection: Connection, made: Kept) -> Kept:
    """Keep one more draft of its consultation: the same with its number."""
    number = 1 + (connection.execute(_last(made.consultation)).scalar_one() or 0)
    told = {"reason": made.reason, "message": made.message} if made.reason else None
    row = {
        "consultation": made.consultation, "number": number, "author": made.author, "content": encode(made.draft),
        "digest": made.digest, "generation": made.generation, "refusal": told,
        "reasons": [reason.value for reason in made.reasons], "made_at": made.made_at,
    }  # fmt: skip
    connection.execute(insert(table).values(**row))
    return replace(made, number=number)


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


def _last(consultation: str) -> Select[int | None]:
    return select(func.max(table.c.number)).where(table.c.consultation == consultation)


def _of(row: Row[Any]) -> Kept:
    refusal = row.refusal or {}
    return Kept(
        consultation=row.consultation,
        author=row.author,
        draft=decode(Draft, row.content),
        generation=row.generation,
        made_at=row.made_at,
        reason=refusal.get("reason"),
        message=refusal.get("message"),
        reasons=tuple(EditReason(reason) for reason in row.reasons),
        number=row.number,
    )
