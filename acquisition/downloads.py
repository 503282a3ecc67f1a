"""One file from its official address: resumed where it was cut off, held to its hash, never more than was asked for."""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin

from acquisition.catalogue import Address, is_usable
from corpus.errors import Unfetched
from corpus.files import storage_errors

if TYPE_CHECKING:
    from httpx2 import Response

LARGEST = 64 * 1024 * 1024  # bytes of a file
_REDIRECTS = 5
_TYPES = ((re.compile(rb"%PDF-"), ".pdf"), (re.compile(rb"\s*<(?:!doctype html|html)", re.I), ".html"))
_TEXTS = (".md", ".txt")


class Trouble(StrEnum):
    """Why a file was not taken; the value is what an editor reads."""

    HASH = "no es el archivo del catálogo: su SHA-256 es otro"
    KIND = "la dirección promete un PDF y dio otra cosa"
    EMPTY = "vino vacío"
    LARGE = "pasa del tamaño permitido"
    CUT = "la descarga quedó incompleta; se sigue desde ahí la próxima vez"
    MISSING = "el servidor no lo tiene"
    FORBIDDEN = "el servidor no permite descargarlo"
    MOVED = "el servidor manda a otro lado: revise la dirección"
    BUSY = "el servidor pidió esperar más de lo prudente; repita más tarde"
    FAILED = "el servidor falló"
    UNREACHABLE = "no se pudo conectar con el servidor"
    SLOW = "tardó demasiado; se sigue desde ahí la próxima vez"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of a file: what it was fetched from, its hash and the server's mark of its version."""

    url: str
    sha256: str
    etag: str
    file: str


@dataclass(frozen=True, slots=True)
class Partial:
    """The beginning of a file, and beside it the mark of the version that it is the beginning of."""

    path: Path

    @property
    def _mark(self) -> Path:
        return self.path.with_suffix(".etag")

    @property
    def size(self) -> int:
        """Bytes held; 0 where there is no mark, for then they may be another version's."""
        return self.path.stat().st_size if self.path.exists() and self.mark else 0

    @property
    def mark(self) -> str:
        """The strong ETag of the version, or empty."""
        return self._mark.read_text(encoding="utf-8") if self._mark.exists() else ""

    def begin(self, etag: str) -> Self:
        """Start over with another version."""
        self.drop()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if etag and not etag.startswith("W/"):
            self._mark.write_text(etag, encoding="utf-8")
        return self

    def drop(self) -> None:
        """Forget it."""
        for path in (self.path, self._mark):
            with suppress(FileNotFoundError):
                path.unlink()


def request_headers(kept: Kept | None, partial: Partial) -> dict[str, str]:
    """What to ask for: only what is new, or only what is missing."""
    if partial.size:
        return {"Range": f"bytes={partial.size}-", "If-Range": partial.mark}
    return {"If-None-Match": kept.etag} if kept and kept.etag else {}


def next_address(response: "Response", asked: str, followed: int) -> str:
    """Where a redirect leads; raises `Unfetched` for one to another server, to plain HTTP, or one too many."""
    target = urljoin(asked, response.headers.get("Location", ""))
    same = Address("", target).host == Address("", asked).host
    if followed >= _REDIRECTS or not same or not is_usable(target):
        raise Unfetched(Trouble.MOVED)
    return target


def receive(response: "Response", partial: Partial, late: Callable[[], bool], largest: int = LARGEST) -> None:
    """Write an answer's body below what is held; raises `Unfetched` when it is too large, too slow or cut off."""
    going_on = response.status_code == 206 and _starts_at(response) == partial.size
    if not going_on:
        if response.status_code == 206:
            partial.drop()
            raise Unfetched(Trouble.CUT)
        partial.begin(response.headers.get("ETag", ""))
    size = partial.size if going_on else 0
    promised = _promised(response)
    if size + promised > largest:
        raise Unfetched(Trouble.LARGE)
    received = 0
    with storage_errors(partial.path), partial.path.open("ab" if going_on else "wb") as file:
        for chunk in response.iter_raw():
            received += len(chunk)
            if size + received > largest:
                partial.drop()
                raise Unfetched(Trouble.LARGE)
            file.write(chunk)
            if late():
                raise Unfetched(Trouble.SLOW)
    if promised and received < promised:
        raise Unfetched(Trouble.CUT)


def _promised(response: "Response") -> int:
    """Bytes that the answer says it brings; 0 where it says nothing of use."""
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _starts_at(response: "Response") -> int | None:
    found = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    return int(found.group(1)) if found else None


def settle(address: Address, partial: Partial, etag: str, folder: Path) -> Kept:
    """Put a whole file in its place; raises `Unfetched` and forgets it when it is not what it should be."""
    data = partial.path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    trouble = _objection(address, data, sha256)
    if trouble:
        partial.drop()
        raise Unfetched(trouble)
    file = address.name + _suffix(address, data)
    with storage_errors(folder / file):
        partial.path.replace(folder / file)
    partial.drop()
    for other in folder.glob(f"{address.name}.*"):
        if other.name != file:
            other.unlink()
    return Kept(address.url, sha256, etag, file)


def _objection(address: Address, data: bytes, sha256: str) -> Trouble | None:
    if not data.strip():
        return Trouble.EMPTY
    if address.expects_pdf and b"%PDF-" not in data[:1024]:
        return Trouble.KIND
    return Trouble.HASH if address.sha256 not in (None, sha256) else None


def _suffix(address: Address, data: bytes) -> str:
    """The ending that says what a file is: by its first bytes, else as its address ends."""
    known = next((suffix for pattern, suffix in _TYPES if pattern.match(data[:1024])), None)
    return known or next((suffix for suffix in _TEXTS if address.url.lower().endswith(suffix)), ".txt")
