"""The markup of the sample texts and the eids that it gives."""

import pytest

from corpus.errors import InvalidInput
from tools.samples import markup
from tools.samples.eids import disposition_kind, ordinal, provision_eid

TEXT = """file: x.pdf
layout: letter
year: 2024
---
@norm ordenanza-001-2024-mdq
@title Una ordenanza
@published 2024-01-02
@rank ordenanza
@effect ordenanza-004-2023-mdq#art_12 replace 2024-01-03
!designation ORDENANZA
#> ARTÍCULO PRIMERO.- APROBAR el reglamento.
!sign ANA | Alcaldesa
!approved
= TÍTULO I | GENERALIDADES
# Artículo 1.- Objeto
Regla uno.
> “Artículo 9.- Otra norma”
== DISPOSICIONES COMPLEMENTARIAS FINALES
# PRIMERA.- Vigencia
Mañana.
!annex 1 | CUADRO
!table 1fr, 1fr
| A | B
| 1 | dos // tres
"""


@pytest.mark.parametrize(
    ("label", "kind", "eid"),
    [
        ("Artículo 5.- Objeto", "", "art_5"),
        ("Artículo 12-A.- Horario extendido", "", "art_12-A"),
        ("ARTÍCULO PRIMERO.- APROBAR", "", "art_1"),
        ("Artículo Sexto.- ENCARGAR", "", "art_6"),
        ("Artículo único.- Apruébase", "", "art_unico"),
        ("6.1 Gastos permitidos", "", "para_6.1"),
        ("IV. ALCANCE", "", "sec_4"),
        ("SEGUNDA.- Plazo", "dct", "dct_2"),
        ("ÚNICA.- Derogación", "dcd", "dcd_1"),
    ],
)
def test_a_printed_label_gives_the_eid_of_the_design(label: str, kind: str, eid: str) -> None:
    assert provision_eid(label, kind) == eid


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("DISPOSICIONES COMPLEMENTARIAS FINALES", "dcf"),
        ("ÚNICA DISPOSICIÓN COMPLEMENTARIA TRANSITORIA", "dct"),
        ("DISPOSICIONES COMPLEMENTARIAS MODIFICATORIAS", "dcm"),
        ("ÚNICA DISPOSICIÓN COMPLEMENTARIA DEROGATORIA", "dcd"),
        ("VIII. DISPOSICIONES COMPLEMENTARIAS", "dc"),
        ("TÍTULO I | DISPOSICIONES GENERALES", ""),
    ],
)
def test_a_heading_says_which_dispositions_follow(heading: str, kind: str) -> None:
    assert disposition_kind(heading) == kind


def test_ordinals_of_both_genders_are_read() -> None:
    assert [ordinal(word) for word in ("PRIMERO", "Sétima", "única", "duodécimo")] == [1, 7, 1, 12]


def test_a_label_that_is_none_is_an_error_that_says_so() -> None:
    with pytest.raises(InvalidInput, match="Objeto"):
        provision_eid("Objeto de la norma")


def test_the_act_that_approves_keeps_its_articles_apart() -> None:
    norm = markup.parse(TEXT).norms[0]
    assert norm.eids() == ("approval__art_1", "art_1", "dcf_1", "annex_1")


def test_quoted_wording_belongs_to_the_article_that_quotes_it() -> None:
    assert markup.parse(TEXT).norms[0].text_of("art_1") == (
        "Artículo 1.- Objeto\nRegla uno.\n“Artículo 9.- Otra norma”"
    )


def test_a_table_belongs_to_its_annex_row_by_row() -> None:
    assert markup.parse(TEXT).norms[0].text_of("annex_1") == "1 | CUADRO\nA | B\n1 | dos // tres"


def test_the_head_the_facts_and_the_effects_are_read() -> None:
    sample = markup.parse(TEXT)
    norm = sample.norms[0]
    assert (sample.file, sample.layout, sample.head) == ("x.pdf", "letter", {"year": "2024"})
    assert (norm.slug, norm.published, norm.rank, norm.fragment) == (
        "ordenanza-001-2024-mdq",
        "2024-01-02",
        "ordenanza",
        None,
    )
    assert norm.effects == (markup.Effect("ordenanza-004-2023-mdq", "art_12", "replace", "2024-01-03"),)
