"""The record of everything done, and the settings as they stand, for administrators."""

import os
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from desk import administration
from desk.permissions import Action
from web import configuration
from web.access import AccountDep, SiteDep
from web.chambers import chambers, opens
from web.keepers import ROOT
from web.labels import ACTS
from web.templating import page

_SHOWN = 100

ledger = chambers(ROOT)


@ledger.get("/registro", **opens(Action.READ_AUDIT))
def entries(
    request: Request, site: SiteDep, account: AccountDep,
    before: Annotated[int | None, Query(alias="antes", ge=0, le=2**62)] = None,
    about: Annotated[str, Query(alias="de", max_length=200)] = "",
) -> Response:  # fmt: skip
    """What was done, the last first; of one account or consultation, if its number is given."""
    found = administration.latest(site.desk, account, before, about.strip(), _SHOWN)
    names = {one.id: one.username for one in administration.all_accounts(site.desk, account)}
    more = found[-1].sequence if len(found) == _SHOWN else None
    return page(request, "ledger.html", {"entries": found, "names": names, "about": about, "next": more, "acts": ACTS})


@ledger.get("/ajustes", **opens(Action.MANAGE_ACCOUNTS))
def settings(request: Request, site: SiteDep) -> Response:
    """Every setting of this process with its origin, secrets hidden."""
    found = configuration.lines(os.environ, site.application.settings)
    return page(request, "settings.html", {"lines": list(found)})
