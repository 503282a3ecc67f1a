import pytest

from index.model import Query
from ingest.names import NameIndex
from ingest.references import Reference, find_references
from qa_service.naming import astray, lacking, unmet
from tests.qa_service.laws import TODAY, searcher

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


def cited(text: str) -> tuple[Reference, ...]:
    return astray(find_references(text, names=NAMES), {card.id for card in CARDS})


@pytest.mark.parametrize(
    ("text", "eids"),
    [
        ("¿Qué manda el artículo 4 de la Ley N° 31313?", ["art_4"]),
        ("según el artículo 40 del Reglamento, ¿quién multa?", ["art_40"]),
        ("¿qué es el momento que dice el numeral 40.2 del Reglamento?", ["para_40.2"]),
        ("¿Qué manda el artículo 5 de la Ley N° 99001?", []),
        ("¿hay fraccionamiento (artículo 23)?", []),
        ("¿Qué dice la Ley N° 31313?", []),
    ],
)
def test_a_provision_is_astray_when_its_norm_is_not_held_or_could_be_any(text: str, eids: list[str]) -> None:
    assert [one.eid for one in cited(text)] == eids


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("según el artículo 40 del Reglamento, ¿quién multa?", True),
        ("según el artículo 5 de la Ley, ¿quién multa?", False),
        ("según el numeral 5.2 de la Ley, ¿quién multa?", False),
        ("según el artículo 5 del Reglamento, ¿quién multa?", True),
        ("según el artículo 5 de la Ley N° 31313, ¿quién multa?", True),
        ("según los artículos 5 y 40 de la Ley, ¿quién multa?", False),
        ("¿quién multa en los mercados?", False),
    ],
)
def test_what_is_cited_is_lacking_when_no_hit_can_be_it(text: str, lacks: bool) -> None:
    index = searcher()
    hits = index.search(Query("multas del conductor", TODAY))
    assert {hit.wording.provision.eid for hit in hits} >= {"art_5"}
    assert unmet(cited(text), hits) is lacks
