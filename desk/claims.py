"""Holding a consultation for a while: take it, take the next one, keep it longer, hand it over, give it back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select

from corpus.errors import InvalidInput
from desk import accounts, consultations, notes, workflow
from desk.lists import EVERYTHING, Filters, Order, conditions, free, page
from desk.model import Account, Consultation, Role, State
from desk.notes import Kind
from desk.permissions import Action, may, require
from desk.service import Desk, Terms
from desk.tables import consultation as table
from desk.texts import clean, remark

REVIEWERS = (Role.ADVISOR, Role.SENIOR)
LONGEST_NOTE = 2_000
_WAITING = (State.DRAFTED, State.STALE, State.IN_REVIEW)
_LOOK_AHEAD = 20  # of the first few that are free, the first that the advisor can bring to an end


def claim(desk: Desk, account: Account, id: str, version: int) -> Consultation:
    """Take a consultation that is free."""
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.CLAIM, id, version)
        return _take(connection, desk, account, before, "claim")


def claim_next(desk: Desk, account: Account, filters: Filters = EVERYTHING) -> Consultation | None:
    """Take the most urgent free consultation that the account can help on; None when there is none."""
    require(account, Action.CLAIM)
    now = desk.now()
    with desk.database.writing() as connection:
        waiting = table.c.state.in_([state.value for state in _WAITING])
        wanted = [waiting, free(now), *conditions(filters, account, now)]
        found = page(connection, wanted, Order.URGENCY, None, _LOOK_AHEAD, filters.text).items
        seniors = {one.id for one in accounts.all_of(connection) if one.role is Role.SENIOR}
        fit = next((one for one in found if fits(account, one, desk.terms, seniors)), None)
        return _take(connection, desk, account, fit, "claim") if fit else None


def extend(desk: Desk, account: Account, id: str, version: int) -> Consultation:
    """Keep one's hold for another lease, counted from now."""
    now = desk.now()
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.CLAIM, id, version)
        workflow.held(before, account.id, now)
        return _take(connection, desk, account, before, "extend")


def hand_over(desk: Desk, account: Account, id: str, version: int, to: str, note: str) -> Consultation:
    """Give one's hold to another advisor, by account id or name, saying what is left to do."""
    now, left = desk.now(), remark(note, "lo que falta", LONGEST_NOTE)
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.CLAIM, id, version)
        other = _advisor(connection, to)
        after = workflow.handed(before, account.id, other.id, now + desk.terms.claim, now)
        if left:
            notes.add(connection, id, account.id, Kind.HAND_OVER, left, now)
        return consultations.save(connection, before, after, account.id, "hand_over", now, {"for": other.id})


def give_back(desk: Desk, account: Account, id: str, version: int) -> Consultation:
    """End one's hold; it waits for whoever comes."""
    now = desk.now()
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.CLAIM, id, version)
        after = workflow.given_back(before, account.id, now)
        return consultations.save(connection, before, after, account.id, "give_back", now)


def lapse(desk: Desk, limit: int = 100) -> int:
    """Put back in the queue those whose lease ran out; how many."""
    now = desk.now()
    ended = (table.c.state == State.IN_REVIEW.value, table.c.claimed_until <= now)
    with desk.database.writing() as connection:
        rows = connection.execute(select(table).where(*ended).order_by(table.c.claimed_until).limit(limit)).all()
        for row in rows:
            before = consultations.of(row)
            consultations.save(connection, before, workflow.lapsed(before, now), "desk", "lapse", now)
    return len(rows)


def fits(account: Account, one: Consultation, terms: Terms, seniors: Collection[str]) -> bool:
    """Whether the account's approval would bring it on: the last one that a legal point lacks may be a senior's."""
    if account.id in one.approvals:
        return False
    needed, senior = terms.approvals(one.matter)
    lacking = senior and not set(seniors) & set(one.approvals)
    return account.role is Role.SENIOR or not lacking or needed - len(one.approvals) > 1


def _take(connection: Connection, desk: Desk, account: Account, before: Consultation, action: str) -> Consultation:
    now: datetime = desk.now()
    after = workflow.claimed(before, account.id, now + desk.terms.claim, now)
    return consultations.save(connection, before, after, account.id, action, now)


def _advisor(connection: Connection, to: str) -> Account:
    other = accounts.named(connection, clean(to)) or accounts.get(connection, clean(to))
    if not may(other, Action.CLAIM):
        raise InvalidInput(f"«{other.username}» no revisa consultas. Elija a un asesor.")
    return other
