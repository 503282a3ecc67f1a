"""The JSON API, version 1: routes translate and delegate."""

import hmac
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException

from qa_service.batch import checked, parse_place
from qa_service.model import Question
from web import examples
from web.description import answers
from web.schemas import ConsultationOut, HealthOut, ProvisionOut, QuestionIn
from web.service import Service
from web.views import consultation_out

_bearer = HTTPBearer(auto_error=False, description="Clave de asesor: sin ella no se entrega ningún borrador.")
_UNREADY = ("no_corpus", "no_bundle", "bundle_mismatch", "unknown_model", "storage_failure")

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
    """True when the request bears the advisors' key, False when it bears none; a wrong key is refused."""
    if credentials is None:
        return False
    if not hmac.compare_digest(credentials.credentials.encode(), service.advisor_key.encode()):
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    return True


ServiceDep = Annotated[Service, Depends(the_service)]
AdvisorDep = Annotated[bool, Depends(is_advisor)]


@api.post(
    "/questions",
    status_code=201,
    tags=["consultas"],
    summary="Preguntar",
    response_description="La consulta recibida; su dirección está en la cabecera Location.",
    responses=answers(
        status=201,
        example=examples.CONSULTATION,
        problems=("malformed_request", "unauthorized", "too_large", "invalid_question", "invalid_request", *_UNREADY),
    ),
)
def ask(
    asked: Annotated[QuestionIn, Body(openapi_examples={"licencia": {"value": examples.QUESTION}})],
    service: ServiceDep,
    advisor: AdvisorDep,
    response: Response,
) -> ConsultationOut:
    """Busca las disposiciones que sirven y prepara un borrador, que solo ven los asesores hasta que lo revisen."""
    place = parse_place(asked.place.model_dump()) if asked.place else None
    kept = service.ask(Question("api", checked(asked.question), asked.as_of, place))
    response.headers["Location"] = f"{api.prefix}/questions/{kept.id}"
    return consultation_out(kept, advisor)


@api.get(
    "/questions/{id}",
    tags=["consultas"],
    summary="Ver una consulta",
    responses=answers(
        example=examples.CONSULTATION, problems=("unauthorized", "not_found", "invalid_request", "storage_failure")
    ),
)
def consultation(
    id: Annotated[str, Path(openapi_examples={"consulta": {"value": examples.CONSULTATION_ID}})],
    service: ServiceDep,
    advisor: AdvisorDep,
) -> ConsultationOut:
    """La consulta con las disposiciones que se mostraron al preguntar."""
    return consultation_out(service.consultations.get(id), advisor)


@api.get(
    "/provisions/{id}",
    tags=["normas"],
    summary="Ver una disposición",
    responses=answers(
        example=examples.PROVISION, problems=("not_found", "invalid_input", "invalid_request", *_UNREADY)
    ),
)
def provision(
    id: Annotated[
        str,
        Path(
            description="La norma y la disposición, separadas por `#`, que en la dirección se escribe `%23`.",
            openapi_examples={"artículo": {"value": examples.PROVISION_ID}},
        ),
    ],
    service: ServiceDep,
    as_of: Annotated[date | None, Query(description="El día cuyo texto se pide; hoy, si se omite.")] = None,
) -> ProvisionOut:
    """El texto vigente a una fecha y todos los demás, por ejemplo `ley-27972%23art_20`."""
    return service.provision(id, as_of)


@health.get("/health", summary="¿Está en pie?", responses=answers(example=examples.ALIVE))
async def alive() -> HealthOut:
    """Responde mientras el proceso viva, aunque todas las consultas estén ocupadas."""
    return HealthOut(status="ok")


@health.get("/ready", summary="¿Puede responder?", responses=answers(example=examples.READY, problems=_UNREADY))
def ready(service: ServiceDep) -> HealthOut:
    """Responde con la generación del índice que sirve, o dice qué falta."""
    return HealthOut(status="ok", generation=service.searcher().generation)
