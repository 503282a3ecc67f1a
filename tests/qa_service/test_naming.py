import pytest

from ingest.names import NameIndex
from ingest.references import find_references
from qa_service.naming import lacking
from tests.qa_service.laws import searcher

CARDS = tuple(searcher().cards().values())
NAMES = NameIndex.of(CARDS)


def missing(text: str) -> tuple[str, ...]:
    return lacking(text, find_references(text, names=NAMES), CARDS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("¿Qué dice la Ley N° 31313?", "Ley N° 31313"),
        ("según la ley de aguas subterráneas, ¿quién multa?", "ley de aguas"),
        ("¿qué pena hay en el código penal?", "código penal"),
    ],
)
def test_a_norm_that_is_not_held_is_told_by_number_or_title(text: str, name: str) -> None:
    assert any(name in found for found in missing(text))


@pytest.mark.parametrize(
    "text",
    [
        "según la Ley de Mercados, ¿quién multa?",
        "¿Qué dice la Ley N° 99001?",
        "¿la ley de peajes sigue?",
        "¿qué dice la ley sobre los puestos?",
        "¿qué regula el reglamento?",
    ],
)
def test_norms_that_are_held_and_laws_in_general_are_not(text: str) -> None:
    assert missing(text) == ()
