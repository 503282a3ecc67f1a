"""Curated answers as pages, for those who review: taken from a released one, published, withdrawn.

Writing one statement by statement is for the review desk: what comes again and again was answered there once.
"""

from typing import Annotated, Any

from fastapi import Form, Path, Query, Request
from fastapi.responses import Response

from corpus.errors import AbsuelveError
from desk.model import Account
from desk.permissions import Action, may
from desk.release import Refused
from library import curating
from library.curated import Standing
from web.access import AccountDep, SiteDep
from web.bench import ROOT
from web.chambers import chambers, go, opens
from web.labels import PREPARED
from web.membership import again
from web.site import Site
from web.templating import page

HERE = f"{ROOT}/preparadas"
_PAGE = 20
_Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_VERSION = Annotated[int, Form(alias="version", ge=0)]

prepared = chambers(HERE)


@prepared.get("", **opens(Action.CURATE))
def listed(
    request: Request, site: SiteDep, account: AccountDep,
    cursor: Annotated[str | None, Query(alias="desde", max_length=100)] = None,
    source: Annotated[str, Query(alias="de", pattern=r"^[0-9a-f]{0,32}$")] = "",
) -> Response:  # fmt: skip
    """Those there are, the last changed first; `source` is the consultation whose answer shall become one."""
    return page(request, "prepared.html", {**_list(site, account, cursor), "source": source})


@prepared.post("", **opens(Action.CURATE))
def adopt(
    request: Request, site: SiteDep, account: AccountDep,
    source: Annotated[str, Form(alias="de", max_length=64)] = "",
    wordings: Annotated[str, Form(alias="preguntas", max_length=11_000)] = "",
) -> Response:  # fmt: skip
    """Prepare a released answer for all who ask so: one wording a line."""
    asked = [line.strip() for line in wordings.splitlines() if line.strip()]
    try:
        curating.adopt(site.desk, account, source.strip(), asked)
    except AbsuelveError as error:
        shown = {**_list(site, account, None), "source": source, "wordings": wordings}
        return again(request, "prepared.html", shown, error)
    return go(HERE)


@prepared.post("/{id}/publicacion", **opens(Action.RELEASE_CURATED))
def publish(
    request: Request, site: SiteDep, account: AccountDep, id: _Id, version: _VERSION,
    digest: Annotated[str, Form(alias="huella", max_length=64)],
    generation: Annotated[str, Form(alias="generacion", max_length=100)],
) -> Response:  # fmt: skip
    """Release one that another wrote, as it was read."""
    try:
        outcome = curating.publish(site.desk, account, id, version, digest, generation)
    except AbsuelveError as error:
        return again(request, "prepared.html", _list(site, account, None), error)
    if isinstance(outcome, Refused):
        return page(request, "prepared.html", {**_list(site, account, None), "problem": outcome.hindrance.value}, 409)
    return go(HERE)


@prepared.post("/{id}/retiro", **opens(Action.CURATE))
def withdraw(request: Request, site: SiteDep, account: AccountDep, id: _Id, version: _VERSION) -> Response:
    """Offer one no more."""
    try:
        curating.withdraw(site.desk, account, id, version)
    except AbsuelveError as error:
        return again(request, "prepared.html", _list(site, account, None), error)
    return go(HERE)


def _list(site: Site, account: Account, cursor: str | None) -> dict[str, Any]:
    found = curating.listed(site.desk, account, None, cursor, _PAGE)
    return {
        "items": found.items, "next": found.next, "standings": PREPARED,
        "releases": may(account, Action.RELEASE_CURATED),
        "me": account.id, "written": Standing.WRITTEN, "withdrawn": Standing.WITHDRAWN, "source": "", "wordings": "",
        "problem": "",
    }  # fmt: skip
