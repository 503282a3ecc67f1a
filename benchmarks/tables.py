"""How well tables of real PDFs are read, against facts that people took from the printed pages.

    python -m benchmarks.tables ../shared/corpus/pdf

Each row of `tables.tsv` is a table: how the file's name begins, whether it was set aside while rules were written, the
page on which it begins, its columns, its rows, its header, and words of one row. A cell with `?` is not compared.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console

from corpus.model import Provision, ProvisionKind, Regulation
from ingest.assembly import read_regulations
from ingest.model import Refusal
from ingest.rows import cells_of

TABLE = Path(__file__).with_suffix(".tsv")
FIELDS = ("columns", "rows", "header", "row")


def wanted(table: Path = TABLE) -> list[dict[str, str]]:
    """The facts, remarks left out."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def begins(norm: Regulation, provision: Provision) -> int:
    """The page on which a provision's wording begins; 0 where none is known."""
    start = provision.latest.spans[0].start
    return next((line.box.page for line in norm.documents[0].lines if line.span.end > start), 0)


def found(norm: Regulation, table: Provision) -> dict[str, str]:
    """A table's facts as it was read; `row` holds the words of all its rows."""
    text = norm.documents[0].text
    rows = [one for one in norm.provisions if one.kind is ProvisionKind.ROW and one.eid.startswith(f"{table.eid}__")]
    header, words = table.heading or "", [" ".join(s.of(text) for s in one.latest.spans) for one in rows]
    return {"columns": str(len(cells_of(header))), "rows": str(len(rows)), "header": header, "row": "\n".join(words)}


def agree(row: Mapping[str, str], read: Mapping[str, str]) -> list[str]:
    """The facts that a table as read shares with the printed one."""
    said = [name for name in FIELDS if row[name] != "?"]
    return [name for name in said if row[name] == read[name] or (name == "row" and row[name] in read[name])]


def measure(folder: Path) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Each printed table with what the best of those beginning on its page has right."""
    for row in wanted():
        read = read_regulations(next(iter(sorted(folder.glob(f"{row['file']}*")))))
        norms = () if isinstance(read, Refusal) else read
        tables = [(norm, one) for norm in norms for one in norm.provisions if one.kind is ProvisionKind.TABLE]
        there = [agree(row, found(norm, one)) for norm, one in tables if begins(norm, one) == int(row["page"])]
        yield row, max(there, key=len, default=[])


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Compare tables of PDFs as read with those printed.")
    parser.add_argument("folder", type=Path)
    for row, right in measure(parser.parse_args().folder):
        said = [name for name in FIELDS if row[name] != "?"]
        place = f"{row['file']} p. {row['page']}{' (held)' if row['held'] == 'yes' else ''}"
        Console(width=160).print(f"{place}: {len(right)}/{len(said)}", *sorted(set(said) - set(right)), markup=False)


if __name__ == "__main__":
    main()
