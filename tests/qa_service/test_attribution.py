from dataclasses import replace
from datetime import date

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from qa_service.attribution import cite, mention, of_norm, provision_name, the, title_of, version_note, with_article
from tests.qa_service.laws import TODAY, searcher

LAW = RegulationId("ley-99001")
CARD = searcher().cards()[LAW]


@pytest.mark.parametrize(
    ("eid", "name"),
    [
        ("art_20", "artículo 20"),
        ("art_20-A", "artículo 20-A"),
        ("art_unico", "artículo único"),
        ("art_20__para_6", "numeral 6 del artículo 20"),
        ("art_31__para_31.3__point_b", "literal b) del numeral 31.3 del artículo 31"),
        ("tp__art_iv", "artículo IV del Título Preliminar"),
        ("dcf_4", "4.ª disposición complementaria final"),
        ("dcd_unica", "disposición complementaria derogatoria única"),
        ("para_6.6", "numeral 6.6"),
        ("annex_1__art_3", "artículo 3 del anexo 1"),
        ("annex_1__table_1__row_3", "fila 3 del cuadro 1 del anexo 1"),
        ("approval__art_1", "artículo 1 de la norma que lo aprueba"),
        ("preface", "parte inicial"),
    ],
)
def test_a_provision_is_named_as_people_cite_it(eid: str, name: str) -> None:
    assert provision_name(eid) == name


def test_norms_and_provisions_take_their_article() -> None:
    assert of_norm(RegulationId("ds-009-2025-ef")) == "del Decreto Supremo N° 009-2025-EF"
    assert of_norm(RegulationId("con-1993")) == "de la Constitución Política del Perú"
    assert the("numeral 6 del artículo 20") == "el numeral 6 del artículo 20"
    assert the("4.ª disposición complementaria final") == "la 4.ª disposición complementaria final"


def test_the_whole_citation_carries_the_title() -> None:
    assert cite(ProvisionId(LAW, "art_5"), CARD) == "el artículo 5 de la Ley N° 99001 (Ley de Mercados de Prueba)"
    assert cite(ProvisionId(LAW, "art_5"), None) == "el artículo 5 de la Ley N° 99001"


def test_a_norm_alone_or_one_of_its_provisions_is_mentioned_with_its_article() -> None:
    assert mention(LAW, None) == "la Ley N° 99001"
    assert mention(RegulationId("ds-009-2025-ef"), "dcd_1") == (
        "la 1.ª disposición complementaria derogatoria del Decreto Supremo N° 009-2025-EF"
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (">-", ""),
        ("LEY N° 99001", ""),
        ("Ley de Mercados - edición oficial", "Ley de Mercados"),
        ("LEY DE MERCADOS", "Ley de mercados"),
        ("Ley que " + "muy " * 40 + "larga", ""),
    ],
)
def test_a_title_that_says_nothing_more_is_left_out(title: str, shown: str) -> None:
    assert title_of(replace(CARD, title=title)) == shown


def test_an_amendments_wording_says_since_when_and_by_what() -> None:
    wording = searcher().wording(ProvisionId(LAW, "art_7"), TODAY)
    assert wording is not None
    assert version_note(wording) == ""
    amended = replace(wording, amended_by=RegulationId("ley-99433"), valid_from=date(2022, 3, 7))
    assert version_note(amended) == "texto vigente desde el 7 de marzo de 2022, según la Ley N° 99433"


@pytest.mark.parametrize(
    ("eid", "name"),
    [
        ("approval", "acto de aprobación"),
        ("approval__art_unico", "artículo único de la norma que lo aprueba"),
        ("annex_unico", "anexo único"),
        ("annex_ii", "anexo II"),
        ("annex_b__para_3", "numeral 3 del anexo B"),
        ("art_9__para_35", "numeral 35 del artículo 9"),
        ("dct_unica", "disposición complementaria transitoria única"),
        ("dcm_2__point_a", "literal a) de la 2.ª disposición complementaria modificatoria"),
        ("sec_2__sec_1", "sección 1 de la sección 2"),
        ("annex_1__preface", "parte inicial del anexo 1"),
        ("table_2__row_4", "fila 4 del cuadro 2"),
    ],
)
def test_every_kind_of_part_has_its_name(eid: str, name: str) -> None:
    assert provision_name(eid) == name


@pytest.mark.parametrize(
    ("slug", "named"),
    [
        ("ley-27972", "la Ley N° 27972"),
        ("dleg-1252", "el Decreto Legislativo N° 1252"),
        ("ds-009-2025-ef", "el Decreto Supremo N° 009-2025-EF"),
        ("ordenanza-012-2024-mdsj", "la Ordenanza N° 012-2024-MDSJ"),
    ],
)
def test_a_norms_article_agrees_with_its_kind(slug: str, named: str) -> None:
    assert with_article(RegulationId(slug)) == named
    assert of_norm(RegulationId(slug)) == f"de {named}".replace("de el ", "del ")


def test_a_title_that_the_citation_already_says_is_not_said_twice() -> None:
    assert cite(ProvisionId(LAW, "art_5"), CARD, with_title=False) == "el artículo 5 de la Ley N° 99001"
    assert title_of(None) == ""


@pytest.mark.parametrize(
    ("slug", "named"),
    [
        ("ordenanza-002-2025-mdq", "el artículo 1 de la ordenanza que lo aprueba, Ordenanza N° 002-2025-MDQ"),
        ("ds-009-2025-ef", "el artículo 1 del decreto supremo que lo aprueba, Decreto Supremo N° 009-2025-EF"),
        ("da-6-mdq", "el artículo 1 del decreto de alcaldía que lo aprueba, Decreto de Alcaldía N° 6-MDQ"),
        ("doc-guia", "el artículo 1 del documento que lo aprueba, Documento «guia»"),
    ],
)
def test_an_article_of_an_approving_act_is_told_from_that_of_the_text_it_approves(slug: str, named: str) -> None:
    regulation = RegulationId(slug)
    assert cite(ProvisionId(regulation, "approval__art_1"), None) == named
    assert "aprueba" not in cite(ProvisionId(regulation, "art_1"), None)
