"""What people said on a consultation, and what askers thought of its answers."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from desk.model import Note, Rating
from desk.tables import approval, rating
from desk.tables import note as table


class Kind(StrEnum):
    """What a note is."""

    FACTS = "facts"
    ASKED = "asked"
    DECLINED = "declined"
    HAND_OVER = "hand_over"


# A hand-over is between advisors.
INTERNAL = frozenset({Kind.HAND_OVER})


def add(connection: Connection, consultation: str, author: str, kind: Kind, text: str, now: datetime) -> None:
    """Keep a note."""
    values = {"consultation": consultation, "author": author, "kind": kind.value, "text": text, "at": now}
    connection.execute(insert(table).values(**values))


def of(connection: Connection, consultation: str, internal: bool = False) -> tuple[Note, ...]:
    """The notes of a consultation, oldest first; those between advisors only when asked for."""
    hidden = [] if internal else [kind.value for kind in INTERNAL]
    query = select(table).where(table.c.consultation == consultation, table.c.kind.not_in(hidden))
    rows = connection.execute(query.order_by(table.c.sequence))
    return tuple(Note(row.consultation, row.author, row.kind, row.text, row.at) for row in rows)


def rate(connection: Connection, made: Rating) -> None:
    """Keep what an asker thinks of a release, in the place of what the same asker thought before."""
    same = (rating.c.consultation == made.consultation, rating.c.release == made.release, rating.c.by == made.by)
    connection.execute(delete(rating).where(*same))
    values = {
        "consultation": made.consultation, "release": made.release, "by": made.by, "score": made.score,
        "reason": made.reason, "at": made.at,
    }  # fmt: skip
    connection.execute(insert(rating).values(**values))


def ratings(connection: Connection, consultation: str) -> tuple[Rating, ...]:
    """What askers thought of each release, in order."""
    query = select(rating).where(rating.c.consultation == consultation).order_by(rating.c.release)
    return tuple(map(_rating, connection.execute(query)))


def ratings_for(connection: Connection, advisor: str, limit: int) -> tuple[Rating, ...]:
    """What askers thought of the answers that somebody approved, newest first."""
    answered = select(approval.c.consultation).where(approval.c.by == advisor)
    query = select(rating).where(rating.c.consultation.in_(answered)).order_by(rating.c.at.desc()).limit(limit)
    return tuple(map(_rating, connection.execute(query)))


def _rating(row: Row[Any]) -> Rating:
    return Rating(row.consultation, row.release, row.by, row.score, row.reason, row.at)
