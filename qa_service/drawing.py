"""What was recognised on a page, as shapes to draw over its picture: provisions, headings, and what was left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Box, Document, Line, Page, Provision, ProvisionKind, Regulation, Span
from qa_service.attribution import provision_name

HEADING, UNASSIGNED, FURNITURE = "heading", "unassigned", "furniture"
_NESTED = {ProvisionKind.PARAGRAPH, ProvisionKind.POINT, ProvisionKind.ROW}
_MARGIN = 1.5  # points between print and frame


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle on a page (points, origin at the top left) with what it frames.

    `kind` is a `ProvisionKind`'s value, "heading", "unassigned" (law text that no provision holds) or "furniture".
    `label` is what is written at its corner; only the first of a provision's rectangles on a page has one.
    """

    kind: str
    x0: float
    y0: float
    x1: float
    y1: float
    eid: str | None = None
    label: str = ""
    title: str = ""


def shapes_on(
    regulation: Regulation, document: int, page: Page, words: Iterable[tuple[float, float, float, float]] = ()
) -> tuple[Shape, ...]:
    """Everything to draw on one page of a document, outer frames first; `words` are all that the page prints."""
    source = regulation.documents[document]
    lines = [line for line in source.lines if line.box.page == page.number]
    found = [
        shape for provision in regulation.provisions for shape in _frames(provision, document, lines)
    ]  # fmt: skip
    left = list(_without_provision(regulation, document, source, lines))
    grey = _furniture(words, [line.box for line in lines])
    ordered = sorted(found, key=lambda shape: shape.kind in _NESTED)
    return (*grey, *ordered, *left)


def _frames(provision: Provision, document: int, lines: Sequence[Line]) -> Iterator[Shape]:
    """The frames of a provision's newest wording read from this document."""
    versions = [version for version in provision.versions if version.document == document]
    if not versions:
        return
    own = [line.box for line in lines if any(_touch(line.span, span) for span in versions[-1].spans)]
    nested = provision.kind in _NESTED
    name = provision_name(provision.eid)
    label = provision_name(provision.eid.rpartition("__")[2]) if nested else name
    title = f"{name}: {provision.heading}" if provision.heading else name
    for number, box in enumerate(blocks(own)):
        shown = "" if number else label
        yield _shape(provision.kind.value, box, provision.eid, shown, title)


def _shape(kind: str, box: Box, eid: str | None, label: str, title: str) -> Shape:
    inset = 0.0 if kind in _NESTED else _MARGIN
    return Shape(kind, box.x0 - inset, box.y0 - inset, box.x1 + inset, box.y1 + inset, eid, label, title)


def blocks(boxes: Sequence[Box]) -> Iterator[Box]:
    """Lines that follow one another in one column as one rectangle; a new column or a jump upwards begins another."""
    start = 0
    for index, (one, other) in enumerate(pairwise(boxes), 1):
        apart = other.y0 < one.y0 - one.y1 + one.y0 or other.x0 >= one.x1 or other.x1 <= one.x0
        same_row = abs(other.y0 - one.y0) < (one.y1 - one.y0) / 2
        if apart and not same_row:
            yield _around(boxes[start:index])
            start = index
    if boxes:
        yield _around(boxes[start:])


def _around(boxes: Sequence[Box]) -> Box:
    sides = [(box.x0, box.y0, box.x1, box.y1) for box in boxes]
    x0s, y0s, x1s, y1s = zip(*sides, strict=True)
    return Box(boxes[0].page, min(x0s), min(y0s), max(x1s), max(y1s))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _without_provision(
    regulation: Regulation, document: int, source: Document, lines: Sequence[Line]
) -> Iterator[Shape]:
    """Lines that no wording holds: headings above provisions, and what should be looked at."""
    held = sorted(
        span for _, _, version in regulation.wordings() if version.document == document for span in version.spans
    )
    headings = {_squeezed(part) for provision in regulation.provisions for part in provision.path}
    free = [line for line in lines if not _held(line.span, held)]
    for line in free:
        text = _squeezed(line.span.of(source.text))
        known = bool(text) and any(text in heading for heading in headings)
        title = "encabezado" if known else "texto que no quedó en ninguna disposición"
        yield _shape(HEADING if known else UNASSIGNED, line.box, None, "", title)


def _held(span: Span, held: Sequence[Span]) -> bool:
    return any(_touch(span, other) for other in held)


def _squeezed(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _furniture(words: Iterable[tuple[float, float, float, float]], boxes: Sequence[Box]) -> Iterator[Shape]:
    """Words that no line of the norm covers: heads, feet, stamps, and the other norms on the page."""
    for x0, y0, x1, y1 in words:
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if not any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in boxes):
            yield Shape(FURNITURE, x0, y0, x1, y1, title="fuera de la norma")
