"""Reciprocal rank fusion of several rankings into one."""

from collections.abc import Sequence
from dataclasses import dataclass

# The formula is from Cormack, Clarke and Büttcher, Reciprocal Rank Fusion outperforms Condorcet and individual Rank
# Learning Methods, SIGIR 2009: RRFscore(d) = sum over rankings of 1 / (k + rank of d), ranks from 1, k = 60.
K = 60


@dataclass(frozen=True, slots=True)
class Ranking:
    """One method's answer: units best first, and how much the method counts."""

    name: str
    units: Sequence[int]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fused:
    """A unit with its fused score and each method's share of it."""

    unit: int
    score: float
    parts: dict[str, float]


def fuse(rankings: Sequence[Ranking], k: int = K) -> tuple[Fused, ...]:
    """Fuse rankings, best first; equal scores keep the order of the first ranking that names the unit."""
    parts: dict[int, dict[str, float]] = {}
    for ranking in rankings:
        for rank, unit in enumerate(ranking.units, start=1):
            parts.setdefault(unit, {})[ranking.name] = ranking.weight / (k + rank)
    fused = (Fused(unit, sum(shares.values()), shares) for unit, shares in parts.items())
    return tuple(sorted(fused, key=lambda one: -one.score))
