"""What waits on the desk: how much in each queue, and for how long the oldest."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from desk.model import State
from desk.service import Desk
from desk.tables import consultation, delivery, job, release

_OVER = frozenset({State.RELEASED.value, State.DECLINED.value})
Key = tuple[str, str]  # queue and state


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many things wait, and the age in seconds of the oldest consultation of each state that is not its last."""

    waiting: Mapping[Key, int]
    oldest: Mapping[Key, float]


def look(desk: Desk) -> Backlog:
    """The desk's queues now; raises `StorageFailure`."""
    with desk.database.reading() as connection:
        waiting = {
            **_counted(connection, "consultations", consultation),
            **_counted(connection, "deliveries", delivery),
            **_counted(connection, "jobs", job),
        }
        stale = select(func.count()).select_from(release).where(release.c.stale_at.is_not(None))
        waiting["releases", "stale"] = connection.execute(stale).scalar_one()
        since = select(consultation.c.state, func.min(consultation.c.changed_at)).group_by(consultation.c.state)
        rows = connection.execute(since.where(consultation.c.state.not_in(_OVER))).all()
    ages = {("consultations", state): (desk.now() - first).total_seconds() for state, first in rows}
    return Backlog(waiting, ages)


def _counted(connection: Connection, name: str, table: Table) -> dict[Key, int]:
    rows = connection.execute(select(table.c.state, func.count()).group_by(table.c.state))
    return {(name, state): count for state, count in rows}
