# ruff: noqa: E501 -- printed sentences stay whole
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identifiers import RegulationId
from ingest.names import NameIndex
from ingest.references import Reference, find_references
from tests.factories import regulation

TUO_2026 = "Decreto Supremo que aprueba el Texto Único Ordenado de la Ley N° 27444, Ley del Procedimiento Administrativo General"
ENDED = date(2025, 4, 22)
NORMS = (
    regulation("con-1993", {}, title="Constitución Política del Perú"),
    regulation("ley-27972", {}, title="Ley Orgánica de Municipalidades"),
    regulation("ley-30057", {}, title="Ley del Servicio Civil"),
    regulation("ley-27506", {}, title="Ley de Canon"),
    regulation("ley-29090", {}, title="Ley de regulación de habilitaciones urbanas y de edificaciones"),
    regulation("ley-32069", {}, title="Ley General de Contrataciones Públicas"),
    regulation("ley-30225", {}, title="Ley de Contrataciones del Estado", repealed_on=ENDED),
    regulation("dleg-1057", {}, title="Decreto Legislativo que regula el Régimen CAS"),
    regulation("dleg-1440", {}, title="Decreto Legislativo del Sistema Nacional de Presupuesto Público"),
    regulation("ds-006-2026-jus", {}, title=TUO_2026, published=date(2026, 4, 30)),
    regulation(
        "ds-004-2019-jus",
        {},
        title="TUO de la Ley del Procedimiento Administrativo General",
        published=date(2019, 1, 25),
        repealed_on=date(2026, 5, 1),
    ),
    regulation("ds-082-2019-ef", {}, title="Texto Único Ordenado de la Ley Nº 30225, Ley de Contrataciones del Estado", repealed_on=ENDED),
    regulation("ds-009-2025-ef", {}, title="Decreto Supremo que aprueba el Reglamento de la Ley N° 32069, Ley General de Contrataciones Públicas", published=date(2025, 1, 22)),
    regulation("ds-344-2018-ef", {}, title="Reglamento de la Ley N° 30225, Ley de Contrataciones del Estado", repealed_on=ENDED),
    regulation("ds-156-2004-ef", {}, title="TUO de la Ley de Tributación Municipal"),
    regulation("ds-133-2013-ef", {}, title="TUO del Código Tributario"),
    regulation("ds-021-2019-jus", {}, title="TUO de la Ley de Transparencia y Acceso a la Información Pública"),
    regulation("ds-006-2017-vivienda", {}, title="Aprueban TUO de la Ley Nº 29090, Ley de Regulación de Habilitaciones Urbanas y de Edificaciones"),
    regulation("ordenanza-551-mss", {}, title="Ordenanza que declara la normativa no vigente"),
)  # fmt: skip
NAMES = NameIndex.of(NORMS)


def cited(text: str, home: str | None = None, article: str | None = None) -> list[tuple[str | None, str | None]]:
    found = find_references(text, RegulationId(home) if home else None, NAMES, article)
    return [(one.regulation.slug if one.regulation else None, one.eid) for one in found]


@pytest.mark.parametrize(
    ("text", "slug", "eid"),
    [
        # as laws write
        ("el numeral 8 del artículo 9 de la Ley Nº 27972", "ley-27972", "art_9__para_8"),
        ("el literal c) del numeral 11.1 del artículo 11 de la Ley Nº 30057", "ley-30057", "art_11__para_11.1__point_c"),
        ("artículo 20 de la Ley Orgánica de Municipalidades", "ley-27972", "art_20"),
        ("artículo 20-A de la Ley N° 27972", "ley-27972", "art_20-A"),
        ("artículo 119°-A de la Ley N° 27972", "ley-27972", "art_119-A"),
        ("artículo IV del Título Preliminar de la Ley N° 27972", "ley-27972", "tp__art_iv"),
        ("el segundo párrafo del artículo 5 de la Ley N° 27972", "ley-27972", "art_5"),
        ("el inciso b) del artículo 10 de la Ley N° 27972", "ley-27972", "art_10__point_b"),
        ("artículo 31, numeral 31.3, de la Ley N° 27972", "ley-27972", "art_31__para_31.3"),
        ("artículo 66.2 de la Ley N° 32069", "ley-32069", "art_66__para_66.2"),
        ("el artículo único de la Ley N° 27972", "ley-27972", "art_unico"),
        ("artículo 3 del Anexo 1 de la Ley N° 27972", "ley-27972", "annex_1__art_3"),
        ("Cuarta Disposición Complementaria Final de la Ley N° 27972", "ley-27972", "dcf_4"),
        ("Única Disposición Complementaria Derogatoria de la Ley N° 32069", "ley-32069", "dcd_1"),
        ("literal a) de la Única Disposición Complementaria Derogatoria de la Ley Nº 32069", "ley-32069", "dcd_1__point_a"),
        ("Décimo Tercera Disposición Complementaria Transitoria de la Ley N° 32069", "ley-32069", "dct_13"),
        ("artículo 194 de la Constitución Política del Perú", "con-1993", "art_194"),
        ("Ley Nº 27972, Ley Orgánica de Municipalidades", "ley-27972", None),
        ("la Ley N° 27972 - Ley Orgánica de Municipalidades (LOM), en su artículo 9", "ley-27972", "art_9"),
        ("artículo 40 del Reglamento de la Ley N° 32069", "ds-009-2025-ef", "art_40"),
        ("artículo 8 del Reglamento de la Ley de Contrataciones del Estado, aprobado por Decreto Supremo N° 344-2018-EF", "ds-344-2018-ef", "art_8"),
        ("artículo 5 del Reglamento de Organización y Funciones, aprobado mediante Decreto Supremo N° 076-2016-EF", "ds-076-2016-ef", "art_5"),
        ("TUO de la Ley 27444, aprobado por Decreto Supremo Nº 004-2019-JUS", "ds-004-2019-jus", None),
        ("artículo 5 del Texto Único Ordenado de la Ley N° 27444, Ley del Procedimiento Administrativo General, aprobado por Decreto Supremo N° 004-2019-JUS", "ds-004-2019-jus", "art_5"),
        ("Ley N° 99999", "ley-99999", None),
        # as officials write
        ("D. Leg. 1057", "dleg-1057", None),
        ("de acuerdo con el DL 1440, hasta qué fecha", "dleg-1440", None),
        ("D.S. 004-2019-JUS", "ds-004-2019-jus", None),
        ("ds 006-2026-jus", "ds-006-2026-jus", None),
        ("D.S. 4-2019-JUS", "ds-004-2019-jus", None),
        ("ds 009-2025", "ds-009-2025-ef", None),
        ("art. 22 inc. 9 LOM", "ley-27972", "art_22__para_9"),
        ("articulo 20 ley organica de municipalidades", "ley-27972", "art_20"),
        ("ART.20 NUMERAL 6 DE LA LOM", "ley-27972", "art_20__para_6"),
        ("¿qué dice la ley 27972 en su artículo 9?", "ley-27972", "art_9"),
        ("codigo tributario articulo 137", "ds-133-2013-ef", "art_137"),
        ("según la LPAG, ¿es obligatorio?", "ds-006-2026-jus", None),
        ("¿Qué artículo del TUO de la ley 27444 trae hoy los plazos?", "ds-006-2026-jus", None),
        ("la 27444", "ds-006-2026-jus", None),
        ("por la Ley Servir (30057), ¿por cuánto tiempo?", "ley-30057", None),
        ("según la Ley del Canon", "ley-27506", None),
        ("la ley de transparencia", "ds-021-2019-jus", None),
        ("ley de tributacion municipal art 8", "ds-156-2004-ef", "art_8"),
        ("reglamento de la ley de contrataciones", "ds-009-2025-ef", None),
        ("la nueva ley de contrataciones", "ley-32069", None),
        ("la anterior ley de contrataciones", "ley-30225", None),
        ("LCE", "ley-30225", None),
        ("artículo 11 de la ley 29090", "ley-29090", "art_11"),
        ("la ordenanza 551-MSS", "ordenanza-551-mss", None),
        ("ordenanza n° 551", "ordenanza-551-mss", None),
    ],
)  # fmt: skip
def test_a_citation_resolves_to_its_norm_and_provision(text: str, slug: str, eid: str | None) -> None:
    assert (slug, eid) in cited(text)
    assert {norm for norm, _ in cited(text)} == {slug}


@pytest.mark.parametrize(
    ("text", "eids"),
    [
        ("artículos 5, 6 y 7 de la Ley N° 27972", ["art_5", "art_6", "art_7"]),
        ("los artículos 5 al 8 de la Ley N° 27972", ["art_5", "art_6", "art_7", "art_8"]),
        ("los literales a), b) y c) del artículo 5 de la LOM", ["art_5__point_a", "art_5__point_b", "art_5__point_c"]),
        ("numerales 1 y 2 del artículo 4 de la LOM", ["art_4__para_1", "art_4__para_2"]),
        ("el artículo 20 y el literal c) del artículo 15 de la LOM", ["art_20", "art_15__point_c"]),
        ("la Cuarta, Sétima y Décima Disposición Final de la LOM", ["dcf_4", "dcf_7", "dcf_10"]),
    ],
)
def test_a_list_gives_a_reference_each_with_a_span_of_its_own(text: str, eids: list[str]) -> None:
    found = sorted(find_references(text, None, NAMES), key=lambda one: eids.index(one.eid or ""))
    assert [(one.regulation, one.eid) for one in found] == [(RegulationId("ley-27972"), eid) for eid in eids]


def test_the_members_of_a_list_cover_it_from_first_to_last_without_overlap() -> None:
    text = "los artículos 5, 6 y 7 de la Ley N° 27972"
    found = find_references(text, None, NAMES)
    assert [one.text for one in found] == ["artículos 5", "6", "7 de la Ley N° 27972"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("el artículo 5", "no dice de qué norma"),
        ("el artículo 5 de la Ley", "«la ley» no dice qué norma es"),
        ("la presente Ley", "no se sabe qué norma"),
        ("el artículo anterior", "no se sabe qué artículo"),
        ("reglamento de la ley de transparencia", "no está en el corpus"),
        ("Ordenanza 1862", "no dice de qué municipalidad"),
        ("artículo 3 del Acuerdo de Concejo N° 005", "no dice de qué municipalidad"),
    ],
)
def test_what_is_not_certain_is_left_open_with_its_reason(text: str, reason: str) -> None:
    (found,) = find_references(text, None, NAMES)
    assert found.regulation is None
    assert found.reason is not None
    assert reason in found.reason


def test_a_name_of_two_norms_in_force_is_ambiguous_never_the_first() -> None:
    both = NameIndex.of(
        [norm for norm in NORMS if norm.repealed_on is None]
        + [regulation("ley-30225", {}, title="Ley de Contrataciones del Estado")]
    )
    (found,) = find_references("la ley de contrataciones", None, both)
    assert found.regulation is None
    assert set(found.also) == {RegulationId("ley-30225"), RegulationId("ley-32069")}


def test_an_incomplete_designation_that_fits_two_norms_is_ambiguous() -> None:
    names = NameIndex.of([regulation("ds-004-2019-jus", {}), regulation("ds-004-2019-ef", {})])
    (found,) = find_references("D.S. 004-2019", None, names)
    assert found.regulation is None
    assert found.reason is not None


@pytest.mark.parametrize(
    ("text", "home", "article", "slug", "eid"),
    [
        ("el artículo 5", "ley-27972", "art_9", "ley-27972", "art_5"),
        ("el numeral 3", "ley-27972", "art_9", "ley-27972", "art_9__para_3"),
        ("el artículo anterior", "ley-27972", "art_9", "ley-27972", "art_8"),
        ("el artículo siguiente", "ley-27972", "annex_1__art_9", "ley-27972", "annex_1__art_10"),
        ("el presente artículo", "ley-27972", "art_9", "ley-27972", "art_9"),
        ("la presente Ley", "ley-27972", "art_9", "ley-27972", None),
        ("artículo 5 del presente Reglamento", "ds-009-2025-ef", "art_9", "ds-009-2025-ef", "art_5"),
        ("artículo 5 de la Ley", "ds-009-2025-ef", "art_9", "ley-32069", "art_5"),
        ("artículo 5 del Reglamento", "ley-32069", "art_9", "ds-009-2025-ef", "art_5"),
        # articles counted as the law itself prints them; its TUO counts anew
        ("el artículo 5 de la Ley N° 27444", "ley-27972", "art_9", "ley-27444", "art_5"),
        ("el artículo 5 de la LPAG", "ley-27972", "art_9", "ds-006-2026-jus", "art_5"),
        ("el artículo 5 del TUO de la Ley N° 27444", "ds-009-2025-ef", "art_9", "ds-004-2019-jus", "art_5"),
        ("el numeral 20.4 de la Ley N° 32069", "ley-27972", "art_9", "ley-32069", "art_20__para_20.4"),
        ("el numeral 12.2", "ley-32069", "art_9", "ley-32069", "art_12__para_12.2"),
        ("el numeral 9.2", "ley-32069", "art_9", "ley-32069", "art_9__para_9.2"),
        ("el numeral 6.6", "directiva-001-2024-mdq", "para_7", "directiva-001-2024-mdq", "para_6.6"),
        ("el numeral 2 del literal b)", "ley-32069", "art_9", "ley-32069", "art_9__point_b__para_2"),
        ("el inciso d.2 del literal d) del numeral 2.7 del artículo 2 de la Ley N° 32069", "ley-27972", "art_9", "ley-32069", "art_2__para_2.7__point_d__point_d.2"),
        ("lo previsto en el Anexo 01", "ley-27972", "art_9", "ley-27972", "annex_1"),
        ("Acuerdo de Concejo N° 001 del 6 de enero de 2023", "acuerdo-004-2023-mml", "art_1", "acuerdo-001-2023-mml", None),
    ],
)  # fmt: skip
def test_inside_a_norm_what_names_no_other_is_of_that_norm(
    text: str, home: str, article: str, slug: str, eid: str | None
) -> None:
    assert cited(text, home, article) == [(slug, eid)]


@pytest.mark.parametrize(
    ("text", "article", "found"),
    [
        # an enumeration's comma parts what stands before it from the norm behind it
        ("se deroga el Decreto Ley N° 21116 artículo 4, el Decreto Supremo N° 014-91-TR", "dcf_3", [("dl-21116", "art_4"), ("ds-014-91-tr", None)]),
        # an approving act's articles cite each other
        ("aprobado en el artículo 1 de la presente Resolución", "approval__art_4", [("ley-27972", "approval__art_1")]),
        ("conforme al artículo 5", "approval__art_4", [("ley-27972", "approval__art_5")]),
        ("conforme al artículo 5", "annex_1__art_4", [("ley-27972", "annex_1__art_5")]),
        ("conforme al artículo 5 de la presente Ley", "annex_1__art_4", [("ley-27972", "art_5")]),
        # a chain takes its own "del presente artículo" with it
        ("el literal a) del párrafo 26.2 del presente artículo", "art_26", [("ley-27972", "art_26__para_26.2__point_a")]),
        # the provisions of "dicha Ley"
        ("La Ley N° 28976 rige; el artículo 3 de dicha Ley exige aforo", "art_2", [("ley-28976", None), ("ley-28976", "art_3")]),
        # no article has a thousand in its number
        ("según el artículo 1.543 del Código Civil español", "art_2", [("dleg-295", None)]),
    ],
)  # fmt: skip
def test_what_stands_around_a_citation_decides_whose_it_is(
    text: str, article: str, found: list[tuple[str, str | None]]
) -> None:
    assert cited(text, "ley-27972", article) == found


def test_an_article_after_another_norms_article_may_be_of_either() -> None:
    text = "La Constitución, en el artículo 13, fija el fin. Asimismo, en el artículo 14 señala un deber."
    _, second = find_references(text, RegulationId("ley-27972"), NAMES, "art_2")
    assert second.regulation is None
    assert second.reason == "puede ser de Ley N° 27972 o de Constitución Política del Perú"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("el párrafo 2 del artículo 20 del “Convenio Internacional contra los Atentados”", "convenio"),
        ("el artículo 8 del Estatuto de la empresa", "estatuto"),
        ("el párrafo 1 de dicho artículo", "no se sabe de qué artículo es"),
        ("incorpórase, como Artículo 36-A, el texto siguiente", "es un artículo que se incorpora"),
    ],
)
def test_what_may_be_anothers_is_not_taken_for_the_norms_own(text: str, reason: str) -> None:
    (found,) = find_references(text, RegulationId("ley-27972"), NAMES, "art_2")
    assert found.regulation is None
    assert reason in (found.reason or "")


def test_a_count_of_dispositions_cites_none() -> None:
    assert cited("consta de Una (1) disposición final única", "ley-27972", "art_1") == []


@pytest.mark.parametrize(
    "text", ["Artículo 5.- Objeto", "Artículo 20-A.- Del concejo", "“Artículo 5°. Objeto", "ARTÍCULO PRIMERO.- Aprobar"]
)
def test_the_heading_of_an_article_cites_nothing(text: str) -> None:
    assert cited(text, "ley-27972", "art_5") == []


def test_a_law_read_in_its_consolidated_text_gives_both() -> None:
    (found,) = find_references("artículo 207 de la Ley 27444", None, NAMES)
    assert (found.regulation, found.also) == (RegulationId("ds-006-2026-jus"), (RegulationId("ley-27444"),))


def test_a_law_at_hand_leads_and_its_consolidated_text_follows() -> None:
    (found,) = find_references("artículo 11 de la Ley 29090", None, NAMES)
    assert (found.regulation, found.also) == (RegulationId("ley-29090"), (RegulationId("ds-006-2017-vivienda"),))


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuántos regidores tiene un distrito de 40 mil electores?",
        "el alcalde vendió un terreno en 2024 por 20 mil soles",
        "nos piden un cuadro que no tenemos, ¿estamos obligados?",
        "la licencia de la tienda y el aforo",
    ],
)
def test_a_question_without_citations_has_none(text: str) -> None:
    assert find_references(text, None, NAMES) == ()


PIECES = ["artículo 5", "de la Ley N° 27972", "LOM", " y ", ", ", "del Reglamento de la ", "D.S. 004-2019-JUS", "numeral 3", "TUO de la Ley 27444",
          "\n", ".", "la presente Ley", "literal b)", "la ley de contrataciones", "aprobado por ", "áéí", "Ñ"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_every_span_is_the_slice_of_the_text_it_says(text: str) -> None:
    found: tuple[Reference, ...] = find_references(text, RegulationId("ley-27972"), NAMES, "art_1")
    assert all(one.text == one.span.of(text) and one.text for one in found)
    assert all((one.regulation is None) == (one.reason is not None) for one in found)


def test_a_question_takes_milliseconds() -> None:
    question = (
        "Según el artículo 20 de la Ley Orgánica de Municipalidades y el D.S. 004-2019-JUS, ¿puede el alcalde delegar?"
    )
    find_references(question, None, NAMES)
    start = time.perf_counter()
    for _ in range(50):
        find_references(question, None, NAMES)
    assert (time.perf_counter() - start) / 50 < 0.02  # a stalled machine may take ten times longer
