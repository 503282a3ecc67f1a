"""How near articles are to a question by vectors: those of their slices, and of the questions they are known to answer.

The rows of a bundle's vectors are its passages in order, and after them the known questions (`index.questions`).
"""

from dataclasses import dataclass

import numpy as np

from index.questions import NEARER
from index.units import Rows, Units
from index.vectors import Floats, VectorIndex


@dataclass(frozen=True, slots=True)
class Near:
    """A unit, how near it is by whichever of its vectors is nearest, and the cosine of its nearest known question."""

    unit: int
    score: float
    asked: float | None = None


@dataclass(frozen=True, slots=True)
class Nearness:
    """The vectors of a bundle: the first `passages` rows are of slices, the others of known questions."""

    vectors: VectorIndex
    units: Units
    passages: int

    def of(self, vector: Floats, units: Rows, limit: int) -> list[Near]:
        """Some of the `units`, nearest first: those that own the `limit` rows nearest to a vector of length one."""
        allowed = np.zeros(len(self.units), bool)
        allowed[units] = True
        rows, cosines = self.vectors.search(vector, limit, allowed[self.units.owners])
        owners, questions = self.units.owners[rows].astype(np.int64), rows >= self.passages
        asked = _best(owners[questions], cosines[questions])
        best = _best(owners, np.where(questions, cosines - np.float32(NEARER), cosines))
        ranked = sorted(best, key=lambda unit: -best[unit])
        return [Near(unit, best[unit], asked.get(unit)) for unit in ranked]


def _best(owners: Rows, scores: Floats) -> dict[int, float]:
    """The best score of each unit."""
    best: dict[int, float] = {}
    for unit, score in zip(owners.tolist(), scores.tolist(), strict=True):
        best[unit] = max(score, best.get(unit, score))
    return best
