"""What people wrote, taken away: at their request, or when it has been kept long enough. The record is not touched."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, delete, select, update

from desk import audit
from desk.model import Account, State
from desk.service import Desk
from desk.tables import account, consultation, idempotency, note, rating, token
from desk.tables_public import alert, mailing, shelved, subscription

ERASED = "[borrado]"
_OVER = (State.RELEASED, State.DECLINED)


def erase(desk: Desk, one: Account) -> int:
    """Take away all that a person wrote, and what tells who it was; how many consultations that emptied."""
    now = desk.now()
    with desk.database.writing() as connection:
        count = _empty(connection, consultation.c.asker == one.id)
        connection.execute(update(note).where(note.c.author == one.id).values(text=ERASED))
        connection.execute(update(rating).where(rating.c.by == one.id).values(reason=""))
        connection.execute(delete(idempotency).where(idempotency.c.account == one.id))
        for followed in (subscription, mailing, alert):
            connection.execute(delete(followed).where(followed.c.account == one.id))
        connection.execute(update(token).where(token.c.account == one.id).values(revoked_at=now, label=""))
        unknown = {"username": f"borrada-{one.id}", "email": None, "password": None, "active": False}
        connection.execute(update(account).where(account.c.id == one.id).values(**unknown))
        audit.append(connection, "console", "erase_account", one.id, now, {"consultations": count})
    return count


def retain(desk: Desk, days: int) -> int:
    """Empty the consultations that are over and that nothing happened to for so many days; how many."""
    now = desk.now()
    old = (consultation.c.changed_at < now - timedelta(days=days)) & (consultation.c.question != ERASED)
    over = consultation.c.state.in_([state.value for state in _OVER])
    with desk.database.writing() as connection:
        count = _empty(connection, old & over)
        if count:
            audit.append(connection, "console", "retain", "", now, {"consultations": count, "days": days})
    return count


def _empty(connection: Connection, which: ColumnElement[bool]) -> int:
    ids = list(connection.execute(select(consultation.c.id).where(which)).scalars())
    for id in ids:
        connection.execute(update(consultation).where(consultation.c.id == id).values(question=ERASED, note=""))
        connection.execute(update(note).where(note.c.consultation == id).values(text=ERASED))
        connection.execute(update(rating).where(rating.c.consultation == id).values(reason=""))
        connection.execute(delete(shelved).where(shelved.c.consultation == id))
    return len(ids)
