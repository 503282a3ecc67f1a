"""Where quoted words stand on the pages of the PDF that they were read from, line by line and word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Box, Document, Page, Regulation, Span, Version
from index.model import Wording
from ingest.pictures import Box as Sides

_WORD = re.compile(r"\S+")
_MARGIN = 1.0  # points between print and mark
_ABOVE_LETTERS = 0.75  # of what a box is too high by
_SIDE, _ABOVE = 12.0, 30.0  # points around the lines of a quote that are shown with them
_PART = 0.6  # of a page's height; a quote that takes up more is as well seen on the whole page


@dataclass(frozen=True, slots=True)
class Strip:
    """A printed line of which `quoted` is quoted: `quoted.of(text)`."""

    box: Box
    text: str
    quoted: Span


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page with the lines on it that a quote touches, if they are known, and where all its lines stand."""

    page: Page
    strips: tuple[Strip, ...]
    lines: tuple[Box, ...] = ()


def version_of(regulation: Regulation, wording: Wording) -> Version | None:
    """The version that a wording of the index was made of; None when the corpus no longer reads it so."""
    provision = regulation.provision(wording.provision.eid)
    alike = [one for one in provision.versions if regulation.text_of(one) == wording.text] if provision else []
    same = (one for one in alike if one.valid_from == wording.valid_from)
    return next(same, alike[0] if alike else None)


def leaves(regulation: Regulation, version: Version, quoted: Span) -> tuple[Leaf, ...]:
    """The pages on which a span of a version's wording stands, in order; empty for a file without pages."""
    document = regulation.documents[version.document]
    pieces = tuple(_pieces(version.spans, quoted))
    strips = [strip for piece in pieces for strip in strips_of(document, piece)]
    by_page = {number: tuple(found) for number, found in groupby(strips, key=lambda strip: strip.box.page)}
    touched = [page for page in document.pages if any(_touch(page.span, piece) for piece in pieces)]
    return tuple(Leaf(page, by_page.get(page.number, ()), _boxes(document, page)) for page in touched)


def marks(leaf: Leaf, words: Sequence[Sides]) -> tuple[Box, ...]:
    """The boxes of the quoted words. Where a line's words can't be told from one another, it is marked whole."""
    return tuple(_grown(_lowered(_narrowed(strip, words), leaf.lines)) for strip in leaf.strips)


def window(leaf: Leaf) -> Box | None:
    """The part of a page to look at closely, as wide as its column; None where that is most of it, or not known."""
    boxes, page = [strip.box for strip in leaf.strips], leaf.page
    if not boxes:
        return None
    y0, y1 = max(0.0, min(box.y0 for box in boxes) - _ABOVE), min(page.height, max(box.y1 for box in boxes) + _ABOVE)
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    column = [one for one in leaf.lines if one.y0 < y1 and y0 < one.y1 and one.x0 < right and left < one.x1] + boxes
    x0, x1 = min(one.x0 for one in column) - _SIDE, max(one.x1 for one in column) + _SIDE
    part = Box(page.number, max(0.0, x0), y0, min(page.width, x1), y1)
    return part if y1 - y0 <= _PART * page.height else None


def _boxes(document: Document, page: Page) -> tuple[Box, ...]:
    return tuple(line.box for line in document.lines if line.box.page == page.number)


def _pieces(spans: Sequence[Span], quoted: Span) -> Iterator[Span]:
    """The parts of a document that a span of the text covers which those spans, joined by newlines, make."""
    offset = 0
    for span in spans:
        start, end = max(quoted.start - offset, 0), min(quoted.end - offset, span.end - span.start)
        if start < end:
            yield Span(span.start + start, span.start + end)
        offset += span.end - span.start + 1


def strips_of(document: Document, piece: Span) -> Iterator[Strip]:
    """The printed lines that a span of a document touches, each with what of it the span covers."""
    for line in document.lines:
        if _touch(line.span, piece):
            start, end = max(piece.start, line.span.start), min(piece.end, line.span.end)
            quoted = Span(start - line.span.start, end - line.span.start)
            if quoted.of(text := line.span.of(document.text)).strip():
                yield Strip(line.box, text, quoted)


def _narrowed(strip: Strip, words: Sequence[Sides]) -> Box:
    box, printed = strip.box, [Span(*match.span()) for match in _WORD.finditer(strip.text)]
    there = sorted(one for one in words if _inside(one, box))
    if len(there) != len(printed):
        return box
    chosen = [one for one, span in zip(there, printed, strict=True) if _touch(span, strip.quoted)]
    if not chosen:
        return box
    return Box(box.page, min(one[0] for one in chosen), box.y0, max(one[2] for one in chosen), box.y1)


def _lowered(box: Box, lines: Sequence[Box]) -> Box:
    """A box no higher than its lines are apart: many fonts say that they reach far above their letters."""
    height = box.y1 - box.y0
    column = (line.y0 for line in lines if line.x0 < box.x1 and box.x0 < line.x1)
    apart = min((gap for y0 in column if (gap := abs(y0 - box.y0)) > height / 2), default=height)
    over = max(0.0, height - apart)
    return Box(box.page, box.x0, box.y0 + over * _ABOVE_LETTERS, box.x1, box.y1 - over * (1 - _ABOVE_LETTERS))


def _inside(word: Sides, box: Box) -> bool:
    """Whether the middle of a word lies in the box."""
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _grown(box: Box) -> Box:
    return Box(box.page, box.x0 - _MARGIN, box.y0 - _MARGIN, box.x1 + _MARGIN, box.y1 + _MARGIN)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
