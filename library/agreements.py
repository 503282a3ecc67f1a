"""Which municipalities agree that answers to their officials serve others: none, until one of its officials says so."""

from sqlalchemy import Connection, delete, insert, select

from corpus.errors import InvalidInput
from desk import audit
from desk.model import Account, Municipality
from desk.permissions import Action, require
from desk.service import Desk
from desk.tables import agreement


def shares(desk: Desk, account: Account) -> bool:
    """Whether the account's municipality shares; raises `InvalidInput` for an account without one."""
    require(account, Action.SHARE)
    municipality = _municipality(account)
    with desk.database.reading() as connection:
        return held(connection, municipality)


def held(connection: Connection, municipality: Municipality) -> bool:
    """Whether a municipality shares."""
    query = select(agreement.c.shares).where(agreement.c.ubigeo == municipality.ubigeo)
    return bool(connection.execute(query).scalar_one_or_none())


def switch(desk: Desk, account: Account, share: bool) -> bool:
    """Agree that answers to the account's municipality are offered to others, or no longer; it is recorded."""
    require(account, Action.SHARE)
    ubigeo, now = _municipality(account).ubigeo, desk.now()
    with desk.database.writing() as connection:
        connection.execute(delete(agreement).where(agreement.c.ubigeo == ubigeo))
        connection.execute(insert(agreement).values(ubigeo=ubigeo, shares=share, by=account.id, at=now))
        audit.append(connection, account.id, "share", ubigeo, now, {"shares": share})
    return share


def _municipality(account: Account) -> Municipality:
    if account.municipality is None:
        raise InvalidInput("Su cuenta no tiene municipalidad. Pídale a quien administra el servicio que la complete.")
    return account.municipality
