"""What administrators and evaluators take away: the record of everything done, and reviewed cases."""

from typing import Annotated

from fastapi import APIRouter, Query

from desk import administration, exports
from desk.permissions import Action
from web import specimens
from web.access import AccountDep, SiteDep
from web.consultations import Limit
from web.description import DOOR, LISTING, answers
from web.routes import Guarded, does
from web.schemas.common import Cursor
from web.schemas.records import AuditPage, EntryOut
from web.schemas.reviews import CaseOut, CasePage

records = APIRouter(tags=["registros"], route_class=Guarded)


@records.get(
    "/audit",
    summary="Ver el registro",
    responses=answers(example=specimens.AUDIT, problems=(*DOOR, "forbidden", "invalid_request")),
    **does(Action.READ_AUDIT),
)
def entries(
    site: SiteDep, account: AccountDep, after: Annotated[int, Query(ge=0, le=2**62)] = 0, limit: Limit = 100
) -> AuditPage:
    """Todo lo hecho, de lo primero a lo último; cada línea lleva la huella de la anterior."""
    page = administration.record(site.desk, account, after, limit)
    items = [EntryOut.model_validate(one) for one in page.items]
    return AuditPage(items=items, next=int(page.next) if page.next else None)


@records.get(
    "/reviews",
    summary="Exportar consultas revisadas",
    responses=answers(example=specimens.CASES, problems=LISTING),
    **does(Action.EXPORT_REVIEWS),
)
def reviews(site: SiteDep, account: AccountDep, cursor: Cursor = None, limit: Limit = 100) -> CasePage:
    """Preguntas con la respuesta que un asesor aprobó, sin quién las hizo, para medir con ellas las respuestas."""
    page = exports.reviewed(site.desk, account, cursor, limit)
    return CasePage(items=[CaseOut.model_validate(one) for one in page.items], next=page.next)
