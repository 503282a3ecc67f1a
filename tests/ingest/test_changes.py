"""What an editor is told of a change before it is made: worked out by hand on small norms."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.identifiers import RegulationId
from corpus.model import Provision, Regulation, Relation, RelationKind, Source
from ingest.changes import BrokenCitation, Fate, NormChange, broken_citations, compare, ends
from tests.factories import regulation

LAW = RegulationId("ley-99001")
DECREE = RegulationId("ds-001-2024-mef")
DAY, LATER = date(2003, 5, 28), date(2022, 3, 7)
OLD, NEW = "Artículo 2.- El plazo es de diez días.", "Artículo 2.- El plazo es de quince días."


def law(**texts: object) -> Regulation:
    return regulation("ley-99001", {"art_1": "Artículo 1.- Objeto.", **texts})  # type: ignore[dict-item]


def fates(change: NormChange) -> dict[str, Fate]:
    return {one.id.eid: one.fate for one in change.provisions}


def ended(norm: Regulation, eid: str, by: RegulationId = DECREE) -> Regulation:
    """The norm with a provision repealed."""

    def closed(provision: Provision) -> Provision:
        last = replace(provision.latest, valid_to=LATER, ended_by=by, repealed=True)
        return replace(provision, versions=(*provision.versions[:-1], last))

    return replace(norm, provisions=tuple(closed(p) if p.eid == eid else p for p in norm.provisions))


def test_a_norm_that_was_not_there_is_new_with_all_its_provisions() -> None:
    change = compare(None, law(art_2=OLD))
    assert (change.fate, fates(change)) == (Fate.NEW, {"art_1": Fate.NEW, "art_2": Fate.NEW})


def test_a_norm_that_will_not_be_there_is_dropped_with_all_its_provisions() -> None:
    change = compare(law(), None)
    assert (change.fate, fates(change)) == (Fate.DROPPED, {"art_1": Fate.DROPPED})


def test_a_change_of_nothing_is_no_change() -> None:
    with pytest.raises(ValueError, match="before or after"):
        compare(None, None)


def test_what_stays_the_same_is_not_told() -> None:
    change = compare(law(art_2=OLD), law(art_2=OLD))
    assert (change.provisions, change.facts, change.warnings, change.editions) == ((), (), (), ())


def test_a_text_that_only_moved_in_its_file_is_the_same() -> None:
    moved = regulation("ley-99001", {"preface": "Otro encabezado.", "art_1": "Artículo 1.- Objeto."})
    assert fates(compare(law(), moved)) == {"preface": Fate.NEW}


def test_a_later_wording_amends_and_tells_both_texts_and_the_day() -> None:
    change = compare(law(art_2=[(OLD, DAY, None)]), law(art_2=[(OLD, DAY, LATER), (NEW, LATER, None)]))
    (one,) = change.provisions
    assert (one.fate, one.old, one.new, one.on) == (Fate.AMENDED, OLD, NEW, LATER)


def test_the_same_wording_read_differently_is_corrected() -> None:
    change = compare(
        law(art_2=[("Artículo 2.- El plaz0.", DAY, None)]), law(art_2=[("Artículo 2.- El plazo.", DAY, None)])
    )
    assert fates(change) == {"art_2": Fate.CORRECTED}


def test_an_older_wording_read_differently_is_corrected_too() -> None:
    before = law(art_2=[("Artículo 2.- Diez dias.", DAY, LATER), (NEW, LATER, None)])
    after = law(art_2=[("Artículo 2.- Diez días.", DAY, LATER), (NEW, LATER, None)])
    assert fates(compare(before, after)) == {"art_2": Fate.CORRECTED}


def test_the_same_text_between_other_days_is_redated() -> None:
    change = compare(law(art_2=[(OLD, DAY, None)]), law(art_2=[(OLD, LATER, None)]))
    assert fates(change) == {"art_2": Fate.REDATED}


def test_a_history_found_for_the_same_text_is_redated() -> None:
    change = compare(law(art_2=NEW), law(art_2=[(OLD, DAY, LATER), (NEW, LATER, None)]))
    assert fates(change) == {"art_2": Fate.REDATED}


def test_a_repeal_tells_who_and_since_when() -> None:
    before = law(art_2=OLD)
    (one,) = compare(before, ended(before, "art_2")).provisions
    assert (one.fate, one.by, one.on, one.old) == (Fate.REPEALED, DECREE, LATER, OLD)


def test_a_provision_that_is_gone_is_dropped_and_comes_last() -> None:
    change = compare(law(art_2=OLD), regulation("ley-99001", {"art_1": "Artículo 1.- Objeto.", "art_3": "Nuevo."}))
    assert list(fates(change).items()) == [("art_3", Fate.NEW), ("art_2", Fate.DROPPED)]
    assert (change.provisions[1].old, change.provisions[1].new) == (OLD, None)


def test_what_stands_in_a_changed_article_is_not_listed_again() -> None:
    before = law(art_2=OLD, art_2__para_1="diez", art_3__para_1="Uno.")
    after = law(art_2=NEW, art_2__para_1="quince", art_3__para_1="Dos.")
    change = compare(before, after)
    assert [one.id.eid for one in change.provisions] == ["art_2", "art_2__para_1", "art_3__para_1"]
    assert [one.id.eid for one in change.outermost] == ["art_2", "art_3__para_1"]


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("title", "Otra ley", "título"),
        ("published", LATER, "fecha de publicación"),
        ("effective", LATER, "entrada en vigencia"),
        ("aliases", ("LOM",), "nombres"),
        ("relations", (Relation(RelationKind.CITES, DECREE),), "relaciones"),
    ],
)
def test_other_data_that_differ_are_named(field: str, value: object, name: str) -> None:
    changed = replace(law(), **{field: value})  # type: ignore[arg-type]
    assert compare(law(), changed).facts == (name,)


def test_another_file_that_leads_is_named() -> None:
    document = replace(law().documents[0], source=Source("otra.pdf", "1" * 64, "application/pdf"))
    assert compare(law(), replace(law(), documents=(document,))).facts == ("archivo que rige",)


def test_files_that_merge_as_editions_are_named() -> None:
    merged = replace(law(), editions=(Source("otra.pdf", "1" * 64, "application/pdf"),))
    assert compare(law(), merged).editions == ("otra.pdf",)
    assert compare(None, merged).editions == ("otra.pdf",)


def test_only_new_warnings_are_told_and_tasks_are_told_apart() -> None:
    before = replace(law(), warnings=("Se repararon dos números.",))
    task = "Tarea para el editor: Ley N° 1 modifica art_2, pero no dice cómo."
    change = compare(before, replace(law(), warnings=(*before.warnings, "Falta el artículo 4.", task)))
    assert change.warnings == ("Falta el artículo 4.", task)
    assert change.tasks == (task,)


def test_a_norm_repealed_as_a_whole_says_so() -> None:
    change = compare(law(), replace(law(), repealed_on=LATER, repealed_by=DECREE))
    assert (change.fate, change.facts) == (Fate.REPEALED, ("derogación",))
    assert ends(change) == {None: Fate.REPEALED}
    assert broken_citations([change], [citing("art_1"), citing(None)])


def citing(eid: str | None, kind: RelationKind = RelationKind.CITES) -> Regulation:
    return replace(regulation(str(DECREE), {"art_7": "Cita."}), relations=(Relation(kind, LAW, eid, "art_7"),))


def test_a_citation_of_a_provision_that_goes_breaks() -> None:
    before = law(art_2=OLD)
    dropped, repealed = compare(before, law()), compare(before, ended(before, "art_2"))
    assert broken_citations([dropped], [citing("art_2")]) == (
        BrokenCitation(DECREE, "art_7", LAW, "art_2", Fate.DROPPED),
    )
    assert [one.fate for one in broken_citations([repealed], [citing("art_2")])] == [Fate.REPEALED]


def test_a_citation_of_what_stays_or_is_only_amended_holds() -> None:
    before = law(art_2=[(OLD, DAY, None)])
    amended = compare(before, law(art_2=[(OLD, DAY, LATER), (NEW, LATER, None)]))
    assert broken_citations([amended], [citing("art_2"), citing("art_1"), citing(None)]) == ()


def test_who_repeals_a_provision_does_not_lose_it_but_who_cites_a_dropped_norm_does() -> None:
    before = law(art_2=OLD)
    repealed = compare(before, ended(before, "art_2"))
    assert broken_citations([repealed], [citing("art_2", RelationKind.REPEALS)]) == ()
    assert broken_citations([compare(before, None)], [citing(None, RelationKind.AMENDS)])


def test_a_norm_that_no_longer_binds_loses_nothing() -> None:
    ended_norm = replace(citing("art_1"), repealed_on=LATER)
    assert broken_citations([compare(law(), None)], [ended_norm]) == ()
