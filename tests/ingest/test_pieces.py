import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import fold, fold_letters
from ingest.numbers import after_which, number_key
from ingest.ordinals import ordinal
from ingest.pieces import Level, find_chains


def eids(text: str) -> list[str]:
    return [eid for chain in find_chains(fold(text)) for eid, _ in chain.targets()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("literal c) del numeral 11.1 del artículo 11", ["art_11__para_11.1__point_c"]),
        ("art. 22 inc. 9", ["art_22__para_9"]),
        ("art.20 numeral 6", ["art_20__para_6"]),
        ("artículo 9, numeral 8", ["art_9__para_8"]),
        ("inciso b) del artículo 10", ["art_10__point_b"]),
        ("artículo 26 bis", ["art_26-BIS"]),
        ("artículo primero", ["art_1"]),
        ("artículo único", ["art_unico"]),
        ("Artículo IV del Título Preliminar", ["tp__art_iv"]),
        ("los literales a y s del artículo 36", ["art_36__point_a", "art_36__point_s"]),
        ("artículos 5 al 7", ["art_5", "art_6", "art_7"]),
        ("artículos 1 al 2024", ["art_1", "art_2024"]),
        ("Primera Disposición Final", ["dcf_1"]),
        ("Disposición Complementaria Transitoria Segunda", ["dct_2"]),
        ("Quinta Disposición Complementaria", ["dc_5"]),
        ("Única Disposición Complementaria Modificatoria", ["dcm_1"]),
        ("Vigésima Segunda Disposición Complementaria y Final", ["dcf_22"]),
        ("Anexo único", ["annex_1"]),
        ("Anexo N° 2", ["annex_2"]),
        ("numeral 6.6", ["para_6.6"]),
        ("articulos del código", []),
        ("el arte de 2020", []),
    ],
)
def test_the_provision_part_of_a_citation_gives_its_eids(text: str, found: list[str]) -> None:
    assert eids(text) == found


def test_the_outermost_unit_says_the_level() -> None:
    (chain,) = find_chains(fold("numeral 3, literal b)"))
    assert chain.level is Level.PARAGRAPH


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("primera", 1),
        ("unica", 1),
        ("setima", 7),
        ("septimo", 7),
        ("decima", 10),
        ("undecima", 11),
        ("duodecima", 12),
        ("decimo tercera", 13),
        ("decimosexta", 16),
        ("vigesima", 20),
        ("vigesimo primera", 21),
        ("trigesima cuarta", 34),
        ("4ta", 4),
        ("2°", 2),
        ("ultima", None),
        ("", None),
    ],
)
def test_spanish_ordinals_are_numbers(words: str, number: int | None) -> None:
    assert ordinal(words) == number


def test_numbers_sort_as_printed() -> None:
    printed = ["art_2", "art_12", "art_12-A", "art_12-B", "art_13", "art_119-A"]
    assert sorted([*printed[3:], *printed[:3]], key=number_key) == printed


@pytest.mark.parametrize(
    ("new", "place"),
    [("art_12-A", 3), ("art_14", 5), ("art_1", 0), ("annex_1", 6), ("art_12__para_12.3", 3), ("art_13__para_13.1", 4)],
)
def test_a_new_provision_goes_behind_its_elder_sibling_and_all_inside_it(new: str, place: int) -> None:
    eids = ["art_12", "art_12__para_12.1", "art_12__para_12.2", "art_13", "art_13__point_a", "dcf_1"]
    assert after_which(eids, new) == place


@given(st.text(max_size=60))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_takes_accents_capitals_and_odd_hyphens() -> None:
    assert fold("ARTÍCULO 20–A del Ñandú\u00a0Único") == "articulo 20-a del nandu unico"


def test_the_letter_enye_of_a_list_is_not_taken_for_an_n() -> None:
    text = "literal ñ) del artículo 9 y el año 2020"
    assert [eid for chain in find_chains(fold_letters(text)) for eid, _ in chain.targets()] == ["art_9__point_ñ"]
    assert fold_letters(text).endswith("ano 2020")
