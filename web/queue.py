"""What waits for an advisor, and whose it is for now."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from desk import claims, reviewing
from desk.lists import Filters
from desk.permissions import Action
from web import examples
from web.access import AccountDep, SiteDep
from web.conditions import VersionDep
from web.consultations import IdPath, Limit, changed
from web.description import CHANGING, DOOR, LISTING, WRITING, answers
from web.routes import Guarded, KeyDep, does
from web.schemas.common import Cursor
from web.schemas.consultations import ConsultationOut, ConsultationPage
from web.schemas.reviews import FeedbackOut, HandOverIn, LoadOut, QueueIn
from web.views import page_out

queue = APIRouter(tags=["asesores"], route_class=Guarded)

_HELD: dict[str, Any] = {"responses": answers(example=examples.CLAIMED, problems=CHANGING), **does(Action.CLAIM)}


def chosen(given: Annotated[QueueIn, Query()]) -> Filters:
    """What the queue is narrowed to."""
    states = frozenset(given.state)
    return Filters(states, given.matter, given.risk, given.overdue, given.hold, given.ubigeo, given.text, given.thread)


FiltersDep = Annotated[Filters, Depends(chosen)]


@queue.get(
    "/queue",
    summary="Ver la cola",
    responses=answers(example=examples.QUEUE, problems=LISTING),
    **does(Action.QUEUE),
)
def waiting(
    site: SiteDep, account: AccountDep, filters: FiltersDep, cursor: Cursor = None, limit: Limit = 20
) -> ConsultationPage:
    """Las que esperan revisión o están en ella: primero las de mayor riesgo y, de igual riesgo, las más antiguas."""
    return page_out(reviewing.queue(site.desk, account, filters, cursor, limit), site.desk, account)


@queue.post(
    "/queue/next",
    summary="Tomar la siguiente",
    response_model=ConsultationOut,
    responses={**answers(example=examples.CLAIMED, problems=WRITING), 204: {"description": "No hay ninguna libre."}},
    **does(Action.CLAIM),
)
def take_next(
    site: SiteDep, account: AccountDep, filters: FiltersDep, key: KeyDep, response: Response
) -> ConsultationOut | Response:
    """Reserva la más urgente de las libres que la cuenta puede resolver."""
    taken = claims.claim_next(site.desk, account, filters)
    return changed(taken, site, account, response) if taken else Response(status_code=204)


@queue.put("/consultations/{id}/claim", summary="Tomar una consulta", **_HELD)
def claim(id: IdPath, version: VersionDep, site: SiteDep, account: AccountDep, response: Response) -> ConsultationOut:
    """La reserva por un tiempo; quien ya la tiene la conserva por otro tanto."""
    return changed(claims.claim(site.desk, account, id, version), site, account, response)


@queue.delete("/consultations/{id}/claim", summary="Dejar una consulta", **_HELD)
def give_back(
    id: IdPath, version: VersionDep, site: SiteDep, account: AccountDep, response: Response
) -> ConsultationOut:
    """La devuelve a la cola."""
    return changed(claims.give_back(site.desk, account, id, version), site, account, response)


@queue.post("/consultations/{id}/hand-over", summary="Pasar una consulta", **_HELD)
def hand_over(
    id: IdPath,
    given: HandOverIn,
    version: VersionDep,
    site: SiteDep,
    account: AccountDep,
    key: KeyDep,
    response: Response,
) -> ConsultationOut:
    """La reserva pasa a otro asesor, con lo que queda por hacer."""
    one = claims.hand_over(site.desk, account, id, version, given.to, given.note)
    return changed(one, site, account, response)


@queue.get(
    "/advisors/load",
    summary="Ver la carga de los asesores",
    responses=answers(example=examples.LOADS, problems=(*DOOR, "forbidden")),
    **does(Action.READ_LOAD),
)
def load(site: SiteDep, account: AccountDep) -> list[LoadOut]:
    """Cuántas tiene cada uno entre manos, cuántas pasaron su plazo y cuántas aprobó en siete días."""
    found = reviewing.load(site.desk, account)
    return [
        LoadOut(account=one.account, username=one.username, held=one.held, overdue=one.overdue, approved=one.approved)
        for one in found
    ]


@queue.get(
    "/advisors/feedback",
    summary="Ver las calificaciones propias",
    responses=answers(example=examples.FEEDBACK, problems=(*DOOR, "forbidden", "invalid_request")),
    **does(Action.READ_DRAFT),
)
def feedback(site: SiteDep, account: AccountDep, limit: Limit = 20) -> list[FeedbackOut]:
    """Lo que pensaron quienes preguntaron de las respuestas que la cuenta aprobó, de lo más nuevo a lo más antiguo."""
    return [
        FeedbackOut(consultation=one.consultation, score=one.score, reason=one.reason, release=one.release, at=one.at)
        for one in reviewing.feedback(site.desk, account, limit)
    ]
