"""Ingest a folder of any size for real and say what it took: time, memory, refusals, and what a second run costs.

    python benchmarks/scale.py FOLDER --home HOME [--workers 2]

Runs twice over the same home: the first time everything is read (unless the home knows it), the second nothing is.
To measure one changed file, change it between two calls.
"""

import argparse
import resource
import time
from pathlib import Path

from corpus.home import Home
from corpus.store import Store
from ingest.pipeline import Run, ingest

_MIB = 1024


def main() -> None:
    """Ingest twice and print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    for name in ("first", "again"):
        start = time.perf_counter()
        run = ingest([options.folder], Home(options.home), options.workers)
        print(f"== {name}: {time.perf_counter() - start:.1f} s")
        report(run, Store(Home(options.home).norms))


def report(run: Run, store: Store) -> None:
    """Print what a run found, changed and refused, and what it used."""
    changes = run.changes
    print(f"files {len(run.files)}, norms {len(store)}, provisions {sum(one.entry.provisions for one in run.files)}")
    print(f"added {len(changes.added)}, changed {len(changes.changed)}, dropped {len(changes.dropped)}")
    for who, label in ((resource.RUSAGE_SELF, "parent"), (resource.RUSAGE_CHILDREN, "workers")):
        used = resource.getrusage(who)
        print(f"{label}: CPU {used.ru_utime + used.ru_stime:.1f} s, peak {used.ru_maxrss // _MIB} MiB")
    for reason, count in run.refused.most_common():
        print(f"refused {count}: {reason}")
    for kind, count in run.warnings.most_common(20):
        print(f"warning {count}: {kind}")


if __name__ == "__main__":
    main()
