"""What is lost when the same questions are typed otherwise."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.files import write_whole
from evals.metrics import Score
from evals.perturbations import PERTURBATIONS, perturbed
from evals.runs import Progress, write_figures
from evals.subject import Subject
from evals.suites import Suite

FIGURES = ("ndcg_10", "recall_10")


@dataclass(frozen=True, slots=True)
class Loss:
    """A variant's figure beside the one of the questions as written; None where nothing could be measured."""

    variant: str
    figure: str
    clean: float | None
    changed: float | None

    @property
    def difference(self) -> float | None:
        """Changed less clean: negative when something was lost."""
        if self.clean is None or self.changed is None:
            return None
        return round(self.changed - self.clean, 4)


def measure(suite: Suite, subject: Subject, out: Path, progress: Progress) -> Mapping[str, Any]:
    """Run a suite as written and in its variants, each a run of its own in the folder; what each loses of nDCG@10."""
    questions = suite.selected()
    clean = subject.run(suite, questions, out / "clean", progress)
    found = {
        name: subject.run(suite, perturbed(questions, PERTURBATIONS[name]), out / name, progress)
        for name in suite.variants
    }
    lost = losses(clean.metrics, {name: run.metrics for name, run in found.items()})
    write_whole(out / "robustness.json", (json.dumps(as_json(lost), indent=2) + "\n").encode())
    rows = lost_by_question(clean.scores, {name: run.scores for name, run in found.items()})
    metrics = {
        "questions": clean.metrics["questions"],
        **{figure: clean.metrics[figure] for figure in FIGURES},
        **{f"{loss.variant}_lost": _opposite(loss.difference) for loss in lost if loss.figure == FIGURES[0]},
    }
    write_figures(out, subject.config(suite, questions), questions, rows, metrics)
    return metrics


def losses(clean: Mapping[str, Any], variants: Mapping[str, Mapping[str, Any]]) -> tuple[Loss, ...]:
    """The figures of each variant's run beside those of the questions as written."""
    pairs = [(variant, figure) for variant in variants for figure in FIGURES]
    return tuple(Loss(name, figure, clean[figure], variants[name][figure]) for name, figure in pairs)


def lost_by_question(clean: Sequence[Score], variants: Mapping[str, Sequence[Score]]) -> list[dict[str, Any]]:
    """For each question its nDCG@10 as written and what each variant loses of it; None for one without gold."""
    rows = []
    for place, score in enumerate(clean):
        changed = {name: scores[place].ndcg_10 for name, scores in variants.items()}
        lost = {f"{name}_lost": _less(score.ndcg_10, value) for name, value in changed.items()}
        rows.append({"id": score.id, "ndcg_10": score.ndcg_10, **lost})
    return rows


def as_json(found: Iterable[Loss]) -> dict[str, dict[str, float | None]]:
    """The losses as kept in robustness.json: a variant's figure with the difference."""
    rows: dict[str, dict[str, float | None]] = {}
    for loss in found:
        told = {loss.figure: loss.changed, f"{loss.figure}_difference": loss.difference}
        rows[loss.variant] = {**rows.get(loss.variant, {}), **told}
    return rows


def _less(clean: float | None, changed: float | None) -> float | None:
    return None if clean is None or changed is None else clean - changed


def _opposite(value: float | None) -> float | None:
    return None if value is None else -value
