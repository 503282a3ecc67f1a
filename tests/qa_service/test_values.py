from decimal import Decimal

import pytest

from qa_service.values import Bound, Unit, values_in


@pytest.mark.parametrize(
    ("text", "number", "unit", "bound", "printed"),
    [
        ("El plazo es de quince (15) días hábiles.", "15", Unit.DAYS, Bound.EXACT, "quince (15) días hábiles"),
        (
            "No menor de 30% (treinta por ciento) de la UIT.",
            "30",
            Unit.PERCENT,
            Bound.LEAST,
            "30% (treinta por ciento)",
        ),
        ("La multa llega hasta 2 UIT.", "2", Unit.TAX_UNITS, Bound.MOST, "2 UIT"),
        ("La tasa es S/ 250 000,00.", "250000", Unit.SOLES, Bound.EXACT, "S/ 250 000,00"),
        ("Responde dentro de los treinta días.", "30", Unit.DAYS, Bound.EXACT, "treinta días"),
        ("Un plazo máximo de cuarenta y cinco (45) días.", "45", Unit.DAYS, Bound.MOST, "cuarenta y cinco (45) días"),
        ("No puede exceder de tres años fiscales.", "3", Unit.YEARS, Bound.MOST, "tres años fiscales"),
        ("Atiende ocho horas diarias como mínimo.", "8", Unit.HOURS, Bound.LEAST, "ocho horas"),
        ("Son mil doscientos soles.", "1200", Unit.SOLES, Bound.EXACT, "mil doscientos soles"),
        ("El 1.5 % del monto.", "1.5", Unit.PERCENT, Bound.EXACT, "1.5 %"),
        ("Falta más de treinta (30) días calendario.", "30", Unit.DAYS, Bound.OVER, "treinta (30) días calendario"),
    ],
)
def test_a_value_is_read_with_its_unit_and_its_bound(
    text: str, number: str, unit: Unit, bound: Bound, printed: str
) -> None:
    (value,) = values_in(text)
    assert (value.number, value.unit, value.bound) == (Decimal(number), unit, bound)
    assert value.span.of(text) == printed


def test_a_range_is_two_values() -> None:
    found = values_in("Una multa de entre cinco (5) y diez (10) Unidades Impositivas Tributarias.")
    assert [(value.number, value.bound) for value in found] == [(Decimal(5), Bound.LEAST), (Decimal(10), Bound.MOST)]


@pytest.mark.parametrize("text", ["El artículo 15 de la Ley N° 27972.", "El 3 de mayo de 2019.", "Los días hábiles."])
def test_numbers_without_a_unit_are_no_values(text: str) -> None:
    assert values_in(text) == ()


def test_working_days_are_told_from_calendar_days() -> None:
    working, calendar = values_in("Son 10 días hábiles, o 10 días calendarios.")
    assert (working.qualifier, calendar.qualifier) == ("habiles", "calendario")
    assert working.measure == calendar.measure


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("El plazo máximo es de 10 días.", Bound.MOST),
        ("El plazo no será mayor de 10 días.", Bound.MOST),
        ("Hasta por el 10 %.", Bound.MOST),
        ("Montos iguales o inferiores a 10 UIT.", Bound.MOST),
        ("No podrá exceder de los 10 días.", Bound.MOST),
        ("La multa no será menor de 10 UIT.", Bound.LEAST),
        ("Un valor no inferior al 10 %.", Bound.LEAST),
        ("Al menos 10 días.", Bound.LEAST),
        ("Un valor superior a 10 UIT.", Bound.OVER),
        ("Deudas mayores a 10 UIT.", Bound.OVER),
        ("El plazo es de 10 días.", Bound.EXACT),
    ],
)
def test_the_words_before_a_value_tell_its_bound(text: str, bound: Bound) -> None:
    assert [value.bound for value in values_in(text)] == [bound]
