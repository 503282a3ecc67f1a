"""Coming to an account by the pages: ask for one, choose a password by a link, ask for another; no script needed."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from corpus.errors import AbsuelveError, Conflict, Forbidden, InvalidInput, NotFound
from desk import municipalities, throttle
from desk.letters import Kind, Letter
from desk.model import Municipality
from identity import arrivals, membership
from web.access import SiteDep
from web.doorway import let_in, require_ours
from web.problems import example_of, problem_of
from web.schemas.forms import LinkForm, MembershipForm
from web.sessions import address_of, admit, door_of
from web.site import Site
from web.templating import page

_NAME = Annotated[str, Form(alias="cuenta", max_length=254)]
_Secret = Annotated[str, Path(max_length=100)]

joining = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@joining.get("/registro")
def form(request: Request, site: SiteDep) -> Response:
    """What one is asked for an account; or who gives one, where people can't ask by themselves."""
    return page(request, "register.html", _blank(site))


@joining.post("/registro")
def register(request: Request, site: SiteDep, given: Annotated[MembershipForm, Form()]) -> Response:
    """Write to the address; first ask which municipality is meant, where the name leaves it open."""
    require_ours(request)
    shown = {**_blank(site), "email": given.email, "town": given.town, "office": given.office}
    try:
        where, choices = chosen(given.code, given.town)
        if where is None:
            return page(request, "register.html", {**shown, "choices": choices}, 200 if choices else 422)
        _limit(site, request, given.email)
        membership.register(site.desk, site.admission, given.email, where.ubigeo, given.office)
    except (InvalidInput, Forbidden, HTTPException) as error:
        return again(request, "register.html", shown, error)
    return page(request, "register.html", {**shown, "sent": True})


@joining.get("/clave-olvidada")
def lost(request: Request, site: SiteDep) -> Response:
    """Whose password was forgotten."""
    return page(request, "forgot.html", {"name": "", "writes": site.writes})


@joining.post("/clave-olvidada")
def forgot(request: Request, site: SiteDep, name: _NAME = "") -> Response:
    """Write to whoever that is, and say the same whether or not it is anybody."""
    require_ours(request)
    shown = {"name": name, "writes": site.writes}
    try:
        if not name.strip():
            raise InvalidInput("Escriba su cuenta o su correo.")
        _limit(site, request, name)
        membership.forgot(site.desk, name)
    except (InvalidInput, HTTPException) as error:
        return again(request, "forgot.html", shown, error)
    return page(request, "forgot.html", {**shown, "sent": True})


@joining.get("/enlace/{secret}")
def link(request: Request, site: SiteDep, secret: _Secret) -> Response:
    """What a link is for; looking at it does not use it up, for mail servers look too."""
    try:
        one = membership.read(site.desk, secret)
    except NotFound as error:
        return page(request, "link.html", {"one": None, "problem": str(error)}, 404)
    return page(request, "link.html", _linked(one, secret))


@joining.post("/enlace/{secret}")
def follow(
    request: Request,
    site: SiteDep,
    secret: _Secret,
    given: Annotated[LinkForm, Form()],
) -> Response:
    """Do what the link is for and come in."""
    require_ours(request)
    try:
        one = membership.read(site.desk, secret)
    except NotFound as error:
        return page(request, "link.html", {"one": None, "problem": str(error)}, 404)
    shown = {**_linked(one, secret), "town": given.town, "office": given.office}
    try:
        if one.kind is Kind.ARRIVE:
            where, choices = chosen(given.code, given.town)
            if where is None:
                return page(request, "link.html", {**shown, "choices": choices}, 200 if choices else 422)
            account = arrivals.settle(site.desk, secret, where.ubigeo, given.office)
        else:
            with door_of(site):
                account = membership.complete(site.desk, secret, given.password)
    except (InvalidInput, Conflict, NotFound, HTTPException) as error:
        return again(request, "link.html", shown, error)
    return let_in(request, site, account)


def _blank(site: Site) -> dict[str, Any]:
    return {
        "open": site.admission.open and site.writes, "domains": sorted(site.admission.domains), "email": "", "town": "",
        "office": "", "choices": (), "sent": False, "problem": "",
    }  # fmt: skip


def _linked(one: Letter, secret: str) -> dict[str, Any]:
    return {"one": one, "secret": secret, "town": "", "office": "", "choices": (), "problem": ""}


def chosen(code: str, town: str) -> tuple[Municipality | None, list[tuple[str, str]]]:
    """The municipality that is meant, or those that may be; raises `InvalidInput` where none fits."""
    if code:
        return municipalities.listed(code), []
    found = municipalities.like(town)
    if not found:
        raise InvalidInput("No se encuentra esa municipalidad. Escriba el nombre del distrito o de la provincia.")
    if len(found) == 1:
        return found[0], []
    return None, [(one.ubigeo, municipalities.title(one)) for one in found]


def _limit(site: Site, request: Request, name: str) -> None:
    admit(site, ((throttle.LETTER, name.strip().lower()), (throttle.SENDER, address_of(request))))


def again(request: Request, name: str, shown: dict[str, Any], error: Exception) -> Response:
    """The form once more, with what was wrong above it."""
    if isinstance(error, HTTPException):
        problem = example_of("busy" if error.detail == "Too Many Requests" else error.detail)
        response = page(request, name, {**shown, "problem": problem.detail}, error.status_code)
        response.headers.update(error.headers or {})
        return response
    assert isinstance(error, AbsuelveError)
    return page(request, name, {**shown, "problem": str(error)}, problem_of(error).status)
