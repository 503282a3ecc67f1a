"""Whether what is marked on a page is what is quoted, and no more.

    python -m benchmarks.marks ../shared/corpus/pdf [--citations 500]

Sentences of provisions are drawn as `benchmarks.spans` draws them and marked as the service's pages mark them; the text
under each mark is read again from the file, through PDFium's own bounded text. Files that were recognised are left out:
where the file has no words, lines are marked whole.
"""

import argparse
import statistics
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from benchmarks.spans import ALIKE, Quote, covered, draw, read_again, spill
from corpus.model import Box, Page, Regulation
from ingest.assembly import read_regulations
from ingest.files import find_files
from ingest.model import Refusal, RefusalReason
from ingest.pdf import open_pages
from ingest.pictures import Box as Sides
from qa_service.facsimile import Leaf, Strip, marks, strips_of

Piece = tuple[str, str]
_EDGE = 1.0  # points that marks are wider than the words, and that reading widens them by


def words_on(data: bytes, number: int) -> list[Sides]:
    """The boxes of the words that a page prints."""
    pages = open_pages(data, numbers={number})
    found = () if isinstance(pages, RefusalReason) else pages
    return [(word.x0, word.y0, word.x1, word.y1) for page in found for word in page.words]


def marked(quote: Quote, data: bytes, page: Page) -> list[tuple[Strip, Box]]:
    """The quote's lines on a page, each with the middle of its mark."""
    strips = tuple(one for one in strips_of(quote.document, quote.span) if one.box.page == page.number)
    boxes = marks(Leaf(page, strips), words_on(data, page.number))
    return [(strip, _core(box)) for strip, box in zip(strips, boxes, strict=True)]


def _core(box: Box) -> Box:
    """The middle of a box: what stands on the lines above and below leans into its edges."""
    third = (box.y1 - box.y0) / 3
    return Box(box.page, box.x0 + 2 * _EDGE, box.y0 + third, box.x1 - 2 * _EDGE, box.y1 - third)


def measure(quotes: Sequence[Quote]) -> tuple[list[float], list[float], list[float]]:
    """Of each quote what its marks hold; of each partly quoted line what is beside the quote, marked whole and so."""
    held, whole, narrowed = [], [], []
    for quote in quotes:
        data = quote.path.read_bytes()
        file = pypdfium2.PdfDocument(data)
        pages = [page for page in quote.document.pages if page.span.start < quote.span.end]
        lines = [pair for page in pages if page.span.end > quote.span.start for pair in marked(quote, data, page)]
        pieces = [(strip.quoted.of(strip.text), read_again(file, box)) for strip, box in lines]
        held.append(covered(pieces))
        for (strip, _), piece in zip(lines, pieces, strict=True):
            if piece[0].strip() != strip.text.strip():
                whole.append(spill([(piece[0], read_again(file, _core(strip.box)))]))
                narrowed.append(spill([piece]))
    return held, whole, narrowed


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Check what is marked on pages.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--citations", type=int, default=500)
    options = parser.parse_args()
    quotable: list[tuple[Path, Regulation]] = []
    for path in sorted(find_files(options.folders)):
        found = read_regulations(path)
        for norm in () if isinstance(found, Refusal) else found:
            pages = norm.documents[0].pages
            if norm.documents[0].lines and norm.provisions and all(page.confidence is None for page in pages):
                quotable.append((path, norm))
    held, whole, narrowed = measure(draw(quotable, options.citations))
    good = sum(share >= ALIKE for share in held)
    print(f"marks: {good} of {len(held)} quotes stand under their marks to {ALIKE:.0%} and more")
    print(f"lines quoted in part: {len(whole)}; beside the quote {statistics.mean(whole):.0%} when marked whole, "
          f"{statistics.mean(narrowed):.0%} as they are")  # fmt: skip


if __name__ == "__main__":
    main()
