"""Curated answers for those who review: write, change, release, withdraw."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from desk.edits import Quoted, Written
from desk.permissions import Action
from desk.release import Refused
from desk.service import Desk
from library import curating
from library.curated import Curated, Standing
from library.curating import Sheet
from web import examples
from web.access import AccountDep, SiteDep
from web.conditions import VersionDep, tag
from web.consultations import Limit
from web.decisions import GATE, refused
from web.description import CHANGING, LISTING, READING, UNREADY, WRITING, answers
from web.routes import Guarded, KeyDep, does
from web.schemas.common import Cursor, Id
from web.schemas.curated import CURATED, CuratedIn, CuratedOut, CuratedPage, NewIn, PublicationIn
from web.schemas.reviews import StatementIn
from web.sheets import checked_out
from web.views import moved_out

curation = APIRouter(prefix="/curated", tags=["respuestas preparadas"], route_class=Guarded)

_Id = Annotated[Id, Path(openapi_examples={"respuesta": {"value": examples.OTHER_ID}})]


@curation.get(
    "",
    summary="Ver las respuestas preparadas",
    responses=answers(example={"items": [CURATED], "next": None}, problems=(*LISTING, *UNREADY)),
    **does(Action.CURATE),
)
def curated_listed(
    site: SiteDep,
    account: AccountDep,
    state: Annotated[Standing | None, Query(description="El estado que interesa.")] = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> CuratedPage:
    """De la última que cambió a la primera, cada una comprobada ahora."""
    found = curating.listed(site.desk, account, state, cursor, limit)
    return CuratedPage(items=[_out(one) for one in found.items], next=found.next)


@curation.post(
    "",
    status_code=201,
    summary="Preparar una respuesta",
    responses=answers(status=201, example=CURATED, problems=(*WRITING, *UNREADY, "not_found", "conflict")),
    **does(Action.CURATE),
)
def curate(given: NewIn, site: SiteDep, account: AccountDep, key: KeyDep, response: Response) -> CuratedOut:
    """Escrita, o tomada de una entregada. Se ofrece cuando otro asesor, principal, la publica."""
    if given.source:
        made = curating.adopt(site.desk, account, given.source, given.wordings)
    else:
        made = curating.write(site.desk, account, given.wordings, _written(given.statements or []), given.caveats)
    response.headers["Location"] = f"/api/v1/curated/{made.id}"
    return _changed(made, site.desk, account, response)


@curation.get(
    "/{id}",
    summary="Abrir una respuesta preparada",
    responses=answers(example=CURATED, problems=(*READING, *UNREADY)),
    **does(Action.CURATE),
)
def curated_opened(id: _Id, site: SiteDep, account: AccountDep, response: Response) -> CuratedOut:
    """Comprobada ahora: qué afirmaciones fallan, y qué cambió de lo que cita."""
    sheet = curating.opened(site.desk, account, id)
    response.headers["ETag"] = tag(sheet.curated.version)
    return _out(sheet)


@curation.put(
    "/{id}",
    summary="Cambiar una respuesta preparada",
    responses=answers(example=CURATED, problems=(*CHANGING, *UNREADY)),
    **does(Action.CURATE),
)
def curated_changed(
    id: _Id, given: CuratedIn, version: VersionDep, site: SiteDep, account: AccountDep, response: Response
) -> CuratedOut:
    """La reemplaza entera. Deja de ofrecerse hasta que se publique otra vez."""
    statements = _written(given.statements)
    made = curating.change(site.desk, account, id, version, given.wordings, statements, given.caveats)
    return _changed(made, site.desk, account, response)


@curation.post(
    "/{id}/publication",
    summary="Publicar una respuesta preparada",
    response_model=CuratedOut,
    responses=answers(example=CURATED, problems=(*CHANGING, *UNREADY, *GATE)),
    **does(Action.RELEASE_CURATED),
)
def curated_published(
    id: _Id, given: PublicationIn, version: VersionDep, site: SiteDep, account: AccountDep, response: Response
) -> CuratedOut | Response:
    """La da por buena un asesor principal que no la escribió; pasa los mismos controles que una respuesta."""
    outcome = curating.publish(site.desk, account, id, version, given.digest, given.generation)
    return refused(outcome) if isinstance(outcome, Refused) else _changed(outcome, site.desk, account, response)


@curation.post(
    "/{id}/withdrawal",
    summary="Retirar una respuesta preparada",
    responses=answers(example={**CURATED, "state": "withdrawn", "offered": False}, problems=(*CHANGING, *UNREADY)),
    **does(Action.CURATE),
)
def curated_withdrawn(
    id: _Id, version: VersionDep, site: SiteDep, account: AccountDep, response: Response
) -> CuratedOut:
    """Ya no se ofrece; quien la tomó la conserva."""
    return _changed(curating.withdraw(site.desk, account, id, version), site.desk, account, response)


def _written(statements: list[StatementIn]) -> list[Written]:
    return [
        Written(one.text, tuple(Quoted(q.provision, q.valid_from, q.quote) for q in one.citations))
        for one in statements
    ]


def _changed(one: Curated, desk: Desk, account: AccountDep, response: Response) -> CuratedOut:
    response.headers["ETag"] = tag(one.version)
    return _out(curating.opened(desk, account, one.id))


def _out(sheet: Sheet) -> CuratedOut:
    one = sheet.curated
    return CuratedOut(
        id=one.id,
        state=one.state,
        version=one.version,
        author=one.author,
        changed_at=one.changed_at,
        wordings=list(one.wordings),
        statements=[checked_out(statement, one.sources) for statement in sheet.draft.statements],
        caveats=list(one.draft.caveats),
        digest=one.digest,
        generation=sheet.generation,
        on=sheet.on,
        offered=sheet.offered,
        moved=[moved_out(each) for each in sheet.moved],
    )
