"""Numbers that a draft states and no quote of its statement holds: a count apart from the drafter's own checks.

    absuelve ask --questions SET.jsonl --out ANSWERS.jsonl
    absuelve export provisions --out PROVISIONS.jsonl
    python -m benchmarks.figures HOME PROVISIONS.jsonl ANSWERS.jsonl…

Attribution comes from the citations themselves: the numbers of the norm, of the provision, of the norm that gave its
wording and of the norm that repealed it, and a day on which the wording cited bound, began or ended or its norm was
repealed. Whatever else remains is printed with its statement, and the exit status is 1.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.home import Home
from corpus.store import Store

Row = Mapping[str, Any]
Amenders = Mapping[tuple[str, str, str | None], str]
Repeals = Mapping[str, tuple[str, str]]

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
PART = re.compile(r"\d+")
# As Peru prints them: "setiembre".
MONTHS = ["enero", "febrero", "marzo", "abril", "mayo", "junio"]
MONTHS += ["julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre"]
DATE = re.compile(rf"\b(\d{{1,2}}) de ({'|'.join(MONTHS)}) de (\d{{4}})\b")
OPEN, ENDLESS = "0000-00-00", "9999-99-99"


def unsourced(statement: Row, amenders: Amenders, repeals: Repeals) -> list[str]:
    """The figures and dates of a statement that neither its quotes nor its citations' own data hold, each once."""
    citations = statement["citations"]
    quoted = " ".join(citation["quote"] for citation in citations)
    known = {*FIGURE.findall(quoted), *(part for citation in citations for part in named(citation, amenders, repeals))}
    said = DATE.sub(
        lambda day: " " if day[0] in quoted or bound(day, citations, repeals) else day[0], statement["text"]
    )
    return [figure for figure in dict.fromkeys(FIGURE.findall(said)) if figure not in known]


def named(citation: Row, amenders: Amenders, repeals: Repeals) -> Iterator[str]:
    """The numbers in the names of a citation's norm, of its provision and of the norms that gave and repealed it."""
    amender = amenders.get((citation["regulation"], citation["eid"], citation["valid_from"]), "")
    _, repealer = repeals.get(citation["regulation"], ("", ""))
    for name in (citation["regulation"], citation["eid"], citation["label"], citation["title"], amender, repealer):
        yield from FIGURE.findall(name)
        yield from PART.findall(name)


def bound(day: re.Match[str], citations: list[Row], repeals: Repeals) -> bool:
    """Whether a wording cited bound, began or ended on that day, or its norm was repealed then."""
    iso = f"{day[3]}-{MONTHS.index(day[2]) + 1:02}-{int(day[1]):02}"
    if any(repeals.get(one["regulation"], ("", ""))[0] == iso for one in citations):
        return True
    return any((one["valid_from"] or OPEN) <= iso <= (one["valid_to"] or ENDLESS) for one in citations)


def rows(path: Path) -> Iterator[Row]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def main() -> int:
    """Print the count of each file and every figure without a source; 1 when there is any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("provisions", type=Path)
    parser.add_argument("answers", nargs="+", type=Path)
    arguments, failed = parser.parse_args(), 0
    amenders = {
        (row["regulation"], row["eid"], row["valid_from"]): row["amended_by"]
        for row in rows(arguments.provisions)
        if row["amended_by"]
    }
    repeals = {
        norm.id.slug: (f"{norm.repealed_on}", norm.repealed_by.slug if norm.repealed_by else "")
        for norm in Store(Home(arguments.home).norms).summaries()
        if norm.repealed_on
    }
    for path in arguments.answers:
        read = [(answer["id"], one) for answer in rows(path) for one in answer["statements"]]
        lacking = [(id, one["text"], missing) for id, one in read if (missing := unsourced(one, amenders, repeals))]
        failed += len(lacking)
        print(f"{path.name}: {len(lacking)} of {len(read)} statements state a number without a source")
        for id, text, missing in lacking:
            print(f"  {id} {', '.join(missing)}: {text}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
