"""The changes of state that an account may know of, in order."""

from sqlalchemy import Connection, exists, func, select

from desk.model import Account, Event, State
from desk.tables import consultation as about
from desk.tables import event as table
from desk.visibility import visible

LONGEST = 100


def since(
    connection: Connection, account: Account, after: int, consultation: str | None = None, limit: int = LONGEST
) -> tuple[Event, ...]:
    """What happened after a sequence number to the consultations that the account may read, or to one; oldest first."""
    one = [table.c.consultation == consultation] if consultation else []
    # Asked of each event, so that a database begins from the few that are new and not from all consultations.
    readable = exists().where(about.c.id == table.c.consultation, visible(account))
    query = select(table).where(table.c.sequence > after, readable, *one)
    rows = connection.execute(query.order_by(table.c.sequence).limit(limit))
    return tuple(Event(row.sequence, row.consultation, State(row.state), row.version, row.at) for row in rows)


def last(connection: Connection) -> int:
    """The sequence number of what happened last; 0 before anything did."""
    return connection.execute(select(func.max(table.c.sequence))).scalar_one() or 0
