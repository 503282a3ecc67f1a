"""Reviewed consultations for evaluators, each to be put into a suite of the installation with one button."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path as Folder
from threading import Lock
from typing import Annotated, Any

from fastapi import Form, Path, Query, Request
from fastapi.responses import Response

from corpus.errors import InvalidInput
from desk import exports
from desk.model import Account
from desk.permissions import Action
from evals import archive
from evals.promotion import prepared, promote
from evals.runs import json_rows
from evals.suites import Suite
from web import gauges
from web.access import AccountDep, SiteDep
from web.chambers import chambers, go, opens
from web.evaluation import ROOT
from web.membership import again
from web.runs import named
from web.site import Site
from web.templating import page

CASES = f"{ROOT}/casos"
_SHOWN = 20
_Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_writing = Lock()  # a suite is read and written again

promotion = chambers(CASES)


@promotion.get("", **opens(Action.EXPORT_REVIEWS))
def listed(
    request: Request, site: SiteDep, account: AccountDep,
    cursor: Annotated[str, Query(alias="desde", max_length=500)] = "",
    done: Annotated[str, Query(alias="hecho", max_length=20)] = "",
) -> Response:  # fmt: skip
    """What advisors released, the newest first, as it would be written into a suite."""
    return page(request, "cases.html", {**_list(site, account, cursor), "done": gauges.DONE.get(done)})


@promotion.post("/{id}", **opens(Action.EXPORT_REVIEWS))
def add(
    request: Request, site: SiteDep, account: AccountDep, id: _Id,
    suite: Annotated[str, Form(alias="conjunto", max_length=200)] = "",
    name: Annotated[str, Form(alias="nuevo", max_length=200)] = "",
) -> Response:  # fmt: skip
    """Write one into a suite that there is, or into a new one."""
    try:
        with _writing:
            promote(_folder(site, suite, name), exports.one_case(site.desk, account, id))
    except InvalidInput as error:
        return again(request, "cases.html", {**_list(site, account), "tried": id}, error)
    return go(CASES, hecho="agregada", anchor=f"c-{id}")


def _own(site: Site) -> dict[str, Suite]:
    """The suites that consultations can join, by the name of their folder."""
    shelves = archive.shelves(site.application.home.suites)
    return {shelf.folder.name: shelf.suite for shelf in shelves if shelf.own and shelf.suite}


def _folder(site: Site, suite: str, name: str) -> Folder:
    """The folder of a suite that is listed, or a new one's; raises `InvalidInput` for neither."""
    folder = site.application.home.suites
    if name.strip():
        return folder / archive.slug(name)
    if suite not in _own(site):
        raise InvalidInput("Elija un conjunto de la lista, o escriba el nombre de uno nuevo.")
    return folder / suite


def _list(site: Site, account: Account, cursor: str = "") -> dict[str, Any]:
    found = exports.numbered(site.desk, account, cursor or None, _SHOWN)
    suites = _own(site)
    held = {id: suite.name for suite in suites.values() for id in _ids(suite)}
    rows = [_row(id, row, held) for id, row in found.items]
    return {"rows": rows, "suites": suites, "next": found.next, "named": named, "tried": "", "problem": "", "done": ""}


def _ids(suite: Suite) -> Sequence[str]:
    return [str(row["id"]) for row in json_rows(suite.questions)] if suite.questions.is_file() else []


def _row(id: str, row: dict[str, Any], held: dict[str, str]) -> dict[str, Any]:
    """A consultation as its case would be, and the suite that has it; no case where nothing says what is right."""
    try:
        case = prepared(row)
    except InvalidInput:
        return {"id": id, "case": None, "question": row["question"]}
    on = date.fromisoformat(case["as_of"]) if case["as_of"] else None
    return {"id": id, "case": case, "on": on, "question": case["question"], "held": held.get(case["id"])}
