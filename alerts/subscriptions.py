"""Who follows which norms and topics, and who wants to be written of them."""

import secrets
from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select, update

from alerts.model import Following, Subscriptions
from corpus.errors import Conflict, InvalidInput, NotFound
from corpus.identifiers import RegulationId
from desk.model import Account
from desk.permissions import Action, require
from desk.service import Desk
from desk.tables_public import mailing, subscription
from insight.topics import topics

MOST = 500  # norms that one account follows
_BYTES = 32


def of(desk: Desk, account: Account) -> Subscriptions:
    """What the account follows."""
    require(account, Action.SUBSCRIBE)
    with desk.database.reading() as connection:
        return read(connection, account.id)


def read(connection: Connection, account: str) -> Subscriptions:
    """The same by the account's id."""
    query = select(subscription.c.kind, subscription.c.subject).where(subscription.c.account == account)
    rows = [(row.kind, row.subject) for row in connection.execute(query.order_by(subscription.c.subject))]
    mailed = connection.execute(select(mailing.c.wanted).where(mailing.c.account == account)).scalar_one_or_none()
    return Subscriptions(
        tuple(subject for kind, subject in rows if kind == Following.TOPIC),
        tuple(subject for kind, subject in rows if kind == Following.NORM),
        bool(mailed),
    )


def follow(desk: Desk, account: Account, kind: Following, subject: str) -> None:
    """Follow a norm or a topic from now on; to do so again changes nothing. Raises `NotFound` for what there is not."""
    require(account, Action.SUBSCRIBE)
    _require_known(desk, kind, subject)
    with desk.database.writing() as connection:
        held = read(connection, account.id)
        if kind is Following.NORM and subject not in held.norms and len(held.norms) >= MOST:
            raise Conflict(f"Ya sigue {MOST} normas. Deje de seguir alguna, o siga un tema entero.")
        _add(connection, desk, account, {(kind, subject)})


def leave(desk: Desk, account: Account, kind: Following, subject: str) -> None:
    """Follow it no longer; what is not followed is left alone."""
    require(account, Action.SUBSCRIBE)
    one = (subscription.c.account == account.id, subscription.c.kind == kind.value, subscription.c.subject == subject)
    with desk.database.writing() as connection:
        connection.execute(delete(subscription).where(*one))


def choose_topics(desk: Desk, account: Account, chosen: Collection[str]) -> None:
    """Follow these topics and no other; raises `NotFound` for one that is none."""
    require(account, Action.SUBSCRIBE)
    for topic in chosen:
        _require_known(desk, Following.TOPIC, topic)
    mine = (subscription.c.account == account.id, subscription.c.kind == Following.TOPIC.value)
    with desk.database.writing() as connection:
        connection.execute(delete(subscription).where(*mine, subscription.c.subject.not_in(list(chosen))))
        _add(connection, desk, account, {(Following.TOPIC, topic) for topic in chosen})


def mail(desk: Desk, account: Account, wanted: bool) -> None:
    """Be written of what one follows, or only read it here; raises `InvalidInput` for an account without an e-mail."""
    require(account, Action.SUBSCRIBE)
    if wanted and not account.email:
        raise InvalidInput("Su cuenta no tiene correo. Pídale a quien administra el servicio que lo agregue.")
    with desk.database.writing() as connection:
        _open_mailing(connection, desk, account)
        connection.execute(update(mailing).where(mailing.c.account == account.id).values(wanted=wanted))


def unsubscribe(desk: Desk, token: str) -> None:
    """Write no more to whoever got that token by mail; raises `NotFound` for one that nobody has."""
    with desk.database.writing() as connection:
        done = connection.execute(update(mailing).where(mailing.c.token == token).values(wanted=False))
    if done.rowcount != 1:
        raise NotFound("Ese enlace ya no sirve. Entre con su cuenta y elija en Avisos qué correos quiere.")


def token_of(connection: Connection, account: str) -> str | None:
    """What opens the way out for an account that wants to be written; None for one that does not."""
    wanted = select(mailing.c.token).where(mailing.c.account == account, mailing.c.wanted)
    return connection.execute(wanted).scalar_one_or_none()


def _require_known(desk: Desk, kind: Following, subject: str) -> None:
    if kind is Following.TOPIC and subject not in topics():
        raise NotFound(f"«{subject}» no es un tema. Los hay: {', '.join(topics())}.")
    if kind is Following.NORM and RegulationId(subject) not in desk.searcher().cards():
        raise NotFound(f"La norma {subject} no está en este servicio. Búsquela en la lista de normas.")


def _add(connection: Connection, desk: Desk, account: Account, wanted: set[tuple[Following, str]]) -> None:
    held = read(connection, account.id)
    known = {(Following.NORM, one) for one in held.norms} | {(Following.TOPIC, one) for one in held.topics}
    values = {"account": account.id, "at": desk.now()}
    rows = [{**values, "kind": kind.value, "subject": subject} for kind, subject in sorted(wanted - known)]
    if rows:
        connection.execute(insert(subscription), rows)
        _open_mailing(connection, desk, account)


def _open_mailing(connection: Connection, desk: Desk, account: Account) -> None:
    """Whoever follows something for the first time is written of it, until they say otherwise."""
    if connection.execute(select(mailing.c.account).where(mailing.c.account == account.id)).first() is None:
        made = {"account": account.id, "token": secrets.token_urlsafe(_BYTES), "at": desk.now()}
        connection.execute(insert(mailing).values(**made, wanted=bool(account.email)))
