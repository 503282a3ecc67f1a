"""How the benchmark of spans and boxes counts, by hand-worked values."""

import pytest

from benchmarks.spans import covered, draw, plain, spill


@pytest.mark.parametrize(
    ("printed", "letters"),
    [("El plazo  es de 5 días;", "elplazoesde5días"), ("munici-\r\npalidad", "municipalidad"), ("—", "")],
)
def test_only_letters_and_digits_are_compared(printed: str, letters: str) -> None:
    assert plain(printed) == letters


@pytest.mark.parametrize(
    ("pieces", "share"),
    [
        ([("El plazo es", "El plazo es de cinco días")], 1.0),
        ([("El plazo es", "La prórroga")], 0.0),
        ([("abcdef", "abcdef"), ("uvwxyz", "otra cosa")], 0.5),
    ],
)
def test_a_quote_is_covered_by_what_each_of_its_boxes_holds(pieces: list[tuple[str, str]], share: float) -> None:
    assert covered(pieces) == share


def test_what_a_box_holds_beside_the_quote_is_spilled() -> None:
    assert spill([("abcd", "abcdefgh")]) == 0.5
    assert spill([("abcd", "abcd")]) == 0.0


def test_no_quotes_are_drawn_from_nothing() -> None:
    assert draw([], 500) == []
