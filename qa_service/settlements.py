"""What editors decided about warnings: settled with a reason, or opened again. A line a decision, beside the ledger.

Nothing is ever taken out of the file: the last decision about a warning counts, those before are its history.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.codec import decode, encode
from corpus.errors import InvalidInput
from corpus.files import storage_errors
from privacy.finding import redact
from qa_service.grounds import Ground
from qa_service.reviewing import Pending, WarningKind

LONGEST_NOTE = 500
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


def load(path: Path) -> Mapping[str, tuple[Decision, ...]]:
    """The decisions about each warning, by its id, oldest first; a line that the disk took in part is none."""
    if not path.is_file():
        return {}
    with storage_errors(path):
        lines = path.read_bytes().split(b"\n")
    found: dict[str, tuple[Decision, ...]] = {}
    for line in filter(None, lines):
        try:
            one = decode(Decision, json.loads(line))
        except (ValueError, TypeError, KeyError):
            continue
        found[one.warning.id] = (*found.get(one.warning.id, ()), one)
    return found


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Write decisions behind those there are, all at once; raises `StorageFailure`."""
    lines = "".join(f"{json.dumps(encode(one), ensure_ascii=False)}\n" for one in decisions).encode()
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(lines if _whole(file.fileno()) else b"\n" + lines)
            file.flush()
            os.fsync(file.fileno())


def _whole(handle: int) -> bool:
    """Whether a file ends with its last line, or is empty; a writer that was killed may have left half of one."""
    size = os.fstat(handle).st_size
    return size == 0 or os.pread(handle, 1, size - 1) == b"\n"
