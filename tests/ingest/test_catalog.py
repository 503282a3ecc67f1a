# ruff: noqa: E501 -- printed sentences stay whole
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from corpus.identifiers import RegulationId
from corpus.model import Regulation
from corpus.validity import Status, repealed, status_of, version_on
from ingest.catalog import Effect, apply, effects
from tests.factories import Texts, regulation

LAW_DAY, BEFORE = date(2025, 4, 22), date(2024, 6, 1)


def norm(slug: str, texts: Mapping[str, Texts], day: date, title: str = "Ordenanza de prueba") -> Regulation:
    return replace(regulation(slug, texts, title=title, published=day), effective=day)


PROCUREMENT = [
    norm("ley-30225", {"art_1": "Artículo 1.- Finalidad", "dcf_10": "DÉCIMA.- Se mantiene"}, date(2014, 7, 11), "Ley de Contrataciones del Estado"),
    norm("ds-082-2019-ef", {"art_1": "Artículo 1.- Finalidad"}, date(2019, 3, 13), "TUO de la Ley Nº 30225, Ley de Contrataciones del Estado"),
    norm("ds-344-2018-ef", {"art_1": "Artículo 1.- Objeto"}, date(2018, 12, 31), "Reglamento de la Ley N° 30225, Ley de Contrataciones del Estado"),
    norm("ley-32069", {"dcd_1": "ÚNICA.- Se derogan los siguientes dispositivos, a partir de la vigencia de la presente norma:\na) Ley 30225, Ley de Contrataciones del Estado, salvo su décima disposición complementaria final."}, LAW_DAY, "Ley General de Contrataciones Públicas"),
    norm("ds-009-2025-ef", {"dcd_1": "ÚNICA.- Derogar los siguientes dispositivos:\na) Decreto Supremo Nº 344-2018-EF, Reglamento de la Ley Nº 30225, Ley de Contrataciones del Estado, a partir de la entrada en vigencia del presente Reglamento."}, date(2025, 1, 23), "Reglamento de la Ley N° 32069, Ley General de Contrataciones Públicas"),
]  # fmt: skip


def ends(regulations: list[Regulation]) -> dict[str, tuple[str | None, date, str]]:
    return {one.target.slug: (one.eid, one.on, one.by.slug) for one in effects(regulations)}


def test_an_express_repeal_ends_the_norm_and_its_consolidated_text_falls_with_it() -> None:
    found = ends(PROCUREMENT)
    assert found["ley-30225"] == (None, LAW_DAY, "ley-32069")
    assert found["ds-082-2019-ef"] == (None, LAW_DAY, "ley-32069")


def test_a_reglamento_repeals_no_earlier_than_its_law_binds() -> None:
    assert ends(PROCUREMENT)["ds-344-2018-ef"] == (None, LAW_DAY, "ds-009-2025-ef")


def test_applied_effects_end_wordings_on_the_day_and_keep_what_was_saved() -> None:
    corpus = {one.id.slug: one for one in apply(effects(PROCUREMENT), PROCUREMENT)}
    law = corpus["ley-30225"]
    article, kept = law.provisions
    assert repealed(law, LAW_DAY) and not repealed(law, BEFORE)
    assert version_on(article, BEFORE) is not None and version_on(article, LAW_DAY) is None
    assert status_of(article.latest, LAW_DAY) is Status.REPEALED
    assert article.latest.ended_by == RegulationId("ley-32069")
    assert version_on(kept, LAW_DAY) is not None


def test_effects_twice_are_effects_once() -> None:
    once = apply(effects(PROCUREMENT), PROCUREMENT)
    assert apply(effects(once), once) == once


def test_an_effect_says_why_in_spanish() -> None:
    reasons = {one.target.slug: one.reason for one in effects(PROCUREMENT)}
    assert reasons["ley-30225"] == "Ley N° 32069 (dcd 1) deroga Ley N° 30225."
    assert "consolida Ley N° 30225" in reasons["ds-082-2019-ef"]


def test_a_law_that_lives_on_in_a_consolidated_text_is_not_repealed() -> None:
    corpus = [
        norm("dleg-776", {"art_1": "Artículo 1"}, date(1993, 12, 31), "Ley de Tributación Municipal"),
        norm("ds-156-2004-ef", {"art_1": "Artículo 1"}, date(2004, 11, 15), "TUO de la Ley de Tributación Municipal"),
    ]
    assert effects(corpus) == ()


OLD = norm(
    "ordenanza-008-2021-mdq",
    {"art_15": "Artículo 15.- a) Uno. c) Tres.", "art_15__point_c": "c) Tres.", "art_20": "Artículo 20.- Aforo"},
    date(2021, 9, 30),
)


def test_a_partial_repeal_ends_that_provision_only() -> None:
    text = "SEGUNDA.- Deróganse el artículo 20 y el literal c) del artículo 15 de la Ordenanza N° 008-2021-MDQ."
    repealing = norm("ordenanza-009-2025-mdq", {"dcd_2": text}, date(2025, 7, 11))
    after = apply(effects([OLD, repealing]), [OLD, repealing])[0]
    ended = {one.eid: one.latest.valid_to for one in after.provisions}
    day = date(2025, 7, 11)
    assert ended["art_20"] == ended["art_15__point_c"] == day
    assert after.repealed_on is None


def test_a_partial_repeal_of_something_unknown_is_for_the_editor() -> None:
    repealing = norm(
        "ordenanza-1-2025-mdq",
        {"dcd_1": "ÚNICA.- Derógase el artículo 99 de la Ordenanza N° 008-2021-MDQ."},
        date(2025, 7, 11),
    )
    after = apply(effects([OLD, repealing]), [OLD, repealing])[0]
    assert "revísela el editor" in after.warnings[0]
    assert apply(effects([OLD, repealing]), [after])[0].warnings == after.warnings


@pytest.mark.parametrize(
    "text",
    [
        "ÚNICA.- Derógase el segundo párrafo del artículo 20 de la Ordenanza N° 008-2021-MDQ.",
        "ÚNICA.- Derógase la Ordenanza N° 008-2021-MDQ, a partir de la vigencia de la directiva.",
        "ÚNICA.- Deróganse las normas que se opongan a la presente ordenanza.",
        "ÚNICA.- Modifícase el artículo 20 de la Ordenanza N° 008-2021-MDQ.",
    ],
)
def test_what_is_partial_delayed_or_general_ends_nothing(text: str) -> None:
    assert effects([OLD, norm("ordenanza-9-2025-mdq", {"dcd_1": text}, date(2025, 7, 11))]) == ()


def test_a_norm_cannot_repeal_a_younger_one() -> None:
    repealing = norm(
        "ordenanza-1-2019-mdq", {"dcd_1": "ÚNICA.- Derógase la Ordenanza N° 008-2021-MDQ."}, date(2019, 1, 1)
    )
    assert effects([OLD, repealing]) == ()


def test_a_norm_of_unknown_day_repeals_nothing_yet() -> None:
    undated = regulation("ordenanza-1-2025-mdq", {"dcd_1": "ÚNICA.- Derógase la Ordenanza N° 008-2021-MDQ."})
    assert effects([OLD, undated]) == ()


def test_an_earlier_end_stands() -> None:
    ended = replace(OLD, repealed_on=date(2022, 1, 1), repealed_by=RegulationId("ordenanza-1-2022-mdq"))
    later = Effect(OLD.id, None, date(2025, 1, 1), RegulationId("ordenanza-2-2025-mdq"), "dcd_1", "deroga")
    assert apply([later], [ended]) == (ended,)


def test_a_wording_born_after_the_repeal_is_not_ended_by_it() -> None:
    young = norm("ordenanza-5-2020-mdq", {"art_1": [("Artículo 1.- Nuevo", date(2026, 1, 1), None)]}, date(2020, 1, 1))
    effect = Effect(young.id, "art_1", date(2025, 1, 1), RegulationId("ordenanza-2-2025-mdq"), "dcd_1", "deroga")
    assert apply([effect], [young]) == (young,)


def test_an_effect_on_a_norm_outside_the_corpus_changes_nothing() -> None:
    effect = Effect(RegulationId("ley-1"), None, date(2025, 1, 1), RegulationId("ley-2"), "dcd_1", "deroga")
    assert apply([effect], [OLD]) == (OLD,)
