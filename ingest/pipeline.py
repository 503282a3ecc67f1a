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
from ingest.assembly import doubt_of, read_regulations
from ingest.composition import compose
from ingest.files import find_files
from ingest.ledger import Entry, Ledger, hash_of, load_ledger, reader_version, save_ledger
from ingest.model import Refusal, RefusalReason

_SAVE_EVERY = 50


class Outcome(StrEnum):
    """What became of a file; the value is what an editor reads."""

    READ = "leído"
    UNCHANGED = "sin cambios"
    REFUSED = "rechazado"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file of a run."""

    path: str
    outcome: Outcome
    entry: Entry


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


def silent(_report: FileReport, _done: int, _total: int) -> None:
    """A progress that nobody watches."""


def ingest(
    paths: Iterable[Path], home: Home, workers: int = 2, preview: bool = False, progress: Progress = silent
) -> Run:
    """Add or update the norms found in files and folders; with `preview` only say what would change.

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
        changes, ledger = _compose(ledger, home, preview)
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


def _read_all(files: list[Path], ledger: Ledger, home: Home, workers: int) -> Iterator[FileReport]:
    hashes = {path: _hash(path) for path in files}
    jobs = []
    for path in files:
        name = str(path.resolve())
        if ledger.fresh(name, hashes[path]):
            entry = ledger.entries[name]
            yield FileReport(name, Outcome.REFUSED if entry.refusal else Outcome.UNCHANGED, entry)
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
        return FileReport(name, Outcome.REFUSED, Entry(sha256, reader_version(), refusal=found))
    write_whole(_reading_path(readings, sha256), json.dumps(encode(found), ensure_ascii=False).encode())
    pages = len({page.number for regulation in found for page in regulation.documents[0].pages})
    entry = Entry(
        sha256,
        reader_version(),
        norms=tuple(dict.fromkeys(regulation.id for regulation in found)),
        pages=pages,
        provisions=sum(len(regulation.provisions) for regulation in found),
        doubts=tuple(doubt for regulation in found if (doubt := doubt_of(regulation))),
    )
    return FileReport(name, Outcome.READ, entry)


def _hash(path: Path) -> str:
    try:
        return hash_of([path.read_bytes()])
    except OSError:
        return RefusalReason.UNREADABLE.name


def _reading_path(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / f"{sha256}.json"


def _compose(ledger: Ledger, home: Home, preview: bool) -> tuple[Changes, Ledger]:
    """Put the corpus together and store it, unless it already is what the ledger says."""
    mark = ledger.mark()
    if ledger.composed == mark:
        return Changes(), ledger
    changes = _store(_composed(ledger, home), Store(home.norms), preview)
    return changes, replace(ledger, composed=mark)


def _composed(ledger: Ledger, home: Home) -> tuple[Regulation, ...]:
    readings = (_load_reading(_reading_path(home.readings, sha256)) for sha256 in ledger.readings())
    wanted = [regulation for reading in readings for regulation in reading if regulation.id not in ledger.removed]
    return compose(wanted)


def _load_reading(path: Path) -> tuple[Regulation, ...]:
    try:
        return decode(tuple[Regulation, ...], json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StorageFailure(
            f"Falta o está dañado {path}. Borre {path.parents[1].parent / 'ledger.json'} y vuelva a ingerir."
        ) from error


def _store(regulations: tuple[Regulation, ...], store: Store, preview: bool) -> Changes:
    before = set(store.ids())
    after = {regulation.id for regulation in regulations}
    dropped = tuple(sorted(before - after))
    differing = [
        regulation
        for regulation in regulations
        if regulation.id not in before or store.read(regulation.id) != regulation
    ]
    if not preview:
        for regulation in differing:
            store.write(regulation)
        for id in dropped:
            store.remove(id)
    ids = [regulation.id for regulation in differing]
    return Changes(tuple(id for id in ids if id not in before), tuple(id for id in ids if id in before), dropped)
