"""What ingesting left for an editor to look at: files refused, doubts about files, tasks and warnings of norms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePath

from corpus.identifiers import RegulationId
from corpus.summary import Summary
from ingest.changes import TASK
from ingest.ledger import Entry

_LENGTH = 12


class WarningKind(StrEnum):
    """What is left of a file or a norm; the value is what an editor reads."""

    REFUSED = "rechazado"
    DOUBT = "duda"
    TASK = "tarea"
    WARNING = "aviso"

    @property
    def of_file(self) -> bool:
        """Whether it is about a file rather than a norm."""
        return self in (WarningKind.REFUSED, WarningKind.DOUBT)


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing to look at: its kind, the file (as the ledger names it) or norm (its slug) it is `of`, and `what`."""

    kind: WarningKind
    of: str
    what: str

    @property
    def id(self) -> str:
        """A short hash of what is said of whom: the same however often the files are read."""
        return sha256("\0".join((self.kind, self.of, self.what)).encode()).hexdigest()[:_LENGTH]


def name_of(of: str) -> str:
    """What a warning is of as people call it: a norm by its designation, a file by its name."""
    return PurePath(of).name if "/" in of else RegulationId(of).label


def pending(norms: Iterable[Summary], entries: Mapping[str, Entry]) -> tuple[Pending, ...]:
    """Everything that was left: of files in the order of their paths, then of norms; nothing twice."""
    return tuple(dict.fromkeys((*_of_files(entries), *_of_norms(norms))))


def _of_files(entries: Mapping[str, Entry]) -> Iterator[Pending]:
    for path, entry in sorted(entries.items()):
        if entry.refusal:
            yield Pending(WarningKind.REFUSED, path, f"{entry.refusal.reason}. {entry.refusal.remedy}")
        yield from (Pending(WarningKind.DOUBT, path, doubt) for doubt in entry.doubts)


def _of_norms(norms: Iterable[Summary]) -> Iterator[Pending]:
    for norm in norms:
        for warning in norm.warnings:
            kind = WarningKind.TASK if warning.startswith(TASK) else WarningKind.WARNING
            yield Pending(kind, norm.id.slug, warning)
