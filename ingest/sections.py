"""Texts without articles: a directive by its numbers, a guide by its headings."""

import re
from dataclasses import replace

from corpus.model import ProvisionKind
from ingest.items import Item, Itemizer
from ingest.lines import Line
from ingest.marks import read_marks
from ingest.outline import Container

_MIN_ITEMS = 2
_MIN_INDEX = 6  # headings in a row that make an index
_MAX_STRAY = 6  # other lines among them: what the index prints otherwise than the text
_KEY = 40
_SIGNS = re.compile(r"[^a-z0-9]+")
_LONGEST_HEADING = 140
_CELL = " | "  # between the cells of a table's row


def split_sections(container: Container, lines: list[Line]) -> tuple[list[Container], list[Item]]:
    """The provisions of a container without articles: a preface and its numerals, or its headings when it has none."""
    body = [lines[index] for index in container.lines]
    index = _index(body)
    items = Itemizer([line for line in body if line.index not in index], "", set(), loose=True).run()
    tops = [item for item in items if item.parent < 0]
    if len(tops) >= _MIN_ITEMS:
        first = tops[0].lines[0]
        return [_preface(container, [line for line in body if line.index < first])], items
    return _by_headings(container, body), []


def _index(body: list[Line]) -> set[int]:
    """The lines of an index at the head: numbered headings in a row that come again below, above their texts."""
    numbered = {line.index: _key(line) for line in body if read_marks(line, loose=True) or line.prominent}
    last = {key: index for index, key in numbered.items()}
    again = [index for index, key in numbered.items() if last[key] > index]
    run = [index for place, index in enumerate(again) if index - place - again[0] <= _MAX_STRAY] if again else []
    return set(run) if len(run) >= _MIN_INDEX and max(run) < min(last[numbered[index]] for index in run) else set()


def _key(line: Line) -> str:
    """How a heading's line begins, letters and digits only."""
    return _SIGNS.sub("", line.folded)[:_KEY]


def _preface(container: Container, lines: list[Line]) -> Container:
    own = tuple(line.index for line in lines)
    return replace(container, kind=ProvisionKind.PREFACE, eid="preface", label="Parte inicial", lines=own)


def _by_headings(container: Container, body: list[Line]) -> list[Container]:
    """One section a heading; deeper headings nest where the file says how deep they are."""
    found: list[Container] = []
    current: list[Line] = []
    open_levels: list[tuple[int, str, str]] = []  # level, eId, heading
    counts: dict[str, int] = {}
    opened: Container | None = None
    for line in body:
        if _is_heading(line):
            found += _close(container, opened, current)
            open_levels = [entry for entry in open_levels if entry[0] < line.level] if line.level else []
            parent = open_levels[-1][1] if open_levels else ""
            counts[parent] = counts.get(parent, 0) + 1
            eid = f"{parent}__sec_{counts[parent]}" if parent else f"sec_{counts[parent]}"
            path = tuple(entry[2] for entry in open_levels)
            opened = Container(ProvisionKind.SECTION, eid, f"Sección {counts[parent]}", line.text, path, (), ())
            open_levels.append((line.level, eid, line.text))
            current = []
        current.append(line)
    return found + _close(container, opened, current)


def _close(container: Container, opened: Container | None, lines: list[Line]) -> list[Container]:
    if not lines:
        return []
    return [replace(opened, lines=tuple(line.index for line in lines)) if opened else _preface(container, lines)]


def _is_heading(line: Line) -> bool:
    """Whether a line is a heading: bold or marked, short, no sentence, no row of a table."""
    plain = len(line.text) <= _LONGEST_HEADING and not line.text.endswith((".", ",", ";"))
    return line.prominent and plain and _CELL not in line.text
