"""The numbers of real norms against tables checked by hand: every article, disposition and item once, in order."""

from collections import defaultdict
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from corpus.model import Provision
from ingest.dates import first_date
from ingest.files import read_file
from ingest.model import Reading
from ingest.segment import segment

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
ROWS = [
    tuple(cell.strip() for cell in row.split("|"))
    for row in (Path(__file__).parent / "structure.txt").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]


def spelled(numbers: str) -> list[str]:
    """Every number of a row: `1-3 3-A a-c i-iii 2.1-2.3` spelled out."""
    return [number for part in numbers.split() for number in between(*part.partition("-")[::2])]


def between(first: str, last: str) -> list[str]:
    """From one number to another; `13-A` is one number."""
    if not last or last.isupper():
        return [f"{first}-{last}" if last else first]
    if first in ROMAN and last in ROMAN and len(last) > 0 and (len(last) > 1 or last in "vx"):
        return list(ROMAN[ROMAN.index(first) : ROMAN.index(last) + 1])
    if first in LETTERS:
        return list(LETTERS[LETTERS.index(first) : LETTERS.index(last) + 1])
    head, dot, start = first.rpartition(".")
    return [f"{head}{dot}{number}" for number in range(int(start), int(last.rpartition(".")[2]) + 1)]


@cache
def provisions(path: Path) -> tuple[Provision, ...]:
    """The provisions of a file, in reading order."""
    reading = read_file(path)
    assert isinstance(reading, Reading)
    norm = reading.norms[0]
    return segment(norm, first_date(norm.front_matter.get("publication_date", ""))).provisions


def series(path: Path) -> dict[str, list[str]]:
    """The numbers of every series of eIds; an item that was repealed without a new wording stays in its list."""
    found: dict[str, list[str]] = defaultdict(list)
    for provision in provisions(path):
        head, _, part = provision.eid.rpartition("__")
        kind, _, number = part.partition("_")
        found[f"{head}__{kind}" if head else kind].append(number)
    return found


@pytest.mark.shared
@pytest.mark.parametrize(("name", "key", "numbers"), ROWS)
def test_every_number_of_a_real_norm_once_and_none_lost(shared: Path, name: str, key: str, numbers: str) -> None:
    found = series(shared / f"corpus/norms/{name}.md")[key]
    if "__para" in key:  # 1, 1.1, 2: by depth, as the table lists them
        assert sorted(found) == sorted(spelled(numbers))
        return
    assert found == spelled(numbers)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1-3 3-A 4", ["1", "2", "3", "3-A", "4"]),
        ("i-iii", ["i", "ii", "iii"]),
        ("a-c ñ", ["a", "b", "c", "ñ"]),
        ("a-i", [*"abcdefghi"]),
        ("2.9-2.10 3", ["2.9", "2.10", "3"]),
    ],
)
def test_a_row_of_the_table_is_spelled_out(numbers: str, expected: list[str]) -> None:
    assert spelled(numbers) == expected


def test_the_table_names_each_series_once() -> None:
    keys = sorted((name, key) for name, key, _ in ROWS)
    assert all(len(list(alike)) == 1 for _, alike in groupby(keys))
