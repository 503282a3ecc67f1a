"""Tables: cells bounded by ruling lines, or columns that line up row after row, as lines with " | " between cells."""

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.layout import Fragment, fragment, fragments, printed_line
from ingest.layout import rows as rows_of
from ingest.printed import PrintedLine, PrintedPage, Rule, Word, bounds

CELL = " | "
_SAME = 1.0  # points apart at most: strokes of one line
_REACH = 2.5  # points by which a rule may miss the line it borders
_MIN_CELLS = 4
_MIN_ROWS = 3
_MIN_COLUMNS = 3
_MAX_RULES = 4_000
_MAX_COLUMNS = 60
_BORDER = 3  # points: a border drawn twice is one

Stroke = tuple[float, float, float]  # the coordinate it keeps, then where it starts and ends on the other
Cell = tuple[int, int, int, int]  # x0, y0, x1, y1 of its borders, rounded


class Grid:
    """The ruling lines of a page, ready to be asked for the cell around a point."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        across = ((r.y0, r.x0, r.x1) for r in rules[:_MAX_RULES] if r.y1 - r.y0 < 1)
        upright = ((r.x0, r.y0, r.y1) for r in rules[:_MAX_RULES] if r.x1 - r.x0 < 1)
        self._across, self._upright = _united(across), _united(upright)
        self._ys, self._xs = [s[0] for s in self._across], [s[0] for s in self._upright]

    def cell(self, x: float, y: float) -> Cell | None:
        """The nearest rules on the four sides of a point; None when one is missing or ends short of a corner."""
        left, right = _around(self._upright, self._xs, x, y)
        if left is None or right is None:
            return None
        top, bottom = _around(self._across, self._ys, y, x)
        if top is None or bottom is None:
            return None
        closed = _reaches(left, top, bottom) and _reaches(right, top, bottom)
        if not (closed and _reaches(top, left, right) and _reaches(bottom, left, right)):
            return None
        return round(left[0]), round(top[0]), round(right[0]), round(bottom[0])

    def columns(self, group: Sequence[Cell]) -> list[int]:
        """The left borders of a table's columns, from its cells with words and the empty ones beside them."""
        lefts = {cell[0] for cell in group}
        tops = {cell[1]: (cell[1] + cell[3]) / 2 for cell in group}
        left, right = self._extent(group)
        xs = sorted({stroke[0] for stroke in self._upright if left - _REACH < stroke[0] < right + _REACH})
        if len(xs) <= _MAX_COLUMNS:  # more are a drawing's
            found = (
                self.cell((a + b) / 2, y) for a, b in itertools.pairwise(xs) if b - a > _BORDER for y in tops.values()
            )
            lefts |= {cell[0] for cell in found if cell}
        ordered = sorted(lefts)
        return [x for n, x in enumerate(ordered) if not n or x - ordered[n - 1] > _BORDER]

    def _extent(self, group: Sequence[Cell]) -> tuple[float, float]:
        """How far left and right the rules go that run along a table's rows."""
        x0, x1 = min(cell[0] for cell in group), max(cell[2] for cell in group)
        borders = {cell[1] for cell in group} | {cell[3] for cell in group}
        along = [s for s in self._across if round(s[0]) in borders and s[1] <= x1 and s[2] >= x0]
        return min([x0, *(s[1] for s in along)]), max([x1, *(s[2] for s in along)])


def _united(segments: Iterable[Stroke]) -> list[Stroke]:
    """Strokes on one line that touch, as one: tables are often drawn cell by cell, each border twice."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(segments):
        if lines and stroke[0] - lines[-1][0][0] <= _SAME:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [stroke for line in lines for stroke in _joined(line)]


def _joined(line: Sequence[Stroke]) -> Iterator[Stroke]:
    """The strokes of one line, those that touch as one."""
    at, start, end = line[0][0], *min(stroke[1:] for stroke in line)
    for _, begin, finish in sorted(line, key=lambda stroke: stroke[1]):
        if begin > end + _REACH:
            yield at, start, end
            start, end = begin, finish
        end = max(end, finish)
    yield at, start, end


def _around(
    strokes: Sequence[Stroke], keys: Sequence[float], at: float, beside: float
) -> tuple[Stroke | None, Stroke | None]:
    """The nearest strokes before and after a place, of those that pass beside it."""
    index = bisect.bisect(keys, at)
    return _beside(strokes, range(index - 1, -1, -1), beside), _beside(strokes, range(index, len(strokes)), beside)


def _beside(strokes: Sequence[Stroke], places: Iterable[int], beside: float) -> Stroke | None:
    """The first of the strokes in these places that passes beside a place."""
    for place in places:
        _, start, end = strokes[place]
        if start - _REACH <= beside <= end + _REACH:
            return strokes[place]
    return None


def _reaches(side: Stroke, one: Stroke, other: Stroke) -> bool:
    """Whether a side of a cell runs from one of its neighbours to the other."""
    return side[1] <= one[0] + _REACH and side[2] >= other[0] - _REACH


def take_tables(page: PrintedPage) -> list[Fragment]:
    """A page's fragments, the words of each ruled table as one block."""
    pieces = fragments(page.words)
    if len(page.rules) < _MIN_CELLS:
        return pieces
    grid = Grid(page.rules)
    cells = {grid.cell((piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2) for piece in pieces} - {None}
    if len(cells) < _MIN_CELLS - 1:
        return pieces
    blocks, rest = _ruled(page, grid)
    return [*fragments(rest), *blocks]


def _ruled(page: PrintedPage, grid: Grid) -> tuple[list[Fragment], list[Word]]:
    """The ruled tables of a page as blocks, and the words that stand outside them."""
    cells: dict[Cell, list[Word]] = defaultdict(list)
    rest: list[Word] = []
    for word in page.words:
        cell = grid.cell((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        (cells[cell] if cell else rest).append(word)
    blocks: list[Fragment] = []
    kept: set[Cell] = set()
    for group in _touching(cells):
        if _is_table(group):
            blocks.append(_block(group, cells, page.number, grid.columns(group)))
            kept |= set(group)
    loose = {id(word) for cell, inside in cells.items() if cell not in kept for word in inside} | set(map(id, rest))
    return blocks, [word for word in page.words if id(word) in loose]


def _touching(cells: dict[Cell, list[Word]]) -> Iterator[list[Cell]]:
    """Cells that share borders, one group a table, from top to bottom."""
    groups: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        near = [group for group in groups if any(_adjoin(cell, other) for other in group)]
        merged = [cell] if not near else [*(c for group in near for c in group), cell]
        groups = [group for group in groups if group not in near] + [merged]
    yield from groups


def _adjoin(a: Cell, b: Cell) -> bool:
    """Whether two cells touch, a border's thickness allowed."""
    return a[0] <= b[2] + 3 and b[0] <= a[2] + 3 and a[1] <= b[3] + 3 and b[1] <= a[3] + 3


def _is_table(group: list[Cell]) -> bool:
    """Two rows of two cells at least; a frame around prose is none."""
    lefts = {cell[0] for cell in group}
    tops = {cell[1] for cell in group}
    return len(group) >= _MIN_CELLS and len(lefts) >= 2 and len(tops) >= 2


def _block(group: list[Cell], cells: dict[Cell, list[Word]], page: int, lefts: Sequence[int]) -> Fragment:
    """A table's cells as lines, a row's cells joined; every row has a place for each column.

    Places that no cell begins at stay empty: those under a cell that spans rows, those that one cell spans, and those
    that a page left nothing for.
    """
    lines: list[PrintedLine] = []
    for row in _cell_rows(group):
        places = [bisect.bisect_right(lefts, cell[0] + _BORDER) - 1 for cell in row]
        for index, cell in enumerate(row):
            skipped = places[index] - places[index - 1] if index else places[0]
            joint = CELL * max(1, skipped) if index else "\n" + (CELL * skipped).lstrip()
            lines += _cell_lines(cells[cell], page, joint)
        if rest := len(lefts) - 1 - places[-1]:
            lines.append(PrintedLine("", joint=(CELL * rest).rstrip()))
    return Fragment(*bounds([word for cell in group for word in cells[cell]]), block=tuple(lines))


def _cell_rows(group: list[Cell]) -> Iterator[list[Cell]]:
    """Cells whose tops are level, from left to right."""
    row: list[Cell] = []
    for cell in sorted(group, key=lambda c: (c[1], c[0])):
        if row and cell[1] - row[0][1] > 2 * _REACH:
            yield sorted(row)
            row = []
        row.append(cell)
    if row:
        yield sorted(row)


def _cell_lines(words: list[Word], page: int, first: str) -> Iterator[PrintedLine]:
    """The printed lines inside one cell."""
    joint = first
    for row in rows_of([fragment([word]) for word in words]):
        inside = [word for piece in row for word in piece.words]
        left, _, right, _ = bounds(inside)
        yield printed_line(inside, page, left, right, joint)
        joint = " "


def table_rows(pieces: Sequence[Fragment], page: int) -> Iterator[list[Fragment]]:
    """A column's rows from top to bottom; runs of rows that line up in three columns or more are one table block."""
    run: list[list[Fragment]] = []
    for row in [*rows_of(pieces), []]:
        wide = len(row) >= _MIN_COLUMNS and not row[0].block
        if run and not (wide and _aligned(run[-1], row)):
            yield from [[_aligned_block(run, page)]] if len(run) >= _MIN_ROWS else run
            run = []
        if wide:
            run.append(row)
        elif row:
            yield row


def _aligned(above: Sequence[Fragment], row: Sequence[Fragment]) -> bool:
    """Whether all fragments of a row but one start, end or centre where one of the row above does, three at least."""
    hits = sum(any(_lined_up(a, b) for a in above) for b in row)
    near = row[0].y0 - above[0].y1 < 2 * row[0].height
    return near and hits >= max(_MIN_COLUMNS, len(row) - 1) and len(row) == len(above)


def _lined_up(a: Fragment, b: Fragment) -> bool:
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < 1.5 * _REACH


def _aligned_block(run: Sequence[Sequence[Fragment]], page: int) -> Fragment:
    """Rows of aligned fragments as lines, a printed row a line."""
    lines = [
        printed_line(piece.words, page, piece.x0, piece.x1, CELL if index else "\n")
        for row in run
        for index, piece in enumerate(row)
    ]
    return Fragment(*bounds([word for row in run for piece in row for word in piece.words]), block=tuple(lines))
