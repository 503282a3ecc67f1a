"""Notices on their way: each is sent until the other side takes it, or too often in vain; at worst twice.

What was sent just before a crash is sent again under the same id, by which the other side knows it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

from sqlalchemy import Connection, Row, update

from corpus.errors import InvalidInput, NotFound
from desk import accounts, consultations, events, leases, mail, webhooks
from desk.service import Desk
from desk.tables import delivery as table

TRIES = 15  # over some twenty hours
_FIRST, _LONGEST = timedelta(seconds=10), timedelta(hours=4)
_LONGEST_ERROR = 300

Post = Callable[[str, Mapping[str, str], bytes], int]
Send = Callable[[EmailMessage], None]


@dataclass(frozen=True, slots=True)
class Channels:
    """How notices leave: `mail` is None where no mail server is set; `link` gives a consultation's address.

    `origin` is where the pages are, without a slash at the end; "" where nobody said. `others` send what packages
    above put in the queue, each under a channel of its own.
    """

    post: Post
    mail: Send | None = None
    sender: str = ""
    link: Callable[[str], str] = str
    origin: str = ""
    others: "Mapping[str, Sender]" = field(default_factory=dict)


Sender = Callable[[Desk, Row[Any], Channels], None]


def step(desk: Desk, name: str, channels: Channels) -> bool:
    """Send the oldest notice whose time has come; False when none waits."""
    with desk.database.writing() as connection:
        ready = (table.c.state == "pending") & (table.c.not_before <= desk.now())
        row = leases.claim(connection, table, ready, table.c.event, name, desk.now(), desk.terms.lease)
    if row is None:
        return False
    try:
        _require_tries(row)
        _send(desk, row, channels)
    except (OSError, InvalidInput, NotFound) as error:
        _failed(desk, row, str(error) or type(error).__name__, lost=isinstance(error, NotFound))
    else:
        with desk.database.writing() as connection:
            leases.let_go(connection, table, row, state="sent", error=None)
    return True


def _require_tries(row: Row[Any]) -> None:
    """Raise `NotFound` for what was claimed too often: it ended every process that sent it."""
    if row.attempts > TRIES:
        raise NotFound("El programa terminó a la fuerza cada vez que lo enviaba.")


def _send(desk: Desk, row: Row[Any], channels: Channels) -> None:
    """Send one; raises `OSError` when it was not taken, `NotFound` when there is nobody left to send it to."""
    if row.channel == "webhook":
        _post(desk, row, channels)
    elif row.channel in channels.others:
        channels.others[row.channel](desk, row, channels)
    else:
        _mail(desk, row, channels)


def _post(desk: Desk, row: Row[Any], channels: Channels) -> None:
    with desk.database.reading() as connection:
        hook, event = webhooks.get(connection, row.target), events.get(connection, row.event)
    body = webhooks.payload(event)
    status = channels.post(hook.url, webhooks.signed(hook, row.id, body, desk.now()), body)
    if not 200 <= status < 300:
        raise ConnectionError(f"respondió {status}")


def mailer(channels: Channels) -> Send:
    """What sends mail; raises `NotFound` where no server is set."""
    if channels.mail is None:
        raise NotFound("No hay un servidor de correo configurado (ABSUELVE_SMTP).")
    return channels.mail


def _mail(desk: Desk, row: Row[Any], channels: Channels) -> None:
    send = mailer(channels)
    with desk.database.reading() as connection:
        event = events.get(connection, row.event)
        about = consultations.get(connection, event.consultation)
        to = accounts.get(connection, row.target).email
    if not to:
        raise NotFound("La cuenta ya no tiene correo.")
    send(mail.notice(row.id, channels.sender, to, about, event.state, channels.link(about.id), desk.now()))


def _failed(desk: Desk, row: Row[Any], error: str, lost: bool) -> None:
    """Try again later, and leave alone till then whatever else goes the same way; or give up."""
    over = lost or row.attempts >= TRIES
    later = desk.now() + leases.pause(row.attempts, _FIRST, _LONGEST)
    state = "failed" if over else "pending"
    with desk.database.writing() as connection:
        kept = leases.let_go(connection, table, row, state=state, error=error[:_LONGEST_ERROR], not_before=later)
        if kept and not lost:
            _hold_back(connection, row, later)


def _hold_back(connection: Connection, row: Row[Any], later: datetime) -> None:
    same = [table.c.state == "pending", table.c.channel == row.channel, table.c.not_before < later]
    if row.channel == "webhook":
        same.append(table.c.target == row.target)
    connection.execute(update(table).where(*same).values(not_before=later))
