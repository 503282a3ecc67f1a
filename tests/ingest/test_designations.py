import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.identifiers import RegulationId, RegulationKind, designate
from ingest.designations import (
    find_designations,
    heading_designations,
    read_designation,
    read_file_name,
    read_identifier,
    same_norm,
    split_slug,
)
from ingest.wordings import BEGINNING, IDENTIFIERS, RANKS, WORDINGS, Wording

FIVE_DIGITS = (RegulationKind.LAW, RegulationKind.DECREE_LAW)
NUMBERED = [wording.kind for wording in WORDINGS if wording.kind not in FIVE_DIGITS]


def slugs(text: str) -> list[str]:
    return [found.id.slug for found in find_designations(text)]


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.kind.value)
@settings(max_examples=10)  # a pattern's examples are slow to draw
@given(data=st.data())
def test_whatever_a_wording_matches_is_seen_to_begin_there(wording: Wording, data: st.DataObject) -> None:
    """The cheap look for beginnings must let every wording through, however it is spaced and abbreviated."""
    pattern = f"(?:{wording.long})" + (f"|(?:{wording.short})" if wording.short else "")
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert BEGINNING.match(text)
    assert BEGINNING.search(f"el {text}")
    assert not BEGINNING.match(f"x{text}", 1)


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.kind.value)
def test_every_wording_reads_its_own_example(wording: Wording) -> None:
    found = read_designation(f"según lo dispuesto en la {wording.example}, corresponde")
    assert found is not None
    assert found.kind is wording.kind


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.kind.value)
def test_every_wording_covers_its_whole_example_and_nothing_more(wording: Wording) -> None:
    text = f"véase {wording.example}; fin"
    found = read_designation(text)
    assert found is not None
    assert found.span.of(text) == wording.example


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ley Nº 27972", "ley-27972"),
        ("LEY N* 28976", "ley-28976"),
        ("LEY N? 26979", "ley-26979"),
        ("LEY Nº  27785", "ley-27785"),
        ("Ley N.º 26864", "ley-26864"),
        ("Ley núm. 27311", "ley-27311"),
        ("ley 27444", "ley-27444"),
        ("Ley 30.225", "ley-30225"),
        ("Ley N° 9463", "ley-9463"),
        ("Ley Orgánica N° 27972", "ley-27972"),
        ("D. Leg. 1057", "dleg-1057"),
        ("D.Leg. N° 776", "dleg-776"),
        ("DL 1440", "dleg-1440"),
        ("D.L. N° 22175", "dl-22175"),
        ('Decreto Ley N" 17355', "dl-17355"),
        ("Decreto Legislativo N.º 1057", "dleg-1057"),
        ("D.S. 004-2019-JUS", "ds-004-2019-jus"),
        ("ds 006-2026-jus", "ds-006-2026-jus"),
        ("D.S.N° 011-2018-MINEDU", "ds-011-2018-minedu"),
        ("DECRETO SUPREMO N° 014-92-EM", "ds-014-92-em"),
        ("Decreto Supremo Nº 004–2019–JUS", "ds-004-2019-jus"),
        ("R. N° 232-2014-SUNAT", "res-232-2014-sunat"),
        ("Resolución de Superintendencia N° 000048-2020/SUNAT", "res-000048-2020-sunat"),
        ("RESOLUCION DE PRESIDENCIA EJECUTIVA Nº 006-2016-SERVIR-PE", "res-006-2016-servir-pe"),
        ("RESOLUCION Nº 008-2003-CAM-INDECOPI", "res-008-2003-cam-indecopi"),
        ("R.D. N° 0007-2025-EF/54.01", "rd-0007-2025-ef-54-01"),
        ("RESOLUCION DE CONTRALORIA Nº 320-2006-CG", "rc-320-2006-cg"),
        ("ORDENANZA N° 551-MSS", "ordenanza-551-mss"),
        ("Ordenanza N° 430/MDLM", "ordenanza-430-mdlm"),
        ("ordenanza municipal n° 012-2024-mdsj", "ordenanza-012-2024-mdsj"),
        ("RDENANZA MUNICIPAL N.° 2034", "ordenanza-2034"),
        ("DECRETO DE ALCALDIAN? 006", "da-006"),
        ("DECRETO DE ALCALDÍA\nN° 003", "da-003"),
        ("ACUERDO DE CONCEJO N°? 448 - 2022", "acuerdo-448-2022"),
        ("Directiva N° 003-2024-MDQ/GM", "directiva-003-2024-mdq-gm"),
    ],
)
def test_a_designation_gives_its_slug_however_it_is_printed(text: str, slug: str) -> None:
    assert slugs(text) == [slug]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Leyes N°s 28411, 28112 y 27972", ["ley-28411", "ley-28112", "ley-27972"]),
        ("Decretos Supremos Nº 051-2020-PCM y Nº 064-2020-PCM", ["ds-051-2020-pcm", "ds-064-2020-pcm"]),
        ("la Ley Nº 27972 y la Ley Nº 27783", ["ley-27972", "ley-27783"]),
        ("la Ley 27972 y 3 artículos más", ["ley-27972"]),
        (
            "Ordenanza N° 012-2022-MDQ y Acuerdo de Concejo N° 005-2023-MDQ",
            ["ordenanza-012-2022-mdq", "acuerdo-005-2023-mdq"],
        ),
    ],
)
def test_lists_give_one_designation_each(text: str, found: list[str]) -> None:
    assert slugs(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "la ley de 2003",
        "conforme a ley 2024 y siguientes",
        "Decreto Supremo 20",
        "da 20 soles al portador",
        "R.M. del 20 de mayo",
        "se dictó la resolución 45 días después",
        "las leyes 5 y 6 de la física",
        "el acuerdo del 12-05-2020",
    ],
)
def test_what_only_looks_like_a_designation_is_none(text: str) -> None:
    assert slugs(text) == []


def test_a_heading_fills_its_line_and_a_mention_does_not() -> None:
    text = "## LEY Nº 27972  \nSegún la Ley Nº 27783, esto.\n**DECRETO SUPREMO Nº 009-2025-EF**\n| LEY 30057 |"
    assert [one.id.slug for one in heading_designations(text)] == ["ley-27972", "ds-009-2025-ef", "ley-30057"]


@pytest.mark.parametrize(
    ("identifier", "slug"),
    [
        ("DS-133-2013-EF-CODIGO-TRIBUTARIO-2013", "ds-133-2013-ef"),
        ("LEY-ORGANICA-27972-2003", "ley-27972"),
        ("LEY-32069-CONTRATACIONES-2024", "ley-32069"),
        ("DLEG-1057-2008", "dleg-1057"),
        ("DS-014-92-EM-1992", "ds-014-92-em"),
        ("DS-019-2020-MC-2021", "ds-019-2020-mc"),
        ("DS-004-2019-JUS-TUO-27444-2019", "ds-004-2019-jus"),
        ("RESOLUCION-SERVIR-006-2016-SERVIR-PE", "res-006-2016-servir-pe"),
        ("RESOLUCION-DE-CONTRALORIA-031-2023-CG", "rc-031-2023-cg"),
        ("RESOLUCION-JNE-0848-2025-JNE-2026", "res-0848-2025-jne"),
        ("ORDENANZA-551-MSS-2016", "ordenanza-551-mss"),
        ("RM-236-2018-VIVIENDA", "rm-236-2018-vivienda"),
        ("Ordenanza 012-2022-MDQ", "ordenanza-012-2022-mdq"),
        ("CON-1993", "con-1993"),
    ],
)
def test_an_identifier_loses_what_is_not_the_designation(identifier: str, slug: str) -> None:
    found = read_identifier(identifier)
    assert found is not None
    assert found.id.slug == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("DOC-006_RM_415_2012_MINSA_AMBIENTES_LIBRES", "rm-415-2012-minsa"),
        ("6302533-rm-000439-2024-mc-anexo-1", "rm-000439-2024-mc"),
        ("DIRECTIVA N° 011-2020-MINEDU_LIMPIA", "directiva-011-2020-minedu"),
        ("RVM 063-2021-VMPCIC-MC - ANEXO.pdf", "rvm-063-2021-vmpcic-mc"),
        ("2019-04-25 - D.S. 005-2019-MC - Decreto Supremo que aprueba", "ds-005-2019-mc"),
        ("RESOLUCION DIRECTORAL-001081-2025-DDC-CUS", "rd-001081-2025-ddc-cus"),
        ("GUIA DE EXCAVACIÓN", None),
        ("2014-12-22 (13)", None),
    ],
)
def test_a_file_name_may_hold_the_designation_behind_other_things(name: str, slug: str | None) -> None:
    found = read_file_name(name)
    assert (found.id.slug if found else None) == slug


def test_the_rank_says_the_kind_of_a_bare_number() -> None:
    found = read_identifier("024-30-01-2023", "acuerdo_de_concejo")
    assert found is not None
    assert (found.kind, found.number, found.year) == (RegulationKind.COUNCIL_AGREEMENT, "024", None)


@pytest.mark.parametrize("identifier", ["lorem-ipsum", "024-30-01-2023", "", "ds"])
def test_an_identifier_without_kind_or_number_is_none(identifier: str) -> None:
    assert read_identifier(identifier) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ds-004-2019-jus", "ds-4-2019-jus", True),
        ("ds-004-2019-jus", "ds-004-2019", True),
        ("ds-014-92-em", "ds-014-1992-em", True),
        ("rc-031-2023-cg", "rc-031-2023-cg-previ", True),
        ("ordenanza-551-mss", "ordenanza-551", True),
        ("ds-004-2019-jus", "ds-004-2020-jus", False),
        ("ds-004-2019-jus", "ds-004-2019-ef", False),
        ("ds-004-2019-jus", "rs-004-2019-jus", False),
        ("ley-27972", "ley-27973", False),
        ("doc-guia", "doc-guia", True),
        ("doc-guia", "ley-27972", False),
    ],
)
def test_two_designations_name_one_norm_when_no_part_contradicts(one: str, other: str, same: bool) -> None:
    assert same_norm(RegulationId(one), RegulationId(other)) is same
    assert same_norm(RegulationId(other), RegulationId(one)) is same


def test_the_tables_have_no_doubles_and_know_their_kinds() -> None:
    assert len({wording.kind for wording in WORDINGS}) == len(WORDINGS)
    assert all(isinstance(kind, RegulationKind) for kind in (*RANKS.values(), *IDENTIFIERS.values()))
    assert all(re.compile(wording.long) for wording in WORDINGS)


designations = st.builds(
    designate,
    st.sampled_from(NUMBERED),
    st.from_regex(r"[0-9]{3}", fullmatch=True),
    st.integers(1980, 2030).map(str),
    st.sampled_from(["EF", "MDSJ", "MDQ/A", "SERVIR-PE"]),
)


@given(designations)
def test_the_label_of_a_slug_is_read_back_as_the_same_norm(regulation: RegulationId) -> None:
    assert split_slug(regulation) is not None
    found = read_designation(regulation.label)
    assert found is not None
    assert same_norm(found.id, regulation)


@given(st.text(alphabet=st.sampled_from("LeyDSRMN°º. -/0123456789JUSEF\ny,"), max_size=80))
def test_spans_stay_inside_the_text_and_in_order(text: str) -> None:
    found = list(find_designations(text))
    assert all(one.span.of(text) for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
