"""How far a mean may be off, and whether two runs over the same questions differ by more than chance.

Percentile bootstrap over questions (Efron and Tibshirani, 1993, chapter 13) and the paired randomisation test that
flips the sign of each question's difference (Smucker, Allan and Carterette, 2007). Seeds are fixed: the same figures
give the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_SEED = 20240607
_DRAWS = 10_000
_TAILS = (2.5, 97.5)  # an interval of 95 %
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the bounds of its 95 % interval, to four places."""

    mean: float
    low: float
    high: float


def interval_of(values: Sequence[float]) -> Interval | None:
    """The mean of the values with its bootstrap interval, or None without values."""
    import numpy as np

    if not values:
        return None
    row = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(_SEED).integers(len(row), size=(_DRAWS, len(row)))
    low, high = np.percentile(row[drawn].mean(axis=1), _TAILS)
    return Interval(round(float(row.mean()), 4), round(float(low), 4), round(float(high), 4))


def p_value(differences: Sequence[float]) -> float:
    """How often chance alone gives a mean difference as large, either way; 1 when nothing differs.

    The figures as found count among the draws, so that the result is never 0.
    """
    import numpy as np

    row = np.asarray(differences, dtype=np.float64)
    if not row.any():
        return 1.0
    signs = np.random.default_rng(_SEED).integers(2, size=(_DRAWS, len(row)), dtype=np.int8) * 2 - 1
    as_large = np.abs(signs @ row) >= abs(float(row.sum())) - _CLOSE
    return (int(as_large.sum()) + 1) / (_DRAWS + 1)
