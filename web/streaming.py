"""A file as it is sent, piece by piece."""

from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1 << 20


def chunks(file: BinaryIO) -> Iterator[bytes]:
    """The pieces of a file, of at most 1 MiB."""
    while chunk := file.read(_CHUNK):
        yield chunk
