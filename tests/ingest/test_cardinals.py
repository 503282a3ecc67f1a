"""Numbers in words, as closing formulas print them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cardinals import CARDINAL, cardinal


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("primer", 1),
        ("dieciocho", 18),
        ("veintiun", 21),
        ("treinta y uno", 31),
        ("noventidos", 92),
        ("mil novecientos noventa y dos", 1992),
        ("mil novecientos ochentitres", 1983),
        ("dos mil", 2000),
        ("dos mil veinticinco", 2025),
        ("doscientos mil", 200_000),
    ],
)
def test_a_number_in_words_is_read(words: str, number: int) -> None:
    assert cardinal(words) == number
    assert re.fullmatch(CARDINAL, words)


@pytest.mark.parametrize("words", ["", "lima", "dos lunes", "tresillo"])
def test_other_words_are_no_number(words: str) -> None:
    assert cardinal(words) is None
    assert not re.fullmatch(CARDINAL, words)


TENS = {2: "veinti", 3: "treinta y ", 4: "cuarenta y ", 9: "noventa y "}
UNITS = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")


@given(st.sampled_from(sorted(TENS)), st.integers(1, 9), st.sampled_from(["", "mil ", "dos mil ", "mil novecientos "]))
def test_tens_and_units_add_up(ten: int, unit: int, thousands: str) -> None:
    base = {"": 0, "mil ": 1000, "dos mil ": 2000, "mil novecientos ": 1900}[thousands]
    assert cardinal(f"{thousands}{TENS[ten]}{UNITS[unit - 1]}") == base + 10 * ten + unit
