"""Provisions cited by where they stand."""

import pytest

from ingest.folding import fold
from ingest.positions import find_positions


def found(text: str, article: str | None) -> list[tuple[str, str | None]]:
    return [(span.of(text), eid) for span, eid, _ in find_positions(fold(text), article)]


@pytest.mark.parametrize(
    ("text", "article", "cited", "eid"),
    [
        ("según el artículo anterior", "art_9", "artículo anterior", "art_8"),
        ("en el artículo precedente", "art_2", "artículo precedente", "art_1"),
        ("el artículo que antecede", "annex_1__art_4", "artículo que antecede", "annex_1__art_3"),
        ("salvo el artículo siguiente", "approval__art_1", "artículo siguiente", "approval__art_2"),
        ("lo previsto en el presente artículo", "art_20-A", "el presente artículo", "art_20-A"),
        ("6.4. La EPS cumple el numeral precedente", "art_6", "numeral precedente", "art_6__para_6.3"),
        ("13.2 Los trámites del numeral anterior", "art_13", "numeral anterior", "art_13__para_13.1"),
        ("5.3 Con arreglo al presente numeral", "art_5", "al presente numeral", "art_5__para_5.3"),
    ],
)
def test_a_place_beside_a_plain_number_is_certain(text: str, article: str, cited: str, eid: str) -> None:
    assert found(text, article) == [(cited, eid)]


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("el artículo anterior", None),
        ("el artículo anterior", "art_1"),
        ("el artículo anterior", "art_20-A"),
        ("el artículo anterior", "dcf_2"),
        ("los artículos precedentes", "art_5"),
        ("6.1 El numeral anterior", "art_6"),
        ("El numeral anterior", "art_6"),
        ("3. El numeral anterior", "art_6"),
        ("c) El literal anterior", "art_6"),
    ],
)
def test_where_the_place_may_be_another_none_is_named(text: str, article: str | None) -> None:
    ((_, eid),) = found(text, article)
    assert eid is None


def test_what_is_missing_is_said() -> None:
    ((_, _, reason),) = find_positions(fold("los artículos precedentes"), "art_5")
    assert reason == "no se sabe qué artículos son"


@pytest.mark.parametrize("text", ["los años anteriores", "el presente año", "el artículo 5", "el párrafo"])
def test_other_words_are_no_place(text: str) -> None:
    assert found(text, "art_5") == []
