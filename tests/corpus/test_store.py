"""The store gives back what it was given, whole, and says so when it can't."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.codec import decode, encode
from corpus.errors import NotFound, StorageFailure
from corpus.files import storage_errors, write_whole
from corpus.identifiers import RegulationId
from corpus.model import (
    Box,
    Document,
    Line,
    Page,
    Place,
    Provision,
    ProvisionKind,
    Regulation,
    Relation,
    RelationKind,
    Source,
    Span,
    Version,
)
from corpus.store import Store, encode_regulation
from corpus.summary import summary_of

TEXT = "Artículo 1.- Objeto\nRegular el uso del mercado."
LAW = RegulationId("ordenanza-001-2024-mdq")
OTHER = RegulationId("ordenanza-009-2019-mdq")

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))
days = st.none() | st.dates(date(1950, 1, 1), date(2040, 1, 1))
ids = st.sampled_from([None, RegulationId("ley-27972"), RegulationId("ds-004-2019-jus")])
versions = st.builds(Version, st.just(0), st.tuples(spans), days, days, ids, ids, st.booleans())
provisions = st.builds(
    Provision,
    st.sampled_from(["art_1", "art_2"]),
    st.sampled_from(ProvisionKind),
    st.text(),
    st.none() | st.text(),
    st.tuples(st.text()),
    st.tuples(versions),
)


def regulation(*provisions: Provision) -> Regulation:
    document = Document(
        Source("a.pdf", "00ff", "application/pdf"),
        TEXT,
        (Page(1, Span(0, len(TEXT)), 595.0, 842.0),),
        (Line(Span(0, 19), Box(1, 50.0, 60.5, 300.0, 72.0)),),
    )
    relation = Relation(RelationKind.REPEALS, RegulationId("ordenanza-009-2019-mdq"), on=date(2024, 1, 2))
    return Regulation(
        LAW,
        "Mercados",
        None,
        date(2024, 1, 1),
        None,
        (document,),
        provisions,
        Place(district="Qantumarca"),
        relations=(relation,),
    )


@given(st.lists(provisions, max_size=3))
def test_a_regulation_survives_json(found: list[Provision]) -> None:
    value = regulation(*found)
    assert decode(Regulation, encode(value)) == value


def test_the_store_gives_back_what_it_was_given(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.write(regulation())
    assert store.read(LAW) == regulation()
    assert store.ids() == (LAW,)


def test_writing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(regulation())
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert not store.write(regulation())
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_regulation_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="ley-27972"):
        Store(tmp_path).read(RegulationId("ley-27972"))


def test_a_damaged_file_is_named_and_not_a_traceback(tmp_path: Path) -> None:
    Store(tmp_path).write(regulation())
    [stored] = tmp_path.glob(f"{LAW}.*.json")
    stored.write_bytes(b'{"id": "ley-1"')
    with pytest.raises(StorageFailure, match=rf"{stored.name} está dañado"):
        Store(tmp_path).read(LAW)


def test_a_damaged_manifest_is_named_and_not_a_traceback(tmp_path: Path) -> None:
    Store(tmp_path).write(regulation())
    (tmp_path / "corpus.json").write_bytes(b"[")
    with pytest.raises(StorageFailure, match=r"corpus\.json está dañado"):
        Store(tmp_path).ids()


def test_many_norms_change_at_once_or_not_at_all(tmp_path: Path) -> None:
    store, other = Store(tmp_path), replace(regulation(), id=OTHER)
    store.write(regulation())
    with pytest.raises(KeyboardInterrupt), store.revising() as revision:
        revision.put(OTHER, encode_regulation(other))
        revision.drop(LAW)
        raise KeyboardInterrupt
    assert Store(tmp_path).ids() == store.ids() == (LAW,)
    with store.revising() as revision:
        revision.put(OTHER, encode_regulation(other))
        revision.drop(LAW)
        assert Store(tmp_path).ids() == (LAW,)
    assert Store(tmp_path).ids() == store.ids() == (OTHER,)
    assert store.read(OTHER) == other


def test_what_a_change_cut_off_left_behind_is_swept_by_the_next(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(regulation())
    (tmp_path / "ley-1.0123456789abcdef.json").write_bytes(b"{}")
    (tmp_path / ".ley-2.0123456789abcdef.json.tmp").write_bytes(b"{")
    store.write(replace(regulation(), title="Otro título"))
    assert store.read(LAW).title == "Otro título"
    store.write(regulation())
    assert len(list(tmp_path.iterdir())) == len(["corpus.json", "before", "now"])


def test_what_a_norm_was_put_together_from_is_kept_with_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.revising() as revision:
        assert revision.put(LAW, encode_regulation(regulation()), "0a1b")
    with store.revising() as revision:
        assert not revision.put(LAW, encode_regulation(regulation()), "2c3d")
    assert store.held[LAW].mark == "2c3d"


def test_what_lists_tell_is_what_the_norms_say(tmp_path: Path) -> None:
    store, other = Store(tmp_path), replace(regulation(), id=OTHER, title="Otra", warnings=("Falta el artículo 2.",))
    store.write(regulation())
    store.write(other)
    assert list(store.summaries()) == sorted((summary_of(norm) for norm in store), key=lambda one: one.id)
    store.write(replace(other, warnings=()))
    assert {one.id: one.warnings for one in Store(tmp_path).summaries()} == {LAW: regulation().warnings, OTHER: ()}


def test_lists_are_told_without_opening_a_norm(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(regulation())
    (tmp_path / store.held[LAW].file).write_bytes(b"{")
    assert [one.title for one in store.summaries()] == [regulation().title]


def test_a_manifest_from_before_there_were_summaries_still_serves(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(regulation())
    older = {LAW.slug: [store.held[LAW].file, "0a1b"]}
    (tmp_path / "corpus.json").write_text(json.dumps(older), "utf-8")
    assert list(Store(tmp_path).summaries()) == [summary_of(regulation())]
    store.write(regulation())
    assert Store(tmp_path).held[LAW].summary is not None


def test_the_norms_that_name_another_are_found(tmp_path: Path) -> None:
    store, other = Store(tmp_path), replace(regulation(), id=OTHER, relations=())
    store.write(regulation())
    store.write(other)
    assert list(store.naming(OTHER)) == [regulation()]
    assert list(store.naming(LAW)) == []


def test_a_write_that_fails_leaves_the_last_good_file(tmp_path: Path) -> None:
    target = tmp_path / "ley-1.json"
    write_whole(target, b"antes")
    with pytest.raises(StorageFailure):
        write_whole(target / "dentro.json", b"despues")
    assert target.read_bytes() == b"antes"
    assert [path.name for path in tmp_path.iterdir()] == ["ley-1.json"]


def test_a_removed_regulation_is_gone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(regulation())
    store.remove(LAW)
    assert len(store) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_said_in_one_line() -> None:
    with (
        pytest.raises(StorageFailure, match="El disco está lleno"),
        storage_errors(Path("/dev/full")),
        Path("/dev/full").open("wb", buffering=0) as device,
    ):
        device.write(b"x")


def test_a_wording_is_the_slices_of_its_document() -> None:
    version = Version(0, (Span(0, 19), Span(20, 27)))
    provision = Provision("art_1", ProvisionKind.ARTICLE, "Artículo 1", "Objeto", (), (version,))
    value = regulation(provision)
    assert value.text_of(version) == "Artículo 1.- Objeto\nRegular"
    assert value.pages_of(version) == (1, 1)
    assert value.documents[0].boxes_of(Span(3, 5)) == (Box(1, 50.0, 60.5, 300.0, 72.0),)
