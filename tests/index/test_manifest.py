from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import BundleMismatch
from index.manifest import (
    FORMAT,
    METRIC,
    Manifest,
    hashes_of,
    read_manifest,
    require_counts,
    require_model,
    verify_files,
    write_manifest,
)

MANIFEST = Manifest(
    format=FORMAT,
    created_by="absuelve 0.1.0",
    model="modelo@1",
    dimensions=384,
    metric=METRIC,
    corpus_hash="ab" * 32,
    norms=2,
    wordings=9,
    units=5,
    passages=7,
    slice_tokens=220,
    k1=1.2,
    b=0.75,
    context_weight=0.25,
    files={"units.npy": "cd" * 32},
)


def test_a_manifest_comes_back_from_disk(tmp_path: Path) -> None:
    write_manifest(tmp_path, MANIFEST)
    assert read_manifest(tmp_path) == MANIFEST


def test_its_hash_names_the_content_not_the_program() -> None:
    assert len(MANIFEST.hash) == 6
    assert replace(MANIFEST, created_by="absuelve 9").hash == MANIFEST.hash
    assert replace(MANIFEST, corpus_hash="ef" * 32).hash != MANIFEST.hash


def test_a_recipe_is_what_went_in_not_what_came_out() -> None:
    assert replace(MANIFEST, files={}, passages=8).recipe == MANIFEST.recipe
    assert replace(MANIFEST, slice_tokens=400).recipe != MANIFEST.recipe


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "incompleto"), ("{", "dañado"), ("{}", "dañado"), ("[]", "dañado"), ('{"format": 7}', "formato 7")],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(BundleMismatch, match=message):
        read_manifest(tmp_path)


def test_the_model_must_be_the_one_that_built_it(tmp_path: Path) -> None:
    require_model(tmp_path, MANIFEST, "modelo@1", 384)
    with pytest.raises(BundleMismatch, match="modelo@2"):
        require_model(tmp_path, MANIFEST, "modelo@2", 384)
    with pytest.raises(BundleMismatch, match="768"):
        require_model(tmp_path, MANIFEST, "modelo@1", 768)


def test_counts_must_agree(tmp_path: Path) -> None:
    require_counts(tmp_path, MANIFEST, {"units": 5, "passages": 7})
    with pytest.raises(BundleMismatch, match=r"debería tener 7 \(passages\) y tiene 6"):
        require_counts(tmp_path, MANIFEST, {"units": 5, "passages": 6})


def test_every_file_is_hashed_and_verified(tmp_path: Path) -> None:
    (tmp_path / "lexical").mkdir()
    (tmp_path / "lexical" / "data.npy").write_bytes(b"one")
    (tmp_path / "words.txt").write_bytes(b"two")
    write_manifest(tmp_path, MANIFEST)
    files = hashes_of(tmp_path)
    assert sorted(files) == ["lexical/data.npy", "words.txt"]
    manifest = replace(MANIFEST, files=files)
    verify_files(tmp_path, manifest)
    (tmp_path / "words.txt").write_bytes(b"TWO")
    with pytest.raises(BundleMismatch, match=r"words\.txt"):
        verify_files(tmp_path, manifest)
