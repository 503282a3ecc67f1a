"""The approvals of drafts, as kept. None is ever changed: one that no longer binds is passed over."""

from sqlalchemy import Connection, insert, select

from desk.consultations import fresh_id
from desk.identities import account
from desk.model import Role
from desk.release import Approval
from desk.tables import approval as table


def add(connection: Connection, consultation: str, draft: int, made: Approval) -> None:
    """Keep an approval of a draft of a consultation."""
    values = {
        "id": fresh_id(), "consultation": consultation, "draft": draft, "digest": made.digest,
        "generation": made.generation, "by": made.by, "at": made.at,
    }  # fmt: skip
    connection.execute(insert(table).values(**values))


def of(connection: Connection, consultation: str) -> tuple[Approval, ...]:
    """Every approval of a consultation's drafts, oldest first."""
    query = select(table, account.c.role).join(account, account.c.id == table.c.by)
    rows = connection.execute(query.where(table.c.consultation == consultation).order_by(table.c.at, table.c.id))
    return tuple(Approval(r.by, r.digest, r.generation, r.at, r.role == Role.SENIOR.value) for r in rows)
