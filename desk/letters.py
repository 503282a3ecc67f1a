"""Mail about an account: that one was asked for, invited to, or changed, with a link that serves once.

The worker makes a link's secret as it sends it, and only its hash is kept: neither the queue nor a copy of the database
opens anything. A letter sent again, after a crash, bears a new link; the one before is dead.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from corpus.errors import InvalidInput, NotFound
from desk import accounts, leases, mail
from desk.consultations import fresh_id
from desk.deliveries import Channels
from desk.identities import letter as table
from desk.service import Desk
from desk.wordings import LETTERS


class Kind(StrEnum):
    """What a letter is for."""

    CONFIRM = "confirm"  # an account was asked for with this address
    INVITE = "invite"
    RESET = "reset"
    ARRIVE = "arrive"  # known to an identity provider, not yet here; nothing is mailed
    KNOWN = "known"  # an account was asked for, and there is one
    CHANGED = "changed"


PENDING, SENT, FAILED, USED, WITHDRAWN = "pending", "sent", "failed", "used", "withdrawn"
LASTS: Mapping[Kind, timedelta] = {
    Kind.CONFIRM: timedelta(days=1),
    Kind.INVITE: timedelta(days=7),
    Kind.RESET: timedelta(hours=1),
    Kind.ARRIVE: timedelta(hours=1),
}
_KEPT = timedelta(days=30)
_TRIES = 12
_FIRST, _LONGEST = timedelta(seconds=10), timedelta(hours=1)
_OVER = "El enlace ya se usó o venció. Pida otro."


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and what its link opens. `detail` is what the account will be made of."""

    id: str
    kind: Kind
    email: str
    account: str | None
    by: str | None
    created_at: datetime
    state: str
    expires_at: datetime | None
    detail: Mapping[str, Any]


def write(
    connection: Connection, kind: Kind, email: str, now: datetime, *, account: str | None = None,
    by: str | None = None, detail: Mapping[str, Any] | None = None,
) -> str:  # fmt: skip
    """Put a letter into the queue; its id."""
    id = fresh_id()
    row = {"id": id, "kind": kind.value, "email": email, "account": account, "by": by, "created_at": now}
    connection.execute(insert(table).values(**row, state=PENDING, not_before=now, detail=dict(detail or {})))
    return id


def hand_over(connection: Connection, id: str, now: datetime) -> str:
    """The secret of a letter's link, given to whom is already known to be its reader, or to the mail."""
    secret = secrets.token_urlsafe(32)
    row = connection.execute(select(table.c.kind).where(table.c.id == id)).scalar_one()
    values = {"hash": accounts.hash_of(secret), "expires_at": now + LASTS[Kind(row)], "state": SENT}
    connection.execute(update(table).where(table.c.id == id).values(**values))
    return secret


def opened(connection: Connection, secret: str, now: datetime) -> Letter:
    """The letter whose link that is; raises `NotFound` for one unknown, used, withdrawn or over."""
    live = (table.c.hash == accounts.hash_of(secret), table.c.state == SENT, table.c.expires_at > now)
    row = connection.execute(select(table).where(*live)).one_or_none()
    if row is None:
        raise NotFound(_OVER)
    return _of(row)


def use(connection: Connection, one: Letter) -> None:
    """End a link as it is used; raises `NotFound` when another was quicker."""
    mine = (table.c.id == one.id, table.c.state.in_((PENDING, SENT)))
    if connection.execute(update(table).where(*mine).values(state=USED, hash=None)).rowcount != 1:
        raise NotFound(_OVER)


def withdraw(connection: Connection, id: str) -> None:
    """Take back an invitation that nobody took; raises `NotFound`."""
    mine = (table.c.id == id, table.c.kind == Kind.INVITE.value, table.c.state.in_((PENDING, SENT, FAILED)))
    if connection.execute(update(table).where(*mine).values(state=WITHDRAWN, hash=None)).rowcount != 1:
        raise NotFound("No hay una invitación abierta con ese número.")


def drop(connection: Connection, account: str, kind: Kind) -> None:
    """End the links of a kind that an account still has: a newer one takes their place."""
    mine = (table.c.account == account, table.c.kind == kind.value, table.c.state.in_((PENDING, SENT)))
    connection.execute(update(table).where(*mine).values(state=WITHDRAWN, hash=None))


def invitations(connection: Connection) -> tuple[Letter, ...]:
    """Every invitation, newest first."""
    mine = select(table).where(table.c.kind == Kind.INVITE.value).order_by(table.c.created_at.desc(), table.c.id)
    return tuple(_of(row) for row in connection.execute(mine))


def invitation_for(connection: Connection, email: str, now: datetime) -> Letter | None:
    """The newest invitation of an address that still holds, or None."""
    waits = (table.c.kind == Kind.INVITE.value, table.c.email == email, table.c.state.in_((PENDING, SENT)))
    young = (table.c.expires_at.is_(None)) | (table.c.expires_at > now)
    row = connection.execute(select(table).where(*waits, young).order_by(table.c.created_at.desc()).limit(1))
    found = row.one_or_none()
    return _of(found) if found else None


def forget(connection: Connection, now: datetime) -> None:
    """Drop letters that are long over."""
    connection.execute(delete(table).where(table.c.created_at < now - _KEPT))


def step(desk: Desk, name: str, channels: Channels) -> bool:
    """Send the oldest letter whose time has come; False when none waits."""
    with desk.database.writing() as connection:
        ready = (table.c.state == PENDING) & (table.c.not_before <= desk.now())
        row = leases.claim(connection, table, ready, table.c.created_at, name, desk.now(), desk.terms.lease)
        secret = secrets.token_urlsafe(32) if row is not None and Kind(row.kind) in LASTS else None
        if row is not None and secret:
            until = desk.now() + LASTS[Kind(row.kind)]
            values = {"hash": accounts.hash_of(secret), "expires_at": until}
            connection.execute(update(table).where(table.c.id == row.id).values(**values))
    if row is None:
        return False
    try:
        _send(desk, row, secret, channels)
    except (OSError, InvalidInput) as error:
        _failed(desk, row, str(error) or type(error).__name__, lost=isinstance(error, InvalidInput))
    else:
        with desk.database.writing() as connection:
            leases.let_go(connection, table, row, state=SENT, error=None)
    return True


def _send(desk: Desk, row: Row[Any], secret: str | None, channels: Channels) -> None:
    if channels.mail is None:
        raise InvalidInput("No hay un servidor de correo configurado (ABSUELVE_SMTP).")
    if secret and not channels.origin:
        raise InvalidInput("No se sabe a qué dirección llevan los enlaces (ABSUELVE_ADDRESS).")
    link = f"{channels.origin}/enlace/{secret}" if secret else f"{channels.origin}/entrar"
    channels.mail(message(row.id, channels.sender, row.email, Kind(row.kind), link, row.detail, desk.now()))


def message(
    id: str, sender: str, to: str, kind: Kind, link: str, detail: Mapping[str, Any], now: datetime
) -> EmailMessage:
    """A letter as it is mailed."""
    subject, body = LETTERS[kind.value]
    return mail.automatic(id, sender, to, subject, body.format(link=link, **detail), now)


def _failed(desk: Desk, row: Row[Any], error: str, lost: bool) -> None:
    over = lost or row.attempts >= _TRIES
    later = desk.now() + leases.pause(row.attempts, _FIRST, _LONGEST)
    with desk.database.writing() as connection:
        state = FAILED if over else PENDING
        leases.let_go(connection, table, row, state=state, error=error[:300], not_before=later, hash=None)


def _of(row: Row[Any]) -> Letter:
    who = (row.email, row.account, row.by, row.created_at)
    return Letter(row.id, Kind(row.kind), *who, row.state, row.expires_at, row.detail)
