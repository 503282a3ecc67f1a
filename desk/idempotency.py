"""Requests that came with a key of their sender's, and what was replied: a repeated one is not done again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from desk.tables import idempotency as table

KEPT = timedelta(days=1)
# A request that has had no reply for so long died with its server, and may be done again.
_ABANDONED = timedelta(seconds=15)


class Standing(StrEnum):
    """What is known of a request that has no reply to repeat."""

    NEW = "new"
    UNDER_WAY = "under_way"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reply:
    """What was replied."""

    status: int
    headers: Mapping[str, str]
    body: str


def begin(connection: Connection, account: str, key: str, request: str, now: datetime) -> Reply | Standing:
    """Take note of a request by the hash of all it says; its reply if it had one, `OTHER` if the key was another's."""
    row = connection.execute(select(table).where(_named(account, key))).one_or_none()
    if row and row.request != request:
        return Standing.OTHER
    if row and row.status is not None:
        return Reply(row.status, row.headers, row.body)
    if row and now - row.at < _ABANDONED:
        return Standing.UNDER_WAY
    if row:
        connection.execute(update(table).where(_named(account, key)).values(at=now))
    else:
        connection.execute(insert(table).values(account=account, key=key, request=request, at=now))
    return Standing.NEW


def finish(connection: Connection, account: str, key: str, reply: Reply) -> None:
    """Keep what was replied."""
    values = {"status": reply.status, "headers": dict(reply.headers), "body": reply.body}
    connection.execute(update(table).where(_named(account, key)).values(**values))


def drop(connection: Connection, account: str, key: str) -> None:
    """Forget a request that came to nothing, so that it can be put right and sent again."""
    connection.execute(delete(table).where(_named(account, key), table.c.status.is_(None)))


def forget(connection: Connection, now: datetime) -> None:
    """Forget every request older than `KEPT`."""
    connection.execute(delete(table).where(table.c.at < now - KEPT))


def _named(account: str, key: str) -> ColumnElement[bool]:
    return and_(table.c.account == account, table.c.key == key)
