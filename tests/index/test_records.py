import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Place, Relation, RelationKind
from index.model import Bearer
from index.passages import card_of, passages_of, wordings_of
from index.records import Records, RecordWriter
from tests.factories import regulation

CHANGE = date(2010, 1, 1)
NORM = regulation(
    "ley-1",
    {
        "art_1": [
            ("El plazo es de cinco días.", None, CHANGE),
            ("El plazo es\nde diez días. Vence solo.", CHANGE, None),
        ],
        "art_1__para_2": "Vence solo.",
        "art_1-A": "Otro artículo.",
        "art_10": "Un décimo.",
    },
    title="Ley de «plazos»",
    headings={"art_1": "Plazo"},
    path=("Título I", "Capítulo Único"),
    place=Place("Lima", "Lima", "Surco"),
    aliases=("LP",),
    page_length=10,
    notice="Norma inventada.",
)


@pytest.fixture
def records(tmp_path: Path) -> Records:
    writer = RecordWriter(tmp_path / "passages.sqlite")
    card = card_of(NORM)
    writer.add_card(0, card)
    for wording in wordings_of(NORM):
        writer.add_wording(wording, passages_of(card, wording, lambda text: len(text.split()), 6))
    writer.close()
    return Records(tmp_path / "passages.sqlite")


def test_what_was_written_is_read_back_equal(records: Records) -> None:
    assert records.cards() == {0: card_of(NORM)}
    assert [records.wording(row) for row in range(5)] == list(wordings_of(NORM))


def test_rows_count_in_the_order_written(records: Records) -> None:
    article = ProvisionId(NORM.id, "art_1")
    assert [records.row(article, 0), records.row(article, 1)] == [0, 1]
    assert records.row(ProvisionId(NORM.id, "art_10"), 0) == 4


def test_passages_know_their_own_rows_and_texts(records: Records) -> None:
    wording = records.wording(1)
    found = records.passages(1, wording)
    assert [row for row, _ in found] == [1, 2]
    assert [passage.text for _, passage in found] == ["El plazo es", "de diez días. Vence solo."]
    assert all(passage.context.endswith("Artículo 1. Plazo") for _, passage in found)


def test_all_wordings_of_a_provision_come_oldest_first(records: Records) -> None:
    found = records.wordings(ProvisionId(NORM.id, "art_1"))
    assert [(wording.version, wording.valid_to) for wording in found] == [(0, CHANGE), (1, None)]


def test_an_unknown_provision_has_no_wordings(records: Records) -> None:
    assert records.wordings(ProvisionId.parse("ley-2#art_1")) == ()
    assert records.wordings(ProvisionId.parse("ley-1#art_99")) == ()


@pytest.mark.parametrize(
    ("eid", "below"), [("art_1", ["art_1__para_2"]), ("art_1__para_2", []), ("art_1-A", []), ("art", [])]
)
def test_only_what_is_inside_is_below(records: Records, eid: str, below: list[str]) -> None:
    assert [wording.provision.eid for wording in records.below(ProvisionId(NORM.id, eid))] == below


def test_everything_is_counted(records: Records) -> None:
    assert records.counts() == (1, 5, 6)


def test_a_missing_file_is_not_created(tmp_path: Path) -> None:
    import sqlite3

    with pytest.raises(sqlite3.OperationalError):
        Records(tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_what_other_norms_say_of_a_provision_or_its_parts_is_found_once(tmp_path: Path) -> None:
    target = NORM.id
    said = (
        Relation(RelationKind.CITES, target, "art_1", "art_8"),
        Relation(RelationKind.CITES, target, "art_1", "art_8"),
        Relation(RelationKind.AMENDS, target, "art_1__para_2", "dcm_1"),
        Relation(RelationKind.CITES, target, "art_10", "art_9"),
        Relation(RelationKind.CITES, target, None, "art_7"),
    )
    writer = RecordWriter(tmp_path / "relations.sqlite")
    writer.add_relations(replace(regulation("ley-2", {"art_8": "Según el artículo 1 de la Ley 1."}), relations=said))
    writer.add_relations(replace(NORM, relations=(Relation(RelationKind.CITES, target, "art_1", "art_10"),)))
    writer.close()
    other, found = RegulationId("ley-2"), Records(tmp_path / "relations.sqlite")
    assert found.bearers(ProvisionId(target, "art_1")) == (
        Bearer(RelationKind.AMENDS, other, "dcm_1"),
        Bearer(RelationKind.CITES, other, "art_8"),
    )
    assert found.bearers(ProvisionId(target, "art_1__para_2")) == (Bearer(RelationKind.AMENDS, other, "dcm_1"),)
    assert found.bearers(ProvisionId(target, "art_2")) == ()


def test_the_norms_of_which_another_brought_wordings_are_found_by_an_index(tmp_path: Path) -> None:
    writer, by, other = RecordWriter(tmp_path / "brought.sqlite"), RegulationId("ley-9"), RegulationId("ley-8")
    given = {"ley-3": (by, by), "ley-2": (by,), "ley-9": (by,), "ley-4": (other,), "ley-5": (None,)}
    for slug, eid, brought in ((slug, f"art_{n}", one) for slug, all in given.items() for n, one in enumerate(all, 1)):
        [wording] = wordings_of(regulation(slug, {eid: "El plazo es de diez días."}))
        writer.add_wording(replace(wording, amended_by=brought))
    writer.close()
    assert Records(tmp_path / "brought.sqlite").amended(by) == (RegulationId("ley-2"), RegulationId("ley-3"))
    with sqlite3.connect(tmp_path / "brought.sqlite") as database:
        query = "EXPLAIN QUERY PLAN SELECT slug FROM wording WHERE json_extract(data, '$.amended_by') = 'ley-9'"
        assert "USING INDEX amended_by" in str(database.execute(query).fetchall())
        database.execute("DROP INDEX amended_by")
    assert Records(tmp_path / "brought.sqlite").amended(by) == (RegulationId("ley-2"), RegulationId("ley-3"))


def test_a_bundle_of_before_relations_were_kept_has_none(records: Records, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "passages.sqlite") as database:
        database.execute("DROP TABLE relation")
    assert Records(tmp_path / "passages.sqlite").bearers(ProvisionId(NORM.id, "art_1")) == ()
