"""The sentence that says from which day a norm binds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.vacatio import Delay, Unit, read_start
from ingest.workdays import add_workdays, easter, holiday, workday

PUBLISHED = date(2012, 7, 5)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (" a partir del 01 de enero de 2019", date(2019, 1, 1)),
        (" el 25.4.2017 unicamente para las declaraciones", date(2017, 4, 25)),
        (" a partir del 15 de setiembre del presente ano", date(2012, 9, 15)),
        (" el 1 de enero del ano siguiente", date(2013, 1, 1)),
        (" el primer dia calendario del mes siguiente al de su publicacion", date(2012, 8, 1)),
        (" el primer dia habil del mes siguiente", date(2012, 8, 1)),
        (" al dia siguiente de su publicacion en el diario oficial", date(2012, 7, 6)),
        (" al dia siguiente de su publicacion en el diario oficial y deroga la resolucion jefatural", date(2012, 7, 6)),
        (" a partir de su publicacion", PUBLISHED),
        (" a los noventa (90) dias calendario de su publicacion", date(2012, 10, 3)),
        (" a los treinta dias naturales contados desde el dia siguiente de su publicacion", date(2012, 8, 4)),
        (" en un plazo de doce (12) meses contados a partir del dia siguiente de su publicacion", date(2013, 7, 6)),
        (" a los seis meses de su publicacion", date(2013, 1, 5)),
        (" al ano de su publicacion", None),
    ],
)  # fmt: skip
def test_a_first_day_is_read(words: str, day: date | None) -> None:
    start = read_start(words, PUBLISHED)
    assert (start.on if start else None) == day


def test_working_days_give_an_estimate_that_must_be_checked() -> None:
    # D. Leg. 1113, published 5 July 2012, was in force from 28 September 2012.
    start = read_start(" a los sesenta (60) dias habiles siguientes a la fecha de su publicacion", PUBLISHED)
    assert start is not None
    assert (start.on, start.certain) == (date(2012, 9, 28), False)


@pytest.mark.parametrize(
    ("words", "delay"),
    [
        (" al dia siguiente de la publicacion de su reglamento", Delay(1)),
        (" a los noventa dias calendario de la publicacion de su reglamento", Delay(90)),
        (" a los ciento veinte dias habiles siguientes a la publicacion de su reglamento", Delay(120, Unit.WORKDAYS)),
    ],
)
def test_what_hangs_on_the_reglamento_has_no_day_but_a_term(words: str, delay: Delay) -> None:
    start = read_start(words, PUBLISHED)
    assert start is not None
    assert (start.on, start.certain, start.event, start.delay) == (None, False, "reglamento", delay)


@pytest.mark.parametrize("words", [" conjuntamente con sus reglamentos", " cuando se apruebe el cronograma"])
def test_what_waits_for_something_unnamed_is_uncertain(words: str) -> None:
    start = read_start(words, PUBLISHED)
    assert start is not None and start.on is None and not start.certain


def test_other_matters_say_nothing_of_a_first_day() -> None:
    assert read_start(" en la jurisdiccion del distrito", PUBLISHED) is None


@pytest.mark.parametrize(
    ("year", "day"), [(2012, date(2012, 4, 8)), (2024, date(2024, 3, 31)), (2026, date(2026, 4, 5))]
)
def test_easter_moves(year: int, day: date) -> None:
    assert easter(year) == day


def test_holidays_are_those_of_their_year() -> None:
    assert holiday(date(2024, 3, 29)) and holiday(date(2024, 6, 7))
    assert not holiday(date(2023, 6, 7))  # the law was published a week later


@given(st.dates(date(1995, 1, 1), date(2040, 1, 1)), st.integers(1, 200))
def test_a_term_in_working_days_ends_on_one_and_is_never_shorter(day: date, count: int) -> None:
    end = add_workdays(day, count)
    assert workday(end)
    assert (end - day).days >= count


@given(st.dates(date(1995, 1, 1), date(2040, 1, 1)), st.integers(1, 48))
def test_a_term_in_months_keeps_the_day_or_the_months_last(day: date, count: int) -> None:
    end = Delay(count, Unit.MONTHS).after(day)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == count
    assert end.day <= day.day
