import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Ranking, fuse


def test_a_score_is_the_sum_of_one_over_k_plus_rank() -> None:
    first, second, third = fuse([Ranking("lexical", [7, 8]), Ranking("dense", [8, 9])], k=60)
    assert (first.unit, first.score) == (8, pytest.approx(1 / 62 + 1 / 61))
    assert (second.unit, second.score) == (7, pytest.approx(1 / 61))
    assert (third.unit, third.score) == (9, pytest.approx(1 / 62))


def test_each_method_says_its_share() -> None:
    (both,) = fuse([Ranking("lexical", [3]), Ranking("dense", [3], weight=2)], k=9)
    assert both.parts == {"lexical": pytest.approx(0.1), "dense": pytest.approx(0.2)}


def test_a_weight_lets_one_method_win() -> None:
    assert fuse([Ranking("lexical", [1]), Ranking("dense", [2], weight=1.5)])[0].unit == 2


def test_equal_scores_keep_the_first_ranking_s_order() -> None:
    assert [one.unit for one in fuse([Ranking("lexical", [1]), Ranking("dense", [2])])] == [1, 2]


def test_nothing_fuses_to_nothing() -> None:
    assert fuse([]) == ()


@given(st.lists(st.lists(st.integers(0, 50), unique=True), min_size=1, max_size=3))
def test_every_unit_comes_once_and_best_first(rankings: list[list[int]]) -> None:
    fused = fuse([Ranking(str(i), units) for i, units in enumerate(rankings)])
    assert sorted(one.unit for one in fused) == sorted({unit for units in rankings for unit in units})
    assert [one.score for one in fused] == sorted((one.score for one in fused), reverse=True)
