"""An evaluation run is a folder: its configuration, the questions, the answers, figures a question, and their means."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InvalidInput
from corpus.files import write_whole
from corpus.identifiers import ProvisionId, RegulationId
from evals.breakdown import Group, breakdown
from evals.cases import Case, load_cases
from evals.figures import COMPARED
from evals.intervals import Interval, interval_of
from evals.metrics import Score, Wordings, confidences, means, quantile, score
from evals.reliability import Pair, area, brier, calibration_error
from evals.report import render
from index.model import Searcher
from qa_service.batch import read_lines
from qa_service.exchange import to_json
from qa_service.model import Question, Result

Answer = Callable[[Question], Result]
Progress = Callable[[int, int], None]
Trace = Callable[[Result], Mapping[str, Any]]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EvaluationRun:
    """What a run found: the answers as exchanged, a score a question, the means."""

    config: Mapping[str, Any]
    cases: tuple[Case, ...]
    answers: tuple[Mapping[str, Any], ...]
    scores: tuple[Score, ...]
    traces: tuple[Mapping[str, Any], ...] = ()

    @property
    def metrics(self) -> dict[str, float | int | None]:
        """The means over the suite, the length of drafts and the milliseconds a question took."""
        words = [row.words for row in self.scores]
        spent = [row.milliseconds for row in self.scores]
        return {
            "questions": len(self.cases),
            **means(self.scores),
            **_believed(confidences(self.scores)),
            "words_p50": quantile(words, 0.5),
            "words_p90": quantile(words, 0.9),
            "ms_p50": quantile(spent, 0.5),
            "ms_p95": quantile(spent, 0.95),
        }

    @property
    def groups(self) -> tuple[Group, ...]:
        """The figures apart for each kind, trap and norm."""
        return breakdown(self.cases, self.scores)


def evaluate(
    suite: Path,
    answer: Answer,
    wordings: Wordings,
    config: Mapping[str, Any],
    progress: Progress,
    trace: Trace | None = None,
) -> EvaluationRun:
    """Answer every question of a suite (a JSONL file) and score it; quotes are looked up in `wordings`.

    With `trace`, how each answer came about is kept too.
    """
    cases = load_cases(suite)
    answers, traces = [], []
    for done, case in enumerate(cases, start=1):
        result = answer(case.asked)
        answers.append(to_json(result))
        traces.extend([trace(result)] if trace else [])
        progress(done, len(cases))
    scores = tuple(score(case, answer, wordings) for case, answer in zip(cases, answers, strict=True))
    return EvaluationRun({"suite": suite.name, **config}, cases, tuple(answers), scores, tuple(traces))


def write_run(run: EvaluationRun, suite: Path, out: Path, bars: Path | None = None) -> None:
    """Write the run's folder: what `write_figures` writes, answers.jsonl, breakdown.json and report.html.

    What the suite's run must reach goes along as bars.toml, what was traced as traces.jsonl.
    """
    if bars is not None:
        write_whole(out / "bars.toml", bars.read_bytes())
    write_figures(out, run.config, suite.read_bytes(), [asdict(row) for row in run.scores], run.metrics)
    write_whole(out / "answers.jsonl", as_lines(run.answers))
    if run.traces:
        write_whole(out / "traces.jsonl", as_lines(run.traces))
    write_whole(out / "breakdown.json", _json({"groups": [asdict(group) for group in run.groups]}))
    write_whole(out / "report.html", render(run.config, run.metrics, run.cases, run.answers, run.scores).encode())


def write_figures(
    out: Path,
    config: Mapping[str, Any],
    questions: bytes,
    rows: Sequence[Mapping[str, Any]],
    metrics: Mapping[str, Any],
) -> None:
    """Write what every run has: config.json, questions.jsonl, scores.jsonl, metrics.json and intervals.json."""
    write_whole(out / "config.json", _json(config))
    write_whole(out / "questions.jsonl", questions)
    write_whole(out / "scores.jsonl", as_lines(rows))
    write_whole(out / "metrics.json", _json(metrics))
    write_whole(out / "intervals.json", _json({name: asdict(found) for name, found in intervals(rows).items()}))


def intervals(rows: Sequence[Mapping[str, Any]]) -> dict[str, Interval]:
    """The mean of each figure with its 95 % interval over the questions that ask for it."""
    measured = {name: [row[name] for row in rows if row.get(name) is not None] for name in COMPARED}
    found = {name: interval_of(values) for name, values in measured.items()}
    return {name: interval for name, interval in found.items() if interval is not None}


def _believed(pairs: Sequence[Pair]) -> dict[str, float | None]:
    """How far the drafts' confidence can be believed, to four places."""
    found = {"ece": calibration_error(pairs), "brier": brier(pairs), "auroc": area(pairs)}
    return {name: None if value is None else round(value, 4) for name, value in found.items()}


def wordings_in(searcher: Searcher) -> Wordings:
    """The texts of an index's provisions, to look quotes up in."""

    def wordings(slug: str, eid: str) -> list[str]:
        return [wording.text for wording in searcher.wordings(ProvisionId(RegulationId(slug), eid))]

    return wordings


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def json_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file; raises `StorageFailure` or `InvalidInput`."""
    try:
        return [json.loads(line) for line in read_lines(path) if line.strip()]
    except ValueError as error:
        raise InvalidInput(f"{path} no es un archivo de objetos JSON, uno por línea. Revíselo.") from error


def as_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """JSON lines, one an object."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
