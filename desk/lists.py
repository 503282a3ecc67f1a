"""Lists of consultations: what they may be narrowed by, in which order, and page by page."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import reduce
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from corpus.errors import InvalidInput
from desk import consultations
from desk.deadlines import OWED
from desk.model import Account, Consultation, Matter, State
from desk.tables import consultation as table
from desk.texts import clean
from ingest.folding import fold

T = TypeVar("T")
LONGEST_PAGE = 100
_RISKIEST = 100
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
    connection: Connection, conditions: Sequence[ColumnElement[bool]], order: Order, cursor: str | None, limit: int
) -> Page[Consultation]:
    """The consultations that fulfil the conditions, from after the cursor; raises `InvalidInput` for a bad cursor."""
    if not 1 <= limit <= LONGEST_PAGE:
        raise InvalidInput(f"Una página tiene de 1 a {LONGEST_PAGE} consultas.")
    after = [_after(order, cursor)] if cursor else []
    query = select(table).where(*conditions, *after).order_by(*_ORDERS[order]).limit(limit + 1)
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
        said = reduce(lambda text, pair: func.replace(text, *pair), _ACCENTS, func.lower(c.question))
        found += [said.contains(fold(word), autoescape=True) for word in clean(filters.text).split()]
    return found


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
