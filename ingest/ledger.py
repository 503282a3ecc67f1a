"""What is known of every file ever ingested: its hash, what it gave, or why it was refused."""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from corpus.codec import decode, encode
from corpus.errors import StorageFailure
from corpus.files import storage_errors, write_whole
from corpus.identifiers import RegulationId
from ingest.applications import Application
from ingest.model import Refusal, RefusalReason
from ingest.ocr import available

_WAITING = (RefusalReason.SCAN, RefusalReason.GARBLED)
_COARSE = 2_000_000_000  # nanoseconds: the coarsest clock that a file system keeps its times by

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: `sha256` of its bytes, the `reader` that read it, and the norms found in it or the refusal.

    `unread` says that pages were left for an engine that was not there. `doubts` are sentences for the editor about
    norms of which suspiciously little was recognised; `warnings` the kinds of warning that its norms carry, one each.
    `stamp` is that of the file when its content had that hash, where it can be trusted (`stamp_of`).
    """

    sha256: str
    reader: str
    norms: tuple[RegulationId, ...] = ()
    pages: int = 0
    provisions: int = 0
    refusal: Refusal | None = None
    doubts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unread: bool = False
    stamp: Stamp | None = None

    @property
    def waits(self) -> bool:
        """True when an engine for optical recognition, once there is one, would read more of the file."""
        return self.unread or (self.refusal is not None and self.refusal.reason in _WAITING)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries by absolute path. `removed` norms stay out until one of their files is ingested again by name.

    `rejected` are the amendments that an editor undid. `composed` is the `mark` of what the stored corpus was put
    together from.
    """

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    removed: tuple[RegulationId, ...] = ()
    composed: str = ""
    rejected: tuple[Application, ...] = ()

    def fresh(self, path: str, sha256: str, can_recognise: Callable[[], bool] = available) -> bool:
        """True when that very content was already read by this program, as far as this machine can read it."""
        entry = self.entries.get(path)
        if entry is None or entry.sha256 != sha256 or entry.reader != reader_version():
            return False
        return not (entry.waits and can_recognise())

    def known(self, path: str, stamp: Stamp | None) -> str | None:
        """The hash of a file's content without reading it, while the file carries the stamp it had."""
        entry = self.entries.get(path)
        return entry.sha256 if entry and stamp and entry.stamp == stamp else None

    def with_entry(self, path: str, entry: Entry) -> "Ledger":
        """The ledger after one more file; the norms it brings are wanted again."""
        kept = tuple(id for id in self.removed if id not in entry.norms)
        return replace(self, entries={**self.entries, path: entry}, removed=kept)

    def without(self, id: RegulationId) -> "Ledger":
        """The ledger after a norm was taken out."""
        return replace(self, removed=tuple(sorted({*self.removed, id})))

    def rejecting(self, application: Application) -> "Ledger":
        """The ledger after an amendment was undone."""
        return replace(self, rejected=(*self.accepting(application.id).rejected, application))

    def accepting(self, id: str) -> "Ledger":
        """The ledger after an amendment is wanted again."""
        return replace(self, rejected=tuple(one for one in self.rejected if one.id != id))

    def mark(self) -> str:
        """A hash of all that decides what the corpus is: the program, the contents read, what was taken out."""
        undone = sorted(one.id for one in self.rejected)
        parts = (reader_version(), *self.readings(), *map(str, self.removed), *undone)
        return hash_of(part.encode() for part in parts)

    def readings(self) -> tuple[str, ...]:
        """The hashes of all contents that gave norms, in order of path."""
        return tuple(dict.fromkeys(entry.sha256 for _, entry in sorted(self.entries.items()) if entry.norms))


def load_ledger(path: Path) -> Ledger:
    """Read a ledger and what a run that was cut off noted behind it; an absent file is an empty one."""
    if not path.is_file():
        return _with_notes(Ledger(), path)
    with storage_errors(path):
        content = path.read_bytes()
    try:
        data = json.loads(content)
        entries = {name: decode(Entry, entry) for name, entry in data["entries"].items()}
        rejected = decode(tuple[Application, ...], data.get("rejected", ()))
    except (ValueError, TypeError, KeyError) as error:
        raise StorageFailure(f"El registro {path} está dañado. Bórrelo y vuelva a leer las carpetas.") from error
    removed = tuple(RegulationId(slug) for slug in data.get("removed", ()))
    return _with_notes(Ledger(entries, removed, data.get("composed", ""), rejected), path)


def save_ledger(ledger: Ledger, path: Path) -> None:
    """Write a ledger whole; the notes behind it are in it now."""
    entries = {name: encode(entry) for name, entry in ledger.entries.items()}
    data = {
        "entries": entries,
        "removed": [id.slug for id in ledger.removed],
        "composed": ledger.composed,
        "rejected": encode(ledger.rejected),
    }
    write_whole(path, json.dumps(data, ensure_ascii=False, indent=0).encode())
    with storage_errors(path):
        _notes(path).unlink(missing_ok=True)


def note(path: Path, name: str, entry: Entry) -> None:
    """Note one file behind the ledger: a line, however many files the ledger knows. A run cut off loses nothing."""
    line = json.dumps([name, encode(entry)], ensure_ascii=False) + "\n"
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _notes(path).open("ab") as file:
            file.write(line.encode())


def _notes(path: Path) -> Path:
    return path.with_suffix(".notes")


def _with_notes(ledger: Ledger, path: Path) -> Ledger:
    """The ledger with the lines noted behind it; one that the disk did not take whole is passed over."""
    notes = _notes(path)
    with storage_errors(notes):
        lines = notes.read_bytes().split(b"\n") if notes.is_file() else []
    for line in filter(None, lines):
        try:
            name, entry = json.loads(line)
            ledger = ledger.with_entry(name, decode(Entry, entry))
        except (ValueError, TypeError, KeyError):
            continue
    return ledger


@cache
def reader_version() -> str:
    """A hash of the code that reads files: a better reader reads them again."""
    folder = Path(__file__).parent
    return hash_of(path.read_bytes() for path in [*sorted(folder.rglob("*.py")), folder.parent / "corpus" / "model.py"])


def stamp_of(status: os.stat_result, now: int | None = None) -> Stamp | None:
    """Size and times of change of a file's content and of its entry, in nanoseconds; None for a file just changed.

    A file changed again within one tick of its clock keeps its times. So a stamp counts only from two seconds after
    the change on, as in git's index (its documentation calls such entries racy).
    """
    latest = max(status.st_mtime_ns, status.st_ctime_ns)
    settled = (time.time_ns() if now is None else now) - latest > _COARSE
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns) if settled else None


def hash_of(parts: Iterable[bytes]) -> str:
    """SHA-256 over parts, as sixteen hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:16]
