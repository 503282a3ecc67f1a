"""How well a norm's text alone says who it is: front matter and file names hidden, then compared.

`python benchmarks/identity.py FOLDER… [--sample 600] [--seed 7] [--show type|number|year|issuer|date|title]`

Agreement is counted by field and by type of norm over a fixed sample of Markdown files. `silent` are texts that say
nothing of a field that the file claims. A disagreement is not an error by itself: files are wrong too; look at it.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.identifiers import RegulationKind  # noqa: E402
from ingest.dates import first_date  # noqa: E402
from ingest.designations import Designation, read_designation, read_identifier, split_slug  # noqa: E402
from ingest.files import read_file  # noqa: E402
from ingest.identity import identify  # noqa: E402
from ingest.model import Identity, NormText  # noqa: E402
from ingest.titles import words_of  # noqa: E402
from ingest.titling import clean_title  # noqa: E402

FIELDS = ("type", "number", "year", "issuer", "date", "title")
ALIKE = 0.6
SHORT = 8  # words up to which a title that holds a designation is only that
NEAR = timedelta(days=31)
SHORTEST = 300  # characters; less is a note that the text is not public


@dataclass(frozen=True)
class Field:
    """One field of one file: what the text said and what the file claims."""

    path: Path
    kind: str
    name: str
    said: str
    claimed: str

    @property
    def verdict(self) -> str:
        """`agrees`, `silent` or `differs`."""
        if not self.said:
            return "silent"
        return "agrees" if _SAME[self.name](self.said, self.claimed) else "differs"


def _alike(one: str, other: str) -> bool:
    """Titles are the same when most words of the shorter one stand in the longer one."""
    a, b = set(words_of(one)), set(words_of(other))
    return len(a & b) >= ALIKE * max(1, min(len(a), len(b)))


def _begins(one: str, other: str) -> bool:
    """File names leave off an issuer's last part: `ef` for `ef-76-01`."""
    return f"{one}-".startswith(f"{other}-") or f"{other}-".startswith(f"{one}-")


def _near(one: str, other: str) -> bool:
    """A norm is published some days after it is signed; only a gazette prints the day of publication."""
    return abs(date.fromisoformat(one) - date.fromisoformat(other)) <= NEAR


_SAME = dict.fromkeys(FIELDS, str.__eq__) | {"title": _alike, "issuer": _begins, "date": _near}


def sample(folders: list[Path], size: int, seed: int) -> list[Path]:
    """A fixed choice of the Markdown files below some folders."""
    files = sorted(path for folder in folders for path in folder.rglob("*.md"))
    return sorted(random.Random(seed).sample(files, min(size, len(files))))


def compare(path: Path) -> Iterator[Field]:
    """Every field that a file claims of its norm."""
    reading = read_file(path)
    for norm in getattr(reading, "norms", ())[:1]:
        claim = read_identifier(norm.front_matter.get("identifier", ""), norm.front_matter.get("rank"))
        if claim is None or len(norm.document.text) < SHORTEST:
            continue
        found = identify(_hidden(norm))
        own = split_slug(found.id)
        kind = claim.kind.value
        for name, said, claimed in _fields(norm, claim, own, found):
            if claimed:
                yield Field(path, kind, name, said, claimed)


def _hidden(norm: NormText) -> NormText:
    """The text alone."""
    source = replace(norm.document.source, path="norma.md")
    return replace(norm, document=replace(norm.document, source=source), front_matter={})


def _fields(
    norm: NormText, claim: Designation, own: Designation | None, found: Identity
) -> Iterator[tuple[str, str, str]]:
    claimed = split_slug(claim.id)
    published = first_date(norm.front_matter.get("publication_date", ""))
    known = found.id.kind is not RegulationKind.DOCUMENT
    yield "type", found.id.kind.value if known else "", claim.kind.value
    yield "number", (own and own.number) or "", (claimed and claimed.number) or ""
    yield "year", (own and own.year) or "", (claimed and claimed.year) or ""
    yield "issuer", (own and own.issuer) or "", (claimed and claimed.issuer) or ""
    yield "date", str(found.published or ""), str(published or "")
    title = clean_title(norm.front_matter.get("title", ""))
    named = title if read_designation(title) is None or len(words_of(title)) > SHORT else ""
    yield "title", found.title if found.title not in (found.id.label, "norma") else "", named


def table(fields: list[Field], by: str) -> Iterator[str]:
    """One line a group: how many agree, are silent, differ."""
    groups: dict[str, Counter[str]] = {}
    for one in fields:
        groups.setdefault(getattr(one, by), Counter())[one.verdict] += 1
    for group, counts in groups.items():
        total = counts.total()
        shares = " ".join(
            f"{name} {counts[name]:5} ({counts[name] / total:6.1%})" for name in ("agrees", "silent", "differs")
        )
        yield f"{group:20} {total:5} {shares}"


def main() -> int:
    """Print the tables and the disagreements asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--sample", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", choices=FIELDS, nargs="*", default=[])
    arguments = parser.parse_args()
    fields = [one for path in sample(arguments.folders, arguments.sample, arguments.seed) for one in compare(path)]
    print(*table(fields, "name"), sep="\n")
    print("\ntype, number, year and issuer, by type of norm")
    print(*table(sorted((f for f in fields if f.name in FIELDS[:4]), key=lambda f: f.kind), "kind"), sep="\n")
    for one in fields:
        if one.name in arguments.show and one.verdict != "agrees":
            print(f"{one.verdict:8} {one.name:6} {one.path.stem}: «{one.said[:110]}» / «{one.claimed[:110]}»")
    return 0


if __name__ == "__main__":
    sys.exit(main())
