"""Every line that the program writes down says when, how grave, and which request it belongs to."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from qa_service import logs

_log = logging.getLogger("desk.test")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Where lines go; afterwards logging is as it was."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers, root.level = before, level


def test_a_line_is_one_json_object(stream: io.StringIO) -> None:
    logs.start(logs.JSON, stream)
    logs.request_number.set("abc12345")
    try:
        _log.info("answered «%s»", 200, extra=logs.told(route="/ñ", ms=1.5))
    finally:
        logs.request_number.set("")
    row = json.loads(stream.getvalue())
    assert row.pop("at").endswith("+00:00")
    assert row == {
        "level": "info", "logger": "desk.test", "message": "answered «200»", "request": "abc12345",
        "route": "/ñ", "ms": 1.5,
    }  # fmt: skip


def test_a_failure_stays_on_one_line(stream: io.StringIO) -> None:
    logs.start(logs.JSON, stream)
    try:
        raise ValueError("línea\notra")
    except ValueError:
        _log.exception("falló")
    (line,) = stream.getvalue().splitlines()
    assert "ValueError: línea\notra" in json.loads(line)["error"]


def test_in_text_the_values_follow_the_message(stream: io.StringIO) -> None:
    logs.start(logs.TEXT, stream)
    _log.warning("lento", extra=logs.told(ms=9))
    assert stream.getvalue().rstrip().endswith("WARNING lento ms=9")


def test_other_libraries_are_heard_from_warnings_on(stream: io.StringIO) -> None:
    logs.start(logs.TEXT, stream)
    logging.getLogger("otra").info("nada")
    logging.getLogger("otra").warning("algo")
    assert "nada" not in stream.getvalue()
    assert "algo" in stream.getvalue()
