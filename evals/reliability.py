"""How far a confidence can be believed, and how well it tells what is right from what is not.

Expected calibration error over ten bins of equal width (Naeini, Cooper and Hauskrecht, 2015), Brier score (1950), area
under the receiver operating curve as the chance that a right one outranks a wrong one (Hanley and McNeil, 1982), and
risk by coverage (Geifman and El-Yaniv, 2017).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

BINS = 10

# A confidence, 0-1, and whether what it was given to turned out right.
Pair = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies in one tenth: how many, their mean confidence, the share that was right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Point:
    """Answering only from `threshold` on: the share answered, and the share of those that is wrong."""

    threshold: float
    coverage: float
    risk: float


def reliability(pairs: Sequence[Pair]) -> tuple[Bin, ...]:
    """The bins that hold any answer, from the least sure to the surest."""
    bins: list[list[Pair]] = [[] for _ in range(BINS)]
    for sure, right in pairs:
        bins[min(int(sure * BINS), BINS - 1)].append((sure, right))
    return tuple(Bin(len(held), _mean(s for s, _ in held), _mean(r for _, r in held)) for held in bins if held)


def calibration_error(pairs: Sequence[Pair]) -> float | None:
    """How far confidence lies from the share that is right, bin by bin, in the mean; None without answers."""
    if not pairs:
        return None
    return sum(one.count * abs(one.confidence - one.right) for one in reliability(pairs)) / len(pairs)


def brier(pairs: Sequence[Pair]) -> float | None:
    """The mean square of what the confidence was off; None without answers."""
    return _mean((sure - right) ** 2 for sure, right in pairs) if pairs else None


def area(pairs: Sequence[Pair]) -> float | None:
    """The chance that a right answer has more confidence than a wrong one, ties half; None when either lacks."""
    good = [sure for sure, right in pairs if right]
    bad = [sure for sure, right in pairs if not right]
    if not good or not bad:
        return None
    return sum((one > other) + (one == other) / 2 for one in good for other in bad) / (len(good) * len(bad))


def risk_coverage(pairs: Sequence[Pair]) -> tuple[Point, ...]:
    """What answering only the surest costs, a point an answer, from the surest alone to all of them."""
    ordered = sorted(pairs, key=lambda pair: -pair[0])
    wrong = accumulate(not right for _, right in ordered)
    return tuple(
        Point(sure, count / len(ordered), bad / count)
        for count, ((sure, _), bad) in enumerate(zip(ordered, wrong, strict=True), start=1)
    )


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held)
