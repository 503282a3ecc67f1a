"""What editors decided about warnings: settled with a reason, or opened again. A line a decision, beside the ledger.

Nothing is ever taken out of the file: the last decision about a warning counts, those before are its history. Notes
are sealed in it as what people write is in the database, whose keys' rotation writes the file anew.
"""

import fcntl
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from corpus.codec import decode, encode
from corpus.errors import InvalidInput
from corpus.files import storage_errors, write_whole
from privacy.finding import redact
from privacy.sealing import Seals, sealed_by
from qa_service.grounds import Ground
from qa_service.reviewing import Pending, WarningKind

LONGEST_NOTE = 500
_PLACE = "settlement.note"
CONSOLE = "consola:"  # before the login name of whoever decided by the command; else it is an account's id


class SettlementReason(StrEnum):
    """Why a warning needs nothing more."""

    CHECKED = "checked"
    MENDED = "mended"
    HARMLESS = "harmless"
    OTHER = "other"


REASONS: Mapping[SettlementReason, str] = {
    SettlementReason.CHECKED: "Revisado contra el PDF: es correcto",
    SettlementReason.MENDED: "Corregido en la fuente",
    SettlementReason.HARMLESS: "No tiene efecto",
    SettlementReason.OTHER: "Otro motivo",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a warning, by whom and when (ISO, UTC), on what ground; without a reason it is open again.

    `content` is `Grounds.content` at that time: while it is the same, so is the ground.
    """

    kind: WarningKind
    of: str
    what: str
    at: str
    by: str
    ground: Ground
    content: str
    reason: SettlementReason | None = None
    note: str = ""

    @property
    def warning(self) -> Pending:
        """What it is about."""
        return Pending(self.kind, self.of, self.what)


def holds(decision: Decision, ground: Ground) -> bool:
    """Whether a warning is settled by a decision, on the ground that it has now.

    What was mended in the source holds only until that is read again: a warning that comes back was not mended.
    """
    if decision.reason is None or decision.ground.wording != ground.wording:
        return False
    return decision.reason is not SettlementReason.MENDED or decision.ground.source == ground.source


def noted(reason: SettlementReason, note: str) -> str:
    """A note fit to be kept: without what can't be seen and without personal data; raises `InvalidInput`."""
    kept = " ".join("".join(char if char.isprintable() else " " for char in note).split())
    if len(kept) > LONGEST_NOTE:
        raise InvalidInput(f"Escriba la nota en {LONGEST_NOTE} caracteres a lo más.")
    if reason is SettlementReason.OTHER and not kept:
        raise InvalidInput("Escriba en la nota cuál es el otro motivo.")
    return redact(kept)


def load(path: Path, seals: Seals) -> Mapping[str, tuple[Decision, ...]]:
    """The decisions about each warning, by its id, oldest first; a line that the disk took in part is none.

    Raises `StorageFailure` for a note sealed with a key that is not there.
    """
    found: dict[str, tuple[Decision, ...]] = {}
    for line in _lines(path):
        kept = _decision(line)
        if kept is None:
            continue
        one = replace(kept, note=seals.open(kept.note, _PLACE))
        found[one.warning.id] = (*found.get(one.warning.id, ()), one)
    return found


def append(path: Path, decisions: Iterable[Decision], seals: Seals) -> None:
    """Write decisions behind those there are, all at once, their notes sealed; raises `StorageFailure`."""
    sealed = (replace(one, note=seals.seal(one.note, _PLACE)) for one in decisions)
    lines = b"".join(_line(one) + b"\n" for one in sealed)
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path) as file:
            file.write(lines if _whole(file.fileno()) else b"\n" + lines)
            file.flush()
            os.fsync(file.fileno())


def rotate(path: Path, seals: Seals) -> int:
    """Put every note under the first key, those that were never sealed too; how many. Raises `StorageFailure`."""
    if not path.is_file():
        return 0
    with storage_errors(path), _locked(path):
        before = _lines(path)
        after = [_resealed(line, seals) for line in before]
        if after != before:
            write_whole(path, b"".join(line + b"\n" for line in after), path.stat())
        return sum(old != new for old, new in zip(before, after, strict=True))


def usage(path: Path) -> Counter[str]:
    """How many notes each key seals, by its id; "" stands for those that are kept as they are."""
    kept = (one for line in _lines(path) if (one := _decision(line)) and one.note)
    return Counter(sealed_by(one.note) for one in kept)


def _resealed(line: bytes, seals: Seals) -> bytes:
    one = _decision(line)
    if one is None or not one.note or one.note.startswith(seals.current):
        return line
    return _line(replace(one, note=seals.seal(seals.open(one.note, _PLACE), _PLACE)))


def _lines(path: Path) -> list[bytes]:
    with storage_errors(path):
        return [line for line in path.read_bytes().split(b"\n") if line] if path.is_file() else []


def _decision(line: bytes) -> Decision | None:
    """What a line says, its note as it is kept; None for one that the disk took in part."""
    try:
        return decode(Decision, json.loads(line))
    except (ValueError, TypeError, KeyError):
        return None


def _line(one: Decision) -> bytes:
    return json.dumps(encode(one), ensure_ascii=False).encode()


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO]:
    """The file, open to write behind its end, and nobody else's meanwhile; opened again when it was replaced."""
    while True:
        with path.open("ab+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                yield file
                return


def _whole(handle: int) -> bool:
    """Whether a file ends with its last line, or is empty; a writer that was killed may have left half of one."""
    size = os.fstat(handle).st_size
    return size == 0 or os.pread(handle, 1, size - 1) == b"\n"
