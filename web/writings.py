"""A draft while a model writes it, for advisors alone: as a stream, or asked for now and then."""

import asyncio
from collections.abc import AsyncIterator
from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from desk import accounts, writings
from desk.model import Account
from desk.permissions import Action
from web.access import AccountDep, SiteDep, token_of
from web.consultations import IdPath
from web.description import READING, answers
from web.routes import Guarded, does
from web.site import Site
from web.streams import RETRY

writing = APIRouter(prefix="/consultations", tags=["asesores"], route_class=Guarded)

_STREAM = "text/event-stream"
_EXAMPLE = {"text": "El plazo para apelar es de quince", "writing": True}
_AS_STREAM = {_STREAM: {"schema": {"type": "string"}, "example": 'event: writing\ndata: {"text":"El plazo"}\n\n'}}


class WritingOut(BaseModel):
    """Lo que un modelo lleva escrito. Nada lo ha comprobado todavía: no se usa ni se entrega."""

    text: Annotated[str, Field(description="El texto hasta ahora, con los códigos de sus citas; vacío si no hay.")]
    writing: Annotated[bool, Field(description="Si se está escribiendo ahora.")]


@writing.get(
    "/{id}/draft/writing",
    summary="Mirar cómo se escribe el borrador",
    response_model=WritingOut,
    responses=answers(example=_EXAMPLE, problems=READING, also=_AS_STREAM),
    **does(Action.READ_DRAFT),
)
async def watch(request: Request, id: IdPath, site: SiteDep, account: AccountDep) -> Response | WritingOut:
    """Solo para asesores. Con `Accept: text/event-stream` llega según crece, y termina cuando el borrador está."""
    now = await run_in_threadpool(_look, site, account, id)
    if _STREAM in request.headers.get("Accept", ""):
        told = _stream(request, site, id)
        return StreamingResponse(told, media_type=_STREAM, headers={"X-Accel-Buffering": "no"})
    return now


async def _stream(request: Request, site: Site, id: str) -> AsyncIterator[bytes]:
    """The text each time it grew, until it is done; whether the token still reads drafts is asked each time."""
    began, last = monotonic(), ""
    yield format_sse_event(retry=RETRY, comment="listo")
    while monotonic() - began < site.pace.length and not site.stopping.is_set():
        account = await run_in_threadpool(_reader, request, site)
        found = await run_in_threadpool(_look, site, account, id) if account else None
        if found is None or not found.writing:
            return
        if found.text != last:
            yield format_sse_event(event="writing", data_str=found.model_dump_json())
            last = found.text
        await asyncio.sleep(site.pace.look)


def _reader(request: Request, site: Site) -> Account | None:
    with site.desk.database.reading() as connection:
        return accounts.bearer(connection, token_of(request), site.desk.now())


def _look(site: Site, account: Account, id: str) -> WritingOut:
    found = writings.of(site.desk, account, id)
    return WritingOut(text=found.text if found else "", writing=found is not None)
