"""The JSON API, version 1: routes translate and delegate."""

import hmac
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from corpus.model import Place
from qa_service.batch import checked
from qa_service.model import Question
from qa_service.schemas import ConsultationOut, HealthOut, Problem, ProvisionOut, QuestionIn
from qa_service.service import Service
from qa_service.views import consultation_out

_PROBLEM: dict[str, Any] = {"model": Problem, "content": {"application/problem+json": {}}}
_bearer = HTTPBearer(auto_error=False, description="Clave de asesor: sin ella no se entrega ningún borrador.")

api = APIRouter(prefix="/api/v1")
health = APIRouter(tags=["estado"])


def the_service(request: Request) -> Service:
    """The service that the application was built with."""
    service: Service = request.app.state.service
    return service


def is_advisor(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    service: Annotated[Service, Depends(the_service)],
) -> bool:
    """True when the request bears the advisors' key."""
    given = credentials.credentials if credentials else ""
    return hmac.compare_digest(given.encode(), service.advisor_key.encode())


ServiceDep = Annotated[Service, Depends(the_service)]
AdvisorDep = Annotated[bool, Depends(is_advisor)]


@api.post(
    "/questions",
    status_code=201,
    tags=["consultas"],
    summary="Preguntar",
    responses={422: _PROBLEM, 503: _PROBLEM},
)
def ask(asked: QuestionIn, service: ServiceDep, advisor: AdvisorDep) -> ConsultationOut:
    """Busca las disposiciones que sirven y prepara un borrador, que solo ven los asesores hasta que lo revisen."""
    place = Place(**asked.place.model_dump()) if asked.place else None
    kept = service.ask(Question("api", checked(asked.question), asked.as_of, place))
    return consultation_out(kept, advisor)


@api.get("/questions/{id}", tags=["consultas"], summary="Ver una consulta", responses={404: _PROBLEM})
def consultation(id: str, service: ServiceDep, advisor: AdvisorDep) -> ConsultationOut:
    """La consulta con las disposiciones que se mostraron al preguntar."""
    return consultation_out(service.consultations.get(id), advisor)


@api.get(
    "/provisions/{id}",
    tags=["normas"],
    summary="Ver una disposición",
    responses={404: _PROBLEM, 422: _PROBLEM, 503: _PROBLEM},
)
def provision(id: str, service: ServiceDep, as_of: date | None = None) -> ProvisionOut:
    """El texto vigente a una fecha y todos los demás, por ejemplo `ley-27972%23art_20`."""
    return service.provision(id, as_of)


@health.get("/health", summary="¿Está en pie?")
def alive() -> HealthOut:
    """Responde mientras el proceso viva."""
    return HealthOut(status="ok")


@health.get("/ready", summary="¿Puede responder?", responses={503: _PROBLEM})
def ready(service: ServiceDep) -> HealthOut:
    """Responde con la generación del índice que sirve, o dice qué falta."""
    return HealthOut(status="ok", generation=service.searcher().generation)
