"""Files in, corpus out: read what changed, put the whole corpus together again, store what came out different."""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path

from corpus.codec import decode, encode
from corpus.errors import StorageFailure
from corpus.files import write_whole
from corpus.home import Home
from corpus.identifiers import RegulationId
from corpus.model import Regulation
from corpus.store import Store
from ingest.applications import Application
from ingest.assembly import doubt_of, read_regulations
from ingest.book import UNREAD
from ingest.composition import compose
from ingest.files import find_files
from ingest.ledger import Entry, Ledger, hash_of, load_ledger, reader_version, save_ledger
from ingest.model import Refusal, RefusalReason
from ingest.ocr import available

_SAVE_EVERY = 50


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


Progress = Callable[[FileReport, int, int], None]
OnChange = Callable[[Regulation | None, Regulation | None], None]
OnNorm = Callable[[int, int], None]


def silent(_report: FileReport, _done: int, _total: int) -> None:
    """A progress that nobody watches."""


def unheard(_before: Regulation | None, _after: Regulation | None) -> None:
    """A change that nobody asks about."""


def uncounted(_done: int, _total: int) -> None:
    """A count of norms that nobody watches."""


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
            progress(report, len(reports), len(files))
            if not preview and len(reports) % _SAVE_EVERY == 0:
                save_ledger(ledger, home.ledger)
        changes, ledger = _compose(ledger, home, preview, on_change, on_norm)
        if not preview:
            save_ledger(ledger, home.ledger)
    return Run(tuple(reports), changes)


def remove(id: RegulationId, home: Home) -> Changes:
    """Take a norm out of the corpus, and with it its effects on the others; raises `NotFound` when it is not there."""
    with home.editing():
        store = Store(home.norms)
        store.read(id)
        ledger = load_ledger(home.ledger).without(id)
        changes, ledger = _compose(ledger, home, preview=False)
        save_ledger(ledger, home.ledger)
    return changes


def reject(application: Application, home: Home) -> Changes:
    """Undo an amendment that was applied: the corpus is as if it had never been ordered, until it is accepted again."""
    return _decide(home, lambda ledger: ledger.rejecting(application))


def accept(id: str, home: Home) -> Changes:
    """Apply again an amendment that was rejected."""
    return _decide(home, lambda ledger: ledger.accepting(id))


def _decide(home: Home, decision: Callable[[Ledger], Ledger]) -> Changes:
    with home.editing():
        changes, ledger = _compose(decision(load_ledger(home.ledger)), home, preview=False)
        save_ledger(ledger, home.ledger)
    return changes


def _read_all(files: list[Path], ledger: Ledger, home: Home, workers: int) -> Iterator[FileReport]:
    hashes = {path: _hash(path) for path in files}
    jobs = []
    for path in files:
        name = str(path.resolve())
        if ledger.fresh(name, hashes[path]):
            entry = ledger.entries[name]
            yield FileReport(name, Outcome.REFUSED if entry.refusal else Outcome.UNCHANGED, entry, _size(path))
        else:
            jobs.append((path, hashes[path], home.readings))
    yield from _in_parallel(jobs, workers) if len(jobs) > workers > 1 else map(_read_one, jobs)


def _in_parallel(jobs: list[tuple[Path, str, Path]], workers: int) -> Iterator[FileReport]:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_read_one, jobs, chunksize=1)


def _read_one(job: tuple[Path, str, Path]) -> FileReport:
    path, sha256, readings = job
    found = read_regulations(path)
    name = str(path.resolve())
    if isinstance(found, Refusal):
        return FileReport(name, Outcome.REFUSED, Entry(sha256, reader_version(), refusal=found), _size(path))
    write_whole(_reading_path(readings, sha256), json.dumps(encode(found), ensure_ascii=False).encode())
    pages = len({page.number for regulation in found for page in regulation.documents[0].pages})
    entry = Entry(
        sha256,
        reader_version(),
        norms=tuple(dict.fromkeys(regulation.id for regulation in found)),
        pages=pages,
        provisions=sum(len(regulation.provisions) for regulation in found),
        unread=any(warning.startswith(UNREAD) for regulation in found for warning in regulation.warnings)
        and not available(),
        doubts=tuple(doubt for regulation in found if (doubt := doubt_of(regulation))),
    )
    return FileReport(name, Outcome.READ, entry, _size(path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _hash(path: Path) -> str:
    try:
        return hash_of([path.read_bytes()])
    except OSError:
        return RefusalReason.UNREADABLE.name


def _reading_path(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / f"{sha256}.json"


def _compose(
    ledger: Ledger, home: Home, preview: bool, on_change: OnChange = unheard, on_norm: OnNorm = uncounted
) -> tuple[Changes, Ledger]:
    """Put the corpus together and store it, unless it already is what the ledger says."""
    mark = ledger.mark()
    if ledger.composed == mark:
        return Changes(), ledger
    changes = _store(_composed(ledger, home), Store(home.norms), preview, on_change, on_norm)
    return changes, replace(ledger, composed=mark)


def _composed(ledger: Ledger, home: Home) -> tuple[Regulation, ...]:
    readings = (_load_reading(_reading_path(home.readings, sha256)) for sha256 in ledger.readings())
    wanted = [regulation for reading in readings for regulation in reading if regulation.id not in ledger.removed]
    return compose(wanted, frozenset(one.id for one in ledger.rejected))


def _load_reading(path: Path) -> tuple[Regulation, ...]:
    try:
        return decode(tuple[Regulation, ...], json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StorageFailure(
            f"Falta o está dañado {path}. Borre {path.parents[1].parent / 'ledger.json'} y vuelva a ingerir."
        ) from error


def _store(
    regulations: tuple[Regulation, ...], store: Store, preview: bool, on_change: OnChange, on_norm: OnNorm
) -> Changes:
    known, after = set(store.ids()), {regulation.id for regulation in regulations}
    added: list[RegulationId] = []
    changed: list[RegulationId] = []
    for done, regulation in enumerate(regulations, start=1):
        before = store.read(regulation.id) if regulation.id in known else None
        on_norm(done, len(regulations))
        if before == regulation:
            continue
        on_change(before, regulation)
        (changed if before else added).append(regulation.id)
        if not preview:
            store.write(regulation)
    dropped = tuple(sorted(known - after))
    for id in dropped:
        on_change(store.read(id), None)
        if not preview:
            store.remove(id)
    return Changes(tuple(added), tuple(changed), dropped)
