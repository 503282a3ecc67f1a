"""What people wrote, taken away: at their request, or when it has been kept long enough. The record is not touched.

Answers and drafts stay, for they are law; so do figures, for they name nobody.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from corpus.errors import Conflict, Forbidden
from desk import accounts, audit, consultations, workflow
from desk.columns import ERASED, stored
from desk.identities import account, letter, token
from desk.model import Account, Consultation, State
from desk.permissions import Action, Reach, reach, require
from desk.service import Desk
from desk.tables import consultation, delivery, idempotency, note, rating, writing
from desk.tables_public import alert, mailing, shelved, subscription

_OVER = (State.RELEASED, State.DECLINED)
_BATCH = 200  # consultations emptied in one transaction
_WITHDRAWN = "Quien hizo la consulta borró lo que escribió."


def erase_account(desk: Desk, account: Account, id: str) -> int:
    """Erase what a person wrote and what tells who it was, for an administrator; how many consultations that emptied.

    Raises `NotFound`, and `Conflict` for one's own account: without it nobody could undo a mistake of others.
    """
    require(account, Action.MANAGE_ACCOUNTS)
    if account.id == id:
        raise Conflict("No puede borrar la cuenta con la que trabaja. Pídalo a otra persona que administre.")
    return _erase(desk, account.id, id)


def leave(desk: Desk, account: Account) -> int:
    """Erase one's own account and all that one wrote; how many consultations that emptied.

    Raises `Forbidden` where the institution keeps that for those who administer the service.
    """
    require(account, Action.LEAVE)
    _require_self_erasure(desk)
    return _erase(desk, account.id, account.id)


def erase_consultation(desk: Desk, account: Account, id: str) -> Consultation:
    """Erase what was said on a consultation, by its asker or an administrator; one that waits is withdrawn.

    Raises `Forbidden` for its asker where the institution keeps that for those who administer the service.
    """
    with desk.database.writing() as connection:
        one = consultations.get(connection, id)
        require(account, Action.ERASE, one)
        if reach(account, Action.ERASE) is Reach.OWN:
            _require_self_erasure(desk)
        _empty(connection, desk, [id], account.id)
        audit.append(connection, account.id, "erase", id, desk.now())
        return consultations.get(connection, id)


def retain(desk: Desk, days: int, actor: str = "desk") -> int:
    """Empty the consultations that are over and that nothing happened to for so many days; how many.

    A step at a time: each is a transaction and, where it emptied any, an entry of the record. Several processes may do
    this at once, for what one emptied no other finds.
    """
    total = 0
    while count := _retain_some(desk, days, actor):
        total += count
    return total


def _require_self_erasure(desk: Desk) -> None:
    if not desk.terms.self_erasure:
        raise Forbidden(
            "Su institución debe conservar lo consultado. Pida a quien administra el servicio que lo borre."
        )


def _retain_some(desk: Desk, days: int, actor: str) -> int:
    now = desk.now()
    old = (consultation.c.changed_at < now - timedelta(days=days)) & (stored(consultation.c.question) != ERASED)
    over = consultation.c.state.in_([state.value for state in _OVER])
    query = select(consultation.c.id).where(old, over).order_by(consultation.c.changed_at).limit(_BATCH)
    with desk.database.reading() as connection:
        if connection.execute(query.limit(1)).first() is None:
            return 0
    with desk.database.writing() as connection:
        ids = connection.execute(query).scalars().all()
        if ids:
            _empty(connection, desk, ids, actor)
            audit.append(connection, actor, "retain", "", now, {"consultations": len(ids), "days": days})
    return len(ids)


def _erase(desk: Desk, actor: str, id: str) -> int:
    now = desk.now()
    with desk.database.writing() as connection:
        one = accounts.get(connection, id)
        ids = connection.execute(select(consultation.c.id).where(consultation.c.asker == one.id)).scalars().all()
        _empty(connection, desk, ids, actor)
        connection.execute(update(note).where(note.c.author == one.id).values(text=ERASED))
        connection.execute(update(rating).where(rating.c.by == one.id).values(reason=""))
        connection.execute(delete(idempotency).where(idempotency.c.account == one.id))
        for followed in (subscription, mailing, alert):
            connection.execute(delete(followed).where(followed.c.account == one.id))
        _unname(connection, one, now)
        audit.append(connection, actor, "erase_account", one.id, now, {"consultations": len(ids)})
    return len(ids)


def erased_name(id: str) -> str:
    """What an account is called once whoever it was of had it erased."""
    return f"borrada-{id}"


def _unname(connection: Connection, one: Account, now: datetime) -> None:
    """Take from an account all that tells whose it was; its municipality stays, which figures count."""
    unknown = {"username": erased_name(one.id), "email": None, "password": None, "office": "", "subject": None}
    connection.execute(update(account).where(account.c.id == one.id).values(**unknown, active=False))
    connection.execute(update(token).where(token.c.account == one.id).values(revoked_at=now, label="", agent=""))
    connection.execute(update(letter).where(letter.c.by == one.id).values(by=None))
    connection.execute(delete(letter).where((letter.c.account == one.id) | (letter.c.email == one.email)))
    # A mail server's refusal may repeat the address.
    connection.execute(update(delivery).where(delivery.c.target == one.id).values(error=None))


def _empty(connection: Connection, desk: Desk, ids: Collection[str], actor: str) -> None:
    """Take away what was said on consultations; those that still wait end, for nobody could answer them."""
    for id in ids:
        before = consultations.get(connection, id)
        if before.state not in _OVER:
            after = workflow.withdrawn(before, _WITHDRAWN)
            consultations.save(connection, before, after, actor, "withdraw", desk.now())
        connection.execute(update(consultation).where(consultation.c.id == id).values(question=ERASED, note=""))
        connection.execute(update(note).where(note.c.consultation == id).values(text=ERASED))
        connection.execute(update(rating).where(rating.c.consultation == id).values(reason=""))
        connection.execute(delete(shelved).where(shelved.c.consultation == id))
        connection.execute(delete(writing).where(writing.c.consultation == id))
    _forget_replies(connection, ids)


def _forget_replies(connection: Connection, ids: Collection[str]) -> None:
    """Drop kept replies that repeat the consultations: its asker's, and those of advisors."""
    kept = connection.execute(select(idempotency.c.account, idempotency.c.key, idempotency.c.body)).all()
    for row in kept:
        if any(id in (row.body or "") for id in ids):
            mine = (idempotency.c.account == row.account, idempotency.c.key == row.key)
            connection.execute(delete(idempotency).where(*mine))
