"""Pages of a PDF -> the norms printed on them: furniture off, lines in order, split, flowing text with boxes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise

from corpus.model import Box, Document, Line, Page, Source, Span
from ingest.clean import clean
from ingest.frames import Frame, former_frames
from ingest.furniture import Margins, strip_furniture
from ingest.layout import Fragment, columns, edges, printed_line
from ingest.legibility import legible
from ingest.model import NormText, RefusalReason
from ingest.paragraphs import flow, vocabulary
from ingest.printed import PrintedLine, PrintedPage, Word, turned
from ingest.scans import DOUBTFUL, FEW, needs_recognition, upended
from ingest.split import Part, split_norms
from ingest.tables import CELL, table_rows, take_tables
from ingest.wrapping import wrapped_lines

_MANGLED = re.compile(r"[^\W\dA-ZÁÉÍÓÚÑ_][A-ZÁÉÍÓÚÑ]\w|\b[A-ZÁÉÍÓÚÑ]{2,}[a-záéíóúñ]{2,}")
_LOWER_ACT = re.compile(
    r"(?:decreto|resoluci[oó]n|ordenanza|acuerdo|ley|directiva)\b[^.;:,]*$|N[°º]\s?\d+-\d{4}-[a-z/-]+$"
)
_LOST = re.compile(
    r"(?P<name>art[ií]culo\s+[\wáéíóú]+\s?[°º]?(?:-[A-Z])?\s?[.:-]|(?:primer|segund|tercer|cuart|quint|sext|s[eé]ptim|octav|noven|d[eé]cim|[uú]nic)[oa]\s?[.:-])"
    r"[\s.:–-]*\w"
)
_FAR_OUT = 1e5  # points: no page is as large
_FAR = 4.0  # line heights
_SHORT = 10  # pages: of a longer file, this much text is worth reading whatever the rest is
_WARN_PAGES = 12
UNREAD = "Faltan páginas por reconocer"  # how the warning on pages that wait for the engine begins


def read_book(pages: Iterable[PrintedPage], source: Source) -> tuple[NormText, ...] | RefusalReason:
    """The norms on a file's pages, or why there are none: a scan, noise, or nothing at all."""
    cleaned = [_cleaned(page) for page in pages]
    characters = sum(len(word.text) for page in cleaned for word in page.words)
    if not characters or (characters < FEW * min(len(cleaned), _SHORT) and any(page.image for page in cleaned)):
        return RefusalReason.SCAN if any(page.image for page in cleaned) else RefusalReason.EMPTY
    lines, margins = printed_lines(cleaned)
    if not legible("\n".join(line.text for line in lines)):
        return RefusalReason.GARBLED
    return norm_texts(lines, cleaned, source, margins, _page_warnings(cleaned))


def printed_lines(pages: Sequence[PrintedPage]) -> tuple[list[PrintedLine], Margins]:
    """All lines of the pages in reading order without furniture, and what the furniture said."""
    laid = [(page, _without_side_notes(take_tables(page))) for page in pages]
    kept, margins = strip_furniture(laid)
    lines: list[PrintedLine] = []
    frames = former_frames(laid, kept)
    for (page, _), pieces, former in zip(laid, kept, frames, strict=True):
        for column in columns(pieces):
            lines += _column(column, page, former)
    return lines, margins


def norm_texts(
    lines: Sequence[PrintedLine],
    pages: Sequence[PrintedPage],
    source: Source,
    margins: Margins,
    warnings: tuple[str, ...] = (),
) -> tuple[NormText, ...]:
    """The lines as one text a norm. Hyphens are judged by the words of the whole file."""
    words = vocabulary(lines)
    by_number = {page.number: page for page in pages}
    return tuple(
        _norm(lines[p.start : p.end], p, words, by_number, source, margins, warnings) for p in split_norms(lines)
    )


def _norm(
    lines: Sequence[PrintedLine],
    part: Part,
    words: frozenset[str],
    pages: Mapping[int, PrintedPage],
    source: Source,
    margins: Margins,
    warnings: tuple[str, ...],
) -> NormText:
    flowing = flow(lines, words)
    lines_shown = tuple(_shown(line, pages) for line in flowing.lines)
    document = Document(source, flowing.text, _pages(flowing.lines, pages), lines_shown)
    return NormText(
        document,
        margins.front_matter(),
        bold=flowing.bold,
        former=flowing.former,
        fragment=part.fragment,
        warnings=warnings,
    )


def _shown(line: Line, pages: Mapping[int, PrintedPage]) -> Line:
    """The line with its box on the page as a viewer shows it."""
    page, box = pages[line.box.page], line.box
    if not page.turn:
        return line
    sides = turned((box.x0, box.y0, box.x1, box.y1), page.width, page.height, -page.turn)
    return replace(line, box=Box(box.page, *sides))


def _pages(lines: Sequence[Line], pages: Mapping[int, PrintedPage]) -> tuple[Page, ...]:
    """The pages that lines stand on, each with the characters from its first line to its last."""
    found = []
    for number, group in groupby(lines, key=lambda line: line.box.page):
        spans = [line.span for line in group]
        page = pages[number]
        found.append(Page(number, Span(spans[0].start, spans[-1].end), *page.shown, page.confidence))
    return tuple(found)


def _column(pieces: list[Fragment], page: PrintedPage, former: Sequence[Frame]) -> Iterable[PrintedLine]:
    """One column's lines from top to bottom, its tables in their place; far apart on one line is a table's row too."""
    left, right = edges(pieces)
    for row in table_rows(pieces, page.number):
        if row[0].block:
            yield from row[0].block
            continue
        for index, group in enumerate(_near(row)):
            line = small_capitals(printed_line(group, page.number, left, right, CELL if index else None))
            yield replace(line, former=True) if any(frame.holds(line.box) for frame in former if line.box) else line


def _near(row: Sequence[Fragment]) -> list[list[Word]]:
    """A row's words, parted where a gap is wider than any justified space."""
    groups = [list(row[0].words)]
    for before, piece in pairwise(row):
        if piece.x0 - before.x1 > _FAR * piece.height:
            groups.append([])
        groups[-1] += piece.words
    return groups


def small_capitals(line: PrintedLine) -> PrintedLine:
    """A bold heading in small capitals as it is printed: the font gives "dIsposIcIÓN FINAL", "decreto supremo Nº 1".

    A font that has lost only some of its capitals gives "artículo 2. objeto", "segunda.- difusión".
    """
    line = _with_capitals(line)
    if not line.all_bold or not (_MANGLED.search(line.text) or _LOWER_ACT.match(line.text)):
        return line
    upper = line.text.upper()
    return replace(line, text=upper) if len(upper) == len(line.text) else line


def _with_capitals(line: PrintedLine) -> PrintedLine:
    """A heading's first letters as capitals, where the bold font gives them as lower case."""
    lost = _LOST.match(line.text) if line.bold and not line.bold[0][0] else None
    if not lost or line.bold[0][1] < lost.end("name"):
        return line
    heading = lost.group()
    return replace(line, text=heading[0].upper() + heading[1:-1] + heading[-1].upper() + line.text[lost.end() :])


def _cleaned(page: PrintedPage) -> PrintedPage:
    """The page with every word cleaned; words of which nothing remains are left out."""
    words = [word if word[0].isascii() else word._replace(text=_clean_word(word[0])) for word in page.words]
    kept = [word for word in words if _within(*word)]
    return replace(page, words=tuple(kept))


def _within(text: str, x0: float, y0: float, x1: float, _y1: float, _bold: bool) -> bool:
    """Whether a word has letters, a width, and a place near a page's."""
    return bool(text) and -_FAR_OUT < x0 < x1 < _FAR_OUT and -_FAR_OUT < y0 < _FAR_OUT


@lru_cache(maxsize=1 << 14)
def _clean_word(text: str) -> str:
    """A word's cleaned characters; the same words come back on every page."""
    return clean(text).replace(" ", "")


def _without_side_notes(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Fragments but those that run up or down beside the text, as seals of electronic copies do; tables keep theirs."""
    return [piece for piece in pieces if piece.block or not all(upended(word) for word in piece.words)]


def _page_warnings(pages: Sequence[PrintedPage]) -> tuple[str, ...]:
    """Warnings that name the pages that were not read, and those that were recognised with little certainty."""
    unread = [page.number for page in pages if page.confidence is None and needs_recognition(page) and _lost(page)]
    unsure = [page.number for page in pages if page.confidence is not None and page.confidence < DOUBTFUL]
    return (
        *_naming(f"{UNREAD} (son imágenes o su texto es ilegible)", unread),
        *_naming("Reconocidas por OCR con poca certeza", unsure),
    )


def _lost(page: PrintedPage) -> bool:
    """Whether nothing on the page can be used: a scanner's faulty layer still can."""
    text = " ".join(word.text for word in page.words)
    return len(text) < FEW or not legible(text)


def _naming(what: str, numbers: Sequence[int]) -> tuple[str, ...]:
    """One warning on these pages, or none where there are none."""
    if not numbers:
        return ()
    shown = ", ".join(map(str, numbers[:_WARN_PAGES])) + (" y otras" if len(numbers) > _WARN_PAGES else "")
    return (f"{what}: páginas {shown}.",)


def read_plain(
    texts: Sequence[str], source: Source, margins: Margins | None = None
) -> tuple[NormText, ...] | RefusalReason:
    """The norms in the plain text of pages without positions: wrapped lines joined, no boxes."""
    lines = wrapped_lines("\n".join(texts))
    if not legible("\n".join(line.text for line in lines)):
        return RefusalReason.GARBLED
    warning = ("El archivo está dañado: se leyó su texto sin posiciones ni páginas.",)
    return norm_texts(lines, (), source, margins or Margins(), warning)
