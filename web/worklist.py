"""What waits for an advisor, as a page: narrowed, the riskiest first, and the next one taken by one button."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from fastapi.responses import Response

from desk import claims, reviewing
from desk.lists import Filters, Hold
from desk.model import Matter, State
from desk.permissions import Action
from web.access import AccountDep, SiteDep
from web.bench import LABELS, ROOT
from web.chambers import chambers, go, opens
from web.labels import DONE, LEAST
from web.schemas.forms import QueueForm
from web.templating import page
from web.views import consultation_out

_PAGE, _RATINGS = 20, 10
_QUEUED = (State.DRAFTED, State.IN_REVIEW, State.STALE)
_FILTERS = {"words", "state", "matter", "hold", "risk", "overdue"}

worklist = chambers(ROOT)


@worklist.get("", **opens(Action.QUEUE))
def queue_page(request: Request, site: SiteDep, account: AccountDep, given: Annotated[QueueForm, Query()]) -> Response:
    """The queue, with who holds what and how much each advisor has in hand."""
    desk = site.desk
    found = reviewing.queue(desk, account, _filters(given), given.cursor, _PAGE)
    load = reviewing.load(desk, account)
    kept = {name: value for name, value in given.model_dump(by_alias=True, include=_FILTERS).items() if value}
    context = {
        "items": [consultation_out(one, desk, account) for one in found.items],
        "next": urlencode({**kept, "desde": found.next}) if found.next else None,
        "given": given,
        "narrowed": bool(kept),
        "queued": _QUEUED,
        "load": load,
        "mine": next((one for one in load if one.account == account.id), None),
        "feedback": reviewing.feedback(desk, account, _RATINGS),
        "names": {one.account: one.username for one in load},
        "now": desk.now(),
        "done": DONE.get(given.done),
        **LABELS,
    }
    return page(request, "worklist.html", context)


@worklist.post("/siguiente", **opens(Action.CLAIM))
def next_one(site: SiteDep, account: AccountDep) -> Response:
    """Take the most urgent one that is free and that the account's approval would bring on."""
    taken = claims.claim_next(site.desk, account)
    return go(f"{ROOT}/{taken.id}", hecho="tomada") if taken else go(ROOT, hecho="ninguna")


def _filters(given: QueueForm) -> Filters:
    return Filters(
        states=frozenset(one for one in _QUEUED if one == given.state),
        matter=next((one for one in Matter if one == given.matter), None),
        least_risk=LEAST.get(given.risk, 0),
        overdue=bool(given.overdue),
        hold=next((one for one in Hold if one == given.hold), None),
        text=given.words or None,
    )
