"""Whether every span is the text it says, and every box lies over the words quoted.

    python -m benchmarks.spans ../shared/corpus/norms ../shared/corpus/pdf ../shared/corpus/lima [--citations 500]
    python -m benchmarks.spans FOLDER --sample 600   # so many files of a large corpus, the same at each run

Spans: of every version of every provision, within its document, in order, apart from one another; and each child's
spans inside its parent's, printing by printing. Boxes: from the provisions of the PDFs so many quotes of a sentence's
length are drawn with a fixed seed, and the text inside each quote's boxes is read again from the file, through PDFium's
own bounded text and not through our layout; of a page that was recognised, by recognising what the box shows and no
more, for its text layer, if it has one, is what recognition replaced. A quote is found when nearly all the character
5-grams of what it has on each printed line are in the text inside that line's box.
"""

import argparse
import random
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image
from rich.console import Console

from corpus.model import Box, Document, Provision, Regulation, Span
from ingest.assembly import read_regulations
from ingest.files import find_files
from ingest.model import Refusal
from ingest.ocr import Picture, Tesseract, find_engine

SEED = 20261123
QUOTE = range(60, 320)  # characters
ALIKE = 0.95
WANTED = 0.95
_DPI, _BORDER = (
    250,
    24,
)  # of the pictures read again: pixels an inch, another number than when the page was read; pixels
_EDGE = 1.0  # points around a box: a glyph may lean out
_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a provision in a PDF."""

    path: Path
    document: Document
    eid: str
    span: Span

    @property
    def text(self) -> str:
        """The words quoted."""
        return self.span.of(self.document.text)

    def recognised(self, box: Box) -> bool:
        """Whether a box lies on a page that was read from its picture."""
        return any(page.number == box.page and page.confidence is not None for page in self.document.pages)

    @property
    def pieces(self) -> list[tuple[str, Box]]:
        """What stands on each printed line, with the line's box."""
        lines = [
            line for line in self.document.lines if line.span.start < self.span.end and self.span.start < line.span.end
        ]
        assert tuple(line.box for line in lines) == self.document.boxes_of(self.span)
        return [
            (
                self.document.text[max(line.span.start, self.span.start) : min(line.span.end, self.span.end)],
                line.box,
            )
            for line in lines
        ]


def faults(norm: Regulation) -> Iterator[str]:
    """What is wrong with a norm's spans."""
    for provision in norm.provisions:
        for version in provision.versions:
            text = norm.documents[version.document].text
            ends = [0, *(place for span in version.spans for place in (span.start, span.end))]
            if not version.spans or ends != sorted(ends) or ends[-1] > len(text):
                yield f"{norm.id}#{provision.eid}: spans out of order or bounds"
            if any(span.start >= span.end for span in version.spans):
                yield f"{norm.id}#{provision.eid}: an empty span"
            if norm.text_of(version) != "\n".join(text[span.start : span.end] for span in version.spans):
                yield f"{norm.id}#{provision.eid}: another text than its spans'"
    yield from _strays(norm)


def _strays(norm: Regulation) -> Iterator[str]:
    """Children with characters that no wording of their parent holds."""
    by_eid = {provision.eid: provision for provision in norm.provisions}
    for provision in norm.provisions:
        parent = by_eid.get(provision.eid.rpartition("__")[0])
        if parent is not None and not _held(provision, parent):
            yield f"{norm.id}#{provision.eid}: not inside {parent.eid}"


def _held(child: Provision, parent: Provision) -> bool:
    """Whether every span of a child lies in some wording of its parent."""
    places = {(version.document, span) for version in parent.versions for span in version.spans}
    return all(
        any(document == version.document and place.holds(span) for document, place in places)
        for version in child.versions
        for span in version.spans
    )


def draw(quotable: Sequence[tuple[Path, Regulation]], count: int) -> list[Quote]:
    """So many sentences of provisions, the same for the same files: a norm first, then a provision of it."""
    chance = random.Random(SEED)
    found: list[Quote] = []
    while quotable and len(found) < count:
        path, norm = chance.choice(quotable)
        provision = chance.choice(norm.provisions)
        document = norm.documents[provision.latest.document]
        sentences = [
            Span(span.start + match.start(), span.start + match.end())
            for span in provision.latest.spans
            for match in re.finditer(r"[^.;\n][^.;]*[.;]?", span.of(document.text))
            if len(match.group()) in QUOTE
        ]
        if sentences:
            found.append(Quote(path, document, provision.eid, chance.choice(sentences)))
    return found


def read_again(file: pypdfium2.PdfDocument, box: Box, engine: Tesseract | None = None) -> str:
    """The text that PDFium finds inside a box, or that an engine sees there."""
    page = file[box.page - 1]
    left, _, _, top = page.get_bbox()
    if engine:
        return _seen(page, box, engine)
    text = page.get_textpage()
    found = text.get_text_bounded(
        left + box.x0 - _EDGE, top - box.y1 - _EDGE, left + box.x1 + _EDGE, top - box.y0 + _EDGE
    )
    text.close()
    page.close()
    return str(found)


def _seen(page: pypdfium2.PdfPage, box: Box, engine: Tesseract) -> str:
    """What is recognised in the part of a page's picture that a box shows, with a white border around it."""
    scale, edge = _DPI / 72, 2 * _EDGE
    picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    page.close()
    part = picture.crop(
        tuple(round(side * scale) for side in (box.x0 - edge, box.y0 - edge, box.x1 + edge, box.y1 + edge))
    )
    framed = Image.new("L", (part.width + 2 * _BORDER, part.height + 2 * _BORDER), 255)
    framed.paste(part, (_BORDER, _BORDER))
    found = engine.recognise(Picture(framed.tobytes(), framed.width, framed.height, framed.width, _DPI))
    return " ".join(word.text for word in found.words) if found else ""


def plain(text: str) -> str:
    """Letters and digits alone: hyphens at a line's end, blanks and marks apart."""
    return _LETTERS.sub("", text).lower().replace("_", "")


def covered(pieces: Sequence[tuple[str, str]]) -> float:
    """The share of the pieces' character 5-grams (piece, text inside its box) that the boxes hold."""
    found = wanted = 0
    for piece, inside in pieces:
        own = _grams(plain(piece))
        wanted += own.total()
        text = plain(inside)
        found += sum(count for gram, count in own.items() if gram in text)
    return found / max(wanted, 1)


def _grams(text: str) -> Counter[str]:
    return Counter(text[i : i + 5] for i in range(max(len(text) - 4, 1)))


def spill(pieces: Sequence[tuple[str, str]]) -> float:
    """The share of the text inside the boxes that is not the quote's."""
    quoted, inside = (sum(len(plain(text)) for text in side) for side in zip(*pieces, strict=True))
    return max(0.0, 1 - quoted / max(inside, 1))


def check_boxes(quotes: Sequence[Quote], console: Console) -> bool:
    """Read every quote again inside its boxes; prints the share found and the worst."""
    found: list[tuple[float, float, Quote]] = []
    engine = find_engine()
    files = {path: pypdfium2.PdfDocument(path) for path in {quote.path for quote in quotes}}
    for quote in quotes:
        pieces = [
            (piece, read_again(files[quote.path], box, engine if quote.recognised(box) else None))
            for piece, box in quote.pieces
        ]
        found.append((covered(pieces), spill(pieces), quote))
    good = sum(share >= ALIKE for share, _, _ in found)
    console.print(f"boxes: {good} of {len(found)} quotes stand in their boxes to {ALIKE:.0%} and more")
    console.print(f"       of what the boxes hold, {statistics.mean(s for _, s, _ in found):.0%} is beside the quote")
    for share, _, quote in sorted(found, key=lambda one: one[0])[:10]:
        if share < ALIKE:
            console.print(f"  {share:.2f} {quote.path.name[:40]} {quote.eid} «{quote.text[:90]}»", markup=False)
    return good >= WANTED * len(found)


def main() -> int:
    """Read the command line, check, print; 1 when something does not hold."""
    parser = argparse.ArgumentParser(description="Check the spans and boxes of every provision.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--citations", type=int, default=500)
    parser.add_argument("--sample", type=int, help="check so many files only")
    options = parser.parse_args()
    console = Console(width=160)
    wrong: list[str] = []
    counts: Counter[str] = Counter()
    quotable: list[tuple[Path, Regulation]] = []
    paths = sorted(find_files(options.folders))
    if options.sample and options.sample < len(paths):
        paths = sorted(random.Random(SEED).sample(paths, options.sample))
    for path in paths:
        found = read_regulations(path)
        for norm in () if isinstance(found, Refusal) else found:
            counts.update(
                norms=1, provisions=len(norm.provisions), versions=sum(len(p.versions) for p in norm.provisions)
            )
            wrong += faults(norm)
            if norm.documents[0].lines and norm.provisions:
                quotable.append((path, norm))
    console.print(f"spans: {dict(counts)}, {len(wrong)} faults")
    for fault in wrong[:20]:
        console.print(f"  {fault}", markup=False)
    held = check_boxes(draw(quotable, options.citations), console) if quotable else True
    return 0 if held and not wrong else 1


if __name__ == "__main__":
    raise SystemExit(main())
