"""Which articles the register of national norms is made of."""

from dataclasses import replace
from datetime import date

from corpus.identifiers import RegulationId
from corpus.model import Place, Relation, RelationKind
from tests.factories import regulation
from tools.training.articles import articles_of

TEXT = "Las municipalidades provinciales otorgan las licencias que esta norma señala."


def test_articles_of_national_laws_and_decrees_are_read_by_how_they_begin() -> None:
    law = regulation("ley-1", {"art_1": TEXT, "art_2": TEXT * 20}, title="Ley de licencias")
    (listed, texts), *others = articles_of([law]).items()
    assert (listed.id, listed.title, others) == (law.id, "Ley de licencias", [])
    assert list(texts) == ["art_1", "art_2"]
    assert texts["art_1"].endswith(TEXT)
    assert "Ley de licencias" in texts["art_1"].splitlines()[0]
    assert len(texts["art_2"].splitlines()[1]) == 600


def test_local_norms_lower_ones_and_repealed_ones_are_left_out() -> None:
    ordinance = regulation("ordenanza-3-mdx", {"art_1": TEXT}, place=Place("Lima", "Lima", "Equis"))
    ministerial = regulation("rm-5-2020-pcm", {"art_1": TEXT})
    ended = replace(regulation("ley-2", {"art_1": TEXT}), repealed_on=date(2020, 1, 1))
    assert articles_of([ordinance, ministerial, ended]) == {}


def test_articles_that_amend_others_are_left_out() -> None:
    order = Relation(RelationKind.AMENDS, RegulationId("ley-1"), "art_2", origin="art_1")
    amending = replace(regulation("ley-3", {"art_1": TEXT, "art_2": TEXT}), relations=(order,))
    (texts,) = articles_of([amending]).values()
    assert list(texts) == ["art_2"]


def test_a_law_and_its_consolidated_text_are_twins() -> None:
    law = regulation("ley-1", {"art_1": TEXT})
    order = Relation(RelationKind.CONSOLIDATES, law.id)
    consolidated = replace(regulation("ds-6-2026-jus", {"art_1": TEXT}), relations=(order,))
    twins = {listed.id: listed.twins for listed in articles_of([law, consolidated])}
    assert twins == {law.id: (consolidated.id,), consolidated.id: (law.id,)}
