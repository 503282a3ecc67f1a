"""The official list of districts as it is shipped."""

from corpus.model import Place
from qa_service.places import districts, gazetteer, numbered

CODES = [code for code in numbered() if len(code) == 6]


def test_every_code_is_one_districts_and_has_six_digits() -> None:
    assert len(CODES) == districts() == 1891
    assert all(code.isdigit() for code in numbered())


def test_a_code_begins_with_its_provinces_and_that_with_its_departments() -> None:
    assert len({code[:2] for code in CODES}) == 25
    assert len({code[:4] for code in CODES}) == 196
    assert numbered()["15"] == Place("Lima")
    assert numbered()["1501"] == Place("Lima", "Lima")
    assert numbered()["150114"] == Place("Lima", "Lima", "La Molina")


def test_every_code_leads_to_the_codes_it_begins_with() -> None:
    for code in CODES:
        place = numbered()[code]
        assert numbered()[code[:4]] == Place(place.region, place.province)
        assert numbered()[code[:2]] == Place(place.region)


def test_names_as_they_were_written_before_lead_to_the_same_place() -> None:
    assert gazetteer()[("quimbiri",)] == gazetteer()[("kimbiri",)] == Place("Cusco", "La Convención", "Kimbiri")
