"""Several rankings fused into one by a convex combination of their scores."""

from collections.abc import Sequence
from dataclasses import dataclass

# Bruch, Gai and Ingber, An Analysis of Fusion Functions for Hybrid Retrieval, ACM TOIS 42(1), 2023: scores brought to
# [0, 1] between a floor and the best, then weighed and added. Against reciprocal rank fusion: docs/experiments.md.


@dataclass(frozen=True, slots=True)
class Ranking:
    """One method's answer: units best first with their scores, what it counts, and the score that is worth nothing."""

    name: str
    units: Sequence[int]
    scores: Sequence[float]
    weight: float
    floor: float = 0.0

    def shares(self) -> dict[int, float]:
        """What the method adds to each unit's fused score, from 0 to its weight."""
        best = max(self.scores, default=self.floor)
        width = best - self.floor
        worth = [(score - self.floor) / width if width > 0 else 1.0 for score in self.scores]
        return {unit: self.weight * share for unit, share in zip(self.units, worth, strict=True)}


@dataclass(frozen=True, slots=True)
class Fused:
    """A unit with its fused score and each method's share of it."""

    unit: int
    score: float
    parts: dict[str, float]


def fuse(rankings: Sequence[Ranking]) -> tuple[Fused, ...]:
    """Fuse rankings, best first; equal scores keep the order of the first ranking that names the unit."""
    parts: dict[int, dict[str, float]] = {}
    for ranking in rankings:
        for unit, share in ranking.shares().items():
            parts.setdefault(unit, {})[ranking.name] = share
    fused = (Fused(unit, sum(shares.values()), shares) for unit, shares in parts.items())
    return tuple(sorted(fused, key=lambda one: -one.score))
