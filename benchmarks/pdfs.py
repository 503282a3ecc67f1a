"""How well real PDFs are read, against a table that people filled from the printed pages.

    python -m benchmarks.pdfs ../shared/corpus/pdf [--only 2021]

Each row of `pdfs.tsv` is a norm in a PDF: how the file's name begins, slug, type, number, year, issuer, day of
publication (or of signature, where that is all the file prints), articles and dispositions by kind (finales,
transitorias, modificatorias, derogatorias, without a kind). A cell with `?` was not settled by eye and is not compared.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.model import Regulation
from ingest.assembly import read_regulations
from ingest.designations import split_slug
from ingest.model import Refusal

TABLE = Path(__file__).with_suffix(".tsv")
UNSETTLED = "?"
COUNTS = {
    "articles": r"(?:approval__)?(?:tp__)?art_[^_]+",
    **{name: rf"(?:approval__)?{name}_[^_]+" for name in ("dcf", "dct", "dcm", "dcd", "dc")},
}
IDENTITY = ("type", "number", "year", "issuer", "published")
FIELDS = (*IDENTITY, *COUNTS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of one norm: what the table says and what was read."""

    file: str
    slug: str
    name: str
    wanted: str
    found: str

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.wanted == self.found


def rows(table: Path = TABLE) -> list[dict[str, str]]:
    """The table's norms; lines that begin with `#` are remarks."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def counts(norm: Regulation) -> dict[str, str]:
    """How many articles and dispositions of each kind a norm has of its own; those of its annexes are not counted."""
    eids = [provision.eid for provision in norm.provisions]
    return {name: str(sum(bool(re.fullmatch(form, eid)) for eid in eids)) for name, form in COUNTS.items()}


def facts(norm: Regulation) -> dict[str, str]:
    """Every field of the table as the reader has it; empty where it does not know."""
    own = split_slug(norm.id)
    return {
        "type": norm.id.kind.value,
        "number": own.number if own else "",
        "year": (own and own.year) or "",
        "issuer": (own and own.issuer) or "",
        "published": str(norm.published or ""),
        **counts(norm),
    }


def compare(row: Mapping[str, str], norms: Sequence[Regulation]) -> Iterator[Comparison]:
    """The slug first; the other fields of the norm that carries it, nothing found where none does."""
    norm = next((one for one in norms if one.id.slug == row["slug"]), None)
    found = facts(norm) if norm else {}
    yield Comparison(row["file"], row["slug"], "slug", row["slug"], row["slug"] if norm else "")
    for name in FIELDS:
        if row[name] != UNSETTLED:
            yield Comparison(row["file"], row["slug"], name, row[name], found.get(name, "not found"))


def measure(folder: Path, only: str = "") -> Iterator[Comparison]:
    """Read each PDF of the table once and compare its norms; those that the table does not list count against it."""
    listed: dict[str, list[dict[str, str]]] = {}
    for row in rows():
        if row["file"].startswith(only):
            listed.setdefault(row["file"], []).append(row)
    for file, wanted in listed.items():
        read = read_regulations(next(iter(sorted(folder.glob(f"{file}*")))))
        norms = () if isinstance(read, Refusal) else read
        for row in (one for one in wanted if one["slug"] != UNSETTLED):
            yield from compare(row, norms)
        others = {norm.id.slug for norm in norms} - {row["slug"] for row in wanted}
        if all(row["slug"] != UNSETTLED for row in wanted):  # «?» as slug: the file's other norms were not looked at
            yield from (Comparison(file, slug, "norms", "", slug) for slug in sorted(others))


def show(compared: Sequence[Comparison]) -> None:
    """Agreement by field, then every difference."""
    console, table = Console(width=160), Table("field", "agree", "of")
    agree = Counter(one.name for one in compared if one.agrees)
    for name, total in Counter(one.name for one in compared).items():
        table.add_row(name, str(agree[name]), str(total))
    console.print(table)
    for one in compared:
        if not one.agrees:
            line = f"{one.file} · {one.slug} · {one.name}: printed «{one.wanted}», read «{one.found}»"
            console.print(line, style="red", markup=False)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Compare PDFs as read with a table filled from their pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="files whose name begins so")
    options = parser.parse_args()
    show(list(measure(options.folder, options.only)))


if __name__ == "__main__":
    main()
