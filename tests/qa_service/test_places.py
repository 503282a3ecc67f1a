import pytest

from corpus.model import Place
from qa_service.places import find, gazetteer, holds_norms_of, name_of
from tests.qa_service.laws import searcher

CARDS = tuple(searcher().cards().values())
SAN_JACINTO = Place("Lima", "Lima", "San Jacinto")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("¿Qué dice la ordenanza de Pomacanchi?", "Pomacanchi"),
        ("segun la ordenanza de villa el salvador cuanto es", "Villa El Salvador"),
        ("En Yarinacocha, ¿quién limpia el canal?", "Yarinacocha"),
        ("La municipalidad distrital de Ate quiere comprar", "Ate"),
        ("¿Y en la municipalidad provincial de Huamanga?", "Huamanga"),
        ("¿Qué horario rige en San Jacinto?", "San Jacinto"),
    ],
)
def test_a_municipality_is_found_by_its_name(text: str, name: str) -> None:
    place = find(text, CARDS)
    assert place is not None and name_of(place) == name


def test_the_corpus_own_place_comes_before_its_namesakes() -> None:
    assert find("En San Jacinto, ¿cuándo se descarga?", CARDS) == SAN_JACINTO
    assert find("vecinos de jacinto", CARDS) == SAN_JACINTO


@pytest.mark.parametrize(
    "text", ["¿Qué dice la ordenanza de arbitrios?", "En Semana Santa, ¿se trabaja?", "¿Quién es alcalde de turno?"]
)
def test_other_words_are_no_place(text: str) -> None:
    assert find(text, CARDS) is None


def test_namesakes_keep_only_their_name() -> None:
    assert gazetteer()[("miraflores",)] == Place(district="Miraflores")
    assert gazetteer()[("la", "molina")] == Place("Lima", "Lima", "La Molina")


def test_the_corpus_holds_the_norms_of_its_own_municipalities() -> None:
    assert holds_norms_of(SAN_JACINTO, CARDS)
    assert not holds_norms_of(Place("Lima", "Lima", "Ate"), CARDS)


def test_the_whole_country_has_a_name_too() -> None:
    assert name_of(Place()) == "todo el país"
