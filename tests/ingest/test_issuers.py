"""Who issued a norm, and where it binds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Place
from ingest.designations import Designation, find_designations
from ingest.issuers import Issuer, find_issuer, proper_name


def designation(text: str) -> Designation:
    return next(find_designations(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ley N° 27972", "Congreso de la República"),
        ("Decreto Legislativo N° 1252", "Poder Ejecutivo"),
        ("Decreto Ley N° 25862", "Poder Ejecutivo"),
        ("Decreto de Urgencia N° 044-2021", "Poder Ejecutivo"),
        ("Decreto Supremo N° 009-2025-EF", "Ministerio de Economía y Finanzas"),
        ("Decreto Supremo N° 004-2019-JUS", "Ministerio de Justicia y Derechos Humanos"),
        ("Decreto Supremo N° 163-2020-PCM", "Presidencia del Consejo de Ministros"),
        ("Decreto Supremo N° 011-2006-VIVIENDA", "Ministerio de Vivienda, Construcción y Saneamiento"),
        ("Resolución de Contraloría N° 146-2019-CG", "Contraloría General de la República"),
        ("Resolución Directoral N° 217-2023-DGPA/MC", "Ministerio de Cultura"),
        ("Resolución Ministerial N° 1098-2020-DE", "Ministerio de Defensa"),
    ],
)
def test_a_national_norms_issuer_is_told_by_its_designation(text: str, name: str) -> None:
    issuer = find_issuer(text, designation(text), {})
    assert issuer == Issuer(name, Place(), None)


MUNICIPAL = "Ordenanza N° 012-2024-MDSJ"


@pytest.mark.parametrize(
    ("head", "name", "place", "acronym"),
    [
        (
            "MUNICIPALIDAD DISTRITAL DE SAN JERÓNIMO",
            "Municipalidad Distrital de San Jerónimo",
            Place(district="San Jerónimo"),
            "MDSJ",
        ),
        (
            "Municipalidad Distrital de Santiago de Surco, provincia de Lima, departamento de Lima",
            "Municipalidad Distrital de Santiago de Surco",
            Place("Lima", "Lima", "Santiago de Surco"),
            "MDSS",
        ),
        (
            "MUNICIPALIDAD PROVINCIAL DE HUANCAYO, departamento de Junín",
            "Municipalidad Provincial de Huancayo",
            Place("Junín", "Huancayo"),
            "MPH",
        ),
        (
            "MUNICIPALIDAD METROPOLITANA DE LIMA",
            "Municipalidad Metropolitana de Lima",
            Place("Lima", "Lima"),
            "MML",
        ),
        ("La Municipalidad de Miraflores", "Municipalidad de Miraflores", Place(district="Miraflores"), "MM"),
    ],
)
def test_a_municipality_is_read_off_the_head(head: str, name: str, place: Place, acronym: str) -> None:
    assert find_issuer(head, designation(MUNICIPAL), {}) == Issuer(name, place, acronym)


def test_an_ordinance_whose_head_names_nobody_has_no_issuer() -> None:
    assert find_issuer("Ordenanza sobre mercados", designation(MUNICIPAL), {}) == Issuer()


@pytest.mark.parametrize("facts", [{"gob_pe_slug": "munilima"}, {"jurisdiction": "pe-lim-met"}])
def test_the_files_own_hint_names_metropolitan_lima(facts: dict[str, str]) -> None:
    issuer = find_issuer("", designation(MUNICIPAL), facts)
    assert (issuer.name, issuer.acronym) == ("Municipalidad Metropolitana de Lima", "MML")


def test_a_regional_ordinance_binds_its_region() -> None:
    head = "GOBIERNO REGIONAL DE AYACUCHO"
    issuer = find_issuer(head, designation("Ordenanza Regional N° 003-2024-GRA/CR"), {})
    assert issuer == Issuer("Gobierno Regional de Ayacucho", Place(region="Ayacucho"))


def test_a_text_without_a_designation_has_no_issuer() -> None:
    assert find_issuer("Guía del vecino", None, {}) == Issuer()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("SANTIAGO DE SURCO", "Santiago de Surco"),
        ("LA VICTORIA", "La Victoria"),
        ("san juan de lurigancho", "San Juan de Lurigancho"),
        ("VILLA EL SALVADOR", "Villa el Salvador"),
        ("BREÑA", "Breña"),
        ("", ""),
    ],
)
def test_a_place_is_written_as_people_write_it(printed: str, name: str) -> None:
    assert proper_name(printed) == name


@given(st.text("ABCÁÉÑ dela", max_size=40))
def test_writing_a_name_twice_changes_nothing_more(printed: str) -> None:
    once = proper_name(printed)
    assert proper_name(once) == once


def test_an_executive_office_is_no_ministry_of_defence() -> None:
    assert find_issuer("", designation("Resolución Directoral N° 045-2017-TAMBOS-DE"), {}).name is None
