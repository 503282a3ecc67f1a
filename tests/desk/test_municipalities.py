"""A municipality as people name it, found on the official list."""

import pytest

from corpus.errors import InvalidInput
from corpus.model import Place
from desk.model import Municipality
from desk.municipalities import checked, like, listed, title


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("La Molina", "Municipalidad Distrital de La Molina (Lima, Lima)"),
        ("municipalidad distrital de la molina", "Municipalidad Distrital de La Molina (Lima, Lima)"),
        ("150114", "Municipalidad Distrital de La Molina (Lima, Lima)"),
        ("Huamanga", "Municipalidad Provincial de Huamanga (Ayacucho)"),
        ("Municipalidad Provincial de Cajamarca", "Municipalidad Provincial de Cajamarca (Cajamarca)"),
        ("Gobierno Regional de Puno", "Gobierno Regional de Puno"),
        ("Yarinacoha", "Municipalidad Distrital de Yarinacocha (Coronel Portillo, Ucayali)"),
        ("miraflores, arequipa", "Municipalidad Distrital de Miraflores (Arequipa, Arequipa)"),
        ("Nuñoa", "Municipalidad Distrital de Nuñoa (Melgar, Puno)"),
    ],
)
def test_a_name_finds_its_municipality(said: str, first: str) -> None:
    assert title(like(said)[0]) == first


def test_namesakes_are_all_offered() -> None:
    names = [title(one) for one in like("Miraflores")]
    assert "Municipalidad Distrital de Miraflores (Lima, Lima)" in names
    assert "Municipalidad Distrital de Miraflores (Huamalíes, Huánuco)" in names


def test_a_provinces_capital_is_governed_by_the_province() -> None:
    assert [one.ubigeo for one in like("Chachapoyas")] == ["0101"]


@pytest.mark.parametrize("said", ["", "x", "Atlantis del Sur", "999999"])
def test_what_is_no_municipality_finds_none(said: str) -> None:
    assert like(said) == ()


def test_a_code_alone_is_filled_in_from_the_list() -> None:
    assert checked(Municipality("150114", Place())) == listed("150114")
    assert listed("150114").place == Place("Lima", "Lima", "La Molina")


@pytest.mark.parametrize("given", [Municipality("999999", Place()), Municipality("15011", Place("Lima"))])
def test_a_code_that_is_not_listed_needs_its_names(given: Municipality) -> None:
    with pytest.raises(InvalidInput):
        checked(given)
    with pytest.raises(InvalidInput):
        listed(given.ubigeo)
    invented = Municipality("080199", Place("Cusco", "Cusco", "Qantumarca"))
    assert checked(invented) == invented
