"""One peer measured in this process: `measure(name, material)` gives its row of the table.

Quality by the project's own metric code (evals/metrics.py), the deciding articles and their equals (`accept`) counted.
Peak memory is that of the whole process: interpreter, the material, libraries, model and index.
"""

import platform
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers import absuelve
from benchmarks.peers.material import Material
from benchmarks.peers.port import OWN, PEERS, Search
from evals.cases import Case
from evals.metrics import ndcg_at, quantile, recall_at
from index.embedding import BUILT_IN, open_embedder

FAR = 10**6


@dataclass(frozen=True, slots=True)
class Found:
    """What one question gave: where its deciding articles stand, from 0 (`FAR`: nowhere), and how long it took."""

    id: str
    places: tuple[int, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Built:
    """An index of one day ready to search, how it was made, and how large it is on disk (0: held in memory only)."""

    search: Search
    passages: int
    seconds: float
    mebibytes: float


def place_of(articles: frozenset[str], ranked: Sequence[str]) -> int:
    """Where the first of the articles stands."""
    return next((rank for rank, key in enumerate(ranked) if key in articles), FAR)


def ask(case: Case, search: Search, today: date) -> Found:
    """Put a case's question to a search, timed."""
    began = time.perf_counter()
    ranked = search(case.question, case.as_of or today)
    elapsed = 1000 * (time.perf_counter() - began)
    return Found(case.id, tuple(place_of(gold.articles, ranked) for gold in case.deciding), elapsed)


def quality(found: Sequence[Found]) -> dict[str, float]:
    """The ranking figures of the questions that have deciding articles, to four places."""
    places = [one.places for one in found if one.places]
    measures: Mapping[str, Callable[[Sequence[int]], float]] = {
        "ndcg_10": partial(ndcg_at, 10),
        "hit_1": lambda p: float(min(p) == 0),
        **{f"recall_{k}": partial(recall_at, k) for k in (5, 10, 50)},
    }
    return {name: round(sum(map(figure, places)) / len(places), 4) for name, figure in measures.items()}


def measure(name: str, material: Material) -> dict[str, object]:
    """Build, ask every question, and report; indexes of earlier days are built apart and not timed."""
    with TemporaryDirectory() as work:
        built = build(name, material, material.today, Path(work) / "today")
        built.search("plazo", material.today)
        found = {
            suite: [_asked(name, case, built, material, Path(work)) for case in cases]
            for suite, cases in material.suites.items()
        }
    times = [one.milliseconds for suite in found.values() for one in suite]
    return {
        "peer": name,
        "passages_per_second": round(built.passages / built.seconds),
        "p50_ms": round(quantile(times, 0.5) or 0, 2),
        "p95_ms": round(quantile(times, 0.95) or 0, 2),
        "memory_mib": round(peak()),
        "index_mib": round(built.mebibytes, 1),
        "python": platform.python_version(),
        "quality": {suite: quality(rows) for suite, rows in found.items()},
        "questions": {suite: [asdict(row) for row in rows] for suite, rows in found.items()},
    }


def _asked(name: str, case: Case, built: Built, material: Material, work: Path) -> Found:
    if case.as_of is None or name in OWN:
        return ask(case, built.search, material.today)
    return ask(case, build(name, material, case.as_of, work / case.id).search, material.today)


def build(name: str, material: Material, day: date, folder: Path) -> Built:
    """Index what is in force on a day; Absuelve itself takes every wording and keeps to the day when it searches."""
    folder.mkdir()
    documents = material.documents[day]
    if name in OWN:
        began = time.perf_counter()
        search = absuelve.build(material, folder, understood=name == "absuelve")
        count = sum(len(source.passages) for source in material.sources)
    else:
        make = PEERS[name].builder()
        began = time.perf_counter()
        search = make(documents, folder, lambda: open_embedder(BUILT_IN, material.models))
        count = len(documents)
    return Built(search, count, time.perf_counter() - began, size(folder))


def size(folder: Path) -> float:
    """What the files in a folder hold, in MiB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def peak() -> float:
    """The most memory this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
