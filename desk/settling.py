"""An editor's decisions about warnings: settled with a reason, or opened again. Recorded, without names or notes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk import audit
from desk.identities import account as table
from desk.model import Account
from desk.permissions import Action, require
from desk.retention import erased_name
from desk.service import Desk
from qa_service import settlements
from qa_service.docket import Docket, Item, settled_at
from qa_service.settlements import CONSOLE, Decision, SettlementReason

if TYPE_CHECKING:
    from qa_service.bootstrap import Application


def opened(account: Account, application: "Application") -> Docket:
    """All that is left to look at, with what was decided of it."""
    require(account, Action.EDIT_CORPUS)
    return Docket(application.home, application.store, application.seals)


def settle(
    desk: Desk, docket: Docket, account: Account, keys: Sequence[str], reason: SettlementReason, note: str
) -> tuple[Item, ...]:
    """Settle those of these keys that are open; raises as `Docket.settle` does."""
    require(account, Action.EDIT_CORPUS)
    done = docket.settle(keys, reason, note, account.id, desk.now())
    _record(desk, account, "settle_warning", done)
    return done


def reopen(desk: Desk, docket: Docket, account: Account, keys: Sequence[str]) -> tuple[Item, ...]:
    """Open again those of these keys that are settled; raises as `Docket.reopen` does."""
    require(account, Action.EDIT_CORPUS)
    done = docket.reopen(keys, account.id, desk.now())
    _record(desk, account, "reopen_warning", done)
    return done


def authors(desk: Desk, decisions: Iterable[Decision]) -> Mapping[str, str]:
    """The account names of those who decided, by their ids; who used the command and who left are not among them."""
    ids = {one.by for one in decisions if not one.by.startswith(CONSOLE)}
    with desk.database.reading() as connection:
        query = select(table.c.id, table.c.username).where(table.c.id.in_(ids))
        named = {row.id: row.username for row in connection.execute(query)}
    return {id: name for id, name in named.items() if name != erased_name(id)}


def decided_by(application: "Application", id: str) -> tuple[Decision, ...]:
    """What an account decided, in the order it did."""
    kept = settlements.load(settled_at(application.home), application.seals)
    found = (one for history in kept.values() for one in history if one.by == id)
    return tuple(sorted(found, key=lambda one: one.at))


def _record(desk: Desk, account: Account, done: str, items: Iterable[Item]) -> None:
    with desk.database.writing() as connection:
        for one in items:
            audit.append(connection, account.id, done, one.id, desk.now(), _told(one))


def _told(item: Item) -> Mapping[str, str]:
    """What the record says of it: a norm by its slug; the name of a file could name somebody."""
    one, last = item.warning, item.last
    norm = {} if one.kind.of_file else {"norm": one.of}
    return {"kind": one.kind, **norm, **({"reason": last.reason} if last and last.reason else {})}
