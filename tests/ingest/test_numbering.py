"""Damaged numbers are repaired by the sequence, and never invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.headings import Heading, Strength, read_heading, roman
from ingest.lines import split_lines
from ingest.numbering import read_sequence
from tests.ingest.norms import norm, read


def headings(*lines: str) -> list[Heading]:
    """The article headings among some lines."""
    return [found for line in split_lines(norm("\n".join(lines))) if (found := read_heading(line))]


def numbers(*lines: str) -> list[str]:
    """The numbers that the sequence gives them."""
    return [reading.number for reading in read_sequence(headings(*lines))]


def test_a_degree_sign_read_as_a_digit_is_taken_off() -> None:
    lines = (
        "Artículo 1%.- Fin",
        "Artículo 20.- Objeto",
        "Artículo 3?.- Plazo",
        "Artículo 49.- Sujetos",
        "Artículo 62.- Entidad",
    )
    assert numbers(*lines[:4], "Artículo 5%.- Órgano", lines[4]) == ["1", "2", "3", "4", "5", "6"]


def test_two_digit_numbers_lose_their_third_digit() -> None:
    body = [f"Artículo {i}.- Tema" for i in range(1, 11)]
    tail = [
        "Artículo — 119.-",
        "Artículo 12”.- Cese",
        "Artículo — 139.-",
        "Artículo 149.- Cambio",
        "Artículo 15%.- Valor",
        "Artículo 160%.- Dato",
    ]
    assert numbers(*body, *tail)[10:] == ["11", "12", "13", "14", "15", "16"]


def test_a_real_jump_is_kept_as_printed() -> None:
    assert numbers("Artículo 1.- a", "Artículo 2.- b", "Artículo 20.- c", "Artículo 21.- d") == ["1", "2", "20", "21"]


def test_a_stray_reference_is_passed_over() -> None:
    assert numbers(
        "Artículo 1.- a", "Artículo 2.- b", "Artículo 94.- Lo dicho", "Artículo 3.- c", "Artículo 4.- d"
    ) == ["1", "2", "3", "4"]


def test_letters_follow_their_number() -> None:
    assert numbers("Artículo 20.- a", "Artículo 20-A.- b", "Artículo 20-B.- c", "Artículo 21.- d") == [
        "20",
        "20-A",
        "20-B",
        "21",
    ]


def test_a_preliminary_title_comes_before_article_one() -> None:
    assert numbers("Artículo I.- a", "Artículo II.- b", "Artículo IV.- c", "Artículo 1.- d") == ["i", "ii", "iv", "1"]


def test_repairs_are_recorded() -> None:
    law = read("Artículo 1%.- Fin\nUno.\nArtículo 20.- Objeto\nDos.\nArtículo 3.- Plazo\nTres.")
    assert law.articles == ["art_1", "art_2", "art_3"]
    assert any("Artículo 2" in w and "Artículo 20" in w for w in law.parts.warnings)


@pytest.mark.parametrize(
    "ruin",
    [
        "Á £,- Función del Ejecutor.",
        ".- Ámbito de aplicación.",
        "14”.- Inicio del Procedimiento.",
        "'.. Descerraje.",
        "Artículo",
    ],
)
def test_a_ruined_heading_is_found_where_the_missing_number_must_stand(ruin: str) -> None:
    law = read(f"Artículo 1.- Fin\nUno.\n{ruin}\nDos.\nArtículo 3.- Plazo\nTres.")
    assert law.articles == ["art_1", "art_2", "art_3"]
    assert any("encabezado dañado" in w for w in law.parts.warnings)


def test_a_missing_article_is_reported_not_invented() -> None:
    law = read("Artículo 1.- Fin\nUno.\nArtículo 3.- Plazo\nTres.")
    assert law.articles == ["art_1", "art_3"]
    assert any("faltan artículos" in w for w in law.parts.warnings)


def test_a_scanned_word_is_still_a_heading() -> None:
    assert numbers("Artículo 12”.- a", "Art' ulo13”.- Medidas", "Artículo 14”,- b") == ["12", "13", "14"]


@pytest.mark.parametrize(
    ("digits", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("a", None), ("", None)]
)
def test_roman_numerals(digits: str, value: int | None) -> None:
    assert roman(digits) == value


@given(st.lists(st.integers(1, 30), max_size=25))
def test_any_order_of_numbers_gives_a_subsequence_of_what_is_printed(printed: list[int]) -> None:
    found = headings(*(f"Artículo {n}.- Tema" for n in printed)) if printed else []
    readings = read_sequence(found)
    assert [r.heading.line for r in readings] == sorted({r.heading.line for r in readings})
    assert all(r.value in (r.heading.value, r.heading.value // 10) for r in readings)


def test_a_clean_sequence_is_read_as_printed() -> None:
    clean = [Heading(i, str(i), i, "", False, False, Strength.SURE, "Tema") for i in range(1, 300)]
    readings = read_sequence(clean)
    assert [r.value for r in readings] == list(range(1, 300))
    assert not any(r.restart or r.repaired for r in readings)
