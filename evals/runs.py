"""An evaluation run is a folder: its configuration, the questions, the answers, figures a question, and their means."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.files import write_whole
from corpus.identifiers import ProvisionId, RegulationId
from evals.breakdown import Group, breakdown
from evals.cases import Case, load_cases
from evals.intervals import Interval, interval_of
from evals.metrics import MEASURES, Score, Wordings, confidences, means, quantile, score
from evals.reliability import Pair, area, brier, calibration_error
from evals.report import render
from index.model import Searcher
from qa_service.exchange import to_json
from qa_service.model import Question, Result

Answer = Callable[[Question], Result]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class EvaluationRun:
    """What a run found: the answers as exchanged, a score a question, the means."""

    config: Mapping[str, Any]
    cases: tuple[Case, ...]
    answers: tuple[Mapping[str, Any], ...]
    scores: tuple[Score, ...]

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

    @property
    def intervals(self) -> dict[str, Interval]:
        """The mean of each figure with its 95 % interval over the questions that ask for it."""
        measured = {
            name: [value for row in self.scores if (value := getattr(row, name)) is not None] for name in MEASURES
        }
        found = {name: interval_of(values) for name, values in measured.items()}
        return {name: interval for name, interval in found.items() if interval is not None}


def evaluate(
    suite: Path, answer: Answer, wordings: Wordings, config: Mapping[str, Any], progress: Progress
) -> EvaluationRun:
    """Answer every question of a suite (a JSONL file) and score it; quotes are looked up in `wordings`."""
    cases = load_cases(suite)
    answers = []
    for done, case in enumerate(cases, start=1):
        answers.append(to_json(answer(case.asked)))
        progress(done, len(cases))
    scores = tuple(score(case, answer, wordings) for case, answer in zip(cases, answers, strict=True))
    return EvaluationRun({"suite": suite.name, **config}, cases, tuple(answers), scores)


def write_run(run: EvaluationRun, suite: Path, out: Path, bars: Path | None = None) -> None:
    """Write the run's folder.

    It holds config.json, questions.jsonl, answers.jsonl, scores.jsonl, metrics.json, intervals.json, breakdown.json and
    report.html; what the suite's run must reach goes along as bars.toml.
    """
    if bars is not None:
        write_whole(out / "bars.toml", bars.read_bytes())
    write_whole(out / "config.json", _json(run.config))
    write_whole(out / "questions.jsonl", suite.read_bytes())
    write_whole(out / "answers.jsonl", _lines(run.answers))
    write_whole(out / "scores.jsonl", _lines([asdict(row) for row in run.scores]))
    write_whole(out / "metrics.json", _json(run.metrics))
    write_whole(out / "intervals.json", _json({name: asdict(interval) for name, interval in run.intervals.items()}))
    write_whole(out / "breakdown.json", _json({"groups": [asdict(group) for group in run.groups]}))
    write_whole(out / "report.html", render(run.config, run.metrics, run.cases, run.answers, run.scores).encode())


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


def _lines(rows: "tuple[Mapping[str, Any], ...] | list[dict[str, Any]]") -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
