"""How fast PDFs are read: pages per second over a folder, and what was refused.

    python -m benchmarks.extraction FOLDER [--workers 2]

Each file goes through `read_file`, so the figures hold everything from bytes to norms: sandbox, layout, splitting.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest.files import find_files, read_file
from ingest.model import Reading, Refusal
from ingest.sandbox import close_children

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
    options = parser.parse_args()
    paths = [path for path in find_files([options.folder]) if path.suffix.lower() == ".pdf"]
    show(*run(paths, options.workers), options.workers)


if __name__ == "__main__":
    main()
