"""Whether reading many files keeps memory flat.

    python -m benchmarks.memory ../shared/corpus [--files 2000] [--every 200]

The folder's files are read again and again, as so many files of one run would be, each to its regulations and their
JSON; nothing is kept. Every so many files the resident size of this process and of its reading child is printed.
"""

import argparse
import itertools
import json
import os
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.codec import encode
from ingest.assembly import read_regulations
from ingest.files import find_files
from ingest.model import Refusal

_MAX_BYTES = 400_000  # larger files take the time of many without saying more


def resident(process: int) -> int:
    """The resident size of a process in MiB; 0 when it is gone."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


def children(process: int) -> list[int]:
    """The processes that a process has started, as the system lists them."""
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in tasks.read_text(encoding="ascii").split()] if tasks.exists() else []


def read(path: Path) -> int:
    """One file all the way to its JSON; gives the JSON's length."""
    found = read_regulations(path)
    return 0 if isinstance(found, Refusal) else len(json.dumps(encode(found)))


def main() -> None:
    """Read the command line, read the files, print."""
    parser = argparse.ArgumentParser(description="Watch memory while many files are read.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--every", type=int, default=200)
    options = parser.parse_args()
    small = [path for path in find_files(options.folders) if path.stat().st_size < _MAX_BYTES]
    table = Table("files", "this process, MiB", "its children, MiB")
    for number, path in enumerate(itertools.islice(itertools.cycle(small), options.files), 1):
        read(path)
        if number % options.every == 0:
            sizes = ", ".join(str(resident(child)) for child in children(os.getpid()))
            table.add_row(str(number), str(resident(os.getpid())), sizes)
    Console().print(table)


if __name__ == "__main__":
    main()
