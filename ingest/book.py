"""Pages of a PDF -> the norms printed on them: furniture off, lines in order, split, flowing text with spans and boxes."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from corpus.model import Document, Line, Page, Source, Span
from ingest.clean import clean
from ingest.furniture import Margins, strip_furniture
from ingest.layout import Fragment, columns, fragments, printed_line, rows
from ingest.legibility import legible
from ingest.model import NormText, RefusalReason
from ingest.paragraphs import flow, vocabulary
from ingest.printed import PrintedLine, PrintedPage, Word
from ingest.split import Part, split_norms
from ingest.tables import take_aligned, take_tables
from ingest.wrapping import wrapped_lines

_FEW = 20  # characters: less on a page is no text layer
_WARN_PAGES = 12


def read_book(pages: Iterable[PrintedPage], source: Source) -> tuple[NormText, ...] | RefusalReason:
    """The norms on a file's pages, or why there are none: a scan, noise, or nothing at all."""
    cleaned = [_cleaned(page) for page in pages]
    characters = sum(len(word.text) for page in cleaned for word in page.words)
    if characters < _FEW:
        return RefusalReason.SCAN if any(page.image for page in cleaned) else RefusalReason.EMPTY
    lines, margins = printed_lines(cleaned)
    if not legible("\n".join(line.text for line in lines)):
        return RefusalReason.GARBLED
    blank = [page.number for page in cleaned if page.image and sum(len(w.text) for w in page.words) < _FEW]
    return norm_texts(lines, cleaned, source, margins, _blank_warning(blank))


def printed_lines(pages: Sequence[PrintedPage]) -> tuple[list[PrintedLine], Margins]:
    """All lines of the pages in reading order without furniture, and what the furniture said."""
    laid = []
    for page in pages:
        tables, words = take_tables(page, page.words)
        laid.append((page, [*fragments(words), *tables]))
    kept, margins = strip_furniture(laid)
    lines: list[PrintedLine] = []
    for (page, _), pieces in zip(laid, kept, strict=True):
        for column in columns(pieces):
            lines += _column(column, page)
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
    sizes = {page.number: (page.width, page.height) for page in pages}
    return tuple(_norm(lines[p.start : p.end], p, words, sizes, source, margins, warnings) for p in split_norms(lines))


def _norm(
    lines: Sequence[PrintedLine],
    part: Part,
    words: frozenset[str],
    sizes: dict[int, tuple[float, float]],
    source: Source,
    margins: Margins,
    warnings: tuple[str, ...],
) -> NormText:
    flowing = flow(lines, words)
    document = Document(source, flowing.text, _pages(flowing.lines, sizes), flowing.lines)
    return NormText(document, margins.front_matter(), bold=flowing.bold, fragment=part.fragment, warnings=warnings)


def _pages(lines: Sequence[Line], sizes: dict[int, tuple[float, float]]) -> tuple[Page, ...]:
    """The pages that lines stand on, each with the characters from its first line to its last."""
    found = []
    for number, group in groupby(lines, key=lambda line: line.box.page):
        spans = [line.span for line in group]
        found.append(Page(number, Span(spans[0].start, spans[-1].end), *sizes[number]))
    return tuple(found)


def _column(pieces: list[Fragment], page: PrintedPage) -> Iterable[PrintedLine]:
    """One column's lines from top to bottom, its tables in their place."""
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    for row in rows(take_aligned(page, pieces)):
        if row[0].block:
            yield from row[0].block
        else:
            yield printed_line([word for piece in row for word in piece.words], page.number, left, right)


def _cleaned(page: PrintedPage) -> PrintedPage:
    """The page with every word cleaned; words of which nothing remains are left out."""
    words = (word if word.text.isascii() and word.text.isprintable() else _clean_word(word) for word in page.words)
    kept = tuple(word for word in words if word.text and word.x1 > word.x0)
    return PrintedPage(page.number, page.width, page.height, kept, page.rules, page.image)


def _clean_word(word: Word) -> Word:
    return word._replace(text=clean(word.text).replace(" ", ""))


def _blank_warning(numbers: Sequence[int]) -> tuple[str, ...]:
    """One warning that names the pages that are pictures."""
    if not numbers:
        return ()
    shown = ", ".join(map(str, numbers[:_WARN_PAGES])) + (" y otras" if len(numbers) > _WARN_PAGES else "")
    return (f"Sin texto (imagen), no se leyeron las páginas: {shown}.",)


def read_plain(
    texts: Sequence[str], source: Source, margins: Margins | None = None
) -> tuple[NormText, ...] | RefusalReason:
    """The norms in the plain text of pages without positions: wrapped lines joined, no boxes."""
    lines = wrapped_lines("\n".join(texts))
    if not legible("\n".join(line.text for line in lines)):
        return RefusalReason.GARBLED
    warning = ("El archivo está dañado: se leyó su texto sin posiciones ni páginas.",)
    return norm_texts(lines, (), source, margins or Margins(), warning)
