"""How fast PDFs are read: pages per second over a folder, and what was refused.

    python -m benchmarks.extraction FOLDER [--workers 2] [--native] [--sides]

Each file goes through `read_file`, so the figures hold everything from bytes to norms: sandbox, layout, splitting.
With `--native` files are left out that have a page to recognise: a picture without text, a scanner's faulty layer, or
noise, by the rule that ingestion itself goes by (`needs_recognition`). Whether a file is such is found out before the
clock starts. `--sides` reads the files once more in this process, one after another and without recognition, and says
how many seconds of the processor each side takes: the words of the pages, their layout, and the structure of the norms.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from operator import add
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.model import Source
from ingest.assembly import assemble
from ingest.book import read_book
from ingest.files import find_files, read_file
from ingest.model import Reading, Refusal, RefusalReason
from ingest.pdf import open_pages
from ingest.sandbox import close_children
from ingest.scans import needs_recognition

SLOWEST = 10


@dataclass(frozen=True, slots=True)
class Timing:
    """One file: seconds by the clock, pages, characters, norms; `refused` is the reason where it was."""

    name: str
    seconds: float
    pages: int = 0
    characters: int = 0
    norms: int = 0
    refused: str | None = None


def measure(path: Path) -> Timing:
    """Read one file by the clock."""
    start = time.perf_counter()
    outcome = read_file(path)
    seconds = time.perf_counter() - start
    if isinstance(outcome, Refusal):
        return Timing(path.name, seconds, refused=outcome.reason.name)
    return Timing(path.name, seconds, *counts(outcome))


def counts(reading: Reading) -> tuple[int, int, int]:
    """Pages, characters and norms of a reading; a page that two norms share counts once."""
    pages = {page.number for norm in reading.norms for page in norm.document.pages}
    return len(pages), sum(len(norm.document.text) for norm in reading.norms), len(reading.norms)


def native(path: Path) -> bool:
    """Whether a PDF opens and every page of it has a text layer that ingestion takes as it is."""
    pages = open_pages(path.read_bytes())
    return not isinstance(pages, RefusalReason) and not any(map(needs_recognition, pages))


@dataclass(frozen=True, slots=True)
class Sides:
    """Seconds of the processor that files took in this process, and how many pages they have."""

    pages: int = 0
    words: float = 0.0
    layout: float = 0.0
    structure: float = 0.0

    def __add__(self, other: "Sides") -> "Sides":
        return Sides(*map(add, astuple(self), astuple(other)))


def sides(path: Path) -> Sides:
    """What each side of reading one file takes; a file that is refused counts as far as it came."""
    data, start = path.read_bytes(), time.process_time()
    opened = open_pages(data)
    pages = [] if isinstance(opened, RefusalReason) else list(opened)
    words = time.process_time()
    norms = read_book(pages, Source(path.name, "", "application/pdf"))
    layout = time.process_time()
    for norm in () if isinstance(norms, RefusalReason) else norms:
        assemble(norm)
    return Sides(len(pages), words - start, layout - words, time.process_time() - layout)


def show_sides(found: Sides) -> None:
    """Seconds and pages a second of each side, and of all."""
    table = Table("side", "seconds of processor", "pages/s of processor")
    named = {"words": found.words, "layout": found.layout, "structure": found.structure}
    for name, seconds in (*named.items(), ("all", sum(named.values()))):
        table.add_row(name, f"{seconds:.1f}", f"{found.pages / max(seconds, 1e-9):.1f}")
    Console().print(table)


def run(paths: Sequence[Path], workers: int) -> tuple[list[Timing], float, float]:
    """All files with so many readers at once: timings, seconds by the clock, and of the processor in the readers."""
    start = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        timings = list(pool.map(measure, paths))
    elapsed = time.perf_counter() - start
    close_children()
    used = os.times()
    return timings, elapsed, used.children_user + used.children_system


def show(timings: Sequence[Timing], elapsed: float, processor: float, workers: int) -> None:
    """The totals, the refusals and the slowest files."""
    console = Console()
    pages = sum(t.pages for t in timings)
    totals = Table("files", "pages", "norms", "characters", "seconds", "pages/s", "pages/s of processor", "readers")
    figures = (len(timings), pages, sum(t.norms for t in timings), sum(t.characters for t in timings))
    rates = (f"{elapsed:.1f}", f"{pages / elapsed:.1f}", f"{pages / max(processor, 1e-9):.1f}", str(workers))
    totals.add_row(*(f"{figure:,}" for figure in figures), *rates)
    console.print(totals)
    refused = Table("refused", "files")
    for reason, count in Counter(t.refused for t in timings if t.refused).most_common():
        refused.add_row(reason, str(count))
    console.print(refused)
    slowest = Table("slowest", "pages", "seconds")
    for timing in sorted(timings, key=lambda t: -t.seconds)[:SLOWEST]:
        slowest.add_row(timing.name[:70], str(timing.pages), f"{timing.seconds:.2f}")
    console.print(slowest)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure how fast PDFs are read.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--native", action="store_true", help="leave out files with a page to recognise")
    parser.add_argument("--sides", action="store_true", help="say what words, layout and structure take each")
    options = parser.parse_args()
    paths = [path for path in find_files([options.folder]) if path.suffix.lower() == ".pdf"]
    if options.native:
        paths = [path for path in paths if native(path)]
    show(*run(paths, options.workers), options.workers)
    if options.sides:
        show_sides(sum(map(sides, paths), Sides()))


if __name__ == "__main__":
    main()
