"""A second try at PDFs that PDFium can't open: pypdf rebuilds broken cross-references and tries an empty password."""

import io
from collections.abc import Iterator

from ingest.model import RefusalReason

_MAX_PAGES = 2_000


def repaired_text(data: bytes) -> list[str] | RefusalReason:
    """The text of each page that pypdf can recover, without boxes; or why there is none."""
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return RefusalReason.ENCRYPTED
        count = min(len(reader.pages), _MAX_PAGES)
    except _broken(PyPdfError):
        return RefusalReason.DAMAGED
    texts = [text for text in _texts(reader, count, PyPdfError) if text.strip()]
    return texts or RefusalReason.DAMAGED


def _texts(reader: object, count: int, base: type[Exception]) -> Iterator[str]:
    """The pages one by one; a broken one is left out."""
    for index in range(count):
        try:
            yield reader.pages[index].extract_text().encode("utf-8", "replace").decode()  # type: ignore[attr-defined]
        except _broken(base):
            continue


def _broken(base: type[Exception]) -> tuple[type[Exception], ...]:
    """What pypdf lets through on files that break the format: its errors and those of structures it expected."""
    return (base, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError,
            NotImplementedError, OSError, EOFError)  # fmt: skip
