"""Ingest a folder of any size for real and say what it took: time, memory, refusals, and what a second run costs.

    python benchmarks/scale.py FOLDER --home HOME [--workers 2] [--change FILE]

Runs twice over the same home: the first time everything is read (unless the home knows it), the second nothing is.
With a FILE of the folder there is a third run, for which a sentence is added to it (and taken away again at the end).
Reading and putting together are timed apart, and the norms that kept the others waiting longest are named.
"""

import argparse
import heapq
import resource
import time
from contextlib import ExitStack
from pathlib import Path

from corpus.home import Home
from corpus.store import Store
from ingest.pipeline import FileReport, Run, ingest

_MIB = 1024
_SLOWEST = 8
_SENTENCE = "\n\nEsta oración se añadió para medir.\n"


class Watch:
    """Two hands: when each file was read, when each norm was put together."""

    def __init__(self) -> None:
        self.begun = self.last = self.read = time.perf_counter()
        self.waits: list[tuple[float, str]] = []

    def file(self, report: FileReport, _done: int, _total: int) -> None:
        """Hear of a file."""
        self._lap(report.path)
        self.read = self.last

    def norm(self, done: int, total: int) -> None:
        """Hear of a norm."""
        self._lap(f"norm {done} of {total}")

    def _lap(self, name: str) -> None:
        now = time.perf_counter()
        self.waits.append((now - self.last, name))
        self.last = now

    def print(self, name: str) -> None:
        """Print how long each half took."""
        end = time.perf_counter()
        print(f"== {name}: {end - self.begun:.1f} s", end=" ")
        print(f"(reading {self.read - self.begun:.1f} s, putting together {end - self.read:.1f} s)")
        for seconds, what in heapq.nlargest(_SLOWEST, self.waits):
            if seconds > 1:
                print(f"waited {seconds:.1f} s for {what}")


def main() -> None:
    """Ingest twice, or three times, and print each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--change", type=Path)
    options = parser.parse_args()
    with ExitStack() as stack:
        for name in ("first", "again", *(["one file changed"] if options.change else [])):
            if name == "one file changed":
                before = options.change.read_bytes()
                stack.callback(options.change.write_bytes, before)
                options.change.write_bytes(before + _SENTENCE.encode())
            watch = Watch()
            run = ingest([options.folder], Home(options.home), options.workers, progress=watch.file, on_norm=watch.norm)
            watch.print(name)
            report(run, Store(Home(options.home).norms))


def report(run: Run, store: Store) -> None:
    """Print what a run found, changed and refused, and what it used."""
    changes = run.changes
    print(f"files {len(run.files)}, norms {len(store)}, provisions {sum(one.entry.provisions for one in run.files)}")
    print(f"added {len(changes.added)}, changed {len(changes.changed)}, dropped {len(changes.dropped)}")
    for who, label in ((resource.RUSAGE_SELF, "parent"), (resource.RUSAGE_CHILDREN, "workers")):
        used = resource.getrusage(who)
        print(f"{label}: CPU {used.ru_utime + used.ru_stime:.1f} s, peak {used.ru_maxrss // _MIB} MiB", flush=True)
    for reason, count in run.refused.most_common():
        print(f"refused {count}: {reason}")
    for one in run.files:
        if one.entry.refusal:
            print(f"refused {Path(one.path).name}: {one.entry.refusal.reason}")
    for kind, count in run.warnings.most_common(20):
        print(f"warning {count}: {kind}", flush=True)


if __name__ == "__main__":
    main()
