"""The public library over the API: anybody reads it, without an account."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path, Query

from corpus.errors import InvalidInput
from library.browsing import PAGE, Wanted, browse, read
from web import examples
from web.access import SiteDep
from web.consultations import Limit
from web.description import UNREADY, answers
from web.schemas.common import Cursor, Id
from web.schemas.shared import LIBRARY, SHARED, LibraryPage, ListedOut, SharedOut
from web.views import moved_out, statement_out

shared = APIRouter(tags=["biblioteca"])

_MOST = 1_000_000
_ID = Annotated[Id, Path(openapi_examples={"respuesta": {"value": examples.OTHER_ID}})]


@shared.get(
    "/library",
    summary="Ver la biblioteca",
    responses=answers(example=LIBRARY, problems=(*UNREADY, "invalid_input", "invalid_request", "storage_failure")),
)
def library_listed(
    site: SiteDep,
    words: Annotated[str, Query(alias="q", max_length=200, description="Palabras que se buscan.")] = "",
    topic: Annotated[str, Query(max_length=30, description="Un tema.")] = "",
    cursor: Cursor = None,
    limit: Limit = PAGE,
) -> LibraryPage:
    """Respuestas que sus municipalidades comparten, sin quién preguntó; las que cambiaron van al final."""
    start = _start(cursor)
    found = browse(site.desk, Wanted(words, topic), start, limit)
    after = start + limit
    return LibraryPage(
        items=[ListedOut(**asdict(one)) for one in found.entries],
        total=found.total,
        topics=dict(found.topics),
        next=str(after) if after < found.total else None,
    )


@shared.get(
    "/library/{id}",
    summary="Leer una respuesta de la biblioteca",
    responses=answers(example=SHARED, problems=(*UNREADY, "not_found", "invalid_request", "storage_failure")),
)
def library_entry(id: _ID, site: SiteDep) -> SharedOut:
    """La respuesta con sus citas, comparada ahora con lo vigente. Si deja de compartirse, deja de estar."""
    found = read(site.desk, id)
    entry = found.entry
    return SharedOut(
        id=entry.id,
        title=entry.title,
        topic=entry.topic,
        month=entry.month,
        stale=entry.stale,
        on=found.on,
        statements=[statement_out(one) for one in found.draft.statements],
        caveats=list(found.draft.caveats),
        moved=[moved_out(one) for one in found.moved],
    )


def _start(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not cursor.isascii() or not cursor.isdigit() or int(cursor) > _MOST:
        raise InvalidInput("El cursor no sirve. Pida la lista desde el comienzo.")
    return int(cursor)
