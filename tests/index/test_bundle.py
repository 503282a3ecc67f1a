import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import BundleMismatch, StorageFailure
from corpus.identifiers import ProvisionId
from index.bundle import build_bundle, open_bundle, recipe_of
from index.cache import EmbeddingCache, Floats
from index.manifest import read_manifest, verify_files
from index.model import Query
from tests.factories import regulation
from tests.fakes import HashingEmbedder

TODAY = date(2026, 11, 23)
NORMS = (
    regulation(
        "ley-1", {"preface": "Visto", "art_1": "La licencia se otorga en diez días.", "art_2": "Se paga multa."}
    ),
    regulation("ley-2", {"art_1": "El concejo aprueba el presupuesto.", "art_1__para_1": "aprueba el presupuesto"}),
)


class FullDisk(HashingEmbedder):
    """A model whose work finds the disk full."""

    def passages(self, texts: Sequence[str], on_progress: object = None) -> Floats:
        raise OSError(28, "No space left on device")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    build_bundle(NORMS, HashingEmbedder(), tmp_path / "fresh", EmbeddingCache(tmp_path / "cache"))
    return tmp_path / "fresh"


def rewrite(bundle: Path, **changes: object) -> None:
    """Change what a bundle says of itself."""
    path = bundle / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_a_bundle_describes_itself(bundle: Path) -> None:
    manifest = read_manifest(bundle)
    assert (manifest.model, manifest.dimensions, manifest.metric) == ("hashing@1", 64, "inner_product")
    assert (manifest.norms, manifest.wordings, manifest.units, manifest.passages) == (2, 5, 3, 3)
    on_disk = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert set(manifest.files) == on_disk - {"manifest.json"}
    verify_files(bundle, manifest)


def test_what_was_built_can_be_searched(bundle: Path) -> None:
    searcher = open_bundle(bundle, HashingEmbedder())
    first, *_ = searcher.search(Query("¿En cuántos días se otorga la licencia?", TODAY))
    assert str(first.wording.provision) == "ley-1#art_1"
    assert searcher.generation == "fresh"


def test_the_same_norms_and_model_make_the_same_recipe_and_hash(tmp_path: Path, bundle: Path) -> None:
    other = build_bundle(NORMS, HashingEmbedder(), tmp_path / "other", EmbeddingCache(tmp_path / "cache"))
    assert other.recipe == read_manifest(bundle).recipe == recipe_of(NORMS, HashingEmbedder())
    assert recipe_of(NORMS[:1], HashingEmbedder()) != other.recipe
    assert recipe_of(NORMS, HashingEmbedder("hashing@2")) != other.recipe


def test_another_model_is_refused_by_name(bundle: Path) -> None:
    with pytest.raises(BundleMismatch, match="hashing@1 y ahora se usa hashing@2"):
        open_bundle(bundle, HashingEmbedder("hashing@2"))


def test_another_dimension_is_refused(bundle: Path) -> None:
    with pytest.raises(BundleMismatch, match="64 dimensiones"):
        open_bundle(bundle, HashingEmbedder(dimensions=32))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"format": 999}, "formato 999"),
        ({"metric": "euclidean"}, "euclidean"),
        ({"passages": 4}, "debería tener 4"),
        ({"norms": 1}, "debería tener 1"),
        ({"units": "many"}, "dañado"),
    ],
)
def test_a_bundle_that_is_not_what_it_says_is_refused(bundle: Path, changes: dict[str, object], message: str) -> None:
    rewrite(bundle, **changes)
    with pytest.raises(BundleMismatch, match=message):
        open_bundle(bundle, HashingEmbedder())


@pytest.mark.parametrize("name", ["manifest.json", "vectors.faiss", "units.npy", "lexical/data.npy", "passages.sqlite"])
def test_a_missing_file_is_refused(bundle: Path, name: str) -> None:
    (bundle / name).unlink()
    with pytest.raises(BundleMismatch, match=r"absuelve ingest"):
        open_bundle(bundle, HashingEmbedder())


@pytest.mark.parametrize("name", ["manifest.json", "vectors.faiss", "units.npy", "passages.sqlite", "words.txt"])
def test_a_damaged_file_is_refused(bundle: Path, name: str) -> None:
    (bundle / name).write_bytes(b"\x93damaged\n")
    with pytest.raises(BundleMismatch):
        open_bundle(bundle, HashingEmbedder())


def test_a_changed_byte_is_seen_when_files_are_verified(bundle: Path) -> None:
    with (bundle / "passages.sqlite").open("ab") as file:
        file.write(b"!")
    with pytest.raises(BundleMismatch, match=r"passages\.sqlite falta o cambió"):
        verify_files(bundle, read_manifest(bundle))


def test_a_full_disk_leaves_nothing_behind_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure, match="El disco está lleno"):
        build_bundle(NORMS, FullDisk(), tmp_path / "bundles" / "fresh", EmbeddingCache(tmp_path / "cache"))
    assert list((tmp_path / "bundles").iterdir()) == []


def test_a_crash_leaves_no_bundle_and_the_next_run_succeeds(tmp_path: Path) -> None:
    def broken() -> object:
        yield NORMS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_bundle(broken(), HashingEmbedder(), tmp_path / "fresh", EmbeddingCache(tmp_path / "cache"))
    assert not (tmp_path / "fresh").exists()
    build_bundle(NORMS, HashingEmbedder(), tmp_path / "fresh", EmbeddingCache(tmp_path / "cache"))
    assert open_bundle(tmp_path / "fresh", HashingEmbedder()).cards().keys() == {norm.id for norm in NORMS}


def test_norms_without_any_text_make_an_empty_index(tmp_path: Path) -> None:
    norms = [regulation("ley-9", {"art_1": "  "})]
    build_bundle(norms, HashingEmbedder(), tmp_path / "fresh", EmbeddingCache(tmp_path / "cache"))
    searcher = open_bundle(tmp_path / "fresh", HashingEmbedder())
    assert searcher.search(Query("licencia", TODAY)) == ()
    assert searcher.wording(ProvisionId.parse("ley-9#art_1"), TODAY) is not None


def test_records_are_read_only(bundle: Path) -> None:
    searcher = open_bundle(bundle, HashingEmbedder())
    with pytest.raises(sqlite3.OperationalError):
        searcher._parts.records._rows("DELETE FROM card", ())
    searcher.close()
