"""Words with boxes -> fragments of lines -> columns -> lines in reading order. Pure geometry, whatever the words mean.

A page is cut at its gutter: fragments that cross it stand above or below the columns, and between two of them the left
column is read before the right one. Tables are blocks of their own, laid out by `ingest.tables`.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.model import Box
from ingest.printed import PrintedLine, Word, bounds

_GAP = 0.75  # of the line height: a wider one may be a gutter or a table's
_OVERLAP = 0.5
_STEP = 2.0  # points: resolution of the gutter search
_MAX_CELLS = 1_000  # for words that a broken file puts miles away
_MIN_GUTTER = 6.0  # points
_CROSSING = 0.12  # share of the lines that may run across a gutter (titles)
_SIDE = 0.15  # share of the width and of the lines that each side of a gutter must have
_MIN_ROWS = 3
_FILLED = 0.55  # share of lines that fill their column, in a column of prose
_MAX_DEPTH = 4
_SIDE_BY_SIDE = 6  # rows of several fragments: fewer are no columns
_CUTS = 8


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that stand together on one baseline; or a whole table, with its lines ready."""

    x0: float
    y0: float
    x1: float
    y1: float
    words: tuple[Word, ...] = ()
    block: tuple[PrintedLine, ...] = field(default=(), compare=False)

    @property
    def height(self) -> float:
        """The line height."""
        return self.y1 - self.y0

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join([word[0] for word in self.words])


def fragments(words: Sequence[Word]) -> list[Fragment]:
    """Runs of the words, in the file's order, that follow each other closely on one baseline."""
    starts = [0, *(n for n, pair in enumerate(itertools.pairwise(words), start=1) if not _follows(*pair))]
    return [fragment(words[a:b]) for a, b in itertools.pairwise([*starts, len(words)]) if a < b]


def fragment(words: Sequence[Word]) -> Fragment:
    """Words as one fragment."""
    return Fragment(*bounds(words), tuple(words))


def columns(pieces: Sequence[Fragment], depth: int = 0) -> Iterator[list[Fragment]]:
    """Groups of fragments that are read from top to bottom, in reading order."""
    gutter = find_gutter(pieces) if depth < _MAX_DEPTH else None
    if gutter is None:
        yield from _stacked(pieces, depth)
        return
    for band, across in _bands(pieces, gutter):
        left = [piece for piece in band if piece.x1 <= gutter]
        right = [piece for piece in band if piece.x1 > gutter]
        yield from columns(left, depth + 1)
        yield from columns(right, depth + 1)
        if across:
            yield across


def _stacked(pieces: Sequence[Fragment], depth: int) -> Iterator[list[Fragment]]:
    """One column; or two parts of a page, one above the other, of which one has columns and the other has none."""
    cut = _level_cut(pieces) if depth < 2 else None
    if cut is not None:
        yield from columns([p for p in pieces if _middle(p) < cut], depth + 1)
        yield from columns([p for p in pieces if _middle(p) >= cut], depth + 1)
    elif pieces:
        yield list(pieces)


def _level_cut(pieces: Sequence[Fragment]) -> float | None:
    """The height of a gap below or above which there is a gutter, tried from the widest gap."""
    by_row = list(rows(pieces))
    if sum(len(row) > 1 for row in by_row) < _SIDE_BY_SIDE:
        return None
    gaps = []
    floor = max(p.y1 for p in by_row[0])
    for row in by_row[1:]:
        top = min(p.y0 for p in row)
        gaps.append((top - floor, (top + floor) / 2))
        floor = max(floor, *(p.y1 for p in row))
    for _, cut in sorted((gap for gap in gaps if gap[0] > 0), reverse=True)[:_CUTS]:
        above, below = [p for p in pieces if _middle(p) < cut], [p for p in pieces if _middle(p) >= cut]
        if find_gutter(above) is not None or find_gutter(below) is not None:
            return cut
    return None


def _follows(word: Word, after: Word) -> bool:
    """Whether a word goes on on the same baseline, no wider than a word's space away."""
    _, _, above, end, below, _ = word
    _, start, top, _, bottom, _ = after
    one, other = below - above, bottom - top
    height, taller = (one, other) if one < other else (other, one)
    overlap = (below if below < bottom else bottom) - (above if above > top else top)
    return overlap > _OVERLAP * height and -height < start - end < _GAP * taller


def find_gutter(pieces: Sequence[Fragment]) -> float | None:
    """The middle of the widest upright gap with enough lines of prose on both sides, or None."""
    if len(pieces) < 2 * _MIN_ROWS:
        return None
    x0, x1 = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    best = max(_gaps(pieces, x0, x1), key=lambda gap: gap[1] - gap[0], default=None)
    if best is None or best[1] - best[0] < _MIN_GUTTER - _STEP:
        return None
    middle = _clearest(pieces, *best)
    return middle if _splits(pieces, middle) else None


def _clearest(pieces: Sequence[Fragment], start: float, end: float) -> float:
    """The middle of the widest part of a gap that the fewest of a column's lines reach into.

    A column of short lines leaves a wide gap; what begins where no column does, as a centred title, may cross it.
    """
    begins = Counter(round(p.x0 / _STEP) for p in pieces)
    flush = [p for p in pieces if begins[round(p.x0 / _STEP)] >= _MIN_ROWS]
    ends = sorted({start, end, *(x for p in flush for x in (p.x0, p.x1) if start < x < end)})
    parts = [(a, b, sum(p.x0 < b and p.x1 > a for p in flush)) for a, b in itertools.pairwise(ends)]
    wide = [part for part in parts if part[1] - part[0] >= _STEP] or parts
    fewest = min(part[2] for part in wide)
    left, right, _ = max((part for part in wide if part[2] == fewest), key=lambda part: part[1] - part[0])
    return (left + right) / 2


def _gaps(pieces: Sequence[Fragment], x0: float, x1: float) -> Iterator[tuple[float, float]]:
    """Intervals inside the text's width that hardly any line crosses."""
    step = max(_STEP, (x1 - x0) / _MAX_CELLS)
    cells = int((x1 - x0) / step) + 1
    change = [0] * (cells + 1)
    for piece in pieces:
        change[int((piece.x0 - x0) / step)] += 1
        change[min(int((piece.x1 - x0) / step) + 1, cells)] -= 1
    allowed = _CROSSING * len(pieces)
    first, last = _SIDE * cells, (1 - _SIDE) * cells
    start: int | None = None
    for cell, depth in enumerate(itertools.accumulate(change[:cells])):
        if depth <= allowed and first < cell < last:
            start = cell if start is None else start
        elif start is not None:
            yield x0 + start * step, x0 + cell * step
            start = None


def _splits(pieces: Sequence[Fragment], gutter: float) -> bool:
    """Whether the gap parts two columns of prose, not the cells of a table or a hanging number from its text."""
    left = [p for p in pieces if p.x1 <= gutter]
    right = [p for p in pieces if p.x0 >= gutter]
    if min(len(left), len(right)) < max(_MIN_ROWS, _SIDE * len(pieces)):
        return False
    if min(_heights(left), _heights(right)) < _MIN_ROWS:  # the wide spaces of one justified line part no columns
        return False
    sides = [p.x0 >= gutter for p in pieces if p.x1 <= gutter or p.x0 >= gutter]
    turns = sum(a != b for a, b in itertools.pairwise(sides))
    return turns <= 0.2 * min(len(left), len(right)) + 2 or (_prose(left) and _prose(right))


def _heights(side: Sequence[Fragment]) -> int:
    """How many lines stand on a side, about: fragments on one baseline count once."""
    return len({round(_middle(piece) / max(piece.height, 1.0)) for piece in side})


def _prose(side: Sequence[Fragment]) -> bool:
    """Whether most fragments reach across their column."""
    width = max(p.x1 for p in side) - min(p.x0 for p in side)
    return sum(p.x1 - p.x0 > 0.8 * width for p in side) > _FILLED * len(side)


def _bands(pieces: Sequence[Fragment], gutter: float) -> Iterator[tuple[list[Fragment], list[Fragment]]]:
    """The page from top to bottom: what stands beside the gutter, then what crosses it below that."""
    crossing = sorted((p for p in pieces if p.x0 < gutter < p.x1), key=lambda p: p.y0)
    rest = [p for p in pieces if not p.x0 < gutter < p.x1]
    for group in _stacks(crossing, rest):
        top = group[0].y0
        yield [p for p in rest if _middle(p) < top], group
        rest = [p for p in rest if _middle(p) >= top]
    yield rest, []


def _stacks(crossing: Sequence[Fragment], rest: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """Crossing fragments with nothing of the columns between them, as in a title of several lines."""
    group: list[Fragment] = []
    for piece in crossing:
        if group and any(group[-1].y1 <= _middle(other) < piece.y0 for other in rest):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def edges(pieces: Sequence[Fragment]) -> tuple[float, float]:
    """Where a column's lines start and end; the few that stick out on the right don't move its edge."""
    ends = sorted((p.x1 for p in pieces), reverse=True)
    return min(p.x0 for p in pieces), ends[len(ends) // 12]


def _middle(piece: Fragment) -> float:
    return (piece.y0 + piece.y1) / 2


def rows(pieces: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """Fragments grouped by baseline from top to bottom, each group from left to right. A table is alone in its row."""
    row: list[Fragment] = []
    for piece in sorted(pieces, key=lambda p: (_middle(p), p.x0)):
        if row and (piece.block or row[-1].block or not _level(row, piece)):
            yield sorted(row, key=lambda p: p.x0)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda p: p.x0)


def _level(row: Sequence[Fragment], piece: Fragment) -> bool:
    """Whether a fragment shares a row's baseline: a small raised mark does, the next line doesn't."""
    tallest = row[0] if len(row) == 1 else max(row, key=lambda p: p.height)
    overlap = min(tallest.y1, piece.y1) - max(tallest.y0, piece.y0)
    return overlap > _OVERLAP * min(tallest.height, piece.height)


def printed_line(words: Sequence[Word], page: int, left: float, right: float, joint: str | None = None) -> PrintedLine:
    """Words as one line: single spaces, its box, and where it is bold."""
    x0, y0, x1, y1 = bounds(words)
    parts: list[str] = []
    bold: list[tuple[int, int]] = []
    position = 0
    for word in words:
        if word.bold and bold and bold[-1][1] == position - 1:
            bold[-1] = (bold[-1][0], position + len(word.text))
        elif word.bold:
            bold.append((position, position + len(word.text)))
        parts.append(word.text)
        position += len(word.text) + 1
    return PrintedLine(" ".join(parts), Box(page, x0, y0, x1, y1), left, right, tuple(bold), joint)
