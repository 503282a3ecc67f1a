"""Avisos as pages: what one follows, what was new in it, and the way out that every message carries."""

from typing import Annotated

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from alerts import lists, subscriptions
from alerts.model import Following
from corpus.errors import AbsuelveError
from corpus.identifiers import RegulationId
from desk.model import Account
from insight.topics import topics
from web.access import SiteDep
from web.doorway import local, reader, require_ours, to_door
from web.problems import problem_of
from web.site import Site
from web.templating import page

_PAGE = 20
_HOME = "/avisos"
_TOKEN = Annotated[str, Path(max_length=100)]

bulletins = APIRouter(prefix=_HOME, include_in_schema=False, default_response_class=HTMLResponse)


@bulletins.get("")
def listed(request: Request, site: SiteDep, cursor: Annotated[str | None, Query(alias="desde")] = None) -> Response:
    """What one follows, and the alerts, newest first."""
    account = reader(request)
    return _shown(request, site, account, cursor) if account else to_door(request)


@bulletins.post("/temas")
def chosen(request: Request, site: SiteDep, names: Annotated[list[str] | None, Form(alias="tema")] = None) -> Response:
    """Follow the topics that are ticked and no other."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    subscriptions.choose_topics(site.desk, account, frozenset(names or ()))
    return RedirectResponse(f"{_HOME}?guardado=1", 303)


@bulletins.post("/normas")
def norm(
    request: Request,
    site: SiteDep,
    slug: Annotated[str, Form(alias="norma", max_length=300)],
    wanted: Annotated[bool, Form(alias="seguir")],
    back: Annotated[str, Form(alias="ir", max_length=500)] = _HOME,
) -> Response:
    """Follow a norm, or no longer."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    change = subscriptions.follow if wanted else subscriptions.leave
    change(site.desk, account, Following.NORM, slug)
    return RedirectResponse(local(back), 303)


@bulletins.post("/correo")
def mail(request: Request, site: SiteDep, wanted: Annotated[bool, Form(alias="correo")]) -> Response:
    """Be written of what one follows, or only read it here."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    try:
        subscriptions.mail(site.desk, account, wanted)
    except AbsuelveError as error:
        return _shown(request, site, account, None, str(error), problem_of(error).status)
    return RedirectResponse(f"{_HOME}?guardado=1", 303)


@bulletins.get("/baja/{token}")
def way_out(request: Request, token: _TOKEN) -> Response:
    """Ask first: programs that look at links before people do must not unsubscribe anybody."""
    return page(request, "unsubscribe.html", {"token": token, "done": False})


@bulletins.post("/baja/{token}")
def gone(request: Request, site: SiteDep, token: _TOKEN) -> Response:
    """Write no more. It comes from the page, or from a mail program that has neither cookie nor origin (RFC 8058)."""
    subscriptions.unsubscribe(site.desk, token)
    return page(request, "unsubscribe.html", {"token": token, "done": True})


def follows(request: Request, site: Site, norm: RegulationId) -> bool:
    """Whether whoever reads a norm's page follows it."""
    account = reader(request)
    return account is not None and norm.slug in subscriptions.of(site.desk, account).norms


def _shown(
    request: Request, site: Site, account: Account, cursor: str | None, problem: str = "", status: int = 200
) -> Response:
    found, cards = lists.mine(site.desk, account, cursor, _PAGE), site.desk.searcher().cards()
    followed = subscriptions.of(site.desk, account)
    norms = [(slug, RegulationId(slug).label, cards.get(RegulationId(slug))) for slug in followed.norms]
    context = {
        "alerts": found.items, "next": found.next, "topics": topics(), "followed": followed, "norms": norms,
        "email": account.email, "saved": "guardado" in request.query_params, "problem": problem,
    }  # fmt: skip
    return page(request, "alerts.html", context, status)
