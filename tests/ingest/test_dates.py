"""Dates as Peruvian law prints them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, first_date

MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre"),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 de febrero de 2007", date(2007, 2, 5)),
        ("05 de febrero del 2007", date(2007, 2, 5)),
        ("1° de enero de 2020", date(2020, 1, 1)),
        ("1ro de enero de 2020", date(2020, 1, 1)),
        ("22 FEB. 2018", date(2018, 2, 22)),
        ("24 septiembre 2019", date(2019, 9, 24)),
        ("24 de setiembre de 2019", date(2019, 9, 24)),
        ("24 SET 2019", date(2019, 9, 24)),
        ("11 junio 2019", date(2019, 6, 11)),
        ("a los 3 días, el 7 de abril del año 2021", date(2021, 4, 7)),
        ("27/05/2003", date(2003, 5, 27)),
        ("a los ocho días del mes de mayo de dos mil siete.", date(2007, 5, 8)),
        ("a los treinta y un días del mes de Julio del año dos mil", date(2000, 7, 31)),
        ("a los cinco días del mes de mayo de mil novecientos noventidós.", date(1992, 5, 5)),
        ("veintidós de diciembre de dos mil veintiuno", date(2021, 12, 22)),
        ("27.05.2003", date(2003, 5, 27)),
        ("2003-05-27", date(2003, 5, 27)),
        ("29 de febrero de 2024", date(2024, 2, 29)),
    ],
)
def test_a_printed_date_is_read(text: str, day: date) -> None:
    assert first_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 de febrero de 2020",
        "29 de febrero de 2023",
        "32 de enero de 2020",
        "13/13/2020",
        "mayo de 2003",
        "Ley N° 27972",
        "5 de marzobis de 2020",
        "5 de marzo de 20201",
        "2020-13-01",
        "1.27.05.2003",
    ],
)
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert first_date(text) is None


def test_dates_come_in_reading_order_with_the_characters_that_print_them() -> None:
    text = "Publicada el 27 de mayo de 2003 y modificada el 07/03/2022."
    found = list(find_dates(text))
    assert [(span.of(text), day) for span, day in found] == [
        ("27 de mayo de 2003", date(2003, 5, 27)),
        ("07/03/2022", date(2022, 3, 7)),
    ]


@given(st.dates(date(1821, 7, 28), date(2100, 1, 1)))
def test_every_day_is_read_back_however_it_is_printed(day: date) -> None:
    written = f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"
    assert first_date(written) == first_date(written.upper()) == first_date(f"{day:%d/%m/%Y}") == day
    assert first_date(day.isoformat()) == day


@given(st.text("0123456789/.- deanrofbj", max_size=80))
def test_no_text_breaks_the_reading_and_spans_stay_inside(text: str) -> None:
    ends = [0, *(edge for span, _ in find_dates(text) for edge in (span.start, span.end)), len(text)]
    assert ends == sorted(ends)
