"""Intervals and p values agree with hand-made cases and with another implementation."""

import random

import pytest

from evals.intervals import Interval, interval_of, p_value

VALUES = [0.0, 1.0, 0.5, 0.63, 1.0, 0.0, 0.39, 1.0, 0.9, 0.2] * 3


def test_equal_values_leave_nothing_open() -> None:
    assert interval_of([0.5] * 20) == Interval(0.5, 0.5, 0.5)


def test_nothing_measured_has_no_interval() -> None:
    assert interval_of([]) is None


def test_the_mean_lies_inside_and_the_same_values_give_the_same_bounds() -> None:
    found = interval_of(VALUES)
    assert found is not None
    assert found.low < found.mean < found.high
    assert found == interval_of(list(VALUES))


def test_the_bounds_are_those_of_another_bootstrap() -> None:
    draw = random.Random(7)
    means = sorted(sum(draw.choices(VALUES, k=len(VALUES))) / len(VALUES) for _ in range(10_000))
    found = interval_of(VALUES)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((means[250], means[9750]), abs=0.01)


def test_four_times_the_questions_halve_the_interval() -> None:
    few, many = interval_of(VALUES), interval_of(VALUES * 4)
    assert few is not None
    assert many is not None
    assert (many.high - many.low) / (few.high - few.low) == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([0.0, 0.0, 0.0], 1.0),
        ([], 1.0),
        ([1.0], 1.0),  # one question can go either way
        ([1.0, -1.0], 1.0),
        ([1.0] * 4, 2 / 16),  # all four up or all four down, of sixteen
        ([1.0] * 8, 2 / 256),
    ],
)
def test_the_p_value_is_the_share_of_signs_that_do_as_much(differences: list[float], p: float) -> None:
    assert p_value(differences) == pytest.approx(p, abs=0.01)


def test_a_p_value_is_never_nothing() -> None:
    assert 0 < p_value([1.0] * 100) < 0.001
