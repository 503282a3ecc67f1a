"""A chat server on loopback that misbehaves as told."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Write = Callable[["Wire", str], None]


class Wire:
    """One answer on its way: what the request said, and how to write to whoever asked."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        self._handler, self.body = handler, body

    @property
    def user(self) -> str:
        """The user message."""
        return str(self.body["messages"][-1]["content"])

    def begin(self, status: int = 200, kind: str = "text/event-stream") -> None:
        """Send the status and the headers."""
        self._handler.send_response(status)
        self._handler.send_header("Content-Type", kind)
        self._handler.end_headers()

    def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def piece(self, text: str, finish: str | None = None) -> None:
        """Send a piece of the text as the protocol has it."""
        choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}
        row = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.raw(f"data: {json.dumps(row)}\n\n".encode())

    def say(self, text: str) -> None:
        """The whole of an orderly answer."""
        self.begin()
        for start in range(0, len(text), 11):
            self.piece(text[start : start + 11])
        self.piece("", "stop")
        self.raw(b"data: [DONE]\n\n")


@contextmanager
def serving(behave: Callable[[Wire], None]) -> Iterator[tuple[str, list[Any]]]:
    """A server that answers each request with `behave`: its `MODEL@URL` and the bodies that it got."""
    bodies: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            bodies.append(body)
            try:
                behave(Wire(self, body))
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"prueba@http://127.0.0.1:{server.server_address[1]}/v1", bodies
    finally:
        server.shutdown()
        server.server_close()


def stall(_: Wire, seconds: float = 2.0) -> None:
    """Answer nothing for a while."""
    time.sleep(seconds)
