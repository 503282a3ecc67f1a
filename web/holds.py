"""Holding a consultation from its page: take it, keep it longer, give it back, hand it over, put its reading right."""

from typing import Annotated

from fastapi import Form
from fastapi.responses import Response

from corpus.errors import AbsuelveError
from desk import claims, triage
from desk.permissions import Action
from qa_service.settings import parse_day
from web.bench import ROOT, Visit, VisitDep, latest, refused
from web.chambers import chambers, go, opens
from web.schemas.forms import HoldForm, ReadingForm

# By the button pressed: what it does to the hold, and whether one stays on the page.
_STEPS = {
    "prolongar": (claims.extend, True, "prolongada"),
    "dejar": (claims.give_back, False, "dejada"),
    "tomar": (claims.claim, True, "tomada"),
}

holds = chambers(ROOT)


@holds.post("/{id}/reserva", **opens(Action.CLAIM))
def hold(visit: VisitDep, form: Annotated[HoldForm, Form()]) -> Response:
    """What is to become of one's hold."""
    step, stays, done = _STEPS.get(form.action, _STEPS["tomar"])
    try:
        step(visit.site.desk, visit.account, visit.id, form.version)
    except AbsuelveError as error:
        return refused(visit, "reserva", error, form)
    return go(visit.here if stays else ROOT, hecho=done)


@holds.post("/{id}/traspaso", **opens(Action.CLAIM))
def hand_over(visit: VisitDep, form: Annotated[HoldForm, Form()]) -> Response:
    """Another advisor goes on with it."""
    try:
        claims.hand_over(visit.site.desk, visit.account, visit.id, form.version, form.to, form.note)
    except AbsuelveError as error:
        return refused(visit, "pasar", error, form)
    return go(ROOT, hecho="pasada")


@holds.post("/{id}/lectura", **opens(Action.EDIT))
def reading(visit: VisitDep, form: Annotated[ReadingForm, Form()]) -> Response:
    """Set the matter, and the day whose law answers; what is as it was is left."""
    try:
        _read_anew(visit, form)
    except AbsuelveError as error:
        return refused(visit, "lectura", error, form)
    return go(visit.here, hecho="leida")


def _read_anew(visit: Visit, form: ReadingForm) -> None:
    desk, account, before, version = visit.site.desk, visit.account, latest(visit), form.version
    day = parse_day(form.day) if form.day else before.as_of
    if form.matter is not before.matter:
        version = triage.reclassify(desk, account, visit.id, version, form.matter).version
    if day and day != before.as_of:
        triage.redate(desk, account, visit.id, version, day)
