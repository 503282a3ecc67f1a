import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import STOP_WORDS, fold, stem, stems, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Cuál es el plazo para la notificación?", ["plazo", "notificacion"]),
        ("Ley N° 27972, artículo 20", ["ley", "27972", "articulo", "20"]),
        ("el D.S. 004-2019-JUS", ["004", "2019", "jus"]),
        ("S/ 1,250.50 de multa", ["1,250.50", "multa"]),
        ("No procede sin licencia ni permiso", ["no", "procede", "sin", "licencia", "ni", "permiso"]),
        ("", []),
        ("¿…? — ;", []),
    ],
)
def test_words_are_folded_and_function_words_left_out(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("notificación", "notificaciones"),
        ("notificacion", "notificaciones"),
        ("licitación", "licitaciones"),
        ("municipal", "municipales"),
        ("público", "pública"),
        ("prórroga", "prorroga"),
        ("garantías", "garantia"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize("number", ["27972", "5.1", "1,250.50"])
def test_numbers_stay_whole(number: str) -> None:
    assert stem(number) == number


def test_stems_repeat_as_words_do() -> None:
    assert stems("regidor, regidores y alcalde") == [stem("regidor"), stem("regidor"), stem("alcalde")]


def test_negations_are_no_function_words() -> None:
    assert not {"no", "ni", "sin", "nunca"} & STOP_WORDS


@given(st.text())
def test_accents_and_capitals_make_no_difference(text: str) -> None:
    assert stems(fold(text)) == stems(text)
