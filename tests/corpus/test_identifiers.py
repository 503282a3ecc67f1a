"""Slugs and eIds, as the design's tables print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidInput
from corpus.identifiers import (
    ProvisionId,
    RegulationId,
    RegulationKind,
    article_of,
    designate,
    parent_of,
    slugify,
)


@pytest.mark.parametrize(
    ("kind", "number", "year", "issuer", "slug"),
    [
        (RegulationKind.LAW, "27972", "2003", None, "ley-27972"),
        (RegulationKind.LEGISLATIVE_DECREE, "1057", None, None, "dleg-1057"),
        (RegulationKind.SUPREME_DECREE, "009", "2025", "EF", "ds-009-2025-ef"),
        (RegulationKind.MINISTERIAL_RESOLUTION, "236", "2018", "VIVIENDA", "rm-236-2018-vivienda"),
        (RegulationKind.ORDINANCE, "551", None, "MSS", "ordenanza-551-mss"),
        (RegulationKind.COMPTROLLER_RESOLUTION, "031", "2023", "CG", "rc-031-2023-cg"),
        (RegulationKind.COUNCIL_AGREEMENT, "001", "2023", "MML", "acuerdo-001-2023-mml"),
        (RegulationKind.MANAGEMENT_RESOLUTION, "058", "2024", "MDQ/GM", "rgm-058-2024-mdq-gm"),
        (RegulationKind.CONSTITUTION, "1993", None, None, "con-1993"),
    ],
)
def test_a_designation_becomes_its_slug(
    kind: RegulationKind, number: str, year: str | None, issuer: str | None, slug: str
) -> None:
    assert designate(kind, number, year, issuer).slug == slug


@pytest.mark.parametrize(
    ("slug", "kind", "label"),
    [
        ("ley-27972", RegulationKind.LAW, "Ley N° 27972"),
        ("ds-004-2019-jus", RegulationKind.SUPREME_DECREE, "Decreto Supremo N° 004-2019-JUS"),
        ("ordenanza-551-mss", RegulationKind.ORDINANCE, "Ordenanza N° 551-MSS"),
        ("con-1993", RegulationKind.CONSTITUTION, "Constitución Política del Perú"),
        ("doc-guia-de-excavacion", RegulationKind.DOCUMENT, "Documento «guia-de-excavacion»"),
        ("guia-suelta", RegulationKind.DOCUMENT, "Documento «guia-suelta»"),
        ("leyenda-1", RegulationKind.DOCUMENT, "Documento «leyenda-1»"),
    ],
)
def test_a_slug_says_its_kind_and_how_people_cite_it(slug: str, kind: RegulationKind, label: str) -> None:
    assert RegulationId(slug).kind is kind
    assert RegulationId(slug).label == label


def test_a_law_prevails_over_a_decree_and_the_constitution_over_all() -> None:
    slugs = ["rm-236-2018-vivienda", "ds-004-2019-jus", "con-1993", "ley-27972"]
    ranked = sorted((RegulationId(slug) for slug in slugs), key=lambda id: id.rank)
    assert [id.slug for id in ranked] == ["con-1993", "ley-27972", "ds-004-2019-jus", "rm-236-2018-vivienda"]


@pytest.mark.parametrize("text", ["", "Ley 27972", "ley_27972", "ley--1", "../ley-1", "ley-1/"])
def test_what_is_no_slug_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="ley-27972"):
        RegulationId(text)


@pytest.mark.parametrize("text", ["ley-27972", "ley-27972#", "#art_1"])
def test_what_is_no_provision_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        ProvisionId.parse(text)


@pytest.mark.parametrize(
    ("eid", "article", "parent"),
    [
        ("art_20", "art_20", None),
        ("art_20__para_6__point_b", "art_20", "art_20__para_6"),
        ("tp__art_iv", "tp__art_iv", "tp"),
        ("tp__art_iv__para_1.2", "tp__art_iv", "tp__art_iv"),
        ("approval__art_1__point_a", "approval__art_1", "approval__art_1"),
        ("annex_1__table_1__row_3", "annex_1__table_1", "annex_1__table_1"),
        ("annex_1", "annex_1", None),
        ("para_6.6", "para_6.6", None),
        ("dcf_4", "dcf_4", None),
    ],
)
def test_an_eid_knows_its_article_and_what_is_above_it(eid: str, article: str, parent: str | None) -> None:
    assert article_of(eid) == article
    assert parent_of(eid) == parent


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,4}", fullmatch=True), st.from_regex(r"[a-z]+_[\w.-]+", fullmatch=True))
def test_a_provision_id_is_read_as_it_is_printed(slug: str, eid: str) -> None:
    id = ProvisionId(RegulationId(slug), eid)
    assert ProvisionId.parse(str(id)) == id


@given(st.text())
def test_a_slug_is_plain_and_stays_so(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)
