"""Files in, corpus out: read what changed, put together anew what hangs on it, store what came out different."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from corpus.home import Home
from corpus.identifiers import RegulationId
from corpus.model import Regulation
from corpus.store import Revision, Store, decode_regulation
from ingest.applications import Application
from ingest.assembly import doubt_of, read_regulations
from ingest.book import UNREAD
from ingest.files import find_files
from ingest.ledger import Entry, Ledger, Stamp, hash_of, load_ledger, note, reader_version, save_ledger, stamp_of
from ingest.model import Refusal, RefusalReason
from ingest.ocr import available
from ingest.outlines import open_outlines
from ingest.readings import Readings
from ingest.renewal import Hashes, OnNorm, Renewal, Renewed, Wanted, uncounted
from ingest.workers import spread

_QUOTED = re.compile(r"«[^»]*»|\b\w*\d[\w./-]*")
_KIND_LENGTH = 90


class Outcome(StrEnum):
    """What became of a file; the value is what an editor reads."""

    READ = "leído"
    UNCHANGED = "sin cambios"
    REFUSED = "rechazado"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file of a run; `size` in bytes, 0 when it could not be told."""

    path: str
    outcome: Outcome
    entry: Entry
    size: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """How a run changes the corpus: norms by what happens to them."""

    added: tuple[RegulationId, ...] = ()
    changed: tuple[RegulationId, ...] = ()
    dropped: tuple[RegulationId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.dropped)


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one run did: file by file, and to the corpus."""

    files: tuple[FileReport, ...]
    changes: Changes

    @property
    def refused(self) -> Counter[RefusalReason]:
        """How many files were refused, by reason."""
        return Counter(report.entry.refusal.reason for report in self.files if report.entry.refusal)

    @property
    def warnings(self) -> Counter[str]:
        """How many warnings the norms of the files carry, by kind."""
        return Counter(kind for report in self.files for kind in report.entry.warnings)


Progress = Callable[[FileReport, int, int], None]
OnChange = Callable[[Regulation | None, Regulation | None], None]


def silent(_report: FileReport, _done: int, _total: int) -> None:
    """A progress that nobody watches."""


def unheard(_before: Regulation | None, _after: Regulation | None) -> None:
    """A change that nobody asks about."""


def ingest(
    paths: Iterable[Path],
    home: Home,
    workers: int = 2,
    preview: bool = False,
    progress: Progress = silent,
    on_change: OnChange = unheard,
    on_norm: OnNorm = uncounted,
) -> Run:
    """Add or update the norms found in files and folders; with `preview` only say what would change.

    `progress` hears of each file, `on_norm` how many norms of how many are put together, and `on_change` of each norm
    that comes out different, as it was and as it will be (None: not there), one at a time, in a preview too.
    A file that can't be read never stops the run, and what was read is kept if the run is cut off.
    Raises `StorageFailure` when the disk refuses or another editor is at work.
    """
    with home.editing():
        ledger = load_ledger(home.ledger)
        reports = []
        files = find_files(paths)
        for report in _read_all(files, ledger, home, workers):
            reports.append(report)
            ledger = ledger.with_entry(report.path, report.entry)
            if not preview and report.outcome is not Outcome.UNCHANGED:
                note(home.ledger, report.path, report.entry)
            progress(report, len(reports), len(files))
        changes = _update(ledger, home, workers, preview, on_change, on_norm)
    return Run(tuple(reports), changes)


def remove(id: RegulationId, home: Home) -> Changes:
    """Take a norm out of the corpus, and with it its effects on the others; raises `NotFound` when it is not there."""
    with home.editing():
        Store(home.norms).read(id)
        return _update(load_ledger(home.ledger).without(id), home)


def reject(application: Application, home: Home) -> Changes:
    """Undo an amendment that was applied: the corpus is as if it had never been ordered, until it is accepted again."""
    with home.editing():
        return _update(load_ledger(home.ledger).rejecting(application), home)


def accept(id: str, home: Home) -> Changes:
    """Apply again an amendment that was rejected."""
    with home.editing():
        return _update(load_ledger(home.ledger).accepting(id), home)


@dataclass(frozen=True, slots=True)
class _Job:
    """A file to read, the name it goes by, its hash, and its stamp and size before it was hashed."""

    path: Path
    name: str
    sha256: str
    stamp: Stamp | None
    size: int


def _read_all(files: list[Path], ledger: Ledger, home: Home, workers: int) -> Iterator[FileReport]:
    jobs = []
    for path in files:
        job = _job(path, home.name_of(path), ledger)
        if ledger.fresh(job.name, job.sha256):
            entry = replace(ledger.entries[job.name], stamp=job.stamp)
            yield FileReport(job.name, Outcome.REFUSED if entry.refusal else Outcome.UNCHANGED, entry, job.size)
        else:
            jobs.append(job)
    yield from spread(_read_one, partial(Readings, home.readings), jobs, workers, few=workers + 1)


def _job(path: Path, name: str, ledger: Ledger) -> _Job:
    """A file with its hash, which is taken anew only when the ledger can't know it."""
    try:
        status = path.stat()
        stamp = stamp_of(status)
        known = ledger.known(name, stamp)
        return _Job(path, name, known or hash_of([path.read_bytes()]), stamp, status.st_size)
    except OSError:
        return _Job(path, name, RefusalReason.UNREADABLE.name, None, 0)


def _read_one(readings: Readings, job: _Job) -> FileReport:
    found = read_regulations(job.path)
    name = job.name
    if isinstance(found, Refusal):
        entry = Entry(job.sha256, reader_version(), refusal=found, stamp=job.stamp)
        return FileReport(name, Outcome.REFUSED, entry, job.size)
    readings.save(job.sha256, found)
    entry = Entry(
        job.sha256,
        reader_version(),
        norms=tuple(dict.fromkeys(regulation.id for regulation in found)),
        pages=len({page.number for regulation in found for page in regulation.documents[0].pages}),
        provisions=sum(len(regulation.provisions) for regulation in found),
        unread=any(warning.startswith(UNREAD) for regulation in found for warning in regulation.warnings)
        and not available(),
        doubts=tuple(doubt for regulation in found if (doubt := doubt_of(regulation))),
        warnings=tuple(kind_of(warning) for regulation in found for warning in regulation.warnings),
        stamp=job.stamp,
    )
    return FileReport(name, Outcome.READ, entry, job.size)


def kind_of(warning: str) -> str:
    """A warning without what it is about, to count its kind: "Falta el artículo 7." -> "Falta el artículo …."."""
    return _QUOTED.sub("…", warning)[:_KIND_LENGTH]


def _update(
    ledger: Ledger,
    home: Home,
    workers: int = 1,
    preview: bool = False,
    on_change: OnChange = unheard,
    on_norm: OnNorm = uncounted,
) -> Changes:
    """Bring the corpus to what the ledger says, unless it already is; in a preview only say how."""
    mark = ledger.mark()
    changes = Changes()
    if ledger.composed != mark:
        with open_outlines(home.outlines, keep=not preview) as outlines:
            wanted = Wanted(_wanted(ledger), _rejected(ledger))
            renewal = Renewal(wanted, Readings(home.readings), outlines, workers, on_norm)
            changes = _store(renewal, Store(home.norms), preview, on_change)
    if not preview:
        save_ledger(replace(ledger, composed=mark), home.ledger)
    return changes


def _wanted(ledger: Ledger) -> dict[RegulationId, Hashes]:
    """Every norm that the corpus shall have, with the hashes of its files in the order of their paths."""
    found: dict[RegulationId, dict[str, None]] = {}
    for _, entry in sorted(ledger.entries.items()):
        for id in entry.norms:
            if id not in ledger.removed:
                found.setdefault(id, {})[entry.sha256] = None
    return {id: tuple(hashes) for id, hashes in found.items()}


def _rejected(ledger: Ledger) -> dict[RegulationId, frozenset[str]]:
    """The amendments that editors undid, by the norm that they amended."""
    targets = {one.target for one in ledger.rejected}
    return {target: frozenset(one.id for one in ledger.rejected if one.target == target) for target in targets}


def _store(renewal: Renewal, store: Store, preview: bool, on_change: OnChange) -> Changes:
    """Take the renewed norms in, all at once at the end; in a preview only tell of them."""
    marks = {id: held.mark for id, held in store.held.items()}
    if preview:
        return _taken(renewal, marks, store, None, on_change)
    with store.revising() as revision:
        return _taken(renewal, marks, store, revision, on_change)


def _taken(
    renewal: Renewal, marks: dict[RegulationId, str], store: Store, revision: Revision | None, on_change: OnChange
) -> Changes:
    added: list[RegulationId] = []
    changed: list[RegulationId] = []
    for one in renewal.run(marks):
        differs = not store.holds(one.id, one.content)
        if differs:
            _tell(one, store, on_change)
            (changed if one.id in marks else added).append(one.id)
        if revision:
            revision.put(one.id, one.content, one.mark)
    dropped = tuple(sorted(marks.keys() - renewal.wanted.hashes.keys()))
    for id in dropped:
        if on_change is not unheard:
            on_change(store.read(id), None)
        if revision:
            revision.drop(id)
    return Changes(tuple(added), tuple(changed), dropped)


def _tell(one: Renewed, store: Store, on_change: OnChange) -> None:
    """Show a norm as it was and as it will be, to whoever asks."""
    if on_change is not unheard:
        before = store.read(one.id) if one.id in store.held else None
        on_change(before, decode_regulation(one.content, store.folder))
