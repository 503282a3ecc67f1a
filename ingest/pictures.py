"""Pictures of PDF pages with the boxes of their words, drawn by a child process with limits on time and memory."""

import base64
import json
import os
import resource
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from ingest.model import RefusalReason
from ingest.pdf import open_pages, render_page
from ingest.printed import PrintedPage

WIDTH = 1000  # pixels
SECONDS_PER_PAGE = 10.0
MEMORY = 1 << 30
_LEVELS = 16  # greys that remain: a page of print needs no more
_HIGH = bytes(value * _LEVELS // 256 << 4 for value in range(256))
_LOW = bytes(value * _LEVELS // 256 for value in range(256))
_TALLEST = 5  # page heights to a width; more is no page

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: a PNG of it and the boxes of its words (x0, y0, x1, y1 in points from the top left), both upright."""

    number: int
    png: bytes
    words: tuple[Box, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        width, height = struct.unpack(">II", self.png[16:24])
        return int(width), int(height)


def draw_pages(data: bytes, numbers: Iterable[int], width: int = WIDTH) -> tuple[Picture, ...]:
    """Pictures of these pages of a PDF, from 1; pages that can't be drawn are missing. Never raises for the file."""
    wanted = sorted(set(numbers))
    if not wanted:
        return ()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "ingest.pictures", str(width), *map(str, wanted)]
    seconds = SECONDS_PER_PAGE * (1 + len(wanted))
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        )
        output = done.stdout
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
    return tuple(_pictures(output))


def _pictures(output: bytes) -> Iterator[Picture]:
    """The pictures a child has written, a line each; a line it did not finish is left out."""
    for line in output.split(b"\n")[:-1]:
        with suppress(ValueError, KeyError, TypeError):
            found = json.loads(line)
            words = tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in found["words"])
            yield Picture(int(found["number"]), base64.b64decode(found["png"]), words)


def png(width: int, height: int, grey: bytes) -> bytes:
    """A PNG of sixteen greys from a byte of grey a pixel (RFC 2083)."""
    rows = (_packed(grey[at * width : (at + 1) * width]) for at in range(height))
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _packed(row: bytes) -> bytes:
    """Two pixels a byte, the left one in its upper half."""
    even, odd = row[::2].translate(_HIGH), row[1::2].translate(_LOW).ljust((len(row) + 1) // 2, b"\0")
    return (int.from_bytes(even) | int.from_bytes(odd)).to_bytes(len(even))


def _line(page: PrintedPage, data: bytes, width: int) -> bytes:
    """One picture as a line of JSON; nothing for a page that can't be drawn."""
    drawn = render_page(data, page.number, width, page.turn) if page.height <= _TALLEST * page.width else None
    if drawn is None:
        return b""
    words = [[round(side, 1) for side in (word.x0, word.y0, word.x1, word.y1)] for word in page.words]
    picture = base64.b64encode(png(*drawn)).decode()
    return json.dumps({"number": page.number, "png": picture, "words": words}).encode() + b"\n"


def main() -> None:
    """The child: draw the pages named of the PDF on standard input, a line of JSON each."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    width, numbers = int(sys.argv[1]), {int(number) for number in sys.argv[2:]}
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may reach the parent
    data = sys.stdin.buffer.read()
    pages = open_pages(data, numbers=numbers)
    if isinstance(pages, RefusalReason):
        return
    for page in pages:
        answers.write(_line(page, data, width))
        answers.flush()


if __name__ == "__main__":
    main()
