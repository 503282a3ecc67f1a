"""Publish one generation after the other while people ask, and count the requests that fail.

    python -m benchmarks.swap [--swaps 12] [--askers 4] [--seconds 60]

A server of its own on the invented samples; each publishing changes a norm's text. Askers take the search page and the
readiness check in turn, without pause; every answer must be a 200, each reader must come to see every later generation,
and none an earlier one again. Exit status 1 when anything failed.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import httpx2

ROOT = Path(__file__).parents[1]
MAIN = "from qa_service.cli import main; main()"
SAMPLES = ROOT / "corpus" / "samples"
QUESTIONS = ("¿Cuánto cuesta la licencia de funcionamiento?", "¿Qué plazo hay para apelar una multa?")
NORM = """LEY Nº 39999

Artículo 1.- Objeto
La presente ley regula los comedores del distrito; es la redacción número {number}.

Artículo 2.- Vigencia
La ley rige desde el día siguiente de su publicación.
"""


@dataclass(eq=False)
class Asker(Thread):
    """Asks without pause until it is over; keeps what failed and the generations seen, in order."""

    address: str
    over: Event
    times: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def run(self) -> None:
        """Take page and check in turn."""
        with httpx2.Client(base_url=self.address, timeout=30) as client:
            turn = 0
            while not self.over.is_set():
                turn += 1
                path = "/ready" if turn % 3 == 0 else f"/?pregunta={quote(QUESTIONS[turn % 2])}"
                self._ask(client, path)

    def _ask(self, client: httpx2.Client, path: str) -> None:
        began = time.perf_counter()
        try:
            answer = client.get(path)
        except httpx2.HTTPError as error:
            self.failed.append(f"{path}: {type(error).__name__}")
            return
        self.times.append(time.perf_counter() - began)
        if answer.status_code != 200:
            self.failed.append(f"{path}: {answer.status_code}")
        elif path == "/ready" and (generation := answer.json()["generation"]) not in self.seen[-1:]:
            self.seen.append(generation)


def command(home: Path, *arguments: str) -> None:
    """Run `absuelve` on a home; its own words are shown when it fails."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, *arguments], env=environ(home), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"absuelve {' '.join(arguments)}: {done.stderr}")


def environ(home: Path) -> dict[str, str]:
    """This process's environment on another home."""
    return {**os.environ, "ABSUELVE_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """A server's address while the block runs; it is stopped in good order."""
    run = [sys.executable, "-c", MAIN, "serve", "--port", "0", "--no-worker"]
    with subprocess.Popen(run, env=environ(home), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", said)):
            line = process.stderr.readline()
            if not line:
                sys.exit(said)
            said += line
        Thread(target=process.stderr.read, daemon=True).start()
        try:
            yield found[0]
        finally:
            process.terminate()


def measure(home: Path, swaps: int, askers: int, seconds: float) -> int:
    """Publish while people ask; print what came of it, and give the number of requests that failed."""
    norm = home / "norma.txt"
    norm.write_text(NORM.format(number=0), encoding="utf-8")
    command(home, "ingest", str(SAMPLES), str(norm))
    with serving(home) as address:
        over = Event()
        people = [Asker(address, over) for _ in range(askers)]
        for one in people:
            one.start()
        end = time.monotonic() + seconds
        for number in range(1, swaps + 1):
            norm.write_text(NORM.format(number=number), encoding="utf-8")
            command(home, "ingest", str(norm))
            time.sleep(max(0.0, (end - time.monotonic()) / (swaps - number + 1) - 2))
        over.set()
        for one in people:
            one.join()
    return _told(people, swaps)


def _told(people: list[Asker], swaps: int) -> int:
    times = sorted(spent for one in people for spent in one.times)
    failed = [one for person in people for one in person.failed]
    back = sum(person.seen != sorted(person.seen) for person in people)
    print(f"{len(times) + len(failed)} requests by {len(people)} askers during {swaps} publishings")
    print(f"failed: {len(failed)}; askers who saw an older generation again: {back}")
    print(f"generations seen: {', '.join(str(len(person.seen)) for person in people)}")
    print(f"ms: p50 {1000 * times[len(times) // 2]:.0f}, p99 {1000 * times[len(times) * 99 // 100]:.0f}")
    for one in failed[:10]:
        print("  ", one)
    return len(failed) + back


def main() -> None:
    """Measure on a home of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--swaps", type=int, default=12)
    parser.add_argument("--askers", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(1 if measure(Path(scratch), options.swaps, options.askers, options.seconds) else 0)


if __name__ == "__main__":
    main()
