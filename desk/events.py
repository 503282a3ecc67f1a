"""Changes of state that people and programs are told of, and the deliveries that each gives rise to."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select

from corpus.errors import NotFound
from desk.identities import account
from desk.model import Consultation, Event, State
from desk.tables import delivery, event, webhook

# What an asker is written about; the rest they see when they look.
_MAILED = frozenset({State.RELEASED, State.RETURNED, State.DECLINED, State.STALE})


def tell(connection: Connection, about: Consultation, now: datetime) -> None:
    """Record a change of state, in the transaction that makes it, with a delivery a webhook and an e-mail address."""
    row: dict[str, Any] = {
        "consultation": about.id,
        "state": about.state.value,
        "version": about.version,
        "at": now,
        "detail": {},
    }
    made = connection.execute(insert(event).values(**row).returning(event.c.sequence)).scalar_one()
    hooks = connection.execute(select(webhook.c.id).where(webhook.c.active)).scalars()
    targets = [("webhook", id) for id in hooks]
    if about.state in _MAILED:
        address = connection.execute(select(account.c.email).where(account.c.id == about.asker)).scalar_one_or_none()
        targets += [("email", about.asker)] if address else []
    for channel, target in targets:
        values = {"id": uuid4().hex, "event": made, "channel": channel, "target": target}
        connection.execute(insert(delivery).values(**values, state="pending", attempts=0, not_before=now))


def get(connection: Connection, sequence: int) -> Event:
    """The event of that number; raises `NotFound`."""
    row = connection.execute(select(event).where(event.c.sequence == sequence)).one_or_none()
    if row is None:
        raise NotFound("No hay un evento con ese número.")
    return _of(row)


def _of(row: Row[Any]) -> Event:
    return Event(row.sequence, row.consultation, State(row.state), row.version, row.at, row.detail)
