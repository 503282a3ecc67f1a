"""What the program writes down of what it does: one line an event, with the request that it belongs to.

Lines hold codes, routes and numbers, never what people wrote.
"""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO

TEXT, JSON = "text", "json"
FORMS = (TEXT, JSON)

request_number: ContextVar[str] = ContextVar("request_number", default="")
_FIELDS = "fields"


def start(form: str, stream: TextIO | None = None) -> None:
    """Write the program's own lines from INFO on and other libraries' warnings, in text or as JSON."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Lines() if form == JSON else Plain())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("absuelve", "desk", "web"):
        logging.getLogger(name).setLevel(logging.INFO)


def told(**fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """Named values that go along with a line: `log.info("done", extra=told(count=3))`."""
    return {_FIELDS: fields}


class Lines(logging.Formatter):
    """A JSON object a line: `at` (UTC), `level`, `logger`, `message`, `request`, the named values, `error`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        row = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_context(record),
        }
        if record.exc_info:
            row["error"] = self.formatException(record.exc_info)
        return json.dumps(row, ensure_ascii=False, default=str)


class Plain(logging.Formatter):
    """A line for people, the named values after it."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it."""
        first, *rest = super().format(record).split("\n")
        named = " ".join(f"{name}={value}" for name, value in _context(record).items())
        return "\n".join([f"{first} {named}".rstrip(), *rest])


def _context(record: logging.LogRecord) -> dict[str, Any]:
    number = request_number.get()
    return {**({"request": number} if number else {}), **getattr(record, _FIELDS, {})}
