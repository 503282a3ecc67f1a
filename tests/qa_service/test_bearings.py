"""How norms bear on one another, grouped for one of them."""

import io
from dataclasses import replace
from datetime import date

from rich.console import Console

from corpus.identifiers import RegulationId
from corpus.model import Regulation, Relation, RelationKind
from qa_service.bearings import Bearing, bearings, print_bearings
from tests.factories import regulation

LAW, DECREE = RegulationId("ley-27972"), RegulationId("ds-001-2024-mef")
DAY = date(2024, 3, 1)


def norm(id: RegulationId, *relations: Relation) -> Regulation:
    return replace(regulation(id.slug, {"art_1": "Uno."}), relations=relations)


def amends(eid: str) -> Relation:
    return Relation(RelationKind.AMENDS, LAW, eid, "art_1", DAY)


def cites(eid: str | None) -> Relation:
    return Relation(RelationKind.CITES, LAW, eid, "art_1")


def told(*found: Bearing) -> list[tuple[str, bool, str, tuple[str, ...]]]:
    return [(one.kind.value, one.outward, one.other.slug, one.provisions) for one in found]


def test_what_a_norm_does_is_told_once_a_kind_and_norm() -> None:
    found = bearings(norm(DECREE, amends("art_9"), amends("art_20"), amends("art_9")), ())
    assert told(*found) == [("amends", True, "ley-27972", ("art_9", "art_20"))]


def test_what_others_do_to_it_comes_after() -> None:
    law = norm(LAW, Relation(RelationKind.CITES, DECREE))
    found = bearings(law, [norm(DECREE, amends("art_9"), Relation(RelationKind.CITES, RegulationId("ley-1")))])
    assert told(*found) == [("cites", True, DECREE.slug, ()), ("amends", False, DECREE.slug, ("art_9",))]


def test_who_amends_an_article_is_not_said_to_cite_it_too() -> None:
    assert len(bearings(norm(DECREE, amends("art_9"), cites("art_9")), ())) == 1
    assert len(bearings(norm(DECREE, amends("art_9"), cites("art_10")), ())) == 2
    assert len(bearings(norm(DECREE, cites("art_9")), ())) == 1


def test_norms_that_the_corpus_lacks_are_marked() -> None:
    console = Console(file=io.StringIO(), width=200)
    decree = norm(DECREE, amends("art_9"))
    print_bearings(console, decree, bearings(decree, ()), frozenset({DECREE}))
    assert isinstance(console.file, io.StringIO)
    page = console.file.getvalue()
    assert "modifica: Ley N° 27972  en el artículo 9  desde el 1 de marzo de 2024  (no está en el corpus)" in page
    assert "Lo que otras hacen con ella: nada que se conozca" in page
