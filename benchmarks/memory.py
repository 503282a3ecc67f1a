"""Whether reading many files keeps memory flat, measured through the real ingest: a parent and its workers.

    python -m benchmarks.memory ../shared/corpus/norms ../shared/corpus/lima ../shared/corpus/pdf FULL [--files 2000]

Files are taken from each folder in turn until there are enough, so that all kinds are met all the time. Every so many
files the resident size of the parent and of each process under it is noted. Flat means: after the first quarter, in
which caches fill, none of them grows by more than `--most` MiB in a thousand files, by the line that fits its
samples best.
"""

import argparse
import os
import statistics
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.home import Home
from ingest.files import find_files
from ingest.pipeline import FileReport, Run, ingest

_MOST = 20  # MiB in a thousand files: less than what one large norm takes while it is read


def resident(process: int) -> int:
    """The resident size of a process in MiB; 0 when it is gone."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def children(process: int) -> list[int]:
    """The processes that a process has started, in any of its threads, as the system lists them."""
    lists = sorted(Path(f"/proc/{process}/task").glob("*/children"))
    return sorted(int(number) for path in lists for number in path.read_text(encoding="ascii").split())


@dataclass
class Samples:
    """Resident sizes by process, each with the number of files (or norms) done when it was taken."""

    every: int
    sizes: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def file(self, _report: FileReport, done: int, _total: int) -> None:
        """Hear of a file of the ingest."""
        if done % self.every == 0:
            self.take(done)

    def take(self, done: int) -> None:
        """Note the size of this process and of all under it."""
        for process in (os.getpid(), *children(os.getpid())):
            self.sizes.setdefault(process, []).append((done, resident(process)))


def growth(samples: Sequence[tuple[int, int]], begun: int) -> float | None:
    """MiB in a thousand files by the best straight line through the samples after `begun` files; None if too few."""
    later = [(done, size) for done, size in samples if done > begun]
    if len(later) < 3:
        return None
    return statistics.linear_regression(*zip(*later, strict=True)).slope * 1000


def mixed(folders: Iterable[Path], count: int) -> list[Path]:
    """So many files, one from each folder in turn."""
    turns = zip_longest(*(find_files([folder]) for folder in folders))
    return list(islice((path for path in chain.from_iterable(turns) if path), count))


def report(console: Console, samples: Samples, run: Run, most: float) -> bool:
    """Print a row a process, and whether all are flat."""
    begun = len(run.files) // 4
    table = Table("process", "samples", "first half, MiB", "second half, MiB", "peak, MiB", "MiB in 1,000 files")
    flat = True
    for process, sizes in samples.sizes.items():
        half = [[size for done, size in sizes if (done > len(run.files) / 2) is later] for later in (False, True)]
        means = [f"{statistics.mean(part):.0f}" if part else "-" for part in half]
        slope = growth(sizes, begun)
        flat = flat and (slope is None or slope <= most)
        name = "parent" if process == os.getpid() else str(process)
        told = "too short" if slope is None else f"{slope:+.1f}"
        table.add_row(name, str(len(sizes)), *means, str(max(size for _, size in sizes)), told)
    console.print(table)
    console.print(f"{len(run.files)} files, {run.refused.total()} refused: {'flat' if flat else 'NOT flat'}")
    return flat


def main() -> None:
    """Read the command line, ingest into a home of its own, print; exit status 1 when memory grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--every", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--most", type=float, default=_MOST)
    options = parser.parse_args()
    samples = Samples(options.every)
    with tempfile.TemporaryDirectory() as folder:
        files = mixed(options.folders, options.files)
        run = ingest(files, Home(Path(folder)), options.workers, progress=samples.file)
    raise SystemExit(0 if report(Console(width=120), samples, run, options.most) else 1)


if __name__ == "__main__":
    main()
