"""Accounts and the tokens by which programs act for them, as rows; who may do what with them is `administration`'s."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, insert, or_, select, update

from corpus.errors import InvalidInput, NotFound
from corpus.model import Place
from desk.consultations import fresh_id
from desk.identities import account as table
from desk.identities import token
from desk.model import Account, Municipality, Role

if TYPE_CHECKING:
    from argon2 import PasswordHasher

KEY, SESSION = "key", "session"
_PREFIX = "abs_"
_SEEN = timedelta(minutes=10)  # how exactly one is told when a token was last used


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret, which nobody keeps: a session's, or a key that a program bears.

    `scopes` are the actions that it may do, None all that its account may; `agent` is the session's browser.
    """

    id: str
    account: str
    label: str
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    kind: str = KEY
    scopes: frozenset[str] | None = None
    agent: str = ""
    seen_at: datetime | None = None

    def live(self, now: datetime) -> bool:
        """Whether it still opens anything."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)


def add(connection: Connection, made: Account, now: datetime, password: str | None = None) -> Account:
    """Keep a new account; raises `InvalidInput` when its name is taken, or an official has no municipality."""
    if named(connection, made.username):
        raise InvalidInput(f"Ya hay una cuenta «{made.username}». Elija otro nombre.")
    if made.role is Role.OFFICIAL and made.municipality is None:
        raise InvalidInput("La cuenta de un funcionario necesita su municipalidad.")
    place = made.municipality.place if made.municipality else Place()
    row = {
        "id": made.id, "username": made.username, "role": made.role.value, "office": made.office, "email": made.email,
        "ubigeo": made.municipality.ubigeo if made.municipality else None, **_names(place), "active": made.active,
        "created_at": now,
        "password": hashed(password) if password else None,
    }  # fmt: skip
    connection.execute(insert(table).values(**row))
    return made


def get(connection: Connection, id: str) -> Account:
    """The account with that id; raises `NotFound`."""
    row = connection.execute(select(table).where(table.c.id == id)).one_or_none()
    if row is None:
        raise NotFound("No hay una cuenta con ese número.")
    return _of(row)


def named(connection: Connection, username: str) -> Account | None:
    """The account with that name, or None."""
    row = connection.execute(select(table).where(table.c.username == username)).one_or_none()
    return _of(row) if row else None


def reached(connection: Connection, name: str) -> tuple[Account, ...]:
    """The active accounts that a name or an e-mail address stands for."""
    mine = or_(table.c.username == name, table.c.email == name)
    rows = connection.execute(select(table).where(mine, table.c.active).order_by(table.c.username))
    return tuple(_of(row) for row in rows)


def known_as(connection: Connection, subject: str) -> Account | None:
    """The active account of whom an identity provider calls so, or None."""
    row = connection.execute(select(table).where(table.c.subject == subject, table.c.active)).one_or_none()
    return _of(row) if row else None


def tie(connection: Connection, id: str, subject: str) -> None:
    """Let an account be opened by an identity provider's word."""
    connection.execute(update(table).where(table.c.id == id).values(subject=subject))


def amend(connection: Connection, made: Account) -> None:
    """Keep another e-mail address, office, municipality and role of an account."""
    where = made.municipality
    place = where.place if where else Place()
    row = {"ubigeo": where.ubigeo if where else None, **_names(place), "office": made.office, "email": made.email}
    row["role"] = made.role.value
    connection.execute(update(table).where(table.c.id == made.id).values(**row))


def all_of(connection: Connection) -> tuple[Account, ...]:
    """Every account by name."""
    return tuple(_of(row) for row in connection.execute(select(table).order_by(table.c.username)))


def found(connection: Connection, text: str, role: Role | None, after: str, limit: int) -> tuple[Account, ...]:
    """Accounts by name after one, those whose name, address, office or place bears a text and that have a role."""
    told = (table.c.username, table.c.email, table.c.office, table.c.region, table.c.province, table.c.district)
    query = select(table).where(table.c.username > after).order_by(table.c.username).limit(limit)
    if text:
        query = query.where(or_(*(one.icontains(text, autoescape=True) for one in told)))
    if role:
        query = query.where(table.c.role == role.value)
    return tuple(_of(row) for row in connection.execute(query))


def switch(connection: Connection, id: str, active: bool) -> None:
    """Close an account, or open it again."""
    connection.execute(update(table).where(table.c.id == id).values(active=active))


def hashed(password: str) -> str:
    """A password as it is kept: Argon2id, with its own salt. Takes long on purpose: not inside a transaction."""
    return _hasher().hash(password)


def set_password(connection: Connection, id: str, kept: str) -> None:
    """Replace the account's password by another, as `hashed` gives it."""
    connection.execute(update(table).where(table.c.id == id).values(password=kept))


def check_password(connection: Connection, username: str, password: str) -> Account | None:
    """The active account that name and password open, or None. An unknown name takes as long as a wrong password."""
    from argon2.exceptions import VerifyMismatchError

    row = connection.execute(select(table).where(table.c.username == username, table.c.active)).one_or_none()
    kept = row.password if row and row.password else _nobodys()
    try:
        _hasher().verify(kept, password)
    except VerifyMismatchError:
        return None
    return _of(row) if row and row.password else None


def issue(
    connection: Connection, account: str, label: str, now: datetime, until: datetime | None = None,
    scopes: frozenset[str] | None = None,
) -> str:  # fmt: skip
    """A new key for an account: shown once, kept only as its SHA-256."""
    return _issue(connection, account, now, until, label=label, kind=KEY, scopes=sorted(scopes) if scopes else None)


def begin_session(connection: Connection, account: str, agent: str, now: datetime, until: datetime) -> str:
    """A new session's token, kept as a key is."""
    return _issue(connection, account, now, until, kind=SESSION, agent=agent, seen_at=now)


def _issue(connection: Connection, account: str, now: datetime, until: datetime | None, **more: object) -> str:
    made = _PREFIX + secrets.token_urlsafe(32)
    row = {"id": fresh_id(), "account": account, "hash": hash_of(made), "created_at": now, "expires_at": until}
    connection.execute(insert(token).values(**row, **more))
    return made


def bearer(connection: Connection, given: str, now: datetime) -> Account | None:
    """The active account whose token that is, or None for one unknown, expired or revoked."""
    live = (token.c.revoked_at.is_(None), or_(token.c.expires_at.is_(None), token.c.expires_at > now))
    query = select(table, token.c.scopes).join(token, token.c.account == table.c.id)
    row = connection.execute(query.where(token.c.hash == hash_of(given), table.c.active, *live)).one_or_none()
    if row is None:
        return None
    return replace(_of(row), scopes=None if row.scopes is None else frozenset(row.scopes))


def unseen(connection: Connection, given: str, now: datetime) -> bool:
    """Whether it is time to note that a token was used."""
    seen = connection.execute(select(token.c.seen_at).where(token.c.hash == hash_of(given))).scalar_one_or_none()
    return seen is None or seen < now - _SEEN


def see(connection: Connection, given: str, now: datetime) -> None:
    """Note that a token was used."""
    connection.execute(update(token).where(token.c.hash == hash_of(given)).values(seen_at=now))


def token_of(connection: Connection, given: str) -> Token:
    """What is kept of a token; raises `NotFound`."""
    return _token(connection, token.c.hash == hash_of(given))


def get_token(connection: Connection, id: str) -> Token:
    """The token with that id; raises `NotFound`."""
    return _token(connection, token.c.id == id)


def tokens(connection: Connection, account: str) -> tuple[Token, ...]:
    """An account's tokens, newest first, those that are over too."""
    query = select(token).where(token.c.account == account).order_by(token.c.created_at.desc(), token.c.id)
    return tuple(_of_token(row) for row in connection.execute(query))


def revoke(connection: Connection, given: str, now: datetime) -> None:
    """End a token by its secret."""
    _end(connection, token.c.hash == hash_of(given), now)


def revoke_token(connection: Connection, id: str, now: datetime) -> None:
    """End a token by its id."""
    _end(connection, token.c.id == id, now)


def revoke_all(connection: Connection, account: str, now: datetime) -> None:
    """End every token of an account."""
    _end(connection, token.c.account == account, now)


def _names(place: Place) -> dict[str, str | None]:
    return {"region": place.region, "province": place.province, "district": place.district}


def _end(connection: Connection, which: ColumnElement[bool], now: datetime) -> None:
    connection.execute(update(token).where(which, token.c.revoked_at.is_(None)).values(revoked_at=now))


def _token(connection: Connection, which: ColumnElement[bool]) -> Token:
    row = connection.execute(select(token).where(which)).one_or_none()
    if row is None:
        raise NotFound("No hay una clave con ese número.")
    return _of_token(row)


def _of_token(row: Row[Any]) -> Token:
    scopes = None if row.scopes is None else frozenset(row.scopes)
    over = (row.expires_at, row.revoked_at)
    return Token(row.id, row.account, row.label, row.created_at, *over, row.kind, scopes, row.agent, row.seen_at)


def _of(row: Row[Any]) -> Account:
    place = Place(row.region, row.province, row.district)
    where = Municipality(row.ubigeo, place) if row.ubigeo else None
    return Account(row.id, row.username, Role(row.role), where, row.office, row.email, row.active)


def hash_of(given: str) -> str:
    """What is kept of a secret that is long and random: its SHA-256."""
    return hashlib.sha256(given.encode()).hexdigest()


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """What an unknown name's password is compared with."""
    return hashed(secrets.token_hex())
