"""Biblioteca as pages, for anybody: the list by topic and words, one answer, and whether one's municipality shares."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from desk.permissions import Action, may
from library import agreements
from library.browsing import PAGE, Wanted, browse, read
from web.access import SiteDep
from web.doorway import reader, require_ours, to_door
from web.site import Site
from web.templating import page

_HOME = "/biblioteca"

readings = APIRouter(prefix=_HOME, include_in_schema=False, default_response_class=HTMLResponse)


@readings.get("")
def listed(
    request: Request,
    site: SiteDep,
    words: Annotated[str, Query(alias="q", max_length=200)] = "",
    topic: Annotated[str, Query(alias="tema", max_length=30)] = "",
    number: Annotated[int, Query(alias="pagina", ge=1, le=50_000)] = 1,
) -> Response:
    """The answers that fit, a page at a time; the whole of what is looked for is in the address."""
    first = (number - 1) * PAGE
    found = browse(site.desk, Wanted(words, topic), first)
    kept = {name: value for name, value in {"q": words, "tema": topic}.items() if value}
    context = {
        "found": found, "words": words, "topic": topic, "shares": _shares(request, site),
        "before": urlencode({**kept, "pagina": number - 1}) if number > 1 else None,
        "after": urlencode({**kept, "pagina": number + 1}) if first + PAGE < found.total else None,
    }  # fmt: skip
    return page(request, "library.html", context)


@readings.post("/compartir")
def share(request: Request, site: SiteDep, wanted: Annotated[bool, Form(alias="compartir")]) -> Response:
    """Let others read the answers to one's municipality, or no longer."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    agreements.switch(site.desk, account, wanted)
    return RedirectResponse(_HOME, 303)


@readings.get("/{id}")
def entry(request: Request, site: SiteDep, id: Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]) -> Response:
    """One answer with its numbered sources; what changed since stands before it."""
    return page(request, "entry.html", {"found": read(site.desk, id)})


def _shares(request: Request, site: Site) -> bool | None:
    """Whether the reader's municipality shares; None for who can't say so for any."""
    account = reader(request)
    if account is None or account.municipality is None or not may(account, Action.SHARE):
        return None
    return agreements.shares(site.desk, account)
