from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.dates import as_of, last_day, written

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("¿En junio de 2021 cuántos días de licencia daban?", date(2021, 6, 30)),
        ("En setiembre del 2015, ¿quién aprobaba el plan?", date(2015, 9, 30)),
        ("En el 2003, ¿quién convocaba a sesión?", date(2003, 12, 31)),
        ("¿Qué plazo regía en el año 2010?", date(2010, 12, 31)),
        ("¿Cuánto era la tasa al 31/12/2019?", date(2019, 12, 31)),
        ("Al 15 de marzo de 2018, ¿qué requisitos se pedían?", date(2018, 3, 15)),
        ("Al 1° de enero del 2020 ¿qué tope había?", date(2020, 1, 1)),
        ("¿Cómo era antes de 2022?", date(2021, 12, 31)),
        ("Antes de la reforma de 2022, ¿cómo era?", date(2021, 12, 31)),
        ("¿Y antes de las modificaciones del año 2022?", date(2021, 12, 31)),
        ("¿Y antes del 7 de marzo de 2022?", date(2022, 3, 6)),
        ("Febrero 2016: ¿qué artículo regulaba la tasa?", date(2016, 2, 29)),
    ],
)
def test_words_pick_the_day_asked_about(text: str, day: date) -> None:
    assert as_of(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuál es el plazo para apelar?",
        "¿Qué dice el D.S. 004-2019-JUS sobre el silencio?",
        "Según la Ordenanza 012-2024-MDSJ, ¿cuánto es la multa?",
        "En 2021 presentó el expediente, ¿qué le corresponde hoy?",
        "¿Cuánto se paga de arbitrios 2026?",
        "Compré un terreno en abril, ¿desde cuándo pago?",
        "¿Qué cambió la ley publicada el 6 de marzo de 2022?",
        "¿Para diciembre de 2027 quién convoca elecciones?",
        "Se presentó el 31/02/2020",
        "El 12/13/2020 pidió licencia",
    ],
)
def test_other_dates_ask_for_todays_rule(text: str) -> None:
    assert as_of(text, TODAY) is None


@given(st.dates(min_value=date(1993, 1, 1), max_value=date(2026, 11, 22)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    assert as_of(f"¿Qué regía el {written(day)}?", TODAY) == day


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = as_of(text, TODAY)
    assert found is None or found < TODAY


def test_a_validity_is_told_by_its_last_day() -> None:
    assert last_day(date(2022, 3, 1)) == "28 de febrero de 2022"
