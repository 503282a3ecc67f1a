"""Tables in a text: lines whose cells are set apart by « | », found by row with the header at hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.lines import Line

_MARK = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one table; the first is its header when there are more."""

    lines: tuple[int, ...]
    header: str | None

    @property
    def rows(self) -> tuple[int, ...]:
        """The lines below the header."""
        return self.lines[1:] if self.header is not None else self.lines


def find_tables(body: list[Line]) -> Iterator[Table]:
    """Runs of two or more lines with cells."""
    run: list[Line] = []
    for line in [*body, None]:
        if line is not None and _MARK in line.text:
            run.append(line)
            continue
        if len(run) > 1:
            yield Table(tuple(row.index for row in run), run[0].text)
        run = []
