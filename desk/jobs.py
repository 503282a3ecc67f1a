"""What editors ask for and a worker does: show what files would change, publish them, go back to an older generation.

A job that its worker did not survive is done again; reading and embedding take up where they were cut off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, insert, select

from corpus.errors import Conflict, InvalidInput, NotFound
from desk import audit, uploads
from desk.consultations import fresh_id
from desk.lists import LONGEST_PAGE, Page
from desk.model import Account
from desk.permissions import Action, require
from desk.service import Desk
from desk.tables import job as table

if TYPE_CHECKING:
    from qa_service.bootstrap import Application


class Kind(StrEnum):
    """What is to be done."""

    PREVIEW = "preview"
    PUBLISH = "publish"
    ROLLBACK = "rollback"


class Stage(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A job: of uploads by their ids, or back to a generation; what came of it, or the `error` in Spanish."""

    id: str
    kind: Kind
    payload: Mapping[str, Any]
    stage: Stage
    by: str
    created_at: datetime
    finished_at: datetime | None = None
    result: Mapping[str, Any] | None = None
    error: str | None = None


def submit(
    desk: Desk, application: "Application", account: Account, kind: Kind, files: Sequence[str] = (),
    generation: str | None = None,
) -> Job:  # fmt: skip
    """Have a worker do it. Raises `NotFound` or `InvalidInput` for files or a generation that are not there."""
    require(account, Action.EDIT_CORPUS)
    payload = _payload(application, kind, files, generation)
    made = Job(fresh_id(), kind, payload, Stage.WAITING, account.id, desk.now())
    row = {"id": made.id, "kind": kind.value, "payload": payload, "by": account.id, "created_at": made.created_at}
    with desk.database.writing() as connection:
        connection.execute(insert(table).values(**row, state=Stage.WAITING.value, attempts=0))
        audit.append(connection, account.id, kind.value, made.id, made.created_at, payload)
    return made


def get(desk: Desk, account: Account, id: str) -> Job:
    """A job by its id; raises `NotFound`."""
    require(account, Action.EDIT_CORPUS)
    with desk.database.reading() as connection:
        return of(_row(connection, id))


def listed(desk: Desk, account: Account, cursor: str | None = None, limit: int = 20) -> Page[Job]:
    """The jobs, newest first; the cursor is the last one's id."""
    require(account, Action.EDIT_CORPUS)
    if not 1 <= limit <= LONGEST_PAGE:
        raise InvalidInput(f"Una página tiene de 1 a {LONGEST_PAGE} tareas.")
    query = select(table).order_by(table.c.created_at.desc(), table.c.id.desc()).limit(limit + 1)
    with desk.database.reading() as connection:
        if cursor:
            last = _row(connection, cursor)
            same = (table.c.created_at == last.created_at) & (table.c.id < last.id)
            query = query.where((table.c.created_at < last.created_at) | same)
        found = tuple(of(row) for row in connection.execute(query))
    return Page(found[:limit], found[limit - 1].id if len(found) > limit else None)


def of(row: Row[Any]) -> Job:
    """The job in a row of its table; one that a worker holds is running."""
    stage = Stage.RUNNING if row.state == Stage.WAITING and row.worker else Stage(row.state)
    return Job(
        row.id, Kind(row.kind), row.payload, stage, row.by, row.created_at, row.finished_at, row.result, row.error
    )


def _row(connection: Connection, id: str) -> Row[Any]:
    row = connection.execute(select(table).where(table.c.id == id)).one_or_none()
    if row is None:
        raise NotFound("No hay una tarea con ese número. Revise la lista de tareas.")
    return row


def _payload(application: "Application", kind: Kind, files: Sequence[str], generation: str | None) -> dict[str, Any]:
    """What the job needs, made definite now: done twice, it must come to the same."""
    if kind is Kind.ROLLBACK:
        from index.generations import NONE_BEFORE

        bundles = application.bundles
        to = bundles.find(generation) if generation else bundles.previous()
        if to is None:
            raise Conflict(NONE_BEFORE)
        return {"generation": to}
    if kind is Kind.PREVIEW and not files:
        raise InvalidInput("Indique los archivos subidos cuyo efecto quiere ver.")
    for id in files:
        uploads.path_of(application.home.uploads, id)
    return {"files": list(dict.fromkeys(files))}
