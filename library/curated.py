"""Curated answers as rows: what advisors wrote for questions that come again and again, and the words these come in."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from corpus.codec import decode, encode
from corpus.errors import NotFound, Outdated
from desk.deadlines import day_of
from desk.release import Approval, Source, digest
from desk.releases import Released
from desk.tables_public import curated as table
from desk.tables_public import curated_cited as cited
from qa_service.model import Draft


class Standing(StrEnum):
    """Where a curated answer stands: only a released one is offered."""

    WRITTEN = "written"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Curated:
    """A curated answer. `wordings` are the questions that it answers, the first of them its title.

    `version` rises by one with every change; `author` wrote it last. `approval` is the senior advisor's yes to exactly
    this draft, `office` theirs; both are there only while it is released.
    """

    id: str
    author: str
    wordings: tuple[str, ...]
    draft: Draft
    sources: tuple[Source, ...]
    generation: str
    changed_at: datetime
    state: Standing = Standing.WRITTEN
    version: int = 1
    approval: Approval | None = None
    office: str = ""

    @property
    def digest(self) -> str:
        """What an approval names its draft by."""
        return digest(self.draft)

    @property
    def on(self) -> date:
        """The day whose law it was compared with when it was last written or released."""
        return day_of(self.changed_at)

    @property
    def answer(self) -> Released:
        """It as a released answer."""
        return Released(
            self.id, self.version, self.draft, self.sources, self.office, self.on, False, self.changed_at,
            self.generation, "",
        )  # fmt: skip


def add(connection: Connection, made: Curated) -> None:
    """Keep a new one."""
    connection.execute(insert(table).values(id=made.id, **_columns(made)))
    _cite(connection, made)


def get(connection: Connection, id: str) -> Curated:
    """The one with that id; raises `NotFound`."""
    row = connection.execute(select(table).where(table.c.id == id)).one_or_none()
    if row is None:
        raise NotFound("No hay una respuesta preparada con ese número. Búsquela en la lista.")
    return of(row)


def save(connection: Connection, after: Curated) -> Curated:
    """Put it in the place of itself one version before; raises `Outdated` when somebody changed it in between."""
    kept = replace(after, version=after.version + 1)
    where = (table.c.id == after.id, table.c.version == after.version)
    if connection.execute(update(table).where(*where).values(**_columns(kept))).rowcount != 1:
        raise Outdated("Otra persona cambió la respuesta mientras usted la tenía abierta. Vuelva a abrirla.")
    connection.execute(delete(cited).where(cited.c.curated == after.id))
    _cite(connection, kept)
    return kept


def of(row: Row[Any]) -> Curated:
    """The curated answer in a row of its table."""
    approval = row.approval
    return Curated(
        id=row.id,
        author=row.author,
        wordings=tuple(row.wordings),
        draft=decode(Draft, row.content),
        sources=decode(tuple[Source, ...], row.sources),
        generation=row.generation,
        changed_at=row.changed_at,
        state=Standing(row.state),
        version=row.version,
        approval=Approval(approval["by"], row.digest, row.generation, row.changed_at, True) if approval else None,
        office=approval["office"] if approval else "",
    )


def _columns(made: Curated) -> dict[str, Any]:
    return {
        "state": made.state.value, "version": made.version, "author": made.author, "changed_at": made.changed_at,
        "digest": made.digest, "generation": made.generation, "wordings": list(made.wordings),
        "content": encode(made.draft), "sources": encode(made.sources),
        "approval": {"by": made.approval.by, "office": made.office} if made.approval else None,
    }  # fmt: skip


def _cite(connection: Connection, made: Curated) -> None:
    rows = [
        {"curated": made.id, "regulation": regulation, "eid": eid}
        for regulation, eid in sorted({(one.regulation, one.eid) for one in made.sources})
    ]
    if rows:
        connection.execute(insert(cited), rows)
