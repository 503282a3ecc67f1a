"""Holding a consultation from its page: take it, keep it longer, give it back, hand it over, put its reading right."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from corpus.errors import AbsuelveError, NotFound
from desk import claims, triage
from desk.model import Account, Consultation
from desk.permissions import Action
from qa_service.settings import parse_day
from web.access import AccountDep, SiteDep
from web.bench import ROOT, IdPath, Typed, desk_shown, latest
from web.chambers import chambers, go, opens
from web.problems import problem_of
from web.schemas.forms import HoldForm, ReadingForm
from web.site import Site

holds = chambers(ROOT)


@holds.post("/{id}/reserva", **opens(Action.CLAIM))
def hold(
    request: Request, site: SiteDep, account: AccountDep, id: IdPath, form: Annotated[HoldForm, Form()]
) -> Response:
    """What is to become of one's hold; what is none of the rest is to take it."""
    desk, here = site.desk, f"{ROOT}/{id}"
    steps: dict[str, tuple[Callable[[], object], str, str]] = {
        "prolongar": (lambda: claims.extend(desk, account, id, form.version), here, "prolongada"),
        "dejar": (lambda: claims.give_back(desk, account, id, form.version), ROOT, "dejada"),
        "pasar": (lambda: claims.hand_over(desk, account, id, form.version, form.to, form.note), ROOT, "pasada"),
    }
    taking = (lambda: claims.claim(desk, account, id, form.version), here, "tomada")
    step, then, done = steps.get(form.action, taking)
    try:
        step()
    except NotFound:
        raise
    except AbsuelveError as error:
        typed = Typed("pasar" if form.action == "pasar" else "reserva", str(error), form.model_dump())
        return desk_shown(request, site, account, id, typed, problem_of(error).status)
    return go(then, hecho=done)


@holds.post("/{id}/lectura", **opens(Action.EDIT))
def reading(
    request: Request, site: SiteDep, account: AccountDep, id: IdPath, form: Annotated[ReadingForm, Form()]
) -> Response:
    """Set the matter, and the day whose law answers; what is as it was is left."""
    try:
        _read_anew(site, account, id, form)
    except NotFound:
        raise
    except AbsuelveError as error:
        typed = Typed("lectura", str(error), form.model_dump())
        return desk_shown(request, site, account, id, typed, problem_of(error).status)
    return go(f"{ROOT}/{id}", hecho="leida")


def _read_anew(site: Site, account: Account, id: str, form: ReadingForm) -> None:
    before: Consultation = latest(site.desk, account, id)
    version = form.version
    if form.matter is not before.matter:
        version = triage.reclassify(site.desk, account, id, version, form.matter).version
    day = parse_day(form.day) if form.day else before.as_of
    if day and day != before.as_of:
        triage.redate(site.desk, account, id, version, day)
