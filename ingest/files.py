"""The door of ingestion: a path becomes a `Reading` or a `Refusal`, whatever the file holds."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.model import Source
from ingest.markup import read_html, read_markdown, read_text
from ingest.model import NormText, Reading, Refusal, RefusalReason
from ingest.ocr import INSTALL
from ingest.sandbox import read_pdf

EXTENSIONS = frozenset({".pdf", ".md", ".markdown", ".html", ".htm", ".xhtml", ".txt"})
_ABOUT = ("README", "LEEME")
_MAX_BYTES = 256 << 20
_MAX_TEXT = 32 << 20
_SNIFF = 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

REMEDIES = {
    RefusalReason.EMPTY: "Verifique que el archivo no esté vacío y vuelva a descargarlo.",
    RefusalReason.ENCRYPTED: "Guarde una copia sin contraseña y vuelva a intentarlo.",
    RefusalReason.DAMAGED: "Vuelva a descargar el archivo de su fuente oficial.",
    RefusalReason.SCAN: INSTALL,
    RefusalReason.GARBLED: INSTALL,
    RefusalReason.ILLEGIBLE: "Escanéelo de nuevo, derecho y a 300 puntos por pulgada, o consiga la versión con texto.",
    RefusalReason.UNSUPPORTED: "Conviértalo a PDF, Markdown, HTML o texto.",
    RefusalReason.TOO_SLOW: "Divida el archivo en partes o consiga una versión más simple.",
    RefusalReason.UNREADABLE: "Revise que el archivo exista y que usted tenga permiso de leerlo.",
}


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those of a known extension in the folders named: sorted, once each, hidden ones left out."""
    found: dict[Path, None] = {}
    for path in paths:
        found |= dict.fromkeys(_walk(path) if path.is_dir() else [path])
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    """The readable kinds of files under a folder, in order; a folder's own README is about norms, not one of them."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        about = path.stem.upper() in _ABOUT
        if not hidden and not about and path.suffix.lower() in EXTENSIONS and path.is_file():
            yield path


def read_file(path: Path) -> Reading | Refusal:
    """The norms that a file holds, or why they can't be read. The file's content decides its kind, not its name."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            return _refusal(path, RefusalReason.TOO_SLOW)
        data = path.read_bytes()
    except OSError:
        return _refusal(path, RefusalReason.UNREADABLE)
    outcome = _read(data, path)
    if isinstance(outcome, RefusalReason):
        return _refusal(path, outcome)
    return Reading(str(path), outcome)


def _refusal(path: Path, reason: RefusalReason) -> Refusal:
    return Refusal(str(path), reason, REMEDIES[reason])


def media_type(data: bytes, suffix: str) -> str | None:
    """What the bytes are; None when they are of no kind that can be read. The suffix only tells texts apart."""
    if b"%PDF-" in data[:_SNIFF] or (suffix == ".pdf" and (b"\nxref" in data or b" obj" in data)):
        return "application/pdf"
    if (b"\0" in data[: 64 * _SNIFF] and not data.startswith(_UTF16)) or suffix == ".pdf":
        return None
    head = data[:_SNIFF].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in (".html", ".htm", ".xhtml") or head.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "text/html"
    return "text/markdown" if suffix in (".md", ".markdown") or head.startswith(b"---") else "text/plain"


def decode(data: bytes) -> str:
    """UTF-8 where the bytes are that, else Windows-1252, which old Spanish files are; UTF-16 where they say so."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _read(data: bytes, path: Path) -> tuple[NormText, ...] | RefusalReason:
    """Bytes to norms by the reader for their kind."""
    if not data.strip():
        return RefusalReason.EMPTY
    kind = media_type(data, path.suffix.lower())
    if kind is None:
        return RefusalReason.DAMAGED if path.suffix.lower() == ".pdf" else RefusalReason.UNSUPPORTED
    source = Source(path.name, hashlib.sha256(data).hexdigest(), kind)
    if kind == "application/pdf":
        return read_pdf(data, source)
    if len(data) > _MAX_TEXT:
        return RefusalReason.TOO_SLOW
    read = {"text/html": read_html, "text/markdown": read_markdown, "text/plain": read_text}[kind]
    return read(decode(data), source)
