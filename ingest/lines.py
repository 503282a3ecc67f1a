"""A norm's text as lines that know their place, folded once for every pattern."""

import bisect
import itertools
from dataclasses import dataclass

from ingest import patterns
from ingest.folding import fold
from ingest.model import NormText

_NOISE = " \t\u00a0_*"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the text: `text == document.text[start:end]`; `level` is its heading level, 0 for none."""

    index: int
    start: int
    end: int
    text: str
    folded: str
    bold: bool = False
    level: int = 0
    former: bool = False  # the print sets it apart as what a provision said before

    @property
    def quoted(self) -> bool:
        """True when it opens with a quotation mark."""
        return self.text[:1] in patterns.OPENING_QUOTE

    @property
    def closes(self) -> bool:
        """True when it ends with a quotation mark, marks of notes apart."""
        return bool(patterns.CLOSING_QUOTE.search(self.text))

    @property
    def capitals(self) -> bool:
        """True when it is set in capitals."""
        return self.text.replace("º", "").replace("ª", "").isupper()  # Unicode counts these as lower case

    @property
    def prominent(self) -> bool:
        """True when the print sets it apart: bold, a heading or capitals."""
        return self.bold or self.level > 0 or self.capitals


def split_lines(norm: NormText) -> list[Line]:
    """The lines that hold anything; a note at the end of the law's own line becomes a line of its own."""
    text = norm.document.text
    folded = fold(text)
    bold = sorted((span.start, span.end) for span in norm.bold)
    former = sorted((span.start, span.end) for span in norm.former)
    levels = {heading.span.start: heading.level for heading in norm.headings}
    lines: list[Line] = []
    position = 0
    for raw in text.split("\n"):
        for start, end in _cuts(raw, folded[position : position + len(raw)]):
            begin, finish = _trimmed(text, position + start, position + end)
            begin += _mark(text[begin:finish], folded[begin:finish])
            if begin < finish:
                level = levels.get(position, 0) if start == 0 else 0
                line = Line(
                    len(lines), begin, finish, text[begin:finish], folded[begin:finish],
                    _covered(bold, begin), level, _covered(former, begin),
                )  # fmt: skip
                lines.append(line)
        position += len(raw) + 1
    return lines


def _mark(text: str, folded: str) -> int:
    """How long the mark of a footnote is that stands before a heading or an item; 0 where a note itself begins so."""
    if speck := patterns.SPECK.match(text):
        return speck.end()
    match = patterns.REFERRED.match(folded) if folded.startswith("(") else None
    if match is None:
        return 0
    rest = folded[match.end() :]
    return match.end() if patterns.HEADED.match(rest) or not patterns.NOTE.match(rest) else 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blanks and without what Markdown's emphasis left behind: «_Artículo 5.-», «Décimo Sétima*»."""
    piece = text[start:end]
    return end - len(piece.lstrip(_NOISE)), start + len(piece.rstrip(_NOISE))


def _covered(spans: list[tuple[int, int]], position: int) -> bool:
    """True when a bold span begins within two characters of a position or runs over it."""
    place = bisect.bisect_right(spans, (position + 2, 1 << 60)) - 1
    return place >= 0 and spans[place][0] <= position + 2 and spans[place][1] > position


def _cuts(raw: str, folded: str) -> list[tuple[int, int]]:
    """Where a line falls apart into law and editors' matter."""
    places = [
        match.start()
        for match in patterns.INLINE_EDITORIAL.finditer(raw)
        if match.start() > 0 and not raw[: match.start()].isspace()
    ]
    places += [match.end() for match in patterns.INLINE_MARK_ENDS.finditer(raw)]
    ended = patterns.HEADED_NOTE.match(folded)
    if ended:
        places.append(ended.end())
    closing = patterns.INLINE_CLOSING.search(folded)
    if closing:
        places.append(closing.end())
    edges = [0, *sorted(places), len(raw)]
    return list(itertools.pairwise(edges))


def quotation(lines: list[Line], below: list[int]) -> list[int]:
    """The indexes of a quotation that opens with the first of these; empty when it is not closed."""
    depth = 0
    for place, index in enumerate(below):
        depth += lines[index].quoted - lines[index].closes
        if depth <= 0:
            return below[: place + 1]
    return []
