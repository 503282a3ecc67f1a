"""Traces are sent to a collector where the settings name one."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest
from fastapi.testclient import TestClient

from tests.web.town import Town
from web.server import create_app

ABOVE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


class Collector(BaseHTTPRequestHandler):
    got: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        self.got.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def collector() -> Iterator[str]:
    """The address of a collector on loopback."""
    Collector.got.clear()
    server = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1/traces"
    server.shutdown()
    server.server_close()


def test_a_request_is_a_span_below_its_caller_s(town: Town, collector: str) -> None:
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

    from web.tracing import provider_of

    application = replace(town.site.application, settings=replace(town.site.application.settings, traces=collector))
    app = create_app(replace(town.site, application=application), "0")
    client = TestClient(app)
    client.get("/health?pregunta=secreta", headers={"traceparent": ABOVE, "X-Request-ID": "numero-0001"})
    app.state.traces.force_flush()
    sent = ExportTraceServiceRequest.FromString(Collector.got[0])
    (span,) = sent.resource_spans[0].scope_spans[0].spans
    told = {one.key: one.value.string_value or one.value.int_value for one in span.attributes}
    assert span.name == "GET /health"
    assert span.trace_id.hex() == "0af7651916cd43dd8448eb211c80319c"
    assert told == {
        "http.request.method": "GET", "http.route": "/health", "http.response.status_code": 200,
        "absuelve.request": "numero-0001",
    }  # fmt: skip
    assert b"secreta" not in Collector.got[0]
    provider_of(collector, "0").shutdown()
