"""How each kind of suite is measured: its run's folder is written, its figures are given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.files import write_whole
from evals import calibration, leaveout, passages, robustness, speed
from evals.bars import Bar, fallen
from evals.runs import Progress
from evals.subject import Subject
from evals.suites import KINDS, Suite

Figures = Mapping[str, Any]
Measure = Callable[[Suite, Subject, Path, Progress], Figures]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A suite's figures beside its bars, and where its run lies."""

    name: str
    figures: Figures
    bars: tuple[Bar, ...]
    folder: Path

    @property
    def lost(self) -> tuple[Bar, ...]:
        """The bars that fell."""
        return fallen(self.bars, self.figures)


def measure(suite: Suite, subject: Subject, out: Path, progress: Progress) -> Figures:
    """Measure a suite as its kind is, on the day that it was written for; what it must reach goes along."""
    if suite.bars is not None:
        write_whole(out / "bars.toml", suite.bars.read_bytes())
    return MEASURES[suite.kind](suite, subject.on(suite.today), out, progress)


def _answered(suite: Suite, subject: Subject, out: Path, progress: Progress) -> Figures:
    return subject.run(suite, suite.selected(), out, progress).metrics


MEASURES: Mapping[str, Measure] = {
    **dict.fromkeys(KINDS, _answered),
    "robustness": robustness.measure,
    "leave-out": leaveout.measure,
    "speed": speed.measure,
    "calibration": calibration.measure,
    "passages": passages.measure,
}
