"""The work behind editors' jobs, done by a worker through the same pipeline as the command's."""

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, select

from corpus.codec import encode
from corpus.errors import AbsuelveError, StorageFailure
from desk import leases, releases, staleness, uploads
from desk.jobs import Kind, Stage
from desk.service import Desk
from desk.tables import job as table
from ingest.pipeline import silent
from qa_service.previews import to_json

if TYPE_CHECKING:
    from qa_service.bootstrap import Application

_TRIES = 3
_LIMIT = timedelta(hours=12)
_PATIENCE = timedelta(hours=1)
_ROUNDS = 10_000  # of comparing; what is left then is compared later
_BUSY_PAUSE = timedelta(seconds=10)

_log = logging.getLogger(__name__)


def step(desk: Desk, application: "Application", name: str) -> bool:
    """Do the job that has waited longest; False when none waits."""
    with desk.database.writing() as connection:
        ready = (table.c.state == Stage.WAITING.value) & ~_busy(desk.now())
        row = leases.claim(connection, table, ready, table.c.created_at, name, desk.now(), desk.terms.lease)
    if row is None:
        return False
    if row.attempts > _TRIES:
        return _end(desk, row, error=f"El programa terminó a la fuerza {_TRIES} veces mientras la hacía.")
    with leases.renewed(desk, table, row, _LIMIT):
        done = leases.attempt(lambda: _do(desk, application, row))
    if not isinstance(done, Exception):
        return _end(desk, row, done)
    if isinstance(done, StorageFailure) and desk.now() - row.created_at < _PATIENCE:
        return _again(desk, row)
    if isinstance(done, AbsuelveError):
        return _end(desk, row, error=str(done))
    _log.error("La tarea %s falló.", row.id, exc_info=done)
    return _end(desk, row, error=f"El programa falló ({type(done).__name__}). Avise a quien administra el servicio.")


def _do(desk: Desk, application: "Application", row: Row[Any]) -> dict[str, Any]:
    kind, payload = Kind(row.kind), row.payload
    if kind is Kind.PREVIEW:
        return _preview(desk, application, payload["files"])
    if kind is Kind.PUBLISH:
        return _publish(desk, application, payload["files"])
    return {"generation": application.rollback(payload["generation"]), "stale": _stale(desk)}


def _preview(desk: Desk, application: "Application", files: list[str]) -> dict[str, Any]:
    """What files would change, answers that would go stale among it."""
    with desk.database.reading() as connection:
        cited = releases.citing(connection)
    paths = [uploads.path_of(application.home.uploads, id) for id in files]
    return to_json(application.preview(paths, silent, cited=cited))


def _publish(desk: Desk, application: "Application", files: list[str]) -> dict[str, Any]:
    """Take files in and serve the corpus with them; done a second time, it finds most of it done."""
    paths = [uploads.place(application.home.uploads, id) for id in files]
    run = application.ingest(paths, silent) if paths else None
    generation = application.publish(_unwatched)
    history = application.bundles.history()
    return {
        "files": [encode(report) for report in run.files] if run else [],
        "generation": generation,
        "publication": next((encode(one) for one in history if one.generation == generation), None),
        "stale": _stale(desk),
    }


def _stale(desk: Desk) -> list[str]:
    """Compare every released answer with what is served now; the consultations that went stale."""
    found: list[str] = []
    for _ in range(_ROUNDS):
        found += staleness.sweep(desk)
        if not staleness.pending(desk, desk.searcher()):
            break
    return found


def _unwatched(_done: int, _total: int) -> None:
    """A progress that nobody watches."""


def _end(desk: Desk, row: Row[Any], result: dict[str, Any] | None = None, error: str | None = None) -> bool:
    stage = Stage.FAILED if error else Stage.DONE
    with desk.database.writing() as connection:
        done = {"state": stage.value, "finished_at": desk.now(), "result": result, "error": error}
        leases.let_go(connection, table, row, **done)
    return True


def _again(desk: Desk, row: Row[Any]) -> bool:
    """Leave it for later, untried: somebody edits the corpus by the command, or the disk refused."""
    with desk.database.writing() as connection:
        leases.let_go(connection, table, row, worker_until=desk.now() + _BUSY_PAUSE, attempts=row.attempts - 1)
    return True


def _busy(now: datetime) -> ColumnElement[bool]:
    """Whether a worker is at a job: the corpus has room for one editor at a time."""
    other = table.alias()
    return select(other.c.id).where(other.c.worker.is_not(None), other.c.worker_until > now).exists()
