"""What surrounds every request, tried on a small application of its own."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from web.middleware import (
    HEADERS,
    LARGEST_BODY,
    LARGEST_DRAFT,
    LARGEST_UPLOAD,
    BodyLimit,
    SecurityHeaders,
    limit_of,
)


async def count(request: Request) -> Response:
    """How many bytes came."""
    return PlainTextResponse(str(len(await request.body())))


async def ignore(_request: Request) -> Response:
    """An answer that never looks at the body."""
    return PlainTextResponse("listo", headers={"Cache-Control": "public"})


ROUTES = [
    Route("/contar", count, methods=["POST"]),
    Route("/listo", ignore, methods=["GET", "POST"]),
    Route("/static/estilo.css", ignore),
]
CLIENT = TestClient(Starlette(routes=ROUTES, middleware=[Middleware(SecurityHeaders), Middleware(BodyLimit)]))


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("path", ["/listo", "/no-existe"])
def test_every_response_carries_the_headers_even_an_error(name: str, path: str) -> None:
    assert CLIENT.get(path).headers[name] == HEADERS[name]


def test_a_route_cannot_loosen_the_headers() -> None:
    assert CLIENT.get("/listo").headers["Cache-Control"] == "no-store"


def test_static_files_alone_say_for_how_long_browsers_keep_them() -> None:
    found = CLIENT.get("/static/estilo.css").headers
    assert found["Cache-Control"] == "public"
    assert found["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("size", [0, 1, LARGEST_BODY - 1, LARGEST_BODY])
def test_a_body_up_to_the_limit_comes_through_whole(size: int) -> None:
    response = CLIENT.post("/contar", content=b"x" * size)
    assert (response.status_code, response.text) == (200, str(size))


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 3 * LARGEST_BODY])
def test_a_larger_body_is_refused(size: int) -> None:
    assert CLIENT.post("/contar", content=b"x" * size).status_code == 413


def chunks(count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield b"x" * 1024


@pytest.mark.parametrize(("kilobytes", "status"), [(64, 200), (65, 413)])
def test_a_body_that_comes_in_pieces_without_a_length_is_counted_too(kilobytes: int, status: int) -> None:
    assert CLIENT.post("/contar", content=chunks(kilobytes)).status_code == status


def test_a_body_nobody_reads_is_not_refused() -> None:
    assert CLIENT.post("/listo", content=b"x" * (LARGEST_BODY + 1)).status_code == 200


def test_only_our_own_files_run_and_no_other_site_may_frame_or_feed_a_page() -> None:
    policy = dict(rule.strip().split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("/api/v1/consultations", LARGEST_BODY),
        ("/api/v1/consultations/7f0c/draft", LARGEST_DRAFT),
        ("/api/v1/corpus/uploads", LARGEST_UPLOAD),
        ("/draft/otra", LARGEST_BODY),
    ],
)
def test_a_draft_and_an_upload_may_be_larger(path: str, limit: int) -> None:
    assert limit_of(path) == limit
