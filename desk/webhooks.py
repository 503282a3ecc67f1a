"""Webhooks: where other programs are told of changes of state, and how they know that it was us (Standard Webhooks)."""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from corpus.errors import NotFound
from desk import audit, outbound
from desk.consultations import fresh_id
from desk.model import Account, Event
from desk.permissions import Action, require
from desk.service import Desk
from desk.tables import delivery
from desk.tables import webhook as table

_PREFIX = "whsec_"
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Hook:
    """An address that is told of every change of state, and the secret that signs what it is told."""

    id: str
    url: str
    secret: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event on its way to one address: pending, sent or failed; `error` is what went wrong last."""

    id: str
    event: int
    state: str
    attempts: int
    not_before: datetime
    error: str | None


def add(desk: Desk, account: Account, url: str) -> Hook:
    """Tell an address from now on; its secret is shown this once. Raises `InvalidInput` for an address of no use."""
    require(account, Action.MANAGE_WEBHOOKS)
    outbound.check(url, desk.terms.private_webhooks)
    secret = _PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()
    made = Hook(fresh_id(), url, secret, desk.now())
    row = {"id": made.id, "url": url, "secret": secret, "created_by": account.id, "created_at": made.created_at}
    with desk.database.writing() as connection:
        connection.execute(insert(table).values(**row, active=True))
        audit.append(connection, account.id, "add_webhook", made.id, made.created_at, {"url": url})
    return made


def hooks(desk: Desk, account: Account) -> tuple[Hook, ...]:
    """Every address that is told, oldest first."""
    require(account, Action.MANAGE_WEBHOOKS)
    with desk.database.reading() as connection:
        rows = connection.execute(select(table).where(table.c.active).order_by(table.c.created_at, table.c.id))
        return tuple(_of(row) for row in rows)


def remove(desk: Desk, account: Account, id: str) -> None:
    """Tell an address no longer; raises `NotFound`."""
    require(account, Action.MANAGE_WEBHOOKS)
    with desk.database.writing() as connection:
        get(connection, id)
        connection.execute(update(table).where(table.c.id == id).values(active=False))
        audit.append(connection, account.id, "remove_webhook", id, desk.now())


def deliveries(desk: Desk, account: Account, id: str, limit: int = 50) -> tuple[Delivery, ...]:
    """What was sent to an address, newest first; raises `NotFound`."""
    require(account, Action.MANAGE_WEBHOOKS)
    with desk.database.reading() as connection:
        get(connection, id)
        mine = (delivery.c.channel == "webhook", delivery.c.target == id)
        rows = connection.execute(select(delivery).where(*mine).order_by(delivery.c.event.desc()).limit(limit))
        return tuple(Delivery(r.id, r.event, r.state, r.attempts, r.not_before, r.error) for r in rows)


def get(connection: Connection, id: str) -> Hook:
    """An address that is told; raises `NotFound`."""
    row = connection.execute(select(table).where(table.c.id == id, table.c.active)).one_or_none()
    if row is None:
        raise NotFound("No hay un aviso con ese número. Vea la lista de los que hay.")
    return _of(row)


def payload(event: Event) -> bytes:
    """What an address is told of an event: which consultation, its state and version, and none of its words."""
    data = {"consultation": event.consultation, "state": event.state, "version": event.version}
    told = {
        "type": f"consultation.{event.state}",
        "timestamp": event.at.isoformat(),
        "data": {**data, "sequence": event.sequence},
    }
    return json.dumps(told).encode()


def signed(hook: Hook, id: str, body: bytes, now: datetime) -> Mapping[str, str]:
    """The headers that prove a body to be ours; `id` is the same each time it is sent."""
    stamp = str(int(now.timestamp()))
    key = base64.b64decode(hook.secret.removeprefix(_PREFIX))
    seal = hmac.new(key, b".".join((id.encode(), stamp.encode(), body)), hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "Absuelve",
        "webhook-id": id,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{base64.b64encode(seal).decode()}",
    }


def _of(row: Row[Any]) -> Hook:
    return Hook(row.id, row.url, row.secret, row.created_at)
