"""The corpus on disk: a folder with one JSON file a regulation."""

import json
from collections.abc import Iterator
from pathlib import Path

from corpus.codec import decode, encode
from corpus.errors import NotFound, StorageFailure
from corpus.files import storage_errors, write_whole
from corpus.identifiers import RegulationId
from corpus.model import Regulation


class Store:
    """Regulations by id in a folder; each write is whole and leaves unchanged files alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ids(self) -> tuple[RegulationId, ...]:
        """Every regulation stored, in the order of their slugs."""
        return tuple(RegulationId(path.stem) for path in sorted(self.folder.glob("*.json")))

    def __iter__(self) -> Iterator[Regulation]:
        return (self.read(id) for id in self.ids())

    def __len__(self) -> int:
        return len(self.ids())

    def read(self, id: RegulationId) -> Regulation:
        """The regulation stored under `id`; raises `NotFound`, or `StorageFailure` when its file is damaged."""
        path = self._path(id)
        if not path.is_file():
            raise NotFound(f"La norma {id} no está en el corpus. Vea las que hay con «absuelve norms».")
        with storage_errors(path):
            content = path.read_bytes()
        return decode_regulation(content, path)

    def naming(self, id: RegulationId) -> Iterator[Regulation]:
        """Every other regulation that relates to `id` or got a wording from it; only their files are decoded."""
        name = f'"{id}"'.encode()
        for other in self.ids():
            if other == id:
                continue
            path = self._path(other)
            with storage_errors(path):
                content = path.read_bytes()
            if name in content:
                yield decode_regulation(content, path)

    def write(self, regulation: Regulation) -> bool:
        """Store a regulation; False when the same was already there."""
        path, content = self._path(regulation.id), encode_regulation(regulation)
        if path.is_file() and path.read_bytes() == content:
            return False
        write_whole(path, content)
        return True

    def remove(self, id: RegulationId) -> None:
        """Take a regulation out; nothing happens when it is not there."""
        with storage_errors(self.folder):
            self._path(id).unlink(missing_ok=True)

    def _path(self, id: RegulationId) -> Path:
        return self.folder / f"{id}.json"


def encode_regulation(regulation: Regulation) -> bytes:
    """A regulation as UTF-8 JSON, the same bytes for the same value."""
    return json.dumps(encode(regulation), ensure_ascii=False, separators=(",", ":")).encode()


def decode_regulation(content: bytes, path: Path) -> Regulation:
    """Read what `encode_regulation` wrote; `path` is named when it is damaged."""
    try:
        return decode(Regulation, json.loads(content))
    except (ValueError, TypeError, KeyError) as error:
        raise StorageFailure(f"El archivo {path} está dañado. Bórrelo y vuelva a ingerir la norma.") from error
