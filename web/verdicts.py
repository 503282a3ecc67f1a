"""Ending a review from its page: approve, ask for facts, decline."""

from typing import Annotated

from fastapi import Form
from fastapi.responses import Response

from corpus.errors import AbsuelveError
from desk import decisions
from desk.model import State
from desk.permissions import Action
from desk.release import Refused
from web.bench import ROOT, Typed, VisitDep, desk_shown, refused
from web.chambers import chambers, go, opens
from web.schemas.forms import ApprovalForm, DeclineForm, ReturnForm

verdicts = chambers(ROOT)


@verdicts.post("/{id}/aprobacion", **opens(Action.APPROVE))
def approve(visit: VisitDep, form: Annotated[ApprovalForm, Form()]) -> Response:
    """Say yes to the draft that was read; what keeps it from being released is said where it can be put right."""
    points = frozenset(form.checklist)
    try:
        outcome = decisions.approve(
            visit.site.desk, visit.account, visit.id, form.version, form.digest, form.generation, points
        )
    except AbsuelveError as error:
        return refused(visit, "aprobar", error, form)
    if isinstance(outcome, Refused):
        return desk_shown(visit, Typed("aprobar", outcome.hindrance.value, form.model_dump(), outcome), 409)
    return go(ROOT, hecho="entregada" if outcome.state is State.RELEASED else "aprobada")


@verdicts.post("/{id}/devolucion", **opens(Action.RETURN))
def send_back(visit: VisitDep, form: Annotated[ReturnForm, Form()]) -> Response:
    """Ask the asker for what there is no answer without."""
    try:
        decisions.send_back(visit.site.desk, visit.account, visit.id, form.version, form.asked, form.reason)
    except AbsuelveError as error:
        return refused(visit, "devolver", error, form)
    return go(ROOT, hecho="devuelta")


@verdicts.post("/{id}/rechazo", **opens(Action.DECLINE))
def decline(visit: VisitDep, form: Annotated[DeclineForm, Form()]) -> Response:
    """Say that it won't be answered, and why."""
    try:
        decisions.decline(visit.site.desk, visit.account, visit.id, form.version, form.reason, form.message)
    except AbsuelveError as error:
        return refused(visit, "rechazar", error, form)
    return go(ROOT, hecho="no-atendida")
