"""Accounts and the tokens by which programs act for them."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from corpus.errors import InvalidInput, NotFound
from corpus.model import Place
from desk.consultations import fresh_id
from desk.model import Account, Municipality, Role
from desk.tables import account as table
from desk.tables import token

_PREFIX = "abs_"


def add(connection: Connection, made: Account, now: datetime, password: str | None = None) -> Account:
    """Keep a new account; raises `InvalidInput` when its name is taken, or an official has no municipality."""
    if connection.execute(select(table.c.id).where(table.c.username == made.username)).first():
        raise InvalidInput(f"Ya hay una cuenta «{made.username}». Elija otro nombre.")
    if made.role is Role.OFFICIAL and made.municipality is None:
        raise InvalidInput("La cuenta de un funcionario necesita su municipalidad.")
    place = made.municipality.place if made.municipality else Place()
    row = {
        "id": made.id, "username": made.username, "role": made.role.value, "office": made.office, "email": made.email,
        "ubigeo": made.municipality.ubigeo if made.municipality else None, "region": place.region,
        "province": place.province, "district": place.district, "active": made.active, "created_at": now,
        "password": _hasher().hash(password) if password else None,
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


def check_password(connection: Connection, username: str, password: str) -> Account | None:
    """The active account that name and password open, or None. An unknown name takes as long as a wrong password."""
    from argon2.exceptions import VerifyMismatchError

    row = connection.execute(select(table).where(table.c.username == username, table.c.active)).one_or_none()
    kept = row.password if row and row.password else _hasher().hash(secrets.token_hex())
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


def revoke(connection: Connection, given: str, now: datetime) -> None:
    """End a token."""
    connection.execute(update(token).where(token.c.hash == _hash(given)).values(revoked_at=now))


def switch(connection: Connection, id: str, active: bool) -> None:
    """Close an account, or open it again."""
    connection.execute(update(table).where(table.c.id == id).values(active=active))


def _hash(given: str) -> str:
    return hashlib.sha256(given.encode()).hexdigest()


def _hasher() -> Any:
    from argon2 import PasswordHasher

    return PasswordHasher()


def _of(row: Row[Any]) -> Account:
    place = Place(row.region, row.province, row.district)
    where = Municipality(row.ubigeo, place) if row.ubigeo else None
    return Account(row.id, row.username, Role(row.role), where, row.office, row.email, row.active)
