"""Changes of state as they happen: server-sent events that resume where they broke off, and end to be asked anew."""

import asyncio
from collections.abc import AsyncIterator, Callable
from time import monotonic

from fastapi.sse import format_sse_event
from starlette.concurrency import run_in_threadpool

from desk import feeds
from desk.model import Account, Event
from web.site import Site
from web.views import event_out

RETRY = 3_000  # milliseconds until a broken stream is asked for again


class Bell:
    """The number of what happened last, looked up once a pace for all streams together."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lock = asyncio.Lock()
        self._last, self._at = 0, float("-inf")

    async def last(self) -> int:
        """The number, not older than a pace."""
        async with self._lock:
            if monotonic() - self._at >= self._site.pace.look:
                self._last = await run_in_threadpool(self._look)
                self._at = monotonic()
            return self._last

    def _look(self) -> int:
        with self._site.desk.database.reading() as connection:
            return feeds.last(connection)


async def stream(
    site: Site, bell: Bell, reader: Callable[[], Account | None], after: int, consultation: str | None
) -> AsyncIterator[bytes]:
    """The events after a number as a stream; `reader` is asked each time whether it still has an account."""
    began = beaten = monotonic()
    yield format_sse_event(retry=RETRY, comment="listo")
    while monotonic() - began < site.pace.length and not site.stopping.is_set():
        reached = await bell.last()
        if reached > after:
            account = await run_in_threadpool(reader)
            if account is None:
                return
            found = await run_in_threadpool(news, site, account, after, consultation)
            for event in found:
                yield told(event)
            after, beaten = (found[-1].sequence if len(found) == feeds.LONGEST else reached), monotonic()
        elif monotonic() - beaten >= site.pace.beat:
            yield format_sse_event(comment="sigue")
            beaten = monotonic()
        await asyncio.sleep(site.pace.look)


def news(site: Site, account: Account, after: int, consultation: str | None) -> tuple[Event, ...]:
    """The events after a number that the account may know of."""
    with site.desk.database.reading() as connection:
        return feeds.since(connection, account, after, consultation)


def told(event: Event) -> bytes:
    """An event as a stream writes it; its id is where to resume."""
    return format_sse_event(event="state", id=str(event.sequence), data_str=event_out(event).model_dump_json())
