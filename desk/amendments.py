"""An editor's decisions about amendments that were applied by themselves: undone, or taken back. Recorded."""

from typing import TYPE_CHECKING

from desk import audit
from desk.model import Account
from desk.service import Desk
from desk.settling import opened
from ingest.ledger import load_ledger
from ingest.pipeline import accept, reject
from qa_service.amendments import Amendments, amended, amendments, find

if TYPE_CHECKING:
    from qa_service.bootstrap import Application


def listed(account: Account, application: "Application") -> Amendments:
    """Those applied, those undone, and what is left to do by hand."""
    held = opened(account, application)
    return amendments(amended(application.store), load_ledger(application.home.ledger).rejected).left(held)


def decide(desk: Desk, application: "Application", account: Account, id: str, undo: bool) -> None:
    """Undo one, or take it back. The corpus changes; what is served does when it is published.

    Raises `NotFound`, and `StorageFailure` while another editor is at it.
    """
    held = listed(account, application)
    one = find(id, held.applied if undo else held.rejected)
    if undo:
        reject(one, application.home)
    else:
        accept(one.id, application.home)
    with desk.database.writing() as connection:
        told = {"norm": one.target.slug, "provision": one.eid, "by": one.by.slug}
        done = "reject_amendment" if undo else "accept_amendment"
        audit.append(connection, account.id, done, one.id, desk.now(), told)
