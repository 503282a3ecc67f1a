"""Putting right how a question was read: what it wants of its advisor, and which day's law it asks about."""

from typing import Any

from fastapi import APIRouter, Response

from desk import triage as desk_triage
from desk.permissions import Action
from web import examples
from web.access import AccountDep, SiteDep
from web.conditions import VersionDep
from web.consultations import IdPath, changed
from web.description import CHANGING, answers
from web.routes import Guarded, does
from web.schemas.consultations import ConsultationOut
from web.schemas.reviews import AsOfIn, MatterIn

triage = APIRouter(prefix="/consultations", tags=["asesores"], route_class=Guarded)

_READ_ANEW: dict[str, Any] = {
    "responses": answers(example=examples.CLAIMED, problems=CHANGING),
    **does(Action.EDIT),
}


@triage.put("/{id}/matter", summary="Corregir la materia", **_READ_ANEW)
def matter(
    id: IdPath, given: MatterIn, version: VersionDep, site: SiteDep, account: AccountDep, response: Response
) -> ConsultationOut:
    """De ella depende quién revisa y con cuánto detalle. Solo un asesor principal puede bajarla."""
    one = desk_triage.reclassify(site.desk, account, id, version, given.matter)
    return changed(one, site, account, response)


@triage.put("/{id}/as-of", summary="Corregir la fecha", **_READ_ANEW)
def as_of(
    id: IdPath, given: AsOfIn, version: VersionDep, site: SiteDep, account: AccountDep, response: Response
) -> ConsultationOut:
    """El día cuyo derecho responde la pregunta."""
    return changed(desk_triage.redate(site.desk, account, id, version, given.as_of), site, account, response)
