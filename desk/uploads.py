"""Files that editors send: each kept whole under an id made of its name and content, and never lost or replaced."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from corpus.errors import InvalidInput, NotFound
from corpus.files import storage_errors
from desk import audit
from desk.model import Account
from desk.permissions import Action, require
from desk.service import Desk
from ingest.files import EXTENSIONS

LARGEST = 256 << 20  # bytes: no larger file is read
_LONGEST = 150  # characters of a name
_ID = 32


@dataclass(frozen=True, slots=True)
class Upload:
    """A file kept; `size` in bytes, `sha256` of its content."""

    id: str
    name: str
    size: int
    sha256: str


def add(desk: Desk, account: Account, folder: Path, name: str, content: Iterable[bytes]) -> Upload:
    """Keep a file; the same one sent again is the same upload. Raises `InvalidInput` for a name or size of no use."""
    require(account, Action.EDIT_CORPUS)
    named = _checked(name)
    with storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=folder, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                size, sha256 = _write(file.fileno(), content)
            made = Upload(_id_of(named, sha256), named, size, sha256)
            _move_in(Path(aside), folder / made.id / named)
        finally:
            Path(aside).unlink(missing_ok=True)
    with desk.database.writing() as connection:
        audit.append(connection, account.id, "upload", made.id, desk.now(), {"name": named, "sha256": sha256})
    return made


def get(folder: Path, id: str) -> Upload:
    """An upload by its id; raises `NotFound`."""
    path = path_of(folder, id)
    with storage_errors(path):
        content = path.read_bytes()
    return Upload(id, path.name, len(content), hashlib.sha256(content).hexdigest())


def path_of(folder: Path, id: str) -> Path:
    """Where an upload lies; raises `NotFound`."""
    usable = len(id) == _ID and not set(id) - set("0123456789abcdef")
    found = sorted((folder / id).glob("*")) if usable else []
    if not found:
        raise NotFound("No hay un archivo subido con ese número. Súbalo otra vez.")
    return found[0]


def place(folder: Path, id: str) -> Path:
    """Let the name that an upload goes by stand for it from now on; where it lies."""
    path = path_of(folder, id)
    aside = folder / f".{id}"
    with storage_errors(path):
        aside.unlink(missing_ok=True)
        try:
            aside.hardlink_to(path)
        except OSError:  # some file systems have no links
            shutil.copyfile(path, aside)
        aside.replace(folder / path.name)
        aside.unlink(missing_ok=True)  # two links to one file: renaming one over the other leaves both
    return path


def _write(file: int, content: Iterable[bytes]) -> tuple[int, str]:
    """Write content through to the disk; its size and hash."""
    size, digest = 0, hashlib.sha256()
    for chunk in content:
        size += len(chunk)
        if size > LARGEST:
            raise InvalidInput(f"El archivo pasa de {LARGEST >> 20} MB. Divídalo en partes.")
        digest.update(chunk)
        view = memoryview(chunk)
        while view:
            view = view[os.write(file, view) :]
    if not size:
        raise InvalidInput("El archivo está vacío. Verifique que sea el que quería subir.")
    os.fsync(file)
    return size, digest.hexdigest()


def _move_in(aside: Path, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    aside.replace(path)
    for folder in (path.parent, path.parent.parent):
        handle = os.open(folder, os.O_RDONLY)
        with suppress(OSError):  # some file systems sync no folders
            os.fsync(handle)
        os.close(handle)


def _checked(name: str) -> str:
    """A file's name without folders, fit to be one here."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    clean = (
        "".join(char for char in bare if char.isprintable() and not "\ud800" <= char <= "\udfff").strip().lstrip(".")
    )
    if Path(clean).suffix.lower() not in EXTENSIONS or len(clean.encode()) > _LONGEST:
        raise InvalidInput(
            f"El nombre del archivo no sirve: debe terminar en {', '.join(sorted(EXTENSIONS))} y no pasar de "
            f"{_LONGEST} letras."
        )
    return clean


def _id_of(name: str, sha256: str) -> str:
    return hashlib.sha256(f"{sha256}/{name}".encode()).hexdigest()[:_ID]
