"""Ordinals as norms write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ordinals import ORDINAL, ordinal

WORDS = [
    ("unica", 1),
    ("unico", 1),
    ("primera", 1),
    ("primer", 1),
    ("segundo", 2),
    ("tercer", 3),
    ("cuarta", 4),
    ("quinto", 5),
    ("sexta", 6),
    ("setima", 7),
    ("septimo", 7),
    ("octava", 8),
    ("noveno", 9),
    ("decima", 10),
    ("undecima", 11),
    ("duodecimo", 12),
    ("decima primera", 11),
    ("decimo tercera", 13),
    ("decimosexta", 16),
    ("decima sexta", 16),
    ("decimo-setima", 17),
    ("vigesima", 20),
    ("vigesimo primera", 21),
    ("vigesimo septimo", 27),
    ("trigesima", 30),
    ("trigesimo novena", 39),
    ("cuadragesima segunda", 42),
    ("quincuagesimo", 50),
    ("4ta", 4),
    ("2da", 2),
    ("1°", 1),
    ("15", 15),
]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_an_ordinal_has_its_number(words: str, value: int) -> None:
    assert ordinal(words) == value


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_the_pattern_finds_every_ordinal_whole(words: str, value: int) -> None:
    match = re.compile(ORDINAL).match(words)
    assert match is not None
    assert ordinal(match[0]) == value


@pytest.mark.parametrize("words", ["", "final", "transitoria", "la primera", "primera segunda", "mes", "decim"])
def test_other_words_are_no_ordinal(words: str) -> None:
    assert ordinal(words) is None


@given(st.integers(0, 999))
def test_digits_are_their_own_number(value: int) -> None:
    assert ordinal(f" {value} ") == value
