"""Greetings, thanks and farewells are no part of a question; what is asked always is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.courtesy import strip

ASKED = "¿Puede el alcalde delegar la firma de resoluciones?"


@pytest.mark.parametrize(
    "before",
    [
        "Buenas tardes.", "Buenos días,", "Hola!", "Estimados señores:", "Estimada doctora,",
        "Tengo el agrado de dirigirme a usted para saludarlo cordialmente.",
        "Por medio de la presente me dirijo a su despacho para solicitarle apoyo en el tema siguiente:",
        "Es grato dirigirnos a usted y a la vez solicitar su opinión respecto de lo siguiente:",
        "Trabajo en la municipalidad de Puno,", "Soy de la municipalidad distrital de Ate.",
        "Les escribimos desde la muni de San Jacinto:",
        "Disculpe la molestia, una consulta:", "Le escribo porque soy nueva en la oficina y tengo una duda.",
    ],
)  # fmt: skip
def test_what_opens_a_letter_is_left_out(before: str) -> None:
    assert strip(f"{before} {ASKED}") == ASKED


@pytest.mark.parametrize(
    "after",
    [
        "Gracias.", "Muchas gracias de antemano!", "Quedo a la espera de su pronta respuesta.", "Atentamente.",
        "Sin otro particular, hago propicia la oportunidad para expresarle mi especial consideración.",
        "Le agradeceré que me responda a la brevedad.",
    ],
)  # fmt: skip
def test_what_closes_a_letter_is_left_out(after: str) -> None:
    assert strip(f"{ASKED} {after}") == ASKED


@pytest.mark.parametrize(
    "text",
    [
        "Soy regidor de la municipalidad de Ate, ¿puedo contratar con ella?",
        "Trabajo en una empresa, ¿puedo ser proveedor de la municipalidad?",
        ASKED,
        "El regidor pidió disculpas al concejo por su inasistencia injustificada. ¿Procede la vacancia?",
        "Según el D.S. N.° 004-2019-JUS, artículo 20: ¿qué plazo hay?",
        "¿Cómo agradece la ley al vecino que denuncia una construcción sin licencia?",
        "El señor alcalde falleció en el cargo. ¿Quién asume?",
        "La oficina de orientación al contribuyente cerró el 3 de mayo. ¿Corre el plazo?",
        "plazo para apelar una multa",
    ],
)
def test_what_is_told_and_asked_stays_to_the_letter(text: str) -> None:
    assert strip(text) == text


@pytest.mark.parametrize("text", ["hola", "Muchas gracias.", "Buenas tardes, disculpe la molestia.", ""])
def test_a_text_of_courtesies_alone_stays_as_it_came(text: str) -> None:
    assert strip(text) == text


@given(st.text(alphabet="abc ¿?.:;,áÑ19\n", max_size=60))
def test_only_whole_pieces_go_and_a_second_time_takes_nothing_more(text: str) -> None:
    left = strip(text)
    assert set(left) <= set(text)
    assert strip(left) == left


@given(
    st.sampled_from(["Buenas tardes. ", "Estimados señores: ", "Le escribo porque tengo una duda. "]),
    st.integers(1, 9999),
)
def test_numbers_are_never_lost(opening: str, number: int) -> None:
    assert str(number) in strip(f"{opening}Muchas gracias por responder sobre la Ley {number}.")
