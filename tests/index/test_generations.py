from pathlib import Path

import pytest

from corpus.errors import BundleMismatch, InvalidInput, NoBundle
from corpus.model import Regulation
from index.generations import KEPT, Bundles
from tests.factories import regulation
from tests.fakes import HashingEmbedder


def norms(count: int) -> list[Regulation]:
    return [regulation(f"ley-{n}", {"art_1": f"La licencia número {n} se otorga."}) for n in range(1, count + 1)]


@pytest.fixture
def bundles(tmp_path: Path) -> Bundles:
    return Bundles(tmp_path / "bundles")


def publish(bundles: Bundles, count: int, embedder: HashingEmbedder | None = None) -> str:
    return bundles.build(norms(count), embedder or HashingEmbedder(), bundles.folder.parent / "embeddings")


def test_before_the_first_there_is_nothing_to_serve(bundles: Bundles) -> None:
    assert (bundles.list(), bundles.current(), bundles.previous()) == ((), None, None)
    with pytest.raises(NoBundle, match="absuelve ingest"):
        bundles.open_current(HashingEmbedder())


def test_each_publication_is_a_generation_and_the_newest_is_served(bundles: Bundles) -> None:
    first, second = publish(bundles, 1), publish(bundles, 2)
    assert first.startswith("gen-000001-")
    assert second.startswith("gen-000002-")
    assert (bundles.list(), bundles.current(), bundles.previous()) == ((first, second), second, first)
    searcher = bundles.open_current(HashingEmbedder())
    assert searcher.generation == second
    assert len(searcher.cards()) == 2


def test_nothing_is_built_when_nothing_changed(bundles: Bundles) -> None:
    assert publish(bundles, 1) == publish(bundles, 1)
    assert len(bundles.list()) == 1


def test_another_model_builds_anew(bundles: Bundles) -> None:
    assert publish(bundles, 1) != publish(bundles, 1, HashingEmbedder("hashing@2"))


def test_an_index_that_cannot_be_read_is_built_anew(bundles: Bundles) -> None:
    name = publish(bundles, 1)
    (bundles.folder / name / "manifest.json").write_text("{}")
    assert publish(bundles, 1) != name


def test_a_rollback_serves_the_one_before(bundles: Bundles) -> None:
    first, _ = publish(bundles, 1), publish(bundles, 2)
    assert bundles.rollback() == first == bundles.current()
    with pytest.raises(NoBundle, match="anterior"):
        bundles.rollback()


def test_any_generation_kept_can_be_served(bundles: Bundles) -> None:
    first, _ = publish(bundles, 1), publish(bundles, 2)
    bundles.serve(first)
    assert bundles.current() == first
    with pytest.raises(InvalidInput, match="gen-000009"):
        bundles.serve("gen-000009-abcdef")


def test_numbers_go_on_after_a_rollback(bundles: Bundles) -> None:
    publish(bundles, 1)
    publish(bundles, 2)
    bundles.rollback()
    assert publish(bundles, 3).startswith("gen-000003-")


def test_old_generations_are_deleted_but_the_last_few(bundles: Bundles) -> None:
    names = [publish(bundles, count) for count in range(1, KEPT + 3)]
    assert bundles.list() == tuple(names[-KEPT:])


def test_a_bundle_is_verified_before_it_is_served(bundles: Bundles) -> None:
    first = publish(bundles, 1)
    (bundles.folder / first / "words.txt").write_text("plazo 3")
    (bundles.folder / first).rename(bundles.folder / "fresh")
    with pytest.raises(BundleMismatch, match=r"words\.txt"):
        bundles.publish(bundles.folder / "fresh")


def test_an_open_searcher_outlives_the_next_publications(bundles: Bundles) -> None:
    publish(bundles, 1)
    searcher = bundles.open_current(HashingEmbedder())
    for count in range(2, KEPT + 3):
        publish(bundles, count)
    assert len(searcher.cards()) == 1
    assert searcher.generation.startswith("gen-000001-")


def test_what_a_crashed_build_left_is_in_nobody_s_way(bundles: Bundles) -> None:
    (bundles.folder / "fresh").mkdir(parents=True)
    (bundles.folder / "fresh" / "half").write_text("x")
    name = publish(bundles, 1)
    assert {path.name for path in bundles.folder.iterdir()} == {name, "current", "history"}


def test_a_rollback_to_a_damaged_generation_changes_nothing(bundles: Bundles) -> None:
    first, second = publish(bundles, 1), publish(bundles, 2)
    (bundles.folder / first / "words.txt").write_text("plazo 3")
    with pytest.raises(BundleMismatch, match=r"words\.txt"):
        bundles.rollback()
    assert bundles.current() == second


def test_a_rollback_to_an_index_of_another_model_changes_nothing(bundles: Bundles) -> None:
    publish(bundles, 1)
    second = publish(bundles, 1, HashingEmbedder("hashing@2"))
    with pytest.raises(BundleMismatch, match="hashing@1"):
        bundles.rollback(embedder=HashingEmbedder("hashing@2"))
    assert bundles.current() == second


@pytest.mark.parametrize("text", ["1", "000001", "gen-000001"])
def test_a_generation_can_be_named_by_its_number(bundles: Bundles, text: str) -> None:
    first, _ = publish(bundles, 1), publish(bundles, 2)
    assert bundles.rollback(text) == first == bundles.current()


@pytest.mark.parametrize("text", ["9", "gen-1-x", "", "la primera"])
def test_a_generation_that_is_not_there_cannot_be_named(bundles: Bundles, text: str) -> None:
    publish(bundles, 1)
    with pytest.raises(InvalidInput, match="Se puede volver a: 1"):
        bundles.find(text)


def test_history_tells_what_each_generation_changed(bundles: Bundles) -> None:
    texts = [{"ley-1": "Uno."}, {"ley-1": "Otro.", "ley-2": "Dos."}, {"ley-2": "Dos."}]
    folder = bundles.folder.parent / "embeddings"
    for norms_now in texts:
        made = [regulation(slug, {"art_1": text}) for slug, text in norms_now.items()]
        bundles.build(made, HashingEmbedder(), folder)
    told = [(one.norms, one.added, one.changed, one.removed) for one in bundles.history()]
    assert told == [(1, ("ley-1",), (), ()), (2, ("ley-2",), ("ley-1",), ()), (1, (), (), ("ley-1",))]
    assert [one.since for one in bundles.history()] == [None, *bundles.list()[:2]]
    assert {one.model for one in bundles.history()} == {"hashing@1"}


def test_history_compares_with_the_one_that_was_served(bundles: Bundles) -> None:
    first, _ = publish(bundles, 1), publish(bundles, 2)
    bundles.rollback()
    publish(bundles, 3)
    last = bundles.history()[-1]
    assert (last.since, last.added) == (first, ("ley-2", "ley-3"))


def test_history_outlives_the_generations_deleted(bundles: Bundles) -> None:
    names = [publish(bundles, count) for count in range(1, KEPT + 3)]
    assert [one.generation for one in bundles.history()] == names


def test_history_without_its_record_is_told_from_the_bundle(bundles: Bundles) -> None:
    name = publish(bundles, 2)
    (bundles.folder / "history" / f"{name}.json").unlink()
    (one,) = bundles.history()
    assert (one.generation, one.norms, one.when.tzinfo is not None) == (name, 2, True)


def test_a_bundle_that_does_not_say_its_norms_is_not_compared(bundles: Bundles) -> None:
    first = publish(bundles, 1)
    (bundles.folder / first / "norms.json").unlink()
    publish(bundles, 2)
    assert (bundles.history()[-1].compared, bundles.history()[-1].added) == (False, ())
