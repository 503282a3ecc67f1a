import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Ranking, fuse

scored = st.lists(st.tuples(st.integers(0, 50), st.floats(-1, 100)), unique_by=lambda pair: pair[0])


def ranking(name: str, pairs: list[tuple[int, float]], weight: float = 0.5, floor: float = 0.0) -> Ranking:
    best_first = sorted(pairs, key=lambda pair: -pair[1])
    return Ranking(name, [unit for unit, _ in best_first], [score for _, score in best_first], weight, floor)


def test_scores_are_brought_between_floor_and_best_then_weighed_and_added() -> None:
    words = ranking("lexical", [(7, 20.0), (8, 5.0)], weight=0.6)
    sense = ranking("dense", [(8, 0.9), (9, 0.85), (7, 0.8)], weight=0.4, floor=0.8)
    first, second, third = fuse([words, sense])
    assert (first.unit, first.score) == (7, pytest.approx(0.6 * 1 + 0.4 * 0))
    assert (second.unit, second.score) == (8, pytest.approx(0.6 * 0.25 + 0.4 * 1))
    assert (third.unit, third.score) == (9, pytest.approx(0.4 * 0.5))


def test_each_method_says_its_share() -> None:
    (both,) = fuse([ranking("lexical", [(3, 4.0)], 0.6), ranking("dense", [(3, 0.9)], 0.4, floor=0.8)])
    assert both.parts == {"lexical": pytest.approx(0.6), "dense": pytest.approx(0.4)}


def test_a_weight_lets_one_method_win() -> None:
    assert fuse([ranking("lexical", [(1, 3.0)], 0.4), ranking("dense", [(2, 0.9)], 0.6)])[0].unit == 2


def test_equal_scores_keep_the_first_ranking_s_order() -> None:
    assert [one.unit for one in fuse([ranking("lexical", [(1, 1.0)]), ranking("dense", [(2, 1.0)])])] == [1, 2]


def test_a_ranking_whose_scores_are_all_alike_counts_whole() -> None:
    assert ranking("dense", [(1, 0.8), (2, 0.8)], 0.4, floor=0.8).shares() == {1: 0.4, 2: 0.4}


def test_nothing_fuses_to_nothing() -> None:
    assert fuse([]) == ()
    assert fuse([ranking("lexical", [])]) == ()


@given(st.lists(scored, min_size=1, max_size=3))
def test_every_unit_comes_once_and_best_first(lists: list[list[tuple[int, float]]]) -> None:
    fused = fuse([ranking(str(number), pairs) for number, pairs in enumerate(lists)])
    assert sorted(one.unit for one in fused) == sorted({unit for pairs in lists for unit, _ in pairs})
    assert [one.score for one in fused] == sorted((one.score for one in fused), reverse=True)
