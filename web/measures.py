"""What whoever watches over the service can read at any time: requests, queues, ages (Prometheus' text format).

Requests are this process's own; queues come from the database at each look, the same from every process.
"""

import hmac
from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import AbsuelveError
from desk import backlog
from web.access import SiteDep
from web.site import PREFIX, Site

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

_NOWHERE = "none"  # the route of an address that leads nowhere: addresses themselves are without number
_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

measures = APIRouter(include_in_schema=False)


def route_of(scope: Scope) -> str:
    """The route that a request took, with its parameters' names: `/api/v1/consultations/{id}`."""
    path = getattr(scope.get("route"), "path", None)
    if path is None:
        return _NOWHERE
    return f"{PREFIX}{path}" if scope["path"].startswith(f"{PREFIX}/") else path


class Requests:
    """Counts every request by method, route and status, and how long it took until its head was sent."""

    def __init__(self, app: ASGIApp, registry: "CollectorRegistry") -> None:
        from prometheus_client import Counter, Histogram

        self.app = app
        self.count = Counter("absuelve_requests", "Requests answered", ("method", "route", "status"), registry=registry)
        self.time = Histogram(
            "absuelve_request_seconds", "Until the head of the answer", ("route",), registry=registry, buckets=_BUCKETS
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and count it once its head is sent."""
        began = perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = route_of(scope)
                self.count.labels(scope["method"], route, message["status"]).inc()
                self.time.labels(route).observe(perf_counter() - began)
            await send(message)

        await self.app(scope, receive, counted if scope["type"] == "http" else send)


class Standing:
    """The desk's queues and the index served, looked up when asked for."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def collect(self) -> Iterator[Any]:
        """The gauges; `absuelve_up` is 0 and alone where the database or the index can't be read."""
        from prometheus_client.core import GaugeMetricFamily

        up = GaugeMetricFamily("absuelve_up", "Whether database and index can be read")
        try:
            found = backlog.look(self._site.desk)
            generation = self._site.desk.searcher().generation
        except AbsuelveError:
            up.add_metric((), 0)
            yield up
            return
        up.add_metric((), 1)
        yield up
        served = GaugeMetricFamily("absuelve_generation", "The generation of the index served", labels=("name",))
        served.add_metric((generation,), 1)
        yield served
        for name, help_, values in (
            ("absuelve_waiting", "Things that wait, by queue and state", found.waiting),
            ("absuelve_oldest_seconds", "Age of the oldest consultation in a state that is not its last", found.oldest),
        ):
            gauge = GaugeMetricFamily(name, help_, labels=("queue", "state"))
            for (queue, state), value in sorted(values.items()):
                gauge.add_metric((queue, state), value)
            yield gauge


def registry_of(site: Site) -> "CollectorRegistry":
    """What is measured of one installation in this process."""
    from prometheus_client import CollectorRegistry

    registry = CollectorRegistry()
    registry.register(Standing(site))
    return registry


@measures.get("/metrics")
def told(request: Request, site: SiteDep) -> Response:
    """The figures, for whoever has their password; without one in the settings there are none."""
    from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

    expected = site.application.settings.metrics
    if expected is None:
        raise HTTPException(404)
    said = request.headers.get("authorization", "").encode()
    if not hmac.compare_digest(said, f"Bearer {expected}".encode()):
        raise HTTPException(401)
    return Response(generate_latest(request.app.state.registry), media_type=CONTENT_TYPE_LATEST)
