"""A process of its own that publishes a second generation and is killed, or runs out of disk, on the way.

`python -m tests.index.crashing FOLDER` prints a JSON object a child: the folder it worked in and how it ended.
"""

import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.errors import StorageFailure
from index.generations import Bundles
from tests.factories import regulation
from tests.fakes import HashingEmbedder

EVENTS = {"open", "os.rename", "os.mkdir", "os.remove", "shutil.rmtree", "sqlite3.connect"}
LIMITS = (0, 60, 300, 1_000, 3_000, 10_000, 20_000)


def publish(folder: Path, count: int) -> str:
    """Publish that many norms."""
    norms = [regulation(f"ley-{n}", {"art_1": f"La licencia número {n} se otorga."}) for n in range(1, count + 1)]
    return Bundles(folder / "bundles").build(norms, HashingEmbedder(), folder / "embeddings")


def kill_at(number: int, folder: Path) -> None:
    """Have this process killed at its `number`th touch of a file under the folder."""
    touched = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touched
        if event in EVENTS and str(folder) in str(arguments[:2]):
            touched += 1
            if touched == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def in_child(work: Callable[[], object]) -> int:
    """The wait status of a forked child that did the work: 0 done, 3 refused by the disk with its reason."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except StorageFailure:
            os._exit(3)
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def killed(base: Path) -> Iterator[dict[str, object]]:
    """One child killed at each point, until one comes through."""
    number, status = 0, signal.SIGKILL.value
    while status == signal.SIGKILL:
        number += 1
        folder = Path(shutil.copytree(base, base.parent / f"killed-{number}"))

        def work(folder: Path = folder, number: int = number) -> None:
            kill_at(number, folder)
            publish(folder, 2)

        status = in_child(work)
        yield {"folder": str(folder), "killed": status == signal.SIGKILL, "status": status}


def full(base: Path) -> Iterator[dict[str, object]]:
    """One child for each size beyond which no file may grow."""
    for limit in LIMITS:
        folder = Path(shutil.copytree(base, base.parent / f"full-{limit}"))

        def work(folder: Path = folder, limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            publish(folder, 2)

        status = os.waitstatus_to_exitcode(in_child(work))
        yield {"folder": str(folder), "refused": status == 3, "status": status}


def main() -> None:
    """Publish one generation, then have every child try the next."""
    base = Path(sys.argv[1]) / "base"
    publish(base, 1)
    for outcome in (*killed(base), *full(base)):
        sys.stdout.write(json.dumps(outcome) + "\n")


if __name__ == "__main__":
    main()
