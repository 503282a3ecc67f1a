"""Traces of requests for whoever collects them (OpenTelemetry), where the settings name an address; else nothing.

A span has a request's method, route, status and number: no address, no words of anybody's.
"""

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import InvalidInput
from web.measures import route_of

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

_SERVER_ERROR = 500


def provider_of(endpoint: str, version: str) -> "TracerProvider":
    """Spans in batches to an OTLP collector over HTTP; raises `InvalidInput` where the extra is not installed."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise InvalidInput(
            "ABSUELVE_TRACES pide trazas, y falta lo que las envía. Instálelo con: pip install 'absuelve[traces]'."
        ) from error
    provider = TracerProvider(resource=Resource.create({"service.name": "absuelve", "service.version": version}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint)))
    return provider


class Tracing:
    """A span for each request, below the caller's where it came with `traceparent`."""

    def __init__(self, app: ASGIApp, provider: "TracerProvider") -> None:
        self.app = app
        self.tracer = provider.get_tracer("absuelve")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on within its span."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        from opentelemetry.propagate import extract
        from opentelemetry.trace import SpanKind, Status, StatusCode

        above = extract(dict(Headers(scope=scope)))
        with self.tracer.start_as_current_span(scope["method"], above, SpanKind.SERVER) as span:

            async def noted(message: Message) -> None:
                if message["type"] == "http.response.start":
                    route, status = route_of(scope), message["status"]
                    span.update_name(f"{scope['method']} {route}")
                    span.set_attributes({
                        "http.request.method": scope["method"],
                        "http.route": route,
                        "http.response.status_code": status,
                        "absuelve.request": scope.get("state", {}).get("number", ""),
                    })  # fmt: skip
                    if status >= _SERVER_ERROR:
                        span.set_status(Status(StatusCode.ERROR))
                await send(message)

            await self.app(scope, receive, noted)
