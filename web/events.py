"""Changes of state for those who may know of them: as a stream, or asked for now and then where links are poor."""

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from desk import accounts, consultations, feeds
from desk.model import Account
from desk.permissions import Action
from web import examples
from web.access import AccountDep, SiteDep, token_of
from web.consultations import IdPath
from web.description import DOOR, READING, STREAM, answers
from web.routes import Guarded, does
from web.schemas.consultations import EventPage
from web.site import Site
from web.streams import Bell, news, stream
from web.views import event_out

events = APIRouter(tags=["avisos"], route_class=Guarded)

_STREAM = "text/event-stream"
_LARGEST = 2**62
After = Annotated[
    int | None, Query(ge=0, le=_LARGEST, description="El último número que se conoce; solo se da lo posterior.")
]
LastId = Annotated[
    int | None,
    Header(alias="Last-Event-ID", ge=0, le=_LARGEST, description="Lo mismo, como lo envía un navegador."),
]


@events.get(
    "/events",
    summary="Seguir los cambios de estado",
    response_model=EventPage,
    responses=answers(example=examples.EVENTS, problems=(*DOOR, "forbidden", "invalid_request"), also=STREAM),
    **does(Action.READ),
)
async def all_events(
    request: Request, site: SiteDep, account: AccountDep, after: After = None, last_id: LastId = None
) -> Response | EventPage:
    """Los de todas las consultas que la cuenta puede leer. Con `Accept: text/event-stream` llegan según ocurren."""
    known = last_id if after is None else after
    return await _told(request, site, account, await _now(site) if known is None else known, None)


@events.get(
    "/consultations/{id}/events",
    summary="Seguir una consulta",
    response_model=EventPage,
    responses=answers(example=examples.EVENTS, problems=READING, also=STREAM),
    **does(Action.READ),
)
async def events_of(
    request: Request, id: IdPath, site: SiteDep, account: AccountDep, after: After = None, last_id: LastId = None
) -> Response | EventPage:
    """Los de una consulta, desde el primero. Con `Accept: text/event-stream` llegan según ocurren."""
    await run_in_threadpool(_require, site, account, id)
    return await _told(request, site, account, (last_id if after is None else after) or 0, id)


async def _told(
    request: Request, site: Site, account: Account, after: int, consultation: str | None
) -> Response | EventPage:
    if _STREAM in request.headers.get("Accept", ""):
        bell: Bell = request.app.state.bell
        told = stream(site, bell, lambda: _reader(request, site), after, consultation)
        return StreamingResponse(told, media_type=_STREAM, headers={"X-Accel-Buffering": "no"})
    found = await run_in_threadpool(news, site, account, after, consultation)
    return EventPage(events=[event_out(one) for one in found], last=found[-1].sequence if found else after)


def _reader(request: Request, site: Site) -> Account | None:
    with site.desk.database.reading() as connection:
        return accounts.bearer(connection, token_of(request), site.desk.now())


def _require(site: Site, account: Account, id: str) -> None:
    with site.desk.database.reading() as connection:
        consultations.readable(connection, account, Action.READ, id)


async def _now(site: Site) -> int:
    def look() -> int:
        with site.desk.database.reading() as connection:
            return feeds.last(connection)

    return await run_in_threadpool(look)
