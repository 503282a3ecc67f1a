"""Tables in a text: lines whose cells are set apart by « | », found by row with the header at hand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.lines import Line

_MARK = " | "
_EDGE = re.compile(r"\s\|(?=\s)")
_FIGURE = re.compile(r"(?:s/\.?|us\$|\$)?\s?\d[\d.,' ]*(?:%|uit)?", re.IGNORECASE)
_SERIES = re.compile(r"(?:19|20)\d\d|\d")
_TOTAL = re.compile(r"(?:sub)?-?\s?total(?:es)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one table; the first is its header, unless the table plainly begins with a row.

    A header may take two lines, a group's title above the names of its columns, and titles across the whole table
    may stand above it. `rows` are the rows below, each the lines it is printed on: two where a page ends inside it.
    A header printed again on the next page is a line of the table and no row.
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
            head, header = (0, None) if _headless(run) else _header([row.text for row in run])
            yield Table(tuple(row.index for row in run), header, tuple(_rows(run, head, pages)))
        run = []


def _headless(run: Sequence[Line]) -> bool:
    """Whether a table begins with a row: a column that holds figures holds one in the first line too.

    Years and the numbers of the columns are figures that a header has.
    """
    first, *rest = (cells_of(line.text) for line in run)
    for n, cell in enumerate(first):
        below = [row[n] for row in rest if n < len(row) and row[n]]
        figures = sum(_FIGURE.fullmatch(other) is not None for other in below)
        if n and len(below) > 1 and figures == len(below) and _FIGURE.fullmatch(cell) and not _SERIES.fullmatch(cell):
            return True
    return False


def _header(texts: Sequence[str]) -> tuple[int, str]:
    """How many lines a table's titles and header take, and the header's names as a row."""
    first = next((n for n, text in enumerate(texts) if not _across(cells_of(text))), 0)
    first = first if first < len(texts) - 1 else 0
    upper = cells_of(texts[first])
    names = [[name] for name in upper]
    end = first + 1
    while end + 1 < len(texts) and _names_columns(upper, lower := cells_of(texts[end])):
        for group in _groups(upper):
            if any(lower[n] for n in group):
                title = names[group[0]]
                names[group[0] : group[-1] + 1] = [[*title, lower[n]] for n in group]
                upper[group[0] : group[-1] + 1] = [lower[n] for n in group]
        end += 1
    return end, _MARK.join(map(_name, names)) if end > first + 1 else texts[first]


def _across(cells: Sequence[str]) -> bool:
    """Whether one cell takes the whole row: the title of a table or of some of its rows."""
    return bool(cells[0]) and not any(cells[1:])


def _names_columns(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a header's next line names the columns under the titles of groups.

    It says something only under titles that span columns, at least where the title leaves the line above empty, and no
    figures; a row of the table begins under the header's first cell.
    """
    if len(upper) != len(lower) or not upper[0] or lower[0]:
        return False
    under = {n for n, cell in enumerate(lower) if cell}
    titled = {n for group in _groups(upper) if len(group) > 1 for n in group}
    named = any(not upper[n] for n in under)
    return named and under <= titled and not any(character.isdigit() for cell in lower for character in cell)


def _groups(upper: Sequence[str]) -> list[list[int]]:
    """The columns that each cell of a header's line spans."""
    groups: list[list[int]] = []
    for n, cell in enumerate(upper):
        if cell or not groups:
            groups.append([])
        groups[-1].append(n)
    return groups


def _name(parts: Sequence[str]) -> str:
    """A column's name with the titles of its groups: "Resolución (Plazo)"."""
    said = list(filter(None, parts))
    return f"{said[0]} ({', '.join(said[1:])})" if len(said) > 1 else "".join(said)


def _rows(run: Sequence[Line], head: int, pages: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The rows below the header, printed again or not, parts of one row together."""
    row: list[Line] = []
    turned = False  # by a line's end: a page begins with its first word, behind the row's empty cells
    names = {line.folded for line in run[:head]}
    for before, line in pairwise(run[head - 1 :] if head else [run[0], *run]):
        turned = turned or bisect_right(pages, before.end - 1) < bisect_right(pages, line.end - 1)
        if line.folded in names:
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
    return [cell.strip() for cell in _EDGE.split(f" {text} ")]


def name_rows(header: str | None, rows: Sequence[Sequence[str]]) -> Iterator[str | None]:
    """Each row with its headers: "Trámite: Licencia; Derecho: S/ 35.00"; the header itself where they don't fit.

    The first cells of a row that are empty belong to the row above: a cell that spans several rows is printed once. A
    total stands under no such cell.
    """
    above: list[str] = []
    for parts in rows:
        cells = _merged(header, parts)
        if cells is None:
            above = []
            yield header
            continue
        first = next((n for n, cell in enumerate(cells) if cell), 0)
        if above and not _TOTAL.match(cells[first]):
            cells = [*above[:first], *cells[first:]]
        alone = len(cells) > 2 and _across(cells)
        above = [] if alone else cells
        yield cells[0] if alone else _named(cells_of(header or ""), cells)


def _merged(header: str | None, parts: Sequence[str]) -> list[str] | None:
    """The cells of a row, those of its parts joined; None where there are not as many as the header's."""
    columns, rows = len(cells_of(header or "")), [cells_of(part) for part in parts]
    if header is None or any(len(row) != columns for row in rows):
        return None
    return [" ".join(filter(None, column)) for column in zip(*rows, strict=True)]


def _named(names: Sequence[str], cells: Sequence[str]) -> str:
    return "; ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, cells, strict=True) if cell)
