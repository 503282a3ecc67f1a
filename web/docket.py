"""The page of what reading left for an editor: what each thing concerns, settled with a reason, opened again."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Form, Query, Request
from fastapi.responses import Response

from corpus.errors import AbsuelveError, InvalidInput
from desk import settling
from desk.model import Account
from desk.permissions import Action
from qa_service.attribution import provision_name
from qa_service.docket import Docket, Item, WarningState, by_kind, by_subject, narrowed
from qa_service.grounds import Spot
from qa_service.reviewing import Pending, WarningKind, name_of
from qa_service.settlements import CONSOLE, LONGEST_NOTE, SettlementReason
from qa_service.situating import said
from web.access import AccountDep, SiteDep
from web.chambers import chambers, go, opens
from web.labels import SETTLED, WARNINGS
from web.membership import again
from web.schemas.forms import DocketForm, SettlingForm
from web.site import Site
from web.templating import page
from web.workshop import ROOT

_PATH = "/pendientes"
_ROWS = 30
_SUBJECTS = 40  # norms and files listed with their counts
REOPEN = "abrir"

docket = chambers(ROOT)


@docket.get(_PATH, **opens(Action.EDIT_CORPUS))
def listed(request: Request, site: SiteDep, account: AccountDep, given: Annotated[DocketForm, Query()]) -> Response:
    """Files refused, doubts, things to do by hand and warnings, those that are open unless others are asked for."""
    return page(request, "doubts.html", _shown(site, account, given))


@docket.post(_PATH, **opens(Action.EDIT_CORPUS))
def decide(request: Request, site: SiteDep, account: AccountDep, given: Annotated[SettlingForm, Form()]) -> Response:
    """Settle those that were ticked, or open them again."""
    keys = given.shown if given.whole else given.chosen
    held = settling.opened(account, site.application)
    try:
        if given.act == REOPEN:
            done = settling.reopen(site.desk, held, account, keys)
        else:
            done = settling.settle(site.desk, held, account, keys, _reason(given), given.note)
    except AbsuelveError as error:
        kept = {"chosen": {key.partition("-")[0] for key in given.chosen}, "whole": given.whole}
        typed = {"reason": given.reason, "note": given.note}
        return again(request, "doubts.html", {**_shown(site, account, given), **kept, **typed}, error)
    told = {"hecho": len(done), **({"accion": REOPEN} if given.act == REOPEN else {})}
    return go(f"{ROOT}{_PATH}?{urlencode({**_query(given), **told})}")


def _reason(given: SettlingForm) -> SettlementReason:
    if given.reason not in set(SettlementReason):
        raise InvalidInput("Elija el motivo por el que lo da por revisado.")
    return SettlementReason(given.reason)


def _shown(site: Site, account: Account, given: DocketForm) -> dict[str, Any]:
    held = settling.opened(account, site.application)
    state = WarningState(given.state) if given.state in set(WarningState) else WarningState.OPEN
    kind = WarningKind(given.kind) if given.kind in set(WarningKind) else None
    about = [one for one in held.items if _fits(one.warning, given.of)]
    found = narrowed(about, state, kind)
    pages = max(1, -(-len(found) // _ROWS))
    number = min(given.number, pages)
    subjects = by_subject(narrowed(held.items, state, kind))
    return {
        "groups": _groups(site, held, found[(number - 1) * _ROWS : number * _ROWS]), "count": len(found),
        "number": number, "pages": pages, "state": state, "kind": kind, "of": given.of.strip(),
        "states": {one: len(narrowed(about, one, kind)) for one in WarningState},
        "kinds": by_kind(narrowed(about, state)), "kind_names": WARNINGS, "total": len(narrowed(about, state)),
        "subjects": [(name_of(of), count) for of, count in [*subjects.items()][:_SUBJECTS]],
        "more_subjects": max(0, len(subjects) - _SUBJECTS), "reasons": SETTLED, "longest": LONGEST_NOTE,
        "done": given.done, "reopened": given.act == REOPEN, "link": _linked(given), "problem": "",
        "chosen": set(), "whole": False, "reason": "", "note": "",
    }  # fmt: skip


def _fits(one: Pending, text: str) -> bool:
    """Whether a norm or file is meant by what was typed: its designation, its slug or its name."""
    wanted = text.strip().casefold()
    return not wanted or wanted in name_of(one.of).casefold() or (not one.kind.of_file and wanted in one.of)


def _groups(site: Site, held: Docket, items: Sequence[Item]) -> list[dict[str, Any]]:
    """The items of each norm or file under it."""
    names = settling.authors(site.desk, [one for item in items for one in item.history])
    return [
        {"name": name_of(of), "folder": _folder(site, of), "items": [_row(held, one, names) for one in found]}
        for of, found in ((of, list(found)) for of, found in groupby(items, lambda one: one.warning.of))
    ]


def _folder(site: Site, of: str) -> str:
    """Where a file lies that was not sent by these pages."""
    path = PurePath(of)
    return "" if "/" not in of or path.parent == site.application.home.uploads.resolve() else str(path.parent)


def _row(held: Docket, item: Item, names: Mapping[str, str]) -> dict[str, Any]:
    one, survey = item.warning, held.survey(item)
    spots = [{"name": _spot(spot), "text": spot.text, "page": _page(one.of, spot)} for spot in survey.spots]
    whole = f"{ROOT}/lectura/{one.of}" if survey.drawn and not spots else ""
    return {
        "item": item, "key": held.key(item), "what": said(one.what), "spots": spots, "page": whole,
        "history": [(each, names.get(each.by, ""), each.by.startswith(CONSOLE)) for each in item.history],
    }  # fmt: skip


def _spot(spot: Spot) -> str:
    return provision_name(spot.eid).capitalize() if "__" in spot.eid else spot.label or provision_name(spot.eid)


def _page(slug: str, spot: Spot) -> str:
    """The page of the PDF that a provision stands on, where it has one."""
    if spot.page is None:
        return ""
    return f"{ROOT}/lectura/{slug}?{urlencode({'hoja': spot.page, 'documento': spot.document})}"


def _query(given: DocketForm) -> dict[str, object]:
    kept = {"estado": given.state, "clase": given.kind, "norma": given.of.strip(), "pagina": given.number}
    return {name: value for name, value in kept.items() if value not in ("", 1)}


def _linked(given: DocketForm) -> Any:  # noqa: ANN401 - a function of the template
    """An address of the list narrowed as it is, but for what is given."""

    def link(**other: object) -> str:
        asked = {name: value for name, value in {**_query(given), "pagina": 1, **other}.items() if value not in ("", 1)}
        return f"{ROOT}{_PATH}{f'?{urlencode(asked)}' if asked else ''}"

    return link
