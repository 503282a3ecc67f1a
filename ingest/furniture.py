"""Heads, feet, page numbers and signature stamps: found by place and repetition, taken out, and kept as facts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.dates import first_date
from ingest.layout import Fragment, rows
from ingest.printed import PrintedPage

_HEAD, _FOOT = 0.16, 0.87  # shares of the page's height
_ROWS = 6  # rows from either edge that may be furniture
_NOTICE = re.compile(r"norma\s+inventada", re.IGNORECASE)
# "NORMAS LEGALES", "El Peruano / Sábado 8 de agosto"; not the law's own "las normas legales", "El Peruano y el portal".
_GAZETTE = re.compile(
    r"NORMAS\s+(?:LEGALES|MUNICIPALES|REGIONALES)|^\W*(?:\d+\s+)?Normas\s+Legales\s*(?:$|\d|/|[A-Z])"
    r"|(?:^|/\s*)(?i:el\s+peruano)\s*(?:$|/|\||NORMAS|\d|[LMJVSDlmjvsd][a-záéíóú]+,?\s+\d)"
    r"|^(?:Diario\s+Oficial|DIARIO\s+OFICIAL)\b|^(?i:bolet[ií]n\s+(?:oficial|municipal))"
)
_DAY = re.compile(
    r"^(?:lima,\s+)?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\s+\d{1,2}\s+de\s+\w+\s+del?\s+\d{4}",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"^(?:p[aá]g(?:ina|\.)?\s*:?\s*)?[-–—(\s]*\d{1,6}[-–—)\s]*(?:(?:de|/|\|)\s*\d{1,5})?$|^\d+\s*\|\s*P\s?[aá]\s?g\s?i\s?n\s?a$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^(?:firmado|firma)\s+(?:digital|electr[oó]nica)", re.IGNORECASE)
_STAMP_END = re.compile(r"^fecha\s*:?\s*\d", re.IGNORECASE)
_AUTHENTIC = re.compile(
    r"copia\s+aut[eé]ntica\s+imprimible|documento\s+electr[oó]nico\s+archivado|autenticidad\s+e\s+integridad\s+pueden\s+ser\s+contrastadas"
    r"|^clave\s*:\s*\w{5,}$|^puede\s+verificar\s+su\s+autenticidad|art\.?\s*25\s+de\s+D\.?\s?S\.?\s*0?70-2013-PCM",
    re.IGNORECASE,
)
# What every stamp or notice of a copy has in it, in small letters: pages without any of these need no closer look.
_STAMP_SIGNS = ("firma", "copia", "archivado", "contrastadas", "clave", "autenticidad", "70-2013-pcm")
_STAMP_LINES = 8
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)

Pieces = Sequence[Fragment]


@dataclass(frozen=True, slots=True)
class Margins:
    """What the margins of a file say: its notice of invention, and the date in a gazette's running head (ISO)."""

    notice: str | None = None
    gazette_date: str | None = None

    def front_matter(self) -> dict[str, str]:
        """The facts by the names that front matter has for them."""
        facts = {"notice": self.notice, "gazette_date": self.gazette_date}
        return {name: value for name, value in facts.items() if value}


def strip_furniture(pages: Sequence[tuple[PrintedPage, Pieces]]) -> tuple[list[list[Fragment]], Margins]:
    """Each page's fragments without its furniture, in their order, and what the furniture said."""
    repeated = _repeated(pages)
    kept: list[list[Fragment]] = []
    removed: list[str] = []
    for page, pieces in pages:
        out = _furniture(page, pieces, repeated)
        kept.append([piece for piece in pieces if id(piece) not in out])
        removed += out.values()
    return kept, _margins(removed)


def _margins(removed: Sequence[str]) -> Margins:
    """Notice and date from the texts of the rows taken out."""
    notice = next((text for text in removed if _NOTICE.search(text)), None)
    dates = (first_date(text) for text in removed if _GAZETTE.search(text) or len(text) < 80)
    date = next((found for found in dates if found), None)
    return Margins(notice, date.isoformat() if date else None)


def _edge_rows(page: PrintedPage, pieces: Pieces) -> Iterator[tuple[bool, list[Fragment]]]:
    """The first and last rows of a page that lie in its margins: whether at the top, and the row."""
    head = [p for p in pieces if p.y1 < _HEAD * page.height]
    foot = [p for p in pieces if p.y0 > _FOOT * page.height]
    for row in list(rows(head))[:_ROWS]:
        yield True, row
    for row in list(rows(foot))[-_ROWS:]:
        yield False, row


def _text(row: Sequence[Fragment]) -> str:
    return " ".join(piece.text for piece in row)


def _signature(text: str) -> str:
    """A row's text with its numbers made equal, so that page numbers do not hide a repetition."""
    return _DIGITS.sub("#", text.lower())


def _repeated(pages: Sequence[tuple[PrintedPage, Pieces]]) -> set[str]:
    """Signatures of margin rows that come back on page after page: three pages, or both of two."""
    counts: Counter[str] = Counter()
    for page, pieces in pages:
        counts.update({_signature(_text(row)) for _, row in _edge_rows(page, pieces)})
    enough = 2 if len(pages) <= 3 else max(3, len(pages) // 12)
    return {signature for signature, count in counts.items() if count >= enough}


def _furniture(page: PrintedPage, pieces: Pieces, repeated: set[str]) -> Mapping[int, str]:
    """The fragments to take out, by identity, each with the text of its row."""
    out: dict[int, str] = {}
    edge = list(_edge_rows(page, pieces))
    head = next((row for top, row in edge if top and _GAZETTE.search(_text(row))), None)
    for top, row in edge:
        text = _text(row)
        above = top and head is not None and row[0].y0 <= head[0].y0
        if above or _is_furniture(text, repeated):
            out |= {id(piece): text for piece in row}
        else:
            out |= {id(piece): piece.text for piece in row if _is_furniture(piece.text, repeated)}
    for piece in _above(pieces, head):
        out.setdefault(id(piece), piece.text)
    return out | _stamps(pieces)


def _is_furniture(text: str, repeated: set[str]) -> bool:
    """A repeated row, a page number, a gazette's name or a notice."""
    known = _PAGE.match(text) or _NOTICE.search(text) or _DAY.match(text) or (_GAZETTE.search(text) and len(text) < 100)
    return bool(known) or _signature(text) in repeated


def _above(pieces: Pieces, head: Sequence[Fragment] | None) -> list[Fragment]:
    """What a gazette stamps over its own head."""
    return [] if head is None else [piece for piece in pieces if (piece.y0 + piece.y1) / 2 < max(p.y1 for p in head)]


def _stamps(pieces: Pieces) -> dict[int, str]:
    """Boxes of digital signatures, from "Firmado digitalmente" to the date, and the notice of an authentic copy."""
    out: dict[int, str] = {}
    shown = " ".join([piece.text for piece in pieces]).lower()
    if not any(sign in shown for sign in _STAMP_SIGNS):
        return out
    for index, piece in enumerate(pieces):
        if _AUTHENTIC.search(piece.text):
            out[id(piece)] = piece.text
        if not _STAMP.match(piece.text):
            continue
        box = pieces[index : index + _STAMP_LINES]
        end = next((n for n, other in enumerate(box) if _STAMP_END.match(other.text)), 0)
        out |= {id(other): "" for other in box[: end + 1]}
    return out
