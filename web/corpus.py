"""The law for programs: search it, read a provision in time, see what was published."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query

from corpus.model import Place
from desk.permissions import Action
from index.publications import Publication
from qa_service.batch import checked
from qa_service.model import Question
from web import examples
from web.access import AccountDep, SiteDep
from web.description import DOOR, READING, UNREADY, answers
from web.lookups import provision_on, searched
from web.routes import Guarded, does
from web.schemas.corpus import ProvisionOut, PublicationOut, SearchOut

corpus = APIRouter(tags=["normas"], route_class=Guarded)


@corpus.get(
    "/search",
    summary="Buscar en las normas",
    responses=answers(
        example=examples.SEARCH, problems=(*DOOR, *UNREADY, "forbidden", "invalid_question", "invalid_request")
    ),
    **does(Action.READ_CORPUS),
)
def search(
    question: Annotated[str, Query(min_length=1, max_length=4000, description="Lo que se busca, en palabras.")],
    site: SiteDep,
    account: AccountDep,
    as_of: Annotated[date | None, Query(description="El día cuyo derecho se pregunta; hoy, si se omite.")] = None,
    district: Annotated[
        str | None,
        Query(max_length=100, description="Deja fuera las normas de otros; el propio, si se omite."),
    ] = None,
) -> SearchOut:
    """Las disposiciones que tratan del asunto. Nada se guarda ni se redacta."""
    own = account.municipality.place if account.municipality else None
    place = Place(district=district.strip()) if district and district.strip() else own
    return searched(site, Question("search", checked(question), as_of, place))


@corpus.get(
    "/provisions/{id}",
    summary="Ver una disposición",
    responses=answers(example=examples.PROVISION, problems=(*READING, *UNREADY, "invalid_input")),
    **does(Action.READ_CORPUS),
)
def provision(
    id: Annotated[
        str,
        Path(
            description="La norma y la disposición, separadas por `#`, que en la dirección se escribe `%23`.",
            openapi_examples={"artículo": {"value": examples.PROVISION_ID}},
        ),
    ],
    site: SiteDep,
    as_of: Annotated[date | None, Query(description="El día cuyo texto se pide; hoy, si se omite.")] = None,
) -> ProvisionOut:
    """El texto vigente a una fecha y todos los demás, por ejemplo `ley-27972%23art_20`."""
    return provision_on(site, id, as_of)


@corpus.get(
    "/corpus/history",
    summary="Ver lo publicado",
    responses=answers(example=examples.PUBLICATIONS, problems=(*DOOR, "forbidden")),
    **does(Action.EDIT_CORPUS),
)
def publications(site: SiteDep) -> list[PublicationOut]:
    """Las generaciones publicadas, de la más nueva a la más antigua, qué cambió en cada una y cuál se sirve."""
    bundles = site.application.bundles
    current, kept = bundles.current(), set(bundles.list())
    return [_publication_out(one, current, kept) for one in bundles.history()]


def _publication_out(one: Publication, current: str | None, kept: set[str]) -> PublicationOut:
    return PublicationOut(
        generation=one.generation,
        at=one.when,
        served=one.generation == current,
        kept=one.generation in kept,
        norms=one.norms,
        passages=one.passages,
        since=one.since,
        added=list(one.added),
        changed=list(one.changed),
        removed=list(one.removed),
    )
