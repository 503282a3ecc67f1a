"""Ask over HTTP as fast as the service takes it, until every question is drafted; say how long and where time went.

    python -m benchmarks.load --home HOME [--count 2000] [--users 4] [--workers 1] [--questions FILE…] [--postgres]

Each consultation is searched for when it is asked and drafted by a worker, as in the service. Every question is unlike
the others: one of the sets' in other words (evals/perturbations.py), of a case with numbers of its own, so that nothing
kept from another can answer it. A load generator (locust) asks from a process of its own, and what it takes of the
processor is told apart. With fewer than the 35,000 of the platform's eight years, the time for all of them is worked
out from those asked, without the time that processes take to start.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from benchmarks.installation import ROOT, Installation, Person, copy_home, settle
from desk.database import Database, url_of
from desk.model import Role
from desk.tables import consultation, draft
from evals.perturbations import PERTURBATIONS, Perturbation
from tools.postgres import Cluster

YEARS = 35_000  # consultations of the platform's eight years
QUESTIONS = (ROOT / "corpus/samples/questions.jsonl",)
_OFFICIALS = 8
_MIB = 1 << 20
_CORES = 2
_CASES = (
    "El local tiene {a} metros cuadrados y {b} trabajadores.", "Se trata de {a} vecinos y de un monto de S/ {b}.",
    "La solicitud entró hace {a} días y tiene {b} folios.", "Son {a} puestos y {b} conductores.",
    "Hay {a} unidades afectadas y un informe de {b} páginas.", "La obra avanzó {a} por ciento y faltan {b} días.",
)  # fmt: skip


def variant(questions: Sequence[str], number: int) -> str:
    """The question of that number: the same each time, and unlike that of any other number."""
    draw = random.Random(number)
    case = _CASES[draw.randrange(len(_CASES))].format(a=number % 187 + 2, b=number // 187 + 3)
    ways: list[Perturbation] = draw.sample(list(PERTURBATIONS.values()), draw.randrange(3))
    text = questions[number % len(questions)]
    for way in ways:
        text = way(text)
    return f"{text} {case}"


@dataclass
class Meter:
    """What processes used: seconds of processor since `start`, and the most memory at once."""

    processes: Mapping[str, psutil.Process]
    most: dict[str, int] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._begun = {name: _seconds(process) for name, process in self.processes.items()}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def used(self) -> dict[str, float]:
        """Seconds of processor by process."""
        self._look()
        return {name: self.last[name] - self._begun[name] for name in self.processes}

    def stop(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.5):
            self._look()

    def _look(self) -> None:
        for name, process in self.processes.items():
            try:
                self.last[name] = _seconds(process)
                self.most[name] = max(self.most.get(name, 0), process.memory_info().rss)
            except psutil.Error:
                continue


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


@dataclass(frozen=True)
class Measured:
    """What a run took. `asked` and `drafted` are seconds from the first question to the last one's asking, drafting."""

    count: int
    asked: float
    drafted: float
    waits: Sequence[float]
    failures: Sequence[str]
    used: Mapping[str, float]
    memory: Mapping[str, int]
    abstained: int


def measure(options: argparse.Namespace, database: str, folder: Path) -> Measured:
    """Start the service on a copied home, ask, and wait until all is drafted."""
    home = copy_home(options.home, folder / "home")
    people = settle(database, {Role.OFFICIAL: _OFFICIALS})
    opened = Database(database)
    with Installation(home, database, folder, options.workers, {"ABSUELVE_THREADS": str(options.threads)}) as made:
        _generate(made, people, options, folder, -_OFFICIALS)  # warm both ends
        _until_drafted(opened, _OFFICIALS)
        running = {runner.name: psutil.Process(runner.process.pid) for runner in made.runners if runner.process}
        meter, begun = Meter(running), time.monotonic()
        said = _generate(made, people, options, folder, options.count)
        asked = time.monotonic() - begun
        _until_drafted(opened, _OFFICIALS + options.count)
        took = time.monotonic() - begun
        meter.stop()
        used = {**meter.used(), "generator": said["seconds"]}
    abstained = _abstained(opened)
    opened.close()
    return Measured(options.count, asked, took, said["waits"], said["failures"], used, meter.most, abstained)


def _generate(
    made: Installation, people: Sequence[Person], options: argparse.Namespace, folder: Path, count: int
) -> dict[str, Any]:
    """Have a process of its own ask questions; what it saw."""
    order = {
        "host": f"http://127.0.0.1:{made.port}", "tokens": [one.token for one in people], "users": options.users,
        "first": 0 if count > 0 else YEARS, "count": abs(count), "questions": [str(path) for path in options.questions],
    }  # fmt: skip
    (folder / "order.json").write_text(json.dumps(order), "utf-8")
    command = [sys.executable, "-m", "benchmarks.generator", str(folder / "order.json"), str(folder / "said.json")]
    subprocess.run(command, cwd=ROOT, check=True)
    said: dict[str, Any] = json.loads((folder / "said.json").read_text("utf-8"))
    return said


def _until_drafted(database: Database, count: int) -> None:
    query = select(func.count()).where(consultation.c.state != "received")
    while True:
        with database.reading() as connection:
            if connection.execute(query).scalar_one() >= count:
                return
        time.sleep(0.25)


def _abstained(database: Database) -> int:
    with database.reading() as connection:
        found: int = connection.execute(select(func.count()).where(draft.c.refusal.is_not(None))).scalar_one()
    return found


def show(found: Measured, options: argparse.Namespace) -> None:
    """Print what a run took."""
    served = sum(seconds for name, seconds in found.used.items() if name != "generator")
    waits = statistics.quantiles(found.waits, n=100, method="inclusive") if len(found.waits) > 1 else [0.0] * 99
    rows = [
        ("asks a second", f"{found.count / found.asked:.1f}"),
        ("wait for the passages, p50 / p95 / p99", " / ".join(f"{waits[place]:.0f} ms" for place in (49, 94, 98))),
        ("errors", str(len(found.failures))),
        (
            "asked and drafted",
            f"{found.drafted:.1f} s, the last draft {found.drafted - found.asked:.1f} s after the last ask",
        ),
        ("consultations a second, drafted", f"{found.count / found.drafted:.1f}"),
        ("no draft, for the drafter abstained", f"{found.abstained}"),
        ("processor a consultation, service", f"{served / found.count * 1000:.1f} ms"),
        *((f"  of it {name}", f"{seconds / found.count * 1000:.1f} ms") for name, seconds in found.used.items()),
        *((f"memory, {name}", f"{size / _MIB:.0f} MiB") for name, size in found.memory.items()),
        (f"{YEARS:,} consultations", _whole(found, served)),
    ]
    table = Table(title=_title(found, options), title_justify="left", show_header=False)
    for row in rows:
        table.add_row(*row)
    console = Console(width=120)
    console.print(table)
    for line in found.failures[:10]:
        console.print(line, style="red", markup=False)


def _title(found: Measured, options: argparse.Namespace) -> str:
    store = "PostgreSQL" if options.postgres else "SQLite"
    return f"{found.count:,} questions, {options.users} at once, {options.workers} worker(s), {store}"


def _whole(found: Measured, served: float) -> str:
    if found.count == YEARS:
        return f"took {found.drafted / 60:.1f} minutes"
    least = max(*found.used.values(), (served + found.used["generator"]) / _CORES)
    minutes, processor, least = (seconds / found.count * YEARS / 60 for seconds in (found.drafted, served, least))
    return (
        f"would take {minutes:.1f} minutes like these: {processor:.1f} of processor, so {least:.1f} or more on "
        f"{_CORES} cores with nothing else to do"
    )


@contextmanager
def a_database(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """A new database: a file, or one in a temporary cluster."""
    if options.postgres:
        with Cluster.started() as cluster:
            yield cluster.create("load")
    else:
        yield url_of(folder / "load.db")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as asked; 1 when a question failed."""
    parser = argparse.ArgumentParser(description="ask as fast as the service takes it, until all is drafted")
    parser.add_argument("--home", type=Path, help="a home to copy; the samples are ingested without one")
    parser.add_argument("--questions", type=Path, nargs="+", default=QUESTIONS, help="files of cases to draw from")
    parser.add_argument("--count", type=int, default=2_000, help=f"how many to ask; {YEARS:,} for eight years")
    parser.add_argument("--users", type=int, default=4, help="how many ask at once")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="ABSUELVE_THREADS of each process")
    parser.add_argument("--postgres", action="store_true", help="start a temporary PostgreSQL server")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="load-") as name, a_database(options, Path(name)) as database:
        found = measure(options, database, Path(name))
    show(found, options)
    return 1 if found.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
