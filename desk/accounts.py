"""Accounts and the tokens by which programs act for them, as rows; who may do what with them is `administration`'s."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, insert, or_, select, update

from corpus.errors import InvalidInput, NotFound
from corpus.model import Place
from desk.consultations import fresh_id
from desk.model import Account, Municipality, Role
from desk.tables import account as table
from desk.tables import token

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_PREFIX = "abs_"


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its secret, which nobody keeps."""

    id: str
    account: str
    label: str
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None


def add(connection: Connection, made: Account, now: datetime, password: str | None = None) -> Account:
    """Keep a new account; raises `InvalidInput` when its name is taken, or an official has no municipality."""
    if named(connection, made.username):
        raise InvalidInput(f"Ya hay una cuenta «{made.username}». Elija otro nombre.")
    if made.role is Role.OFFICIAL and made.municipality is None:
        raise InvalidInput("La cuenta de un funcionario necesita su municipalidad.")
    place = made.municipality.place if made.municipality else Place()
    row = {
        "id": made.id, "username": made.username, "role": made.role.value, "office": made.office, "email": made.email,
        "ubigeo": made.municipality.ubigeo if made.municipality else None, "region": place.region,
        "province": place.province, "district": place.district, "active": made.active, "created_at": now,
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


def all_of(connection: Connection) -> tuple[Account, ...]:
    """Every account by name."""
    return tuple(_of(row) for row in connection.execute(select(table).order_by(table.c.username)))


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


def issue(connection: Connection, account: str, label: str, now: datetime, until: datetime | None = None) -> str:
    """A new token for an account: shown once, kept only as its SHA-256."""
    made = _PREFIX + secrets.token_urlsafe(32)
    row = {"id": fresh_id(), "account": account, "hash": _hash(made), "label": label, "created_at": now}
    connection.execute(insert(token).values(**row, expires_at=until))
    return made


def bearer(connection: Connection, given: str, now: datetime) -> Account | None:
    """The active account whose token that is, or None for one unknown, expired or revoked."""
    live = (token.c.revoked_at.is_(None), or_(token.c.expires_at.is_(None), token.c.expires_at > now))
    query = select(table).join(token, token.c.account == table.c.id)
    row = connection.execute(query.where(token.c.hash == _hash(given), table.c.active, *live)).one_or_none()
    return _of(row) if row else None


def token_of(connection: Connection, given: str) -> Token:
    """What is kept of a token; raises `NotFound`."""
    return _token(connection, token.c.hash == _hash(given))


def get_token(connection: Connection, id: str) -> Token:
    """The token with that id; raises `NotFound`."""
    return _token(connection, token.c.id == id)


def tokens(connection: Connection, account: str) -> tuple[Token, ...]:
    """An account's tokens, newest first, those that are over too."""
    query = select(token).where(token.c.account == account).order_by(token.c.created_at.desc(), token.c.id)
    return tuple(_of_token(row) for row in connection.execute(query))


def revoke(connection: Connection, given: str, now: datetime) -> None:
    """End a token by its secret."""
    _end(connection, token.c.hash == _hash(given), now)


def revoke_token(connection: Connection, id: str, now: datetime) -> None:
    """End a token by its id."""
    _end(connection, token.c.id == id, now)


def revoke_all(connection: Connection, account: str, now: datetime) -> None:
    """End every token of an account."""
    _end(connection, token.c.account == account, now)


def _end(connection: Connection, which: ColumnElement[bool], now: datetime) -> None:
    connection.execute(update(token).where(which, token.c.revoked_at.is_(None)).values(revoked_at=now))


def _token(connection: Connection, which: ColumnElement[bool]) -> Token:
    row = connection.execute(select(token).where(which)).one_or_none()
    if row is None:
        raise NotFound("No hay una clave con ese número.")
    return _of_token(row)


def _of_token(row: Row[Any]) -> Token:
    return Token(row.id, row.account, row.label, row.created_at, row.expires_at, row.revoked_at)


def _of(row: Row[Any]) -> Account:
    place = Place(row.region, row.province, row.district)
    where = Municipality(row.ubigeo, place) if row.ubigeo else None
    return Account(row.id, row.username, Role(row.role), where, row.office, row.email, row.active)


def _hash(given: str) -> str:
    return hashlib.sha256(given.encode()).hexdigest()


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """What an unknown name's password is compared with."""
    return hashed(secrets.token_hex())
