"""What must agree for two questions to ask the same: words that decide, and words that only look like them."""

from datetime import date

import pytest

from library.likeness import Reading, agree, reading_of
from qa_service.answering import scope_of
from qa_service.model import Question
from qa_service.understanding import understand
from tests.qa_service.laws import searcher

SCOPE = scope_of(searcher())


def read(text: str) -> Reading:
    return reading_of(understand(Question("q", text), SCOPE, date(2026, 11, 23)))


SAME = [
    ("¿Se puede vender un terreno municipal?", "¿Se puede enajenar un terreno municipal?"),
    ("¿Cómo se alquila un local municipal?", "¿Cómo se arrienda un local municipal?"),
    ("¿Puede un servidor municipal pedir permiso?", "¿Puede un trabajador municipal pedir permiso?"),
    ("¿Cuál es el tope de dietas?", "¿Cuál es el máximo de dietas?"),
]
OTHER = [
    ("¿Puede el alcalde pedir licencia?", "¿Puede el regidor pedir licencia?"),
    ("¿Quién aprueba el presupuesto?", "¿Quién modifica el presupuesto?"),
    ("¿Qué plazo hay para las vacaciones?", "¿Qué plazo hay para la vacancia?"),
    ("¿Cómo se compra un terreno?", "¿Cómo se vende un terreno?"),
    ("¿Desde cuándo paga el CAS?", "¿Desde cuándo paga el locador?"),
    ("¿Se puede abrir sin licencia?", "¿Se puede abrir con licencia?"),
    ("¿Quién hace seguimiento al POI del MTC?", "¿Quién hace seguimiento al POI del MIDIS?"),
    ("¿Cuántas dietas se pagan al mes: dos?", "¿Cuántas dietas se pagan al mes: tres?"),
]
# Words that begin like one that decides.
LOOKALIKES = [
    ("¿En qué caso procede la licencia?", "cas"),
    ("¿Dónde se presenta la solicitud?", "dona"),
    ("¿Con qué comprobante se acredita?", "compra"),
    ("¿Qué padrón se usa?", "padre"),
    ("¿Quién financia la obra?", "fin"),
    ("¿En qué página está el formato?", "paga"),
    ("¿Dónde se publica la ordenanza?", "publico"),
    ("¿Se hace de forma múltiple?", "multa"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_synonyms_agree(one: str, other: str) -> None:
    assert read(one).deciding == read(other).deciding != frozenset()


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_decides_must_not_differ(one: str, other: str) -> None:
    assert not agree(read(one), read(other))


@pytest.mark.parametrize(("text", "meaning"), LOOKALIKES)
def test_a_word_that_only_begins_like_one_that_decides_decides_nothing(text: str, meaning: str) -> None:
    assert meaning not in read(text).deciding
