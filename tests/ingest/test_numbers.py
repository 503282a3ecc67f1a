"""Provisions stand in the order of the numbers they print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbers import after_which, number_key

ORDERED = ["art_1", "art_2", "art_9", "art_10", "art_12", "art_12-A", "art_12-B", "art_13", "art_100"]


def test_numbers_are_compared_as_numbers_and_letters_behind_them() -> None:
    assert sorted(sorted(ORDERED), key=number_key) == ORDERED


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        ("art_1__para_1.2", "art_1__para_1.10"),
        ("art_1__point_a", "art_1__point_b"),
        ("art_1__point_a", "art_1__point_a.1"),
        ("tp__art_i", "tp__art_ii"),
        ("dcf_2", "dcf_11"),
        ("annex_1__table_1__row_9", "annex_1__table_1__row_10"),
    ],
)
def test_the_last_part_of_an_eid_decides(smaller: str, larger: str) -> None:
    assert number_key(smaller) < number_key(larger)


EIDS = ["preface", "art_1", "art_1__para_1", "art_1__para_2", "art_3", "art_3__point_a", "dcf_1"]


@pytest.mark.parametrize(
    ("new", "before"),
    [
        ("art_2", "art_3"),
        ("art_1-A", "art_3"),
        ("art_1__para_3", "art_3"),
        ("art_1__para_1-A", "art_1__para_2"),
        ("art_3__point_b", "dcf_1"),
        ("art_4", "dcf_1"),
        ("dcf_2", None),
        ("dct_1", None),
        ("art_0", "art_1"),
    ],
)
def test_a_new_provision_goes_behind_its_elder_sibling_and_all_inside_it(new: str, before: str | None) -> None:
    place = after_which(EIDS, new)
    assert place == (EIDS.index(before) if before else len(EIDS))


def test_the_first_numeral_of_an_article_goes_right_below_it() -> None:
    assert after_which(["art_1", "art_2"], "art_1__para_1") == 1


def test_the_first_provision_of_all_goes_to_an_empty_list() -> None:
    assert after_which([], "art_1") == 0


@given(st.lists(st.integers(1, 50), unique=True), st.integers(1, 50))
def test_putting_one_in_keeps_the_order(numbers: list[int], new: int) -> None:
    eids = [f"art_{n}" for n in sorted({*numbers} - {new})]
    eids.insert(after_which(eids, f"art_{new}"), f"art_{new}")
    assert eids == sorted(eids, key=number_key)
