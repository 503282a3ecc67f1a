"""Lists of consultations: what they may be narrowed by, in which order, and page by page."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import reduce
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from corpus.errors import InvalidInput
from desk import consultations
from desk.columns import stored
from desk.deadlines import OWED
from desk.model import Account, Consultation, Matter, State
from desk.tables import consultation as table
from desk.texts import clean
from ingest.folding import fold
from privacy.finding import redact
from privacy.sealing import MARK

T = TypeVar("T")
LONGEST_PAGE = 100
_RISKIEST = 100
_BATCH = 500
# What the databases' own `lower` leaves: SQLite's knows ASCII only.
_ACCENTS = tuple(zip("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunaeiouun", strict=True))


class Hold(StrEnum):
    """Whose hold a consultation is in."""

    MINE = "mine"
    FREE = "free"


class Order(StrEnum):
    """What comes first: the riskiest and then the oldest, or the newest."""

    URGENCY = "urgency"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; a field left as it is narrows nothing. `text` is looked for in the question."""

    states: frozenset[State] = frozenset()
    matter: Matter | None = None
    least_risk: int = 0
    overdue: bool = False
    hold: Hold | None = None
    ubigeo: str | None = None
    text: str | None = None
    thread: str | None = None


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page of a list; `next` is the cursor of the one after it, None on the last."""

    items: tuple[T, ...]
    next: str | None = None


def page(
    connection: Connection,
    conditions: Sequence[ColumnElement[bool]],
    order: Order,
    cursor: str | None,
    limit: int,
    text: str | None = None,
) -> Page[Consultation]:
    """The consultations that fulfil the conditions, from after the cursor; raises `InvalidInput` for a bad cursor.

    The `text` of the filters is given once more: what is sealed can't be searched where it is kept.
    """
    if not 1 <= limit <= LONGEST_PAGE:
        raise InvalidInput(f"Una página tiene de 1 a {LONGEST_PAGE} consultas.")
    after = [_after(order, cursor)] if cursor else []
    wanted = [*conditions, *after]
    if text:
        wanted = [table.c.id.in_(_saying(connection, text, wanted, order, limit + 1))]
    query = select(table).where(*wanted).order_by(*_ORDERS[order]).limit(limit + 1)
    found = tuple(consultations.of(row) for row in connection.execute(query))
    more = len(found) > limit
    return Page(found[:limit], _cursor(order, found[limit - 1]) if more else None)


def conditions(filters: Filters, account: Account, now: datetime) -> list[ColumnElement[bool]]:
    """The filters as conditions on the database."""
    c = table.c
    found: list[ColumnElement[bool]] = [c.risk >= filters.least_risk] if filters.least_risk else []
    if filters.states:
        found.append(c.state.in_([state.value for state in filters.states]))
    if filters.matter:
        found.append(c.matter == filters.matter.value)
    if filters.overdue:
        found.append(and_(c.state.in_([state.value for state in OWED]), c.due_at < now))
    if filters.hold is Hold.MINE:
        found.append(and_(c.claimed_by == account.id, c.claimed_until > now))
    if filters.hold is Hold.FREE:
        found.append(free(now))
    if filters.ubigeo:
        found.append(c.ubigeo == clean(filters.ubigeo))
    if filters.thread:
        found.append(c.thread == clean(filters.thread))
    if filters.text:
        found.append(_may_say(filters.text))
    return found


def _may_say(text: str) -> ColumnElement[bool]:
    """Whether a question has the words, or is sealed, so that it must be opened to tell."""
    kept = stored(table.c.question)
    said = reduce(lambda text, pair: func.replace(text, *pair), _ACCENTS, func.lower(kept))
    words = [said.contains(fold(word), autoescape=True) for word in clean(text).split()]
    return or_(kept.startswith(MARK), and_(true(), *words))


def _saying(
    connection: Connection, text: str, conditions: Sequence[ColumnElement[bool]], order: Order, limit: int
) -> list[str]:
    """The ids of the first consultations whose questions have the words outside personal data."""
    words = fold(clean(text)).split()

    def has(question: str) -> bool:
        return all(word in fold(question) for word in words)

    query = select(table.c.id, table.c.question).where(*conditions).order_by(*_ORDERS[order])
    with connection.execute(query.execution_options(yield_per=_BATCH)) as rows:
        found = (row.id for row in rows if has(row.question) and has(redact(row.question)))
        return list(islice(found, limit))


def free(now: datetime) -> ColumnElement[bool]:
    """Held by nobody, or by somebody whose lease ran out."""
    return or_(table.c.claimed_by.is_(None), table.c.claimed_until <= now)


_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.URGENCY: (table.c.risk.desc(), table.c.asked_at, table.c.id),
    Order.NEWEST: (table.c.asked_at.desc(), table.c.id.desc()),
}


def _after(order: Order, cursor: str) -> ColumnElement[bool]:
    """What stands after the place that a cursor names."""
    c = table.c
    risk, asked_at, id = _place(order, cursor)
    if order is Order.NEWEST:
        return or_(c.asked_at < asked_at, and_(c.asked_at == asked_at, c.id < id))
    later = or_(c.asked_at > asked_at, and_(c.asked_at == asked_at, c.id > id))
    return or_(c.risk < risk, and_(c.risk == risk, later))


def _cursor(order: Order, last: Consultation) -> str:
    risk = last.risk if order is Order.URGENCY else 0  # it is no asker's business
    place = json.dumps([order.value, risk, last.asked_at.isoformat(), last.id])
    return base64.urlsafe_b64encode(place.encode()).decode()


def _place(order: Order, cursor: str) -> tuple[int, datetime, str]:
    try:
        named, risk, asked_at, id = json.loads(base64.urlsafe_b64decode(cursor))
        place = int(risk), datetime.fromisoformat(asked_at).astimezone(UTC), clean(str(id))
    except (ValueError, TypeError, OverflowError) as error:
        raise InvalidInput("El cursor no sirve. Pida la lista desde el comienzo.") from error
    if named != order.value or abs(place[0]) > _RISKIEST:
        raise InvalidInput("El cursor es de otra lista. Pida la lista desde el comienzo.")
    return place
