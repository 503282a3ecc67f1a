"""Shares and means with how far they may be off: Wilson's interval, and the bootstrap over the values found."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_Z = 1.959963984540054  # 95 %
_SEED, _DRAWS = 20240607, 2_000
_TAILS = (2.5, 97.5)
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share (0-1) or a mean over `of` observations, with the bounds of its 95 % interval, to four places."""

    value: float
    low: float
    high: float
    of: int


def share(count: int, of: int) -> Estimate | None:
    """A share with Wilson's score interval (1927), which stays within 0 and 1; None of nothing."""
    if not of:
        return None
    part, spread = count / of, _Z * _Z / of
    middle = (part + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * math.sqrt(part * (1 - part) / of + spread / of / 4)
    return Estimate(round(part, _PLACES), *_bounds(middle - half, middle + half, 0, 1), of)


def mean(values: Sequence[float]) -> Estimate | None:
    """A mean with its percentile bootstrap interval; None of nothing.

    Drawing from n values with replacement is drawing once from the multinomial over the different ones among them.
    """
    import numpy as np

    if not values:
        return None
    found = Counter(round(value, _PLACES) for value in values)
    kinds, counts = np.array(list(found)), np.array(list(found.values()))
    drawn = np.random.default_rng(_SEED).multinomial(len(values), counts / counts.sum(), size=_DRAWS)
    low, high = np.percentile(drawn @ kinds / len(values), _TAILS)
    middle = float(kinds @ counts / len(values))
    return Estimate(round(middle, _PLACES), *_bounds(float(low), float(high), min(values), max(values)), len(values))


def percentile(values: Sequence[float], part: float) -> float | None:
    """The nearest-rank percentile: the least value that `part` (0-1) of all do not pass; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(math.ceil(part * len(ordered)) - 1, 0)]


def _bounds(low: float, high: float, least: float, most: float) -> tuple[float, float]:
    return round(max(low, least), _PLACES), round(min(high, most), _PLACES)
