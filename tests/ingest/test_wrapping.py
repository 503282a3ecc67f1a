import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.paragraphs import flow
from ingest.wrapping import wrap_width, wrapped_lines

WRAPPED = """LEY MARCO DE LICENCIA

Artículo 1.- Finalidad

La presente Ley tiene como finalidad establecer
el marco jurídico de las disposiciones aplicables al
procedimiento para el otorgamiento de la licencia de
funcionamiento expedida por las municipali-
dades.
Artículo 2.- Definiciones
Para los efectos de la presente Ley, se aplicarán las
siguientes definiciones:
a) Giro.- Actividad económica específica de comercio,

industria y/o de servicios.
b) Local.- Inmueble en el que se desarrollan los giros
que la municipalidad autoriza en cada caso concreto.
"""


def test_hard_wrapped_lines_are_joined_into_paragraphs() -> None:
    assert flow(wrapped_lines(WRAPPED)).text.split("\n") == [
        "LEY MARCO DE LICENCIA",
        "Artículo 1.- Finalidad",
        "La presente Ley tiene como finalidad establecer el marco jurídico de las disposiciones aplicables al "
        "procedimiento para el otorgamiento de la licencia de funcionamiento expedida por las municipalidades.",
        "Artículo 2.- Definiciones",
        "Para los efectos de la presente Ley, se aplicarán las siguientes definiciones:",
        "a) Giro.- Actividad económica específica de comercio, industria y/o de servicios.",
        "b) Local.- Inmueble en el que se desarrollan los giros que la municipalidad autoriza en cada caso concreto.",
    ]


def test_a_heading_that_ocr_tore_apart_is_not_joined_to_other_words() -> None:
    torn = WRAPPED + "\nArtículo\npúblicos\n\n39.\n"
    assert flow(wrapped_lines(torn)).text.split("\n")[-3:] == ["Artículo", "públicos", "39."]


def test_a_text_with_a_paragraph_a_line_stays_as_it_is() -> None:
    long = "El concejo municipal aprueba el presupuesto anual de la municipalidad y lo publica en su portal cada año."
    text = "\n".join(["Artículo 1.- Objeto", long, "el alcalde promulga"] * 6)
    assert flow(wrapped_lines(text)).text == text


def test_a_few_lines_are_not_taken_for_wrapped() -> None:
    assert wrap_width([40, 50, 45]) == 0


@pytest.mark.parametrize(
    ("lengths", "width"),
    [
        ([], 0),
        ([60] * 11, 0),  # too few lines to tell
        ([60] * 12, 60),
        ([60] * 10 + [20, 20], 60),
        ([60] * 12 + [400] * 3, 0),  # lines that long are paragraphs
        ([111] * 12, 0),
        ([110] * 12, 110),
    ],
)
def test_the_width_of_a_full_line_is_told_by_nearly_all_lines(lengths: list[int], width: int) -> None:
    assert wrap_width(lengths) == width


@given(st.lists(st.integers(1, 300), max_size=60))
def test_a_width_is_the_length_of_some_line_and_never_over_the_limit(lengths: list[int]) -> None:
    width = wrap_width(lengths)
    assert width == 0 or width in lengths
    assert width <= 110
    assert width == wrap_width(lengths[::-1])
