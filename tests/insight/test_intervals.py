"""Intervals against values worked out by hand or printed elsewhere."""

import pytest

from insight.intervals import Estimate, mean, percentile, share


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0)],
)
def test_wilsons_interval_of_a_share(count: int, of: int, low: float, high: float) -> None:
    assert share(count, of) == Estimate(count / of, low, high, of)


def test_nothing_has_no_share_no_mean_and_no_percentile() -> None:
    assert (share(0, 0), mean([]), percentile([], 0.5)) == (None, None, None)


def test_a_mean_lies_within_its_interval_and_that_within_the_values() -> None:
    found = mean([1, 2, 2, 5])
    assert found and 1 <= found.low < found.value == 2.5 < found.high <= 5
    assert mean([4, 4, 4]) == Estimate(4.0, 4.0, 4.0, 3)


def test_a_percentile_is_one_of_the_values() -> None:
    assert [percentile([9, 1, 5, 3], part) for part in (0.25, 0.5, 0.75, 0.9)] == [1, 3, 5, 9]
