"""How long a search takes once all is loaded, and a question from nothing.

Machines differ and are shared: each question is asked in several rounds and its quickest search counts, as does the
quickest of a few starts; the search is also told in times of what encoding the question alone takes, measured beside
it, a ratio that moves far less.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from corpus.errors import StorageFailure
from evals.cases import Case, parse_cases
from evals.metrics import quantile
from evals.runs import Progress, write_figures
from evals.subject import Subject
from evals.suites import Suite

ROUNDS = 3
_COLD = "from qa_service.cli import main; main()"


def measure(suite: Suite, subject: Subject, out: Path, progress: Progress) -> Mapping[str, Any]:
    """Time the searches of a suite's questions and a few cold starts; times in milliseconds, or seconds (`_s`)."""
    questions = suite.selected()
    cases = parse_cases(questions, suite.questions)
    application = subject.application
    searching = quickest(cases, lambda case: application.answer(case.asked).timings.retrieve, progress)
    encoding = quickest(cases, lambda case: _timed(lambda: application.embedder.query(case.question)), progress)
    cold = [_cold(cases[0].question) for _ in range(ROUNDS)]
    metrics = figures(searching, encoding, cold)
    rows = [{"id": case.id, "search_ms": spent} for case, spent in zip(cases, searching, strict=True)]
    write_figures(out, subject.config(suite, questions), questions, rows, metrics)
    return metrics


def quickest(cases: Sequence[Case], spent: Callable[[Case], float], progress: Progress) -> list[float]:
    """The least time of each case in several rounds over all of them, after one case that only warms up."""
    spent(cases[0])
    rounds = []
    for done in range(ROUNDS):
        rounds.append([spent(case) for case in cases])
        progress(done + 1, ROUNDS)
    return [min(times) for times in zip(*rounds, strict=True)]


def figures(searching: Sequence[float], encoding: Sequence[float], cold: Sequence[float]) -> dict[str, Any]:
    """The figures of a run, from milliseconds a search, milliseconds an encoding, and seconds a cold start."""
    return {
        "questions": len(searching),
        "search_ms_p50": quantile(searching, 0.5),
        "search_ms_p95": quantile(searching, 0.95),
        "search_per_embedding": round(median(searching) / median(encoding), 3),
        "cold_start_s": round(min(cold), 3),
    }


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return 1000 * (perf_counter() - began)


def _cold(question: str) -> float:
    """Seconds that the command takes to answer one question, in a process of its own with this one's settings."""
    began = perf_counter()
    done = subprocess.run([sys.executable, "-c", _COLD, "ask", question], capture_output=True, check=False)
    if done.returncode:
        raise StorageFailure("«absuelve ask» falló al medir el arranque. Pruébelo a mano y repita la orden.")
    return perf_counter() - began
