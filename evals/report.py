"""A run as one HTML page: the means, and the worst questions with what was found for them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from evals.cases import Case
from evals.metrics import Score, ranking

_WORST = 20
_SHOWN = 10


def render(
    config: Mapping[str, Any],
    metrics: Mapping[str, Any],
    cases: Sequence[Case],
    answers: Sequence[Mapping[str, Any]],
    scores: Sequence[Score],
) -> str:
    """The report's HTML, complete in itself."""
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)
    rows = sorted(zip(cases, answers, scores, strict=True), key=lambda row: _badness(row[2]))
    worst = [
        {"case": case, "answer": answer, "score": score, "found": ranking(answer)[:_SHOWN]}
        for case, answer, score in rows[:_WORST]
    ]
    return environment.get_template("report.html").render(config=config, metrics=metrics, worst=worst)


def _badness(score: Score) -> float:
    wrongly_drafted = score.refused_when_unanswerable
    return wrongly_drafted if wrongly_drafted is not None else (score.ndcg_10 or 0.0) + (score.citation_recall or 0.0)
