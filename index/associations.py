"""What words of questions say in the law's words, learned from questions outside every measured set.

`associations.tsv`, written by `tools.training`: a stem of questions, what it counts beside a middling one (a stem that
answers never hold, such as that of «quiero», counts less), and the stems of the law that answer it with the share of
questions in which they do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "associations.tsv"


@dataclass(frozen=True, slots=True)
class Association:
    """What a stem of a question is `worth` (1 is middling), and the `others` that answer it, each with its share."""

    worth: float = 1.0
    others: tuple[tuple[str, float], ...] = ()


UNKNOWN = Association()


@cache
def associations() -> Mapping[str, Association]:
    """The table that is shipped, by stem."""
    return parse(files("index").joinpath(FILE).read_text(encoding="utf-8").splitlines())


def parse(lines: Iterable[str]) -> dict[str, Association]:
    """The table in lines such as `chamb<tab>0.77<tab>laboral 0.36<tab>emple 0.04`."""
    rows = (line.split("\t") for line in lines if line)
    return {word: Association(float(worth), tuple(map(_other, others))) for word, worth, *others in rows}


def _other(field: str) -> tuple[str, float]:
    word, share = field.split(" ")
    return word, float(share)


def write(table: Mapping[str, Association]) -> str:
    """The lines of a table, as `parse` reads them."""
    return "".join(
        "\t".join((word, f"{one.worth:.2f}", *(f"{other} {share:.2f}" for other, share in one.others))) + "\n"
        for word, one in sorted(table.items())
    )
