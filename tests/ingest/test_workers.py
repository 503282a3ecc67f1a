"""Work spread over processes comes back in order, and ends with the process that gave it out."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.workers import spread

JOBS = tuple(range(20))
# A process that spreads slow work over two others, which write who they are.
GIVER = """
import os, sys, time
from functools import partial
from pathlib import Path
from ingest.workers import spread

def shared(folder):
    (folder / str(os.getpid())).touch()
    return folder

def work(folder, job):
    time.sleep(0.2)
    return job

if __name__ == "__main__":
    list(spread(work, partial(shared, Path(sys.argv[1])), range(1000), 2, few=2))
"""


def base() -> int:
    return 100


def add(held: int, job: int) -> int:
    return held + job


@pytest.mark.parametrize(("workers", "few"), [(1, 8), (2, 40), (2, 4)], ids=["alone", "few", "two processes"])
def test_results_come_in_the_order_of_the_jobs(workers: int, few: int) -> None:
    assert list(spread(add, base, JOBS, workers, few)) == [100 + job for job in JOBS]


def test_nothing_is_made_for_no_jobs() -> None:
    assert list(spread(add, lambda: pytest.fail("made"), (), 2)) == []


def _wait(condition: object, seconds: float = 30) -> bool:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").is_file() or Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="aquí no hay SIGKILL")
def test_workers_end_when_the_process_that_gave_them_work_is_killed(tmp_path: Path) -> None:
    script, folder = tmp_path / "giver.py", tmp_path / "alive"
    folder.mkdir()
    script.write_text(GIVER, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    giver = subprocess.Popen([sys.executable, str(script), str(folder)], env=environment)
    try:
        assert _wait(lambda: len(list(folder.iterdir())) == 2)
    finally:
        giver.kill()
        giver.wait()
    workers = [int(path.name) for path in folder.iterdir()]
    assert _wait(lambda: not any(map(_runs, workers)))
