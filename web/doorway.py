"""Coming in by the pages: a password for a cookie, and proof that a form was sent from a page of ours.

The cookie's secret is a token like any other, kept by its hash; scripts can't read it, other sites can't send it.
"""

from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from desk import accounts
from desk.model import Account
from web.access import SiteDep, bearer_of, the_site
from web.copies import COOKIES
from web.problems import example_of
from web.sessions import begin, checked
from web.site import Site
from web.templating import page, rooms

_PLAIN, _SECURE = COOKIES  # a browser takes the second over TLS alone, and for this host alone
_SAME = frozenset({"same-origin", "none"})
HOME = "/consultas"

doorway = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


def cookie_of(request: Request) -> str:
    """The cookie's name on the connection that a request came by."""
    return _SECURE if request.url.scheme == "https" else _PLAIN


def reader(request: Request) -> Account | None:
    """Whose cookie a request bears; None without one, or with one that is over."""
    given = request.cookies.get(cookie_of(request), "")
    account = bearer_of(the_site(request).desk, given) if given else None
    request.state.account = account
    return account


def to_door(request: Request) -> Response:
    """Ask who it is, and lead back here afterwards."""
    query = f"?{request.url.query}" if request.url.query else ""
    back = f"{request.url.path}{query}" if request.method == "GET" else HOME
    return RedirectResponse(f"/entrar?ir={quote(back)}", 303)


def require_ours(request: Request) -> None:
    """A 403 for a form that another site sent: browsers say where one comes from, and no page can gainsay them."""
    fetched = request.headers.get("Sec-Fetch-Site")
    origin = urlsplit(request.headers.get("Origin", "")).netloc
    ours = fetched in _SAME if fetched is not None else bool(origin) and origin == request.headers.get("Host")
    if not ours:
        raise HTTPException(403, "foreign_form")


@doorway.get("/entrar")
def door(request: Request, site: SiteDep, back: Annotated[str, Query(alias="ir")] = HOME) -> Response:
    """The form, or straight on for whoever is in."""
    if reader(request):
        return RedirectResponse(local(back), 303)
    return page(request, "enter.html", shown_at(site, back))


@doorway.post("/entrar")
def enter(
    request: Request,
    site: SiteDep,
    username: Annotated[str, Form(alias="cuenta", max_length=200)] = "",
    password: Annotated[str, Form(alias="clave", max_length=500)] = "",
    back: Annotated[str, Form(alias="ir", max_length=500)] = HOME,
) -> Response:
    """A new cookie for a name and its password; the one before, if any, ends."""
    require_ours(request)
    try:
        account = checked(site, username, password, request)
    except HTTPException as refused:
        problem = example_of(refused.detail if refused.detail != "Too Many Requests" else "busy")
        shown = {**shown_at(site, back), "username": username, "problem": problem.detail}
        response = page(request, "enter.html", shown, refused.status_code)
        response.headers.update(refused.headers or {})
        del response.headers["WWW-Authenticate"]
        return response
    return let_in(request, site, account, local(back))


def let_in(request: Request, site: Site, account: Account, to: str = HOME) -> Response:
    """A new session's cookie, and on to a page, one's own where none was wanted; the session before, if any, ends."""
    _end(request)
    to = next((path for path, _ in rooms(account)), HOME) if to == HOME else to
    token, _ = begin(site, account, request)
    response = RedirectResponse(to, 303)
    name, lasts = cookie_of(request), int(site.session.total_seconds())
    response.set_cookie(name, token, max_age=lasts, httponly=True, secure=name == _SECURE, samesite="lax")
    return response


@doorway.post("/salir")
def leave(request: Request) -> Response:
    """End the cookie, here and in the database."""
    require_ours(request)
    _end(request)
    response = RedirectResponse("/", 303)
    response.delete_cookie(cookie_of(request), httponly=True, secure=cookie_of(request) == _SECURE, samesite="lax")
    return response


def _end(request: Request) -> None:
    given, desk = request.cookies.get(cookie_of(request), ""), the_site(request).desk
    if given:
        with desk.database.writing() as connection:
            accounts.revoke(connection, given, desk.now())


def shown_at(site: Site, back: str) -> dict[str, Any]:
    """What the form at the door shows."""
    provider = site.federation.provider.name if site.federation else ""
    return {"back": local(back), "username": "", "provider": provider, "writes": site.writes}


def local(back: str) -> str:
    """An address of ours to go on to: never another site's."""
    plain = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if plain else HOME
