"""What ends a review: approve, return with a question, decline with a reason."""

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from desk import decisions
from desk.permissions import Action
from desk.release import Refused
from web import examples
from web.access import AccountDep, SiteDep
from web.conditions import VersionDep
from web.consultations import IdPath, changed
from web.description import CHANGING, UNREADY, answers
from web.problems import HINDRANCES
from web.routes import Guarded, KeyDep, does
from web.schemas.consultations import ConsultationOut
from web.schemas.reviews import ApprovalIn, DeclineIn, Refusal, ReturnIn
from web.views import moved_out

decided = APIRouter(prefix="/consultations", tags=["asesores"], route_class=Guarded)

GATE = tuple(code for code, _ in HINDRANCES.values())


@decided.post(
    "/{id}/approval",
    summary="Aprobar",
    response_model=ConsultationOut,
    responses=answers(example=examples.RELEASED, problems=(*CHANGING, *UNREADY, *GATE)),
    **does(Action.APPROVE),
)
def approve(
    id: IdPath,
    given: ApprovalIn,
    version: VersionDep,
    site: SiteDep,
    account: AccountDep,
    key: KeyDep,
    response: Response,
) -> ConsultationOut | Response:
    """Da por bueno el borrador leído. La respuesta se entrega si no falta otra revisión y nada de lo citado cambió."""
    outcome = decisions.approve(
        site.desk, account, id, version, given.digest, given.generation, frozenset(given.checklist)
    )
    return refused(outcome) if isinstance(outcome, Refused) else changed(outcome, site, account, response)


@decided.post(
    "/{id}/return",
    summary="Pedir datos",
    responses=answers(example=examples.RETURNED, problems=CHANGING),
    **does(Action.RETURN),
)
def send_back(
    id: IdPath,
    given: ReturnIn,
    version: VersionDep,
    site: SiteDep,
    account: AccountDep,
    key: KeyDep,
    response: Response,
) -> ConsultationOut:
    """Pide a quien preguntó los datos sin los que no hay respuesta."""
    one = decisions.send_back(site.desk, account, id, version, given.asked, given.reason)
    return changed(one, site, account, response)


@decided.post(
    "/{id}/decline",
    summary="No atender",
    responses=answers(example=examples.DECLINED, problems=CHANGING),
    **does(Action.DECLINE),
)
def decline(
    id: IdPath,
    given: DeclineIn,
    version: VersionDep,
    site: SiteDep,
    account: AccountDep,
    key: KeyDep,
    response: Response,
) -> ConsultationOut:
    """Dice a quien preguntó que no se atenderá y por qué."""
    one = decisions.decline(site.desk, account, id, version, given.reason, given.message)
    return changed(one, site, account, response)


def refused(outcome: Refused) -> Response:
    """The gate's no as a problem, with what moved in both wordings and what was left unchecked."""
    code, title = HINDRANCES[outcome.hindrance]
    problem = Refusal(
        title=title,
        status=409,
        code=code,
        detail=outcome.hindrance.value,
        moved=[moved_out(one) for one in outcome.moved],
        open=list(outcome.open),
    )
    return JSONResponse(problem.model_dump(mode="json"), 409, media_type="application/problem+json")
