"""PDFs against the same norms' texts from another source: how likeness is counted, and what it must come to."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.references import EDITIONS, PAIRS, Pair, Score, grams, measure, similarity

SMALL = ("2019-08-09 - D.S. 009-2019-MC", "2021-01-04 - D.S. 019-2020-MC", "DOC-017")


def test_blanks_count_as_one_in_a_texts_grams() -> None:
    assert grams("El  plazo\nes") == Counter(["El pl", "l pla", " plaz", "plazo", "lazo ", "azo e", "zo es"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("abcdef", "abcdef", 1.0), ("abcdef", "uvwxyz", 0.0), ("abcdef", "abcdeX", 0.5), ("abc", "abc", 1.0)],
)
def test_likeness_is_the_share_of_grams_in_common(one: str, other: str, expected: float) -> None:
    assert similarity(grams(one), grams(other)) == expected


def test_precision_falls_by_what_is_extra_and_recall_by_what_is_missing() -> None:
    score = Score(Pair("x", "y"), both=("art_1", "art_2", "art_3"), missing=("art_4",), extra=("art_9", "art_10"))
    assert (score.precision, score.recall) == (0.6, 0.75)
    assert not score.holds


def test_a_body_that_must_be_alike_decides_too() -> None:
    pair = Pair("x", "y", body=0.985)
    assert not Score(pair, both=("art_1",), body=0.98).holds
    assert Score(pair, both=("art_1",), body=0.99).holds


def test_every_edition_left_out_is_one_of_the_pairs_and_says_why() -> None:
    assert set(EDITIONS) <= {pair.pdf for pair in PAIRS}
    assert all(len(reason) > 20 for reasons in EDITIONS.values() for reason in reasons.values())


@pytest.mark.shared
@pytest.mark.parametrize("name", SMALL)
def test_real_pdfs_hold_what_is_wanted_of_them(shared: Path, name: str) -> None:
    score = measure(next(pair for pair in PAIRS if pair.pdf == name), shared / "corpus")
    assert score.holds, (score.missing, score.extra, score.body)
