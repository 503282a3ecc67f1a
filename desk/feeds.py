"""The changes of state that an account may know of, in order."""

from sqlalchemy import Connection, func, select

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
    query = select(table).join(about, about.c.id == table.c.consultation)
    rows = connection.execute(
        query.where(table.c.sequence > after, visible(account), *one).order_by(table.c.sequence).limit(limit)
    )
    return tuple(Event(row.sequence, row.consultation, State(row.state), row.version, row.at) for row in rows)


def last(connection: Connection) -> int:
    """The sequence number of what happened last; 0 before anything did."""
    return connection.execute(select(func.max(table.c.sequence))).scalar_one() or 0
