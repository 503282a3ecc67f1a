"""Ruined marks of numerals and literals, restored by their neighbours or left alone."""

import pytest

from ingest.items import Itemizer
from ingest.lines import split_lines
from tests.ingest.norms import norm


def numbers(*texts: str) -> list[str]:
    return [item.mark.number for item in Itemizer(split_lines(norm("\n".join(texts))), "", set()).run()]


def told(*texts: str) -> tuple[str, ...]:
    itemizer = Itemizer(split_lines(norm("\n".join(texts))), "", set())
    itemizer.run()
    return itemizer.warnings


def to_k() -> list[str]:
    return [f"{letter}) Aprobar el plan." for letter in "abcdefghijk"]


@pytest.mark.parametrize("printed", ["I) Dictar normas.", "1) Dictar normas.", "|) Dictar normas."])
def test_what_looks_like_an_l_between_k_and_m_is_one(printed: str) -> None:
    assert numbers(*to_k(), printed, "m) Otras.") == [*"abcdefghijk", "l", "m"]


def test_a_capital_i_that_ends_a_list_after_k_is_an_l() -> None:
    assert numbers(*to_k(), "I) Otras que se le asignen.")[-1] == "l"


def test_a_double_l_of_the_older_alphabet_stands_between_l_and_m() -> None:
    assert numbers(*to_k(), "I) Dictar.", "II) Designar.", "m) Otras.")[-3:] == ["l", "ll", "m"]


def test_roman_numerals_under_k_stay_roman() -> None:
    texts = [*to_k()[:-1], "k) Exigir:", "i) El plano.", "ii) La memoria.", "l) Otras."]
    assert numbers(*texts)[-4:] == ["k", "i", "ii", "l"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # the point was left out: the neighbours leave no doubt
        (["1. El Concejo;", "2 La Alcaldía; y", "3. La Asamblea."], ["1", "2", "3"]),
        (["a) Entidad: la que ejecuta.", "b Obligado: el que debe."], ["a", "b"]),
        (["Puede ordenar:", "i Suspender la obra.", "ii Retirar los bienes.", "iii Otras."], ["i", "ii", "iii"]),
        # a scanner's letter where one alone is missing
        (["a) Entidad.", "b) Obligado.", "o Ejecutor: el funcionario.", "d) Auxiliar."], ["a", "b", "c", "d"]),
        # another article's number among this one's numerals
        (["40.1.1 Uno.", "40.1.2 Dos.", "48.1.3 Tres.", "40.1.4 Cuatro."], ["40.1.1", "40.1.2", "40.1.3", "40.1.4"]),
    ],
)
def test_a_mark_is_restored_between_its_neighbours(texts: list[str], expected: list[str]) -> None:
    assert numbers(*texts) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # two lines could be the missing one
        (["a) Uno.", "b) Dos.", "o Tres.", "s Cuatro.", "d) Cinco."], ["a", "b", "d"]),
        # prose opens with words
        (["a) Uno.", "b) Dos.", "A Lima se envía copia.", "d) Cinco."], ["a", "b", "d"]),
        (["1. Uno.", "2 Dos sin nada después."], ["1"]),
        # a list of its own inside a literal
        (["a) Uno.", "b) Dos:", "1. Tres.", "2. Cuatro.", "d) Cinco."], ["a", "b", "1", "2", "d"]),
    ],
)
def test_what_may_be_read_in_two_ways_stays_as_printed(texts: list[str], expected: list[str]) -> None:
    assert numbers(*texts) == expected


def test_what_was_printed_and_what_was_read_is_told() -> None:
    assert told("a) Entidad.", "b) Obligado.", "o Ejecutor: el funcionario.", "d) Auxiliar.") == (
        "Literal c): la marca impresa («o») se corrigió por la secuencia.",
    )


def test_a_sign_left_out_changes_no_number_and_needs_no_word() -> None:
    assert told("1. El Concejo;", "2 La Alcaldía; y", "3. La Asamblea.") == ()
