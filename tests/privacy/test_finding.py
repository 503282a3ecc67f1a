"""What counts as personal data in a question, and what only looks like it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.finding import find, redact
from privacy.numbers import check_digit, is_ruc

FOUND = [
    ("Mi DNI es 45678912", "DNI", "45678912"),
    ("con D.N.I. N° 45678912, solicita", "DNI", "45678912"),
    ("documento nacional de identidad: 45.678.912", "DNI", "45.678.912"),
    ("identificada con 45678912", "DNI", "45678912"),
    ("el vecino 45678912 (DNI)", "DNI", "45678912"),
    ("carné de extranjería N° 001234567", "carné de extranjería", "001234567"),
    ("la empresa 20131312955 pide licencia", "RUC", "20131312955"),
    ("RUC N° 20131312955", "RUC", "20131312955"),
    ("llámeme al 987654321", "teléfono", "987654321"),
    ("al 987 654 321 por favor", "teléfono", "987 654 321"),
    ("+51 987 654 321", "teléfono", "+51 987 654 321"),
    ("(01) 456-7890", "teléfono", "(01) 456-7890"),
    ("teléfono 4567890", "teléfono", "4567890"),
    ("telf.: 01-4567890", "teléfono", "01-4567890"),
    ("escríbame a juan.perez+1@muni.gob.pe.", "correo", "juan.perez+1@muni.gob.pe"),
    ("CCI 002-191-123456789012-55", "cuenta bancaria", "002-191-123456789012-55"),
    ("cuenta de ahorros N° 19112345678012", "cuenta bancaria", "19112345678012"),
    ("el señor Juan Pérez pide", "nombre", "Juan Pérez"),
    ("la Sra. Quispe reclama", "nombre", "Quispe"),
    ("el Ing. Luis Ramos Soto firmó", "nombre", "Luis Ramos Soto"),
    ("el alcalde Juan Pérez ordenó", "nombre", "Juan Pérez"),
    ("mi jefe Carlos Rojas dice", "nombre", "Carlos Rojas"),
    ("me llamo Rosa Huamán", "nombre", "Rosa Huamán"),
]
NEAR_MISSES = [
    "la Ley N° 27972 y la Ley 29733",
    "D.S. 005-2019-MC y D.S. N° 009-2025-EF",
    "Decreto Legislativo N° 1057",
    "el 12/03/2024 y el 2024-03-12",
    "un presupuesto de S/ 45678912",
    "S/ 987654321 de inversión",
    "987654321 soles",
    "S/ 1,234,567.89",
    "UBIGEO 150114",
    "expediente N° 987654321",
    "expediente N° 00123-2024",
    "código 45678912",
    "la resolución 20131312950",  # eleven digits with a wrong check digit
    "la meta 12345678901",
    "SNIP 2345678 y CUI 2512345",
    "el alcalde distrital y el gerente municipal",
    "el señor Alcalde pregunta",
    "el alcalde de San Isidro",
    "la Gerencia de Obras",
    "el Gerente Municipal Distrital",
    "mi jefe dice que no",
    "¿El regidor puede cobrar dieta?",
    "la señora regidora",
    "el administrado presenta un recurso",
    "el contribuyente que debe arbitrios",
    "artículo 20, numeral 6",
    "Directiva N° 001-2024-EF/54.01",
    "8 UIT o 3.5%",
    "2 @ 3",
]


@pytest.mark.parametrize(("text", "kind", "data"), FOUND)
def test_personal_data_is_found_with_its_kind_and_place(text: str, kind: str, data: str) -> None:
    assert [(one.kind.value, text[one.start : one.end]) for one in find(text)] == [(kind, data)]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_looks_like_it_is_left(text: str) -> None:
    assert find(text) == ()


def test_what_is_left_out_says_what_stood_there() -> None:
    assert redact("El Sr. Luis Soto, DNI 45678912") == "El Sr. [nombre omitido], DNI [DNI omitido]"


@given(st.text(alphabet="0123456789", min_size=8, max_size=8), st.sampled_from(["10", "15", "16", "17", "20"]))
def test_a_ruc_has_exactly_one_check_digit(middle: str, prefix: str) -> None:
    right = check_digit(prefix + middle)
    assert [digit for digit in range(10) if is_ruc(f"{prefix}{middle}{digit}")] == [right]


@given(st.text(max_size=300))
def test_findings_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(("text", "kind", "data"), FOUND)
def test_nothing_is_left_of_what_was_left_out(text: str, kind: str, data: str) -> None:
    assert data not in redact(text)
    assert find(redact(text)) == ()
