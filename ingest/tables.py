"""Tables: cells bounded by ruling lines, or columns that line up row after row, as lines with " | " between cells."""

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.layout import Fragment, fragment, printed_line
from ingest.layout import rows as rows_of
from ingest.printed import PrintedLine, PrintedPage, Rule, Word, bounds

CELL = " | "
_REACH = 2.0  # points by which a rule may miss the line it borders
_MIN_CELLS = 4
_MIN_ROWS = 3
_MIN_COLUMNS = 3
_MAX_RULES = 4_000

Cell = tuple[int, int, int, int]  # x0, y0, x1, y1 of its borders, rounded


class Grid:
    """The ruling lines of a page, ready to be asked for the cell around a point."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        across = sorted((r for r in rules[:_MAX_RULES] if r.y1 - r.y0 < 1), key=lambda r: r.y0)
        upright = sorted((r for r in rules[:_MAX_RULES] if r.x1 - r.x0 < 1), key=lambda r: r.x0)
        self._across, self._ys = across, [r.y0 for r in across]
        self._upright, self._xs = upright, [r.x0 for r in upright]

    def cell(self, x: float, y: float) -> Cell | None:
        """The nearest rules on the four sides of a point; None when one side is open."""
        i, j = bisect.bisect(self._xs, x), bisect.bisect(self._ys, y)
        left = next((r.x0 for r in reversed(self._upright[:i]) if r.y0 - _REACH <= y <= r.y1 + _REACH), None)
        right = next((r.x0 for r in self._upright[i:] if r.y0 - _REACH <= y <= r.y1 + _REACH), None)
        top = next((r.y0 for r in reversed(self._across[:j]) if r.x0 - _REACH <= x <= r.x1 + _REACH), None)
        bottom = next((r.y0 for r in self._across[j:] if r.x0 - _REACH <= x <= r.x1 + _REACH), None)
        if left is None or right is None or top is None or bottom is None:
            return None
        return round(left), round(top), round(right), round(bottom)


def take_tables(page: PrintedPage, words: Sequence[Word]) -> tuple[list[Fragment], list[Word]]:
    """The ruled tables among a page's words, each as one block, and the words that stand outside them."""
    if len(page.rules) < _MIN_CELLS:
        return [], list(words)
    grid = Grid(page.rules)
    cells: dict[Cell, list[Word]] = defaultdict(list)
    rest: list[Word] = []
    for word in words:
        cell = grid.cell((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        (cells[cell] if cell else rest).append(word)
    blocks: list[Fragment] = []
    kept: set[Cell] = set()
    for group in _touching(cells):
        if _is_table(group):
            blocks.append(_block(group, cells, page.number))
            kept |= set(group)
    loose = {id(word) for cell, inside in cells.items() if cell not in kept for word in inside} | set(map(id, rest))
    return blocks, [word for word in words if id(word) in loose]


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


def _block(group: list[Cell], cells: dict[Cell, list[Word]], page: int) -> Fragment:
    """A table's cells as lines, a row's cells joined."""
    lines: list[PrintedLine] = []
    for row in _cell_rows(group):
        joint = "\n"
        for cell in row:
            for line in _cell_lines(cells[cell], page, joint):
                lines.append(line)
                joint = " "
            joint = CELL
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


def take_aligned(page: PrintedPage, pieces: Sequence[Fragment]) -> list[Fragment]:
    """The fragments with runs of rows that line up in three columns or more replaced by table blocks."""
    out: list[Fragment] = []
    run: list[list[Fragment]] = []
    for row in [*rows_of(pieces), []]:
        if row and len(row) >= _MIN_COLUMNS and not row[0].block and (not run or _aligned(run[-1], row)):
            run.append(row)
            continue
        out += [_aligned_block(run, page.number)] if len(run) >= _MIN_ROWS else [piece for r in run for piece in r]
        run = [row] if len(row) >= _MIN_COLUMNS and not row[0].block else []
        out += [] if run else row
    return out


def _aligned(above: Sequence[Fragment], row: Sequence[Fragment]) -> bool:
    """Whether at least three fragments of a row start, end or centre where one of the row above does."""
    hits = sum(any(_lined_up(a, b) for a in above) for b in row)
    return hits >= _MIN_COLUMNS and row[0].y0 - above[0].y1 < 2 * row[0].height


def _lined_up(a: Fragment, b: Fragment) -> bool:
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2) < 3 * _REACH


def _aligned_block(run: Sequence[Sequence[Fragment]], page: int) -> Fragment:
    """Rows of aligned fragments as lines, a printed row a line."""
    lines = [
        printed_line(piece.words, page, piece.x0, piece.x1, CELL if index else "\n")
        for row in run
        for index, piece in enumerate(row)
    ]
    return Fragment(*bounds([word for row in run for piece in row for word in piece.words]), block=tuple(lines))
