"""Where a warning speaks of, and eIds said in words."""

import pytest

from qa_service.situating import place_of, places_of, said
from tests.factories import regulation

NORM = regulation(
    "ley-1", {"art_1": "uno", "art_2": "dos", "art_2_2": "tres", "art_12": "cuatro", "dcf_10": "cinco", "dct_2": "seis"}
)


@pytest.mark.parametrize(
    ("warning", "eid"),
    [
        ("Artículo 2 está repetido en el texto: se guardó como «art_2_2».", "art_2_2"),
        ("Se corrigió el número del Artículo 12.", "art_12"),
        ("El Artículo 12-A no sigue al anterior.", None),
        ("No consta la fecha de publicación.", None),
    ],
)
def test_a_warning_leads_to_the_provision_it_names(warning: str, eid: str | None) -> None:
    assert place_of(warning, NORM) == eid


@pytest.mark.parametrize(
    ("warning", "eids"),
    [
        ("Una nota dice que la norma fue derogada desde el 01/01/2019, salvo dcf_10, dct_2.", ("dcf_10", "dct_2")),
        ("Artículo 2 está repetido en el texto: se guardó como «art_2_2».", ("art_2_2",)),
        ("Se corrigió el número del Artículo 12.", ("art_12",)),
        ("No consta la fecha de publicación.", ()),
    ],
)
def test_a_warning_may_name_several(warning: str, eids: tuple[str, ...]) -> None:
    assert places_of(warning, NORM) == eids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "se guardó como «art_10__para_1__point_f_2».",
            "se guardó como «literal f) (2.ª vez) del numeral 1 del artículo 10».",
        ),
        ("derogada, salvo annex.", "derogada, salvo anexo."),
        (
            "salvo dcf_4, dct_12.",
            "salvo 4.ª disposición complementaria final, 12.ª disposición complementaria transitoria.",
        ),
        ("rige «DS-133_2013.md»; smart_2 no", "rige «DS-133_2013.md»; smart_2 no"),
        (
            "Artículo 17, literal l): la marca («I») se corrigió.",
            "Artículo 17, literal l): la marca («I») se corrigió.",
        ),
    ],
)
def test_a_text_is_said_without_eids(text: str, words: str) -> None:
    assert said(text) == words
