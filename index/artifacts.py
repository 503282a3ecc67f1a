"""Folders that are built once and then only read: made aside, listed with their hashes, renamed in whole.

Two processes may build the same folder at once: the first to rename wins, the other takes what it finds.
A folder that a crash or a disk damaged no longer fits its manifest and is built again.
"""

import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from corpus.errors import StorageFailure
from corpus.files import storage_errors

MANIFEST = "manifest.json"

Build = Callable[[Path], None]


def ensure(folder: Path, build: Build) -> Path:
    """The folder, intact; `build` fills an empty one when it is absent or damaged; raises StorageFailure."""
    if intact(folder):
        return folder
    with storage_errors(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            dir=folder.parent, prefix=f".{folder.name}.", ignore_cleanup_errors=True
        ) as aside:
            fresh = Path(aside) / "fresh"
            fresh.mkdir()
            build(fresh)
            (fresh / MANIFEST).write_text(json.dumps(_digests(fresh), indent=1), encoding="utf-8")
            _swap(fresh, folder, Path(aside) / "damaged")
    if not intact(folder):
        raise StorageFailure(
            f"No se pudo preparar {folder}: lo escrito no es lo que se lee. Revise el disco y repita la orden."
        )
    return folder


def intact(folder: Path) -> bool:
    """Whether every file of a folder is the one that its manifest lists."""
    try:
        expected = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return bool(expected == _digests(folder))
    except (OSError, ValueError):
        return False


def _digests(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST)
    return {path.relative_to(folder).as_posix(): digest(path) for path in paths}


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _swap(fresh: Path, folder: Path, damaged: Path) -> None:
    """Rename the new folder in, unless another process has just put a whole one there."""
    if intact(folder):
        return
    with suppress(FileNotFoundError):
        folder.rename(damaged)
    try:
        fresh.rename(folder)
    except OSError:
        if not intact(folder):
            raise
    shutil.rmtree(damaged, ignore_errors=True)
