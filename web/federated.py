"""Coming in by an identity provider: there with a seed in a cookie, and back with its word."""

import secrets

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from corpus.errors import AbsuelveError
from identity import arrivals
from identity.federation import Federation
from web.access import SiteDep
from web.doorway import HOME, let_in, shown_at
from web.membership import again
from web.site import Site

_SEED, _ROAD = "entrada", "/entrar/institucion"

federated = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@federated.get("/entrar/institucion")
def depart(request: Request, site: SiteDep) -> Response:
    """To the identity provider, with a seed for the way back."""
    provider = _provider(site)
    seed = secrets.token_urlsafe(32)
    response = RedirectResponse(provider.begin(_back(request, site), seed), 303)
    secure = request.url.scheme == "https"
    response.set_cookie(_SEED, seed, max_age=600, httponly=True, secure=secure, samesite="lax", path=_ROAD)
    return response


@federated.get("/entrar/institucion/vuelta")
def come_back(request: Request, site: SiteDep) -> Response:
    """Back from the identity provider: in, or on to where one's municipality is asked."""
    provider = _provider(site)
    try:
        seed = request.cookies.get(_SEED, "")
        person = provider.finish(_back(request, site), seed, dict(request.query_params))
        found = arrivals.arrive(site.desk, site.admission, person)
    except AbsuelveError as error:
        return again(request, "enter.html", shown_at(site, HOME), error)
    response = RedirectResponse(f"/enlace/{found}", 303) if isinstance(found, str) else let_in(request, site, found)
    response.delete_cookie(_SEED, path=_ROAD, httponly=True, samesite="lax")
    return response


def _provider(site: Site) -> Federation:
    if site.federation is None:
        raise HTTPException(404)
    return site.federation


def _back(request: Request, site: Site) -> str:
    origin = site.origin or f"{request.url.scheme}://{request.url.netloc}"
    return f"{origin}{_ROAD}/vuelta"
