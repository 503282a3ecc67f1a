"""What was understood of a page of a PDF, as boxes: each provision's lines, and those that belong to none."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Box, Document, Page, Provision, Regulation, Span


@dataclass(frozen=True, slots=True)
class Patch:
    """A run of lines on a page and the innermost provision that they belong to; None for lines of none."""

    provision: Provision | None
    box: Box
    text: str


def patches(regulation: Regulation, index: int, page: Page) -> tuple[Patch, ...]:
    """The runs of lines of a page of one of a norm's documents, in reading order."""
    document = regulation.documents[index]
    owners = sorted(_owners(regulation, index, page.span), key=lambda pair: pair[0].end - pair[0].start)
    found: list[Patch] = []
    for line in document.lines:
        if line.box.page == page.number and line.span.of(document.text).strip():
            owner = next((one for span, one in owners if span.start <= line.span.start < span.end), None)
            found.append(Patch(owner, line.box, line.span.of(document.text)))
    return tuple(_joined(found))


def numbers(document: Document) -> tuple[int, ...]:
    """The pages that a document stands on."""
    return tuple(page.number for page in document.pages)


def _owners(regulation: Regulation, index: int, within: Span) -> Iterator[tuple[Span, Provision]]:
    for provision in regulation.provisions:
        for version in provision.versions:
            for span in version.spans:
                if version.document == index and span.start < within.end and within.start < span.end:
                    yield span, provision


def _joined(lines: list[Patch]) -> Iterator[Patch]:
    """Neighbouring lines of the same provision as one run."""
    run: Patch | None = None
    for line in lines:
        if run is not None and run.provision is line.provision and _follows(run.box, line.box):
            run = Patch(run.provision, _around(run.box, line.box), f"{run.text}\n{line.text}")
            continue
        if run is not None:
            yield run
        run = line
    if run is not None:
        yield run


def _follows(above: Box, below: Box) -> bool:
    """Whether a line stands below the run in the same column."""
    return below.y0 >= above.y0 and below.x0 < above.x1 and above.x0 < below.x1


def _around(one: Box, other: Box) -> Box:
    return Box(one.page, min(one.x0, other.x0), min(one.y0, other.y0), max(one.x1, other.x1), max(one.y1, other.y1))
