"""How much of each norm's law text its provisions hold, and which printed articles were passed over.

    python -m benchmarks.coverage ../shared/corpus/norms ../shared/corpus/lima [--least .5]
    python -m benchmarks.coverage FOLDER --sample 1000   # so many files, the same at each run
    python -m benchmarks.coverage FOLDER --largest 300   # where a lost code weighs most

Law text is what is left of a document without editors' notes, closing formulas, signatures and the preface, of which
no more than a fixed length is believed: a code that was taken for recitals counts as lost. A text that an article
before it swallowed is covered, yet lost as well. It shows in the numbers printed at the head of lines («Artículo 20»)
of which there is no provision. A norm is listed when less than `--least` of its law text is covered, or less than
that of the numbers printed came out.
"""

import argparse
import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.model import ProvisionKind, Regulation, Span
from ingest.assembly import read_regulations
from ingest.files import find_files
from ingest.lines import Line, split_lines
from ingest.model import NormText, Refusal
from ingest.roles import Role, Roles
from ingest.workers import spread

SEED = 20261124
PREFACE = 10_000  # characters of recitals, index and editors' remarks that a norm may have above its first provision
FEW = 1_000  # characters of law under which a share says nothing
MANY = 10  # numbers printed below which some passed over say nothing
_SIGNATURE = 80
_SIGNATURES = 12
_BEGINS = 60
_HEAD = re.compile(
    r"[\"“«_*\s]*art[ií]culo\s+(?P<number>\d{1,4})(?!\s+(?:de|del|y|a)\b)(?:-(?P<suffix>[a-z])\b)?", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:^|__)art_(\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """What was made of one norm; `begins` opens the largest stretch that no provision holds."""

    file: str
    norm: str
    law: int
    held: int
    provisions: int
    printed: int
    missed: int
    begins: str

    @property
    def share(self) -> float:
        """The share of the law text that provisions hold; 1 for a text too short to tell."""
        return self.held / self.law if self.law >= FEW else 1.0

    @property
    def found(self) -> float:
        """The share of the numbers printed that came out as articles; 1 for a norm of few."""
        return 1 - self.missed / self.printed if self.printed >= MANY else 1.0

    @property
    def lost(self) -> int:
        """About how many characters are lost: those outside all provisions, or those of the articles passed over."""
        return max(self.law - self.held, round(self.law * (1 - self.found)))


def measure(norm: Regulation, file: str) -> Row:
    """Compare a norm's provisions with its text."""
    document = norm.documents[0]
    lines = split_lines(NormText(document))
    law = law_lines(lines, Roles(lines), _preface(norm))
    spans = _union(
        span
        for provision in norm.provisions
        if provision.kind is not ProvisionKind.PREFACE
        for version in provision.versions
        for span in version.spans
    )
    bare = [line for line in law if not _inside(spans, line.start)]
    numbers = {int(match["number"]) for line in law if (match := _HEAD.match(line.text))}
    found = {int(match[1]) for provision in norm.provisions if (match := _NUMBER.search(provision.eid))}
    return Row(
        file,
        norm.id.slug,
        sum(len(line.text) for line in law),
        sum(len(line.text) for line in law) - sum(len(line.text) for line in bare),
        len(norm.provisions),
        len(numbers),
        len(numbers - found),
        _largest(bare)[:_BEGINS],
    )


def law_lines(lines: Sequence[Line], roles: Roles, preface: Sequence[Span]) -> list[Line]:
    """The lines that a provision should hold: no notes, formulas, signatures, nor the head of the preface."""
    found: list[Line] = []
    signing = left = 0
    for line in lines:
        role = roles.of[line.index]
        signing = _SIGNATURES if role is Role.CLOSING else signing - 1 if len(line.text) < _SIGNATURE else 0
        ahead = _inside(preface, line.start) and left < PREFACE
        left += len(line.text) if ahead else 0
        if role is Role.LAW and not ahead and signing <= 0:
            found.append(line)
    return found


def _preface(norm: Regulation) -> list[Span]:
    prefaces = (provision for provision in norm.provisions if provision.kind is ProvisionKind.PREFACE)
    return _union(span for provision in prefaces for version in provision.versions for span in version.spans)


def _union(spans: Iterator[Span]) -> list[Span]:
    """The same characters in spans apart from one another, in order."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def _inside(spans: Sequence[Span], place: int) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if spans[middle].end <= place else (low, middle)
    return low < len(spans) and spans[low].start <= place


def _largest(bare: Sequence[Line]) -> str:
    """How the longest run of lines that no provision holds begins."""
    best, size, first, run, before = "", 0, "", 0, -2
    for line in bare:
        first, run = (line.text, 0) if line.index != before + 1 else (first, run)
        run, before = run + len(line.text), line.index
        best, size = (first, run) if run > size else (best, size)
    return best


def _read(_shared: None, path: Path) -> list[Row]:
    found = read_regulations(path)
    return [] if isinstance(found, Refusal) else [measure(norm, path.name) for norm in found]


def chosen(paths: Sequence[Path], sample: int | None, largest: int | None) -> list[Path]:
    """The files to read: all, the largest, or a sample that is the same at each run."""
    if largest:
        return sorted(paths, key=lambda path: -path.stat().st_size)[:largest]
    if sample and sample < len(paths):
        return sorted(random.Random(SEED).sample(sorted(paths), sample))
    return sorted(paths)


def report(console: Console, rows: Sequence[Row], least: float, most: int) -> None:
    """Print the norms that lost most, and a total."""
    poor = sorted((row for row in rows if min(row.share, row.found) < least), key=lambda row: -row.lost)
    columns = ("file", "law", "provisions", "covered", "articles missed", "the largest stretch uncovered begins with")
    table = Table(*columns)
    for row in poor[:most]:
        missed = f"{row.missed} of {row.printed}"
        table.add_row(row.file[:36], str(row.law), str(row.provisions), f"{row.share:.0%}", missed, row.begins)
    console.print(table, markup=False)
    law, held = sum(row.law for row in rows), sum(row.held for row in rows)
    printed, missed = sum(row.printed for row in rows), sum(row.missed for row in rows)
    console.print(
        f"{len(rows)} norms, {law:,} characters of law, {held / max(law, 1):.2%} covered; "
        f"{missed:,} of {printed:,} numbers printed passed over; {len(poor)} norms under {least:.0%}",
        markup=False,
    )


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--least", type=float, default=0.5)
    parser.add_argument("--sample", type=int, help="read so many files only")
    parser.add_argument("--largest", type=int, help="read the so many largest files only")
    parser.add_argument("--most", type=int, default=40, help="list so many norms")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    paths = chosen(list(find_files(options.folders)), options.sample, options.largest)
    rows = [row for found in spread(_read, _nothing, paths, options.workers) for row in found]
    report(Console(width=170), rows, options.least, options.most)


def _nothing() -> None:
    """What the workers share."""


if __name__ == "__main__":
    main()
