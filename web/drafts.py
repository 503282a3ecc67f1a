"""Drafts, for those who review: reading one is recorded, changing one checks it anew."""

from fastapi import APIRouter, Response

from desk import edits, reviewing
from desk.edits import Quoted, Written
from desk.permissions import Action
from web import examples
from web.access import AccountDep, SiteDep
from web.conditions import VersionDep, tag
from web.consultations import IdPath
from web.description import CHANGING, READING, UNREADY, answers
from web.routes import Guarded, does
from web.schemas.reviews import DraftIn, DraftOut, HistoryOut, SavedOut, SimilarOut
from web.sheets import draft_out, history_out, saved_out, similar_out

drafts = APIRouter(prefix="/consultations", tags=["asesores"], route_class=Guarded)


@drafts.get(
    "/{id}/draft",
    summary="Abrir el borrador",
    responses=answers(example=examples.DRAFT, problems=(*READING, *UNREADY)),
    **does(Action.READ_DRAFT),
)
def open_draft(id: IdPath, site: SiteDep, account: AccountDep, response: Response) -> DraftOut:
    """Cada afirmación junto al texto que cita, con los controles hechos ahora. La lectura queda registrada."""
    sheet = reviewing.open_draft(site.desk, account, id)
    response.headers["ETag"] = tag(sheet.consultation.version)
    return draft_out(sheet, site.desk, account)


@drafts.put(
    "/{id}/draft",
    summary="Cambiar el borrador",
    responses=answers(example=examples.SAVED, problems=(*CHANGING, *UNREADY)),
    **does(Action.EDIT),
)
def edit(
    id: IdPath, given: DraftIn, version: VersionDep, site: SiteDep, account: AccountDep, response: Response
) -> SavedOut:
    """Lo reemplaza entero y vuelve a comprobarlo. Una cita que no está a la letra en la disposición se rechaza."""
    written = [
        Written(one.text, tuple(Quoted(q.provision, q.valid_from, q.quote) for q in one.citations))
        for one in given.statements
    ]
    kept = edits.edit(site.desk, account, id, version, written, given.reasons, given.caveats)
    response.headers["ETag"] = tag(version + 1)
    return saved_out(kept)


@drafts.get(
    "/{id}/history",
    summary="Ver la historia",
    responses=answers(example=examples.HISTORY, problems=READING),
    **does(Action.READ_DRAFT),
)
def history(id: IdPath, site: SiteDep, account: AccountDep, response: Response) -> HistoryOut:
    """Todos los borradores con lo que cambió en cada uno, lo dicho y las respuestas. La lectura queda registrada."""
    found = reviewing.history(site.desk, account, id)
    response.headers["ETag"] = tag(found.consultation.version)
    return history_out(found, site.desk, account)


@drafts.get(
    "/{id}/similar",
    summary="Ver respuestas parecidas",
    responses=answers(example=examples.SIMILAR, problems=READING),
    **does(Action.READ_DRAFT),
)
def similar(id: IdPath, site: SiteDep, account: AccountDep) -> list[SimilarOut]:
    """Consultas ya respondidas que se parecen o citan lo mismo."""
    return [similar_out(one) for one in reviewing.similar(site.desk, account, id)]
