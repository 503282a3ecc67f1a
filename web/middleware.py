"""What surrounds every request: its number and the security headers on the way out, a limit on the way in."""

import logging
import re
from time import perf_counter
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk import uploads
from qa_service.logs import request_number, told
from web.measures import route_of

LARGEST_BODY = 64 * 1024  # bytes; a question of 4,000 characters, every one escaped, needs less
LARGEST_UPLOAD = uploads.LARGEST + 1024 * 1024  # and what goes with the file
LARGEST_DRAFT = 512 * 1024  # a long answer with its quotes

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_OWN_CACHING = ("/static/", "/sw.js", "/paginas/")  # these say themselves for how long they are kept
_LIMITS = (
    (re.compile(r"/corpus/uploads$|^/edicion/archivos$"), LARGEST_UPLOAD),
    (re.compile(r"/draft$"), LARGEST_DRAFT),
)
_NUMBER = re.compile(r"[\w-]{8,64}", re.ASCII)
_log = logging.getLogger(__name__)


class RequestNumbers:
    """Gives every request a number, or keeps the one it came with, answers with it and writes down what came of it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its number in `scope["state"]`."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("X-Request-ID", "")
        number = given if _NUMBER.fullmatch(given) else uuid4().hex
        scope.setdefault("state", {})["number"] = number
        request_number.set(number)
        began = perf_counter()

        async def send_with_number(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-ID"] = number
                took = round(1000 * (perf_counter() - began), 1)
                line = told(method=scope["method"], route=route_of(scope), status=message["status"], ms=took)
                _log.info("answered", extra=line)
            await send(message)

        await self.app(scope, receive, send_with_number)


class SecurityHeaders:
    """Adds the headers that every response carries."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to the head of its response."""
        own = scope.get("path", "").startswith(_OWN_CACHING)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kept = headers.get("Cache-Control") if own else None
                headers.update({**HEADERS, **({"Cache-Control": kept} if kept else {})})
            await send(message)

        await self.app(scope, receive, send_with_headers)


class BodyLimit:
    """Refuses a body once more bytes of it have come than its address takes, whatever its length was said to be."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what is read of its body."""
        seen, limit = 0, limit_of(scope.get("path", ""))

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)


def limit_of(path: str) -> int:
    """How many bytes a body sent to that path may have."""
    return next((limit for pattern, limit in _LIMITS if pattern.search(path)), LARGEST_BODY)
