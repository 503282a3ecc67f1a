"""Files are there whole or not at all."""

import errno
from pathlib import Path

import pytest

from corpus.errors import StorageFailure
from corpus.files import storage_errors, sync, write_whole


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "norma.json"
    write_whole(path, b"uno")
    assert path.read_bytes() == b"uno"


def test_a_second_writing_replaces_the_first_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "norma.json"
    for content in (b"una version larga", b"corta", b""):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_a_failure_that_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "norma.json"
    (path / "dentro").mkdir(parents=True)
    with pytest.raises(StorageFailure, match=r"norma\.json"):
        write_whole(path, b"uno")
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_where_a_folder_should_be_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "archivo").write_bytes(b"x")
    with pytest.raises(StorageFailure, match="Revise la ruta y los permisos"):
        write_whole(tmp_path / "archivo" / "norma.json", b"uno")


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (errno.ENOSPC, "El disco está lleno"),
        (errno.EDQUOT, "El disco está lleno"),
        (errno.EACCES, "Revise la ruta y los permisos"),
        (errno.EROFS, "Revise la ruta y los permisos"),
    ],
)
def test_the_disks_refusals_say_what_to_do(code: int, advice: str) -> None:
    with pytest.raises(StorageFailure, match=advice), storage_errors(Path("norma.json")):
        raise OSError(code, "no")


def test_other_errors_pass_as_they_are() -> None:
    with pytest.raises(ValueError, match="otra cosa"), storage_errors(Path("norma.json")):
        raise ValueError("otra cosa")


def test_a_finished_folder_is_put_on_the_disk_with_all_in_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "uno", b"1")
    sync(tmp_path / "a")
    with pytest.raises(StorageFailure, match="no-hay"):
        sync(tmp_path / "no-hay")
