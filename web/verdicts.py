"""Ending a review from its page: approve, ask for facts, decline."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from corpus.errors import AbsuelveError, NotFound
from desk import decisions
from desk.model import State
from desk.permissions import Action
from desk.release import Refused
from web.access import AccountDep, SiteDep
from web.bench import ROOT, IdPath, Typed, desk_shown
from web.chambers import chambers, go, opens
from web.problems import problem_of
from web.schemas.forms import ApprovalForm, DeclineForm, ReturnForm
from web.schemas.forms import Form as Given

verdicts = chambers(ROOT)


@verdicts.post("/{id}/aprobacion", **opens(Action.APPROVE))
def approve(
    request: Request, site: SiteDep, account: AccountDep, id: IdPath, form: Annotated[ApprovalForm, Form()]
) -> Response:
    """Say yes to the draft that was read; what keeps it from being released is said where it can be put right."""

    def act() -> str | Refused:
        outcome = decisions.approve(
            site.desk, account, id, form.version, form.digest, form.generation, frozenset(form.checklist)
        )
        if isinstance(outcome, Refused):
            return outcome
        return "entregada" if outcome.state is State.RELEASED else "aprobada"

    return _ended(request, site, account, id, form, "aprobar", act)


@verdicts.post("/{id}/devolucion", **opens(Action.RETURN))
def send_back(
    request: Request, site: SiteDep, account: AccountDep, id: IdPath, form: Annotated[ReturnForm, Form()]
) -> Response:
    """Ask the asker for what there is no answer without."""

    def act() -> str:
        decisions.send_back(site.desk, account, id, form.version, form.asked, form.reason)
        return "devuelta"

    return _ended(request, site, account, id, form, "devolver", act)


@verdicts.post("/{id}/rechazo", **opens(Action.DECLINE))
def decline(
    request: Request, site: SiteDep, account: AccountDep, id: IdPath, form: Annotated[DeclineForm, Form()]
) -> Response:
    """Say that it won't be answered, and why."""

    def act() -> str:
        decisions.decline(site.desk, account, id, form.version, form.reason, form.message)
        return "no-atendida"

    return _ended(request, site, account, id, form, "rechazar", act)


def _ended(
    request: Request, site: SiteDep, account: AccountDep, id: str, form: Given, name: str,
    act: Callable[[], str | Refused],
) -> Response:  # fmt: skip
    try:
        outcome = act()
    except NotFound:
        raise
    except AbsuelveError as error:
        typed = Typed(name, str(error), form.model_dump())
        return desk_shown(request, site, account, id, typed, problem_of(error).status)
    if isinstance(outcome, Refused):
        typed = Typed(name, outcome.hindrance.value, form.model_dump(), outcome)
        return desk_shown(request, site, account, id, typed, 409)
    return go(ROOT, hecho=outcome)
