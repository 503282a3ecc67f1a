"""Calibration figures on values worked out by hand, and beside scikit-learn's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, roc_auc_score

from evals.reliability import Bin, Point, area, brier, calibration_error, reliability, risk_coverage

PAIRS = ((0.95, True), (0.85, True), (0.85, False), (0.15, False))
DRAWN = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_answers_are_held_together_by_tenths_of_confidence() -> None:
    assert reliability(PAIRS) == (Bin(1, 0.15, 0.0), Bin(2, 0.85, 0.5), Bin(1, 0.95, 1.0))
    assert reliability([(1.0, True)]) == (Bin(1, 1.0, 1.0),)


def test_the_calibration_error_is_the_mean_distance_of_the_bins() -> None:
    assert calibration_error(PAIRS) == pytest.approx((1 * 0.15 + 2 * 0.35 + 1 * 0.05) / 4)
    assert calibration_error([(1.0, True), (0.0, False)]) == 0


def test_the_brier_score_is_the_mean_square_of_what_was_off() -> None:
    assert brier(PAIRS) == pytest.approx((0.05**2 + 0.15**2 + 0.85**2 + 0.15**2) / 4)


def test_the_area_is_the_chance_that_a_right_answer_leads() -> None:
    # of the four pairs of a right and a wrong one, three are in order and one is tied
    assert area(PAIRS) == pytest.approx(3.5 / 4)
    assert area([(0.4, True), (0.9, False)]) == 0
    assert area([(0.4, True)]) is None


def test_answering_only_the_surest_costs_less() -> None:
    assert risk_coverage(PAIRS) == (
        Point(0.95, 0.25, 0.0),
        Point(0.85, 0.5, 0.0),
        Point(0.85, 0.75, pytest.approx(1 / 3)),
        Point(0.15, 1.0, 0.5),
    )


def test_without_answers_nothing_is_told() -> None:
    assert (calibration_error([]), brier([]), area([]), reliability([]), risk_coverage([])) == (
        None,
        None,
        None,
        (),
        (),
    )


@given(DRAWN)
def test_every_figure_is_a_share(pairs: list[tuple[float, bool]]) -> None:
    assert 0 <= (calibration_error(pairs) or 0) <= 1
    assert sum(one.count for one in reliability(pairs)) == len(pairs)
    assert risk_coverage(pairs)[-1].coverage == 1


@given(DRAWN)
def test_scikit_learn_says_the_same(pairs: list[tuple[float, bool]]) -> None:
    sure, right = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    assert brier(pairs) == pytest.approx(brier_score_loss(right, sure, labels=[False, True]))
    if len(set(right)) == 2:
        assert area(pairs) == pytest.approx(roc_auc_score(right, sure))
