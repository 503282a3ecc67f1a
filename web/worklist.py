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
from web.labels import DONE, RISKS
from web.schemas.common import Cursor
from web.templating import page
from web.views import consultation_out

_PAGE = 20
_LEAST = {"high": 60, "middling": 30}
_QUEUED = (State.DRAFTED, State.IN_REVIEW, State.STALE)

worklist = chambers(ROOT)


@worklist.get("", **opens(Action.QUEUE))
def queue_page(
    request: Request,
    site: SiteDep,
    account: AccountDep,
    words: Annotated[str, Query(alias="q", max_length=200)] = "",
    state: Annotated[str, Query(alias="estado", max_length=20)] = "",
    matter: Annotated[str, Query(alias="materia", max_length=20)] = "",
    hold: Annotated[str, Query(alias="reserva", max_length=10)] = "",
    risk: Annotated[str, Query(alias="riesgo", max_length=10)] = "",
    overdue: Annotated[bool, Query(alias="vencidas")] = False,
    cursor: Annotated[Cursor, Query(alias="desde")] = None,
) -> Response:
    """The queue, with who holds what and how much each advisor has in hand; a filter that is none narrows nothing."""
    filters = Filters(
        states=frozenset({State(state)}) if state in {one.value for one in _QUEUED} else frozenset(),
        matter=Matter(matter) if matter in set(Matter) else None,
        least_risk=_LEAST.get(risk, 0),
        overdue=overdue,
        hold=Hold(hold) if hold in set(Hold) else None,
        text=words or None,
    )
    found = reviewing.queue(site.desk, account, filters, cursor, _PAGE)
    given = {"q": words, "estado": state, "materia": matter, "reserva": hold, "riesgo": risk}
    kept = {name: value for name, value in given.items() if value} | ({"vencidas": "1"} if overdue else {})
    load = reviewing.load(site.desk, account)
    context = {
        "items": [consultation_out(one, site.desk, account) for one in found.items],
        "next": urlencode({**kept, "desde": found.next}) if found.next else None,
        "given": given,
        "overdue": overdue,
        "narrowed": bool(kept),
        "queued": _QUEUED,
        "holds": tuple(Hold),
        "degrees": tuple(RISKS)[:2],
        "load": load,
        "mine": next((one for one in load if one.account == account.id), None),
        "names": {one.account: one.username for one in load},
        "now": site.desk.now(),
        "done": DONE.get(request.query_params.get("hecho", "")),
        **LABELS,
    }
    return page(request, "worklist.html", context)


@worklist.post("/siguiente", **opens(Action.CLAIM))
def next_one(site: SiteDep, account: AccountDep) -> Response:
    """Take the most urgent one that is free and that the account's approval would bring on."""
    taken = claims.claim_next(site.desk, account)
    return go(f"{ROOT}/{taken.id}", hecho="tomada") if taken else go(ROOT, hecho="ninguna")
