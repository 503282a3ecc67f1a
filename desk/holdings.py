"""All that is held of one account, for whoever it is of: the right of access.

No secret is in it, no draft but the account's own, and nothing that others wrote but to whose it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, or_, select

from corpus.codec import decode
from desk import accounts, audit, identities, tables, tables_public
from desk.administration import require_own
from desk.model import Account
from desk.notes import INTERNAL
from desk.service import Desk
from desk.throttle import ACCOUNT
from qa_service.model import Draft

Rows = Mapping[str, tuple[Mapping[str, Any], ...]]
# Tables that hold nothing of one account, and what they hold instead.
IMPERSONAL: Mapping[str, str] = {
    "cited": "which provisions answers cite",
    "facet": "what figures count, of no person",
    "announcement": "a generation whose changes were told",
    "news": "what a generation changed",
    "shelved": "answers in the public library, of nobody",
    "curated_cited": "which provisions curated answers cite",
    "event": "changes of state, told with their consultation",
    "writing": "a draft while a model writes it, gone when it is kept",
}


@dataclass(frozen=True, slots=True)
class Holding:
    """Some columns of the rows of a table that are an account's."""

    table: Table
    columns: tuple[str, ...]
    whose: ColumnElement[bool]


def held(desk: Desk, account: Account, id: str) -> tuple[Account, Rows]:
    """An account and the rows that are of it, by kind; one's own or, for administrators, anybody's. It is recorded."""
    require_own(account, id)
    with desk.database.writing() as connection:
        one = accounts.get(connection, id)
        audit.append(connection, account.id, "export_data", one.id, desk.now())
    with desk.database.reading() as connection:
        return one, {name: _rows(connection, holding) for name, holding in holdings(one).items()}


def holdings(one: Account) -> dict[str, Holding]:
    """Where an account's rows stand."""
    t, who, out = tables, identities, tables_public
    asked = select(t.consultation.c.id).where(t.consultation.c.asker == one.id).scalar_subquery()
    hers = t.note.c.consultation.in_(asked) & t.note.c.kind.not_in([kind.value for kind in INTERNAL])
    about = ("id", "question", "as_of", "asked_at", "changed_at", "state", "matter", "note", "thread", "parent")
    times = ("created_at", "seen_at", "expires_at")
    place = ("ubigeo", "region", "province", "district")
    return {
        "accounts": Holding(
            who.account, ("username", "email", "office", *place, "created_at", "subject"), _is(who.account.c.id, one)
        ),
        "tokens": Holding(
            who.token, ("label", "kind", "agent", "scopes", *times, "revoked_at"), _is(who.token.c.account, one)
        ),
        "letters": Holding(
            who.letter, ("kind", "email", "created_at", "state", "expires_at"), _is(who.letter.c.account, one)
        ),
        "consultations": Holding(t.consultation, (*about, *place), _is(t.consultation.c.asker, one)),
        "notes": Holding(t.note, ("consultation", "kind", "text", "at"), or_(_is(t.note.c.author, one), hers)),
        "drafts": Holding(t.draft, ("consultation", "number", "made_at", "content"), _is(t.draft.c.author, one)),
        "approvals": Holding(t.approval, ("consultation", "draft", "at"), _is(t.approval.c.by, one)),
        "answers": Holding(
            t.release, ("consultation", "number", "released_at", "content"), t.release.c.consultation.in_(asked)
        ),
        "taken": Holding(t.taken, ("consultation", "release", "at"), t.taken.c.consultation.in_(asked)),
        "ratings": Holding(t.rating, ("consultation", "release", "score", "reason", "at"), _is(t.rating.c.by, one)),
        "sharing": Holding(t.agreement, ("ubigeo", "shares", "at"), _is(t.agreement.c.by, one)),
        "webhooks": Holding(t.webhook, ("url", "created_at", "active"), _is(t.webhook.c.created_by, one)),
        "notices": Holding(t.delivery, ("event", "channel", "state", "error"), _is(t.delivery.c.target, one)),
        "subscriptions": Holding(out.subscription, ("kind", "subject", "at"), _is(out.subscription.c.account, one)),
        "mailing": Holding(out.mailing, ("wanted", "at"), _is(out.mailing.c.account, one)),
        "alerts": Holding(out.alert, ("announcement", "regulations"), _is(out.alert.c.account, one)),
        "curated": Holding(out.curated, ("id", "changed_at", "wordings", "content"), _is(out.curated.c.author, one)),
        "jobs": Holding(t.job, ("kind", "state", "created_at", "finished_at"), _is(t.job.c.by, one)),
        "replies": Holding(t.idempotency, ("status", "at"), _is(t.idempotency.c.account, one)),
        "failures": Holding(who.attempt, ("failures", "at", "until"), who.attempt.c.key == ACCOUNT.key(one.username)),
        "record": Holding(
            t.audit, ("at", "action", "subject", "detail"), or_(_is(t.audit.c.actor, one), _is(t.audit.c.subject, one))
        ),
    }


def _is(column: Column[Any], one: Account) -> ColumnElement[bool]:
    return column == one.id


def _rows(connection: Connection, holding: Holding) -> tuple[Mapping[str, Any], ...]:
    columns: Sequence[Column[Any]] = [holding.table.c[name] for name in holding.columns]
    rows = connection.execute(select(*columns).where(holding.whose).order_by(*holding.table.primary_key.columns))
    return tuple(map(_told, rows))


def _told(row: Row[Any]) -> Mapping[str, Any]:
    """A row by the names of its columns; a draft as its words."""
    told = dict(row._mapping)
    if "content" in told:
        told["text"] = decode(Draft, told.pop("content")).text
    return told
