"""Tables in a text: lines whose cells are set apart by « | », found by row with the header at hand."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.lines import Line

_MARK = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one table; the first is its header when there are more.

    `rows` are the rows below the header, each the lines it is printed on: two where a page ends inside it. A header
    printed again on the next page is a line of the table and no row.
    """

    lines: tuple[int, ...]
    header: str | None
    rows: tuple[tuple[int, ...], ...]


def find_tables(body: Sequence[Line], pages: Sequence[int] = ()) -> Iterator[Table]:
    """Runs of two or more lines with cells; `pages` are the offsets at which pages begin, ascending."""
    run: list[Line] = []
    for line in [*body, None]:
        if line is not None and _MARK in f" {line.text} ":  # its first or last cell may be empty
            run.append(line)
            continue
        if len(run) > 1:
            yield Table(tuple(row.index for row in run), run[0].text, tuple(_rows(run, pages)))
        run = []


def _rows(run: Sequence[Line], pages: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The rows below the header, printed again or not, parts of one row together."""
    row: list[Line] = []
    turned = False
    for before, line in pairwise(run):
        turned = turned or bisect_right(pages, before.start) < bisect_right(pages, line.start)
        if line.folded == run[0].folded:
            continue
        if row and turned and _goes_on(row[-1].text, line.text):
            row.append(line)
        else:
            if row:
                yield tuple(part.index for part in row)
            row = [line]
        turned = False
    if row:
        yield tuple(part.index for part in row)


def _goes_on(above: str, below: str) -> bool:
    """True when a page's first row is the rest of the row above.

    It has the same columns, says nothing in the first, and goes on in the middle of a sentence or in few cells: under a
    cell that spans several rows a new row begins its sentences and fills most cells.
    """
    cells = cells_of(below)
    said = [cell for cell in cells if cell]
    if cells[0] or not said or len(cells) != len(cells_of(above)):
        return False
    return any(cell[0].islower() for cell in said) or 2 * len(said) < len(cells)


def cells_of(text: str) -> list[str]:
    """A row's cells, empty ones too."""
    return [cell.strip() for cell in f" {text} ".split(_MARK)]


def name_cells(header: str | None, parts: Sequence[str]) -> str | None:
    """A row with its headers: "Procedimiento: Licencia; Derecho de trámite: S/ 35.00"; None where they don't fit."""
    names, rows = cells_of(header or ""), [cells_of(part) for part in parts]
    if header is None or any(len(row) != len(names) for row in rows):
        return header
    values = (" ".join(filter(None, column)) for column in zip(*rows, strict=True))
    return "; ".join(f"{name}: {value}" if name else value for name, value in zip(names, values, strict=True) if value)
