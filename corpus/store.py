"""The corpus on disk: a file for each regulation and one manifest that says which of them are the corpus.

    corpus.json                    the manifest: id -> file, the mark of what the norm was put together from, and what
                                   lists tell of it (`corpus.summary`), taken from the very content of that file
    ley-27972.0f3a….json           one regulation, named after its content; never changed once written

New files are written beside the old ones and count from the moment the manifest is renamed in: however many norms
a change touches, a reader, a crash or a full disk sees the corpus before it or after it, never between.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.codec import decode, encode
from corpus.errors import NotFound, StorageFailure
from corpus.files import storage_errors, write_whole
from corpus.identifiers import RegulationId
from corpus.model import Regulation
from corpus.summary import Summary, summarise, summary_of

_MANIFEST = "corpus.json"


@dataclass(frozen=True, slots=True)
class Held:
    """A norm of the corpus: the name of the `file` it is in, and the `mark` of what it was put together from.

    `summary` is what lists tell of it, encoded; None in a manifest written before there were any.
    """

    file: str
    mark: str = ""
    summary: Mapping[str, Any] | None = None


class Store:
    """Regulations by id in a folder; every change is whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: object = None
        self._held: Mapping[RegulationId, Held] = {}

    @property
    def held(self) -> Mapping[RegulationId, Held]:
        """What the manifest lists, in the order of slugs; read again only when it was replaced."""
        path = self.folder / _MANIFEST
        if not path.is_file():
            return {}
        status = path.stat()
        if self._seen != (status.st_ino, status.st_mtime_ns):
            self._held, self._seen = _read_manifest(path), (status.st_ino, status.st_mtime_ns)
        return self._held

    def ids(self) -> tuple[RegulationId, ...]:
        """Every regulation stored, in the order of their slugs."""
        return tuple(self.held)

    def __iter__(self) -> Iterator[Regulation]:
        return (self.read(id) for id in self.ids())

    def __len__(self) -> int:
        return len(self.held)

    def read(self, id: RegulationId) -> Regulation:
        """The regulation stored under `id`; raises `NotFound`, or `StorageFailure` when its file is damaged."""
        path = self._path(id)
        with storage_errors(path):
            content = path.read_bytes()
        return decode_regulation(content, path)

    def summaries(self) -> Iterator[Summary]:
        """What lists tell of every norm, in the order of slugs; no norm's file is read."""
        for id, held in self.held.items():
            yield _summary(held.summary, self.folder / _MANIFEST) if held.summary else summary_of(self.read(id))

    def naming(self, id: RegulationId) -> Iterator[Regulation]:
        """Every other regulation that relates to `id` or got a wording from it; only their files are decoded."""
        name = f'"{id}"'.encode()
        return (found for found in self.where(lambda content: name in content) if found.id != id)

    def where(self, fits: Callable[[bytes], object]) -> Iterator[Regulation]:
        """The regulations whose stored JSON passes a test, made before it is decoded, which takes far longer."""
        for id in self.ids():
            path = self._path(id)
            with storage_errors(path):
                content = path.read_bytes()
            if fits(content):
                yield decode_regulation(content, path)

    def holds(self, id: RegulationId, content: bytes) -> bool:
        """True when the corpus has this very encoded regulation."""
        held = self.held.get(id)
        return held is not None and held.file == _file(id, content) and (self.folder / held.file).is_file()

    def write(self, regulation: Regulation) -> bool:
        """Store one regulation; False when the same was already there."""
        with self.revising() as revision:
            return revision.put(regulation.id, encode_regulation(regulation))

    def remove(self, id: RegulationId) -> None:
        """Take a regulation out; nothing happens when it is not there."""
        with self.revising() as revision:
            revision.drop(id)

    @contextmanager
    def revising(self) -> Iterator["Revision"]:
        """Change many norms at once: all of it counts when the block ends, none of it when the block fails."""
        revision = Revision(self.folder, self.held)
        yield revision
        revision.publish()

    def _path(self, id: RegulationId) -> Path:
        held = self.held.get(id)
        if held is None:
            raise NotFound(f"La norma {id} no está en el corpus. Vea las que hay con «absuelve norms».")
        return self.folder / held.file


class Revision:
    """The next corpus, in the making beside the one that counts."""

    def __init__(self, folder: Path, held: Mapping[RegulationId, Held]) -> None:
        self._folder = folder
        self._before = held
        self._held = dict(held)
        self._sweep()

    def put(self, id: RegulationId, content: bytes, mark: str = "") -> bool:
        """Have the encoded regulation in the next corpus; False when it is the one there now."""
        file = _file(id, content)
        held, path = self._held.get(id), self._folder / file
        same = held is not None and held.file == file
        known = held.summary if held and same else None
        self._held[id] = Held(file, mark, known or summarise(json.loads(content)))
        if same and path.is_file():
            return False
        write_whole(path, content)
        return True

    def drop(self, id: RegulationId) -> None:
        """Leave a regulation out of the next corpus."""
        self._held.pop(id, None)

    def publish(self) -> None:
        """Make this the corpus, by one rename."""
        if self._held != self._before:
            held = {id.slug: [one.file, one.mark, one.summary] for id, one in sorted(self._held.items())}
            write_whole(self._folder / _MANIFEST, json.dumps(held, ensure_ascii=False, indent=0).encode())

    def _sweep(self) -> None:
        """Delete what no manifest lists any more: files of the corpus before the last, and of changes cut off."""
        kept = {_MANIFEST, *(one.file for one in self._held.values())}
        with storage_errors(self._folder):
            for path in [path for path in self._folder.glob("*") if path.name not in kept]:
                path.unlink(missing_ok=True)


def _file(id: RegulationId, content: bytes) -> str:
    return f"{id}.{hashlib.sha256(content).hexdigest()[:16]}.json"


def _read_manifest(path: Path) -> dict[RegulationId, Held]:
    with storage_errors(path):
        content = path.read_bytes()
    try:
        return {RegulationId(slug): Held(*one) for slug, one in json.loads(content).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise StorageFailure(f"El archivo {path} está dañado. Bórrelo y vuelva a leer las normas.") from error


def _summary(data: Mapping[str, Any], path: Path) -> Summary:
    try:
        return decode(Summary, dict(data))
    except (ValueError, TypeError, KeyError) as error:
        raise StorageFailure(f"El archivo {path} está dañado. Bórrelo y vuelva a leer las normas.") from error


def encode_regulation(regulation: Regulation) -> bytes:
    """A regulation as UTF-8 JSON, the same bytes for the same value."""
    return json.dumps(encode(regulation), ensure_ascii=False, separators=(",", ":")).encode()


def decode_regulation(content: bytes, path: Path) -> Regulation:
    """Read what `encode_regulation` wrote; `path` is named when it is damaged."""
    try:
        return decode(Regulation, json.loads(content))
    except (ValueError, TypeError, KeyError) as error:
        raise StorageFailure(f"El archivo {path} está dañado. Bórrelo y vuelva a leer la norma.") from error
