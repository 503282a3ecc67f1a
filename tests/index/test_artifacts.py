import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from corpus.errors import StorageFailure
from index.artifacts import MANIFEST, digest, ensure, intact


class Builder:
    """Writes two files, and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, folder: Path) -> None:
        self.times += 1
        (folder / "a.txt").write_text("uno", encoding="utf-8")
        (folder / "sub").mkdir()
        (folder / "sub" / "b.txt").write_text("dos", encoding="utf-8")


def test_a_folder_is_built_once_and_then_found(tmp_path: Path) -> None:
    build = Builder()
    first, second = ensure(tmp_path / "cache" / "m", build), ensure(tmp_path / "cache" / "m", build)
    assert first == second
    assert build.times == 1
    assert (first / "sub" / "b.txt").read_text(encoding="utf-8") == "dos"


def test_the_manifest_lists_every_file_with_its_hash(tmp_path: Path) -> None:
    folder = ensure(tmp_path / "m", Builder())
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert manifest == {"a.txt": digest(folder / "a.txt"), "sub/b.txt": digest(folder / "sub" / "b.txt")}


def test_a_hash_is_sha_256(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"abc")
    assert digest(tmp_path / "f") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("damage", ["changed", "missing", "extra", "no manifest", "manifest cut"])
def test_a_damaged_folder_is_built_again(tmp_path: Path, damage: str) -> None:
    build = Builder()
    folder = ensure(tmp_path / "m", build)
    match damage:
        case "changed":
            (folder / "a.txt").write_text("un0", encoding="utf-8")
        case "missing":
            (folder / "a.txt").unlink()
        case "extra":
            (folder / "c.txt").write_text("tres", encoding="utf-8")
        case "no manifest":
            (folder / MANIFEST).unlink()
        case _:
            (folder / MANIFEST).write_text('{"a.txt": ', encoding="utf-8")
    assert not intact(folder)
    ensure(folder, build)
    assert build.times == 2
    assert intact(folder)
    assert (folder / "a.txt").read_text(encoding="utf-8") == "uno"


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fails(folder: Path) -> None:
        (folder / "a.txt").write_text("a medias", encoding="utf-8")
        raise ValueError("se cortó")

    with pytest.raises(ValueError, match="se cortó"):
        ensure(tmp_path / "m", fails)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no es una carpeta", encoding="utf-8")
    with pytest.raises(StorageFailure, match="Revise la ruta"):
        ensure(tmp_path / "file" / "m", Builder())


def test_two_builders_at_once_leave_one_whole_folder(tmp_path: Path) -> None:
    together = Barrier(2)
    build = Builder()

    def slow(folder: Path) -> None:
        build(folder)
        together.wait(timeout=10)

    with ThreadPoolExecutor(2) as pool:
        folders = list(pool.map(lambda _: ensure(tmp_path / "m", slow), range(2)))
    assert folders[0] == folders[1]
    assert build.times == 2
    assert intact(folders[0])
    assert [path.name for path in tmp_path.iterdir()] == ["m"]
