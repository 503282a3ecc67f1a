# ruff: noqa: E501 -- printed sentences stay whole
from dataclasses import replace
from datetime import date

import pytest

from corpus.identifiers import RegulationId
from corpus.model import Regulation, Relation, RelationKind
from ingest.names import NameIndex
from ingest.orders import Act, Order, find_orders
from ingest.relations import find_all_orders, find_relations, laws_regulated
from tests.factories import regulation

HOME = RegulationId("ordenanza-009-2025-mdq")
DAY = date(2025, 7, 11)
NAMES = NameIndex.of(
    [regulation("ley-30225", {}, title="Ley de Contrataciones del Estado"), regulation("ordenanza-012-2022-mdq", {})]
)


def orders(text: str) -> list[Order]:
    return list(find_orders(text, HOME, NAMES))


def read(text: str) -> list[tuple[str, str, str | None]]:
    return [(one.act.value, one.target.slug, one.eid) for one in orders(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Derógase la Ordenanza N° 007-2019-MDQ, que regula el comercio.", [("ordenanza-007-2019-mdq", None)]),
        ("Derogar el Decreto Supremo Nº 004-2019-JUS, que aprueba el Texto Único Ordenado de la Ley Nº 27444, Ley del Procedimiento Administrativo General.", [("ds-004-2019-jus", None)]),
        ("Deróguese la Resolución Ministerial N° 197-93-JUS.", [("rm-197-93-jus", None)]),
        ("Dejar sin efecto la Resolución de Contraloría N° 549-2005-CG.", [("rc-549-2005-cg", None)]),
        ("Déjase sin efecto el Acuerdo de Concejo N° 005-2023-MDQ.", [("acuerdo-005-2023-mdq", None)]),
        ("Deróganse el artículo 20 y el literal c) del artículo 15 de la Ordenanza N° 008-2021-MDQ, que regula los mercados.", [("ordenanza-008-2021-mdq", "art_20"), ("ordenanza-008-2021-mdq", "art_15__point_c")]),
        ("Deróganse el Decreto Ley Nº 26162, la Ley Nº 27066, y los Artículos 22 y 23 de la Ley Nº 27312.", [("dl-26162", None), ("ley-27066", None), ("ley-27312", "art_22"), ("ley-27312", "art_23")]),
        ("Quedan derogadas expresamente a partir de la vigencia de la presente Ley las siguientes normas:\n– Decreto Legislativo núm. 716, Sobre Protección al Consumidor.\n– Ley núm. 27846, Ley que Precisa Alcances del artículo 40 del Decreto Supremo núm. 039-2000-ITINCI.", [("dleg-716", None), ("ley-27846", None)]),
        ("Se derogan los siguientes dispositivos, a partir de la vigencia de la presente norma:\na) Ley 30225, Ley de Contrataciones del Estado.\nb) Decreto Legislativo 1341, Decreto Legislativo que modifica la Ley 30225, Ley de Contrataciones del Estado.", [("ley-30225", None), ("dleg-1341", None)]),
        ("Créase el Sistema y derógase la Ley Nº 27293, Ley del SNIP.", [("ley-27293", None)]),
        ("ÚNICA.- Derogar los siguientes dispositivos:\na) Decreto Supremo Nº 344-2018-EF, Reglamento de la Ley Nº 30225, Ley de Contrataciones del Estado.", [("ds-344-2018-ef", None)]),
    ],
)  # fmt: skip
def test_an_express_repeal_names_what_it_ends_and_nothing_else(text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text) == [("repeal", *one) for one in found]


def test_a_long_quotation_between_two_heads_is_stepped_over_at_once() -> None:
    quoted = "\n\n".join("El gerente aprueba el plan de fiscalización." for _ in range(2_000))
    text = f"Modifícanse el artículo 3 de la Ley N° 30225, con este texto: “{quoted}”\n y el artículo 5 de la Ley N° 27972."
    assert [order[1:] for order in read(text)] == [("ley-30225", "art_3"), ("ley-27972", "art_5")]


@pytest.mark.parametrize(
    "text",
    [
        "Deróganse las disposiciones municipales que se opongan al presente reglamento.",
        "Decreto Legislativo N° 1272, que modifica la Ley N° 27444 y deroga la Ley N° 29060.",
        "La ordenanza que deroga la Ordenanza N° 007-2019-MDQ se publica.",
        "Deróganse las siguientes disposiciones:\n- Arftículos 719, 729 del Decreto Legislativo N” 776, Ley de Tributación Municipal.",
        "Modifícase el artículo 5, con el texto siguiente: “Artículo 5.- Derógase la Ley N° 27972, Ley Orgánica de Municipalidades, y lo demás.”",
        "Las infracciones derogadas por la Ley N° 27972 no se sancionan.",
    ],
)  # fmt: skip
def test_what_describes_generalises_quotes_or_is_damaged_repeals_nothing(text: str) -> None:
    assert [one for one in read(text) if one[0] == "repeal"] == []


def test_what_salvo_saves_is_kept() -> None:
    (one,) = orders(
        "Derógase la Ley 30225, Ley de Contrataciones del Estado, salvo su décima disposición complementaria final."
    )
    assert (one.target.slug, one.kept) == ("ley-30225", ("dcf_10",))


def test_a_paragraph_is_only_part_of_its_provision() -> None:
    (one,) = orders("Derógase el segundo párrafo del numeral 2 del artículo 8 del Decreto Legislativo 1071.")
    assert (one.eid, one.partly) == ("art_8__para_2", True)


def test_a_day_that_hangs_on_another_norm_is_marked() -> None:
    text = "Derogar el Decreto Supremo Nº 011-79-VC, a partir de la entrada en vigencia de la directiva."
    assert [one.delayed for one in orders(text)] == [True]
    own = "Derogar el Decreto Supremo Nº 344-2018-EF, a partir de la entrada en vigencia del presente Reglamento."
    assert [one.delayed for one in orders(own)] == [False]


@pytest.mark.parametrize(
    ("text", "act", "slug", "eid", "quote"),
    [
        ("Modifícase el artículo 12 de la Ordenanza N° 004-2023-MDQ, con el siguiente texto:\n“Artículo 12.- Horario\nDe 6 a 23.”", "replace", "ordenanza-004-2023-mdq", "art_12", "Artículo 12.- Horario\nDe 6 a 23."),
        ("Modificar el numeral 15.2 del artículo 15 de la Ordenanza N° 004-2023-MDQ, en los términos siguientes: “15.2 No excede.”", "replace", "ordenanza-004-2023-mdq", "art_15__para_15.2", "15.2 No excede."),
        ("Incorpórase el artículo 12-A a la Ordenanza N° 004-2023-MDQ, con el siguiente texto: “Artículo 12-A.- Extendido”", "insert", "ordenanza-004-2023-mdq", "art_12-A", "Artículo 12-A.- Extendido"),
        ("Modifícase el artículo 31 del Reglamento de Sanciones, aprobado por la Ordenanza N° 012-2022-MDQ, así: “Artículo 31.- Pago”", "replace", "ordenanza-012-2022-mdq", "art_31", "Artículo 31.- Pago"),
    ],
)  # fmt: skip
def test_an_amendment_names_its_target_and_quotes_the_new_text(
    text: str, act: str, slug: str, eid: str, quote: str
) -> None:
    (one,) = orders(text)
    assert (one.act.value, one.target.slug, one.eid) == (act, slug, eid)
    assert one.quote is not None
    assert one.quote.of(text) == quote


def test_a_heading_that_repeats_the_order_is_not_a_second_one() -> None:
    text = "PRIMERA.- Derogación de la Ordenanza N° 007-2019-MDQ\nDerógase la Ordenanza N° 007-2019-MDQ."
    assert len(orders(text)) == 1


def norm(slug: str, texts: dict[str, str], title: str = "Ordenanza de prueba") -> Regulation:
    return replace(regulation(slug, texts, title=title, published=DAY), effective=DAY)


def test_orders_become_relations_with_their_provision_and_day() -> None:
    home = norm("ordenanza-009-2025-mdq", {"dcd_1": "ÚNICA.- Derógase la Ordenanza N° 007-2019-MDQ."})
    target = RegulationId("ordenanza-007-2019-mdq")
    assert Relation(RelationKind.REPEALS, target, None, "dcd_1", DAY) in find_relations(home)


def test_a_repealed_paragraph_amends_its_provision() -> None:
    home = norm(
        "ley-32069", {"dcd_1": "ÚNICA.- Derógase el segundo párrafo del artículo 8 del Decreto Legislativo 1071."}
    )
    found = [one for one in find_relations(home) if one.kind is not RelationKind.CITES]
    assert [(one.kind, one.target_eid) for one in found] == [(RelationKind.AMENDS, "art_8")]


def test_a_title_regulates_or_consolidates() -> None:
    rules = norm("ds-009-2025-ef", {}, "Reglamento de la Ley N° 32069, Ley General de Contrataciones Públicas")
    tuo = norm("ds-156-2004-ef", {}, "TUO de la Ley de Tributación Municipal")
    assert [(one.kind, one.target.slug) for one in find_relations(rules)] == [(RelationKind.REGULATES, "ley-32069")]
    assert [(one.kind, one.target.slug) for one in find_relations(tuo)] == [(RelationKind.CONSOLIDATES, "dleg-776")]


def test_articles_cite_other_norms_once_and_never_their_own() -> None:
    home = norm("ley-27972", {"art_5": "Según el artículo 3 y la Ley N° 27783, y otra vez la Ley N° 27783."})
    assert find_relations(home) == (Relation(RelationKind.CITES, RegulationId("ley-27783"), None, "art_5"),)


def test_laws_regulated_are_those_of_the_relations() -> None:
    home = norm("ds-009-2025-ef", {}, "Reglamento de la Ley N° 32069")
    assert laws_regulated(replace(home, relations=find_relations(home))) == (RegulationId("ley-32069"),)


def test_a_consolidated_text_repeats_the_orders_of_its_law_and_gives_only_those_of_its_approval() -> None:
    texts = {
        "approval__dcd_1": "ÚNICA.- Derogar el Decreto Supremo Nº 004-2019-JUS.",
        "dcd_2": "SEGUNDA.- Derógase la Ley N° 29060.",
    }
    home = norm("ds-006-2026-jus", texts, "TUO de la Ley N° 27444, Ley del Procedimiento Administrativo General")
    found = [(order.act, order.target.slug) for _, order in find_all_orders(home, NAMES)]
    assert found == [(Act.REPEAL, "ds-004-2019-jus")]


@pytest.mark.parametrize(
    ("order", "act"),
    [
        ("Derógase", Act.REPEAL),
        ("Abrogar", Act.REPEAL),
        ("Déjase sin efecto", Act.REPEAL),
        ("Quedan derogadas", Act.REPEAL),
        ("Se deroga", Act.REPEAL),
        ("Modifícase", Act.REPLACE),
        ("Modifíquense", Act.REPLACE),
        ("Modifíquese", Act.REPLACE),
        ("Sustitúyase", Act.REPLACE),
        ("Reemplázase", Act.REPLACE),
        ("Incorpórase", Act.INSERT),
        ("Adiciónase", Act.INSERT),
        ("Agréguese", Act.INSERT),
    ],
)
@pytest.mark.parametrize("before", ["", "Que, por ello; ", "Artículo 2.- ", "1. "])
def test_every_verb_of_order_is_seen_wherever_it_can_stand(before: str, order: str, act: Act) -> None:
    first = order if not before.startswith("Que") or not order.startswith(("Abrogar", "Se ")) else f"\n{order}"
    assert [found.act for found in orders(f"{before}{first} el artículo 5 de la Ley N° 27972.")] == [act]
