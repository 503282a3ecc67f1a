"""Consultations in the database. Whatever changes one goes through `save`, which also tells and records it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select, update

from corpus.codec import decode, encode
from corpus.errors import Conflict, NotFound, Outdated
from corpus.model import Place
from desk import audit, events
from desk.model import Account, Claim, Consultation, Matter, Municipality, State
from desk.permissions import Action, require
from desk.tables import consultation as table
from qa_service.shown import Shown

_UNKNOWN = "No hay una consulta con ese número. Revise la dirección o búsquela en la lista."
_CHANGED = "Otra persona cambió la consulta mientras usted la tenía abierta. Vuelva a abrirla."


def fresh_id() -> str:
    """A new random id, 32 hexadecimal digits."""
    return uuid4().hex


def add(connection: Connection, made: Consultation, passages: Sequence[Shown], now: datetime) -> Consultation:
    """Keep a new consultation with the passages its asker was shown."""
    connection.execute(insert(table).values(**columns(made, now), passages=encode(list(passages)), attempts=0))
    events.tell(connection, made, now)
    audit.append(connection, made.asker, "ask", made.id, now)
    return made


def get(connection: Connection, id: str) -> Consultation:
    """The consultation with that id; raises `NotFound`."""
    row = connection.execute(select(table).where(table.c.id == id)).one_or_none() if id.isalnum() else None
    if row is None:
        raise NotFound(_UNKNOWN)
    return of(row)


def readable(connection: Connection, account: Account, action: Action, id: str) -> Consultation:
    """The consultation with that id, to do something that the account may do; raises `NotFound` or `Forbidden`."""
    require(account, action)
    found = get(connection, id)
    require(account, action, found)
    return found


def at(connection: Connection, account: Account, action: Action, id: str, version: int) -> Consultation:
    """The same, as the account last read it; raises `Outdated` too."""
    found = readable(connection, account, action, id)
    if found.version != version:
        raise Outdated(_CHANGED)
    return found


def asked_as(connection: Connection, account: Account, id: str) -> Consultation | None:
    """What the account asked under that id, or None; raises `Conflict` when another did."""
    row = connection.execute(select(table).where(table.c.id == id)).one_or_none()
    if row and row.asker != account.id:
        raise Conflict("Ese número ya es de otra consulta. Envíe la pregunta otra vez.")
    return of(row) if row else None


def passages(connection: Connection, id: str) -> tuple[Shown, ...]:
    """What its asker was shown at once."""
    kept = connection.execute(select(table.c.passages).where(table.c.id == id)).scalar_one_or_none()
    return decode(tuple[Shown, ...], list(kept or ()))


def save(
    connection: Connection, before: Consultation, after: Consultation, actor: str, action: str, now: datetime,
    detail: Mapping[str, Any] | None = None,
) -> Consultation:  # fmt: skip
    """Put `after` in the place of `before`; raises `Outdated` when somebody changed it in between."""
    where = (table.c.id == before.id, table.c.version == before.version)
    done = connection.execute(update(table).where(*where).values(**columns(after, now)))
    if done.rowcount != 1:
        raise Outdated(_CHANGED)
    if after.state is not before.state:
        events.tell(connection, after, now)
    told = {"from": before.state.value, "to": after.state.value, "version": after.version, **(detail or {})}
    audit.append(connection, actor, action, after.id, now, told)
    return after


def of(row: Row[Any]) -> Consultation:
    """The consultation in a row of its table."""
    held = Claim(row.claimed_by, row.claimed_until) if row.claimed_by else None
    return Consultation(
        id=row.id,
        asker=row.asker,
        municipality=Municipality(row.ubigeo, Place(row.region, row.province, row.district)),
        question=row.question,
        asked_at=row.asked_at,
        due_at=row.due_at,
        as_of=row.as_of,
        thread=row.thread,
        parent=row.parent,
        state=State(row.state),
        version=row.version,
        matter=Matter(row.matter),
        risk=row.risk,
        confidence=row.confidence,
        draft=row.draft,
        released=row.released,
        claim=held,
        approvals=tuple(row.approvals),
        note=row.note,
        changed_at=row.changed_at,
    )


def columns(made: Consultation, now: datetime) -> dict[str, Any]:
    """The columns that say where a consultation stands; what workers and askers add to its row is left out."""
    place, held = made.municipality.place, made.claim
    return {
        "id": made.id,
        "asker": made.asker,
        "ubigeo": made.municipality.ubigeo,
        "region": place.region,
        "province": place.province,
        "district": place.district,
        "question": made.question,
        "as_of": made.as_of,
        "asked_at": made.asked_at,
        "due_at": made.due_at,
        "changed_at": now,
        "thread": made.thread or made.id,
        "parent": made.parent,
        "state": made.state.value,
        "version": made.version,
        "matter": made.matter.value,
        "risk": made.risk,
        "confidence": made.confidence,
        "draft": made.draft,
        "released": made.released,
        "claimed_by": held.by if held else None,
        "claimed_until": held.until if held else None,
        "approvals": list(made.approvals),
        "note": made.note,
    }
