"""Whether what the database holds is what the record says was done: the chain, and what hangs on it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from corpus.codec import decode
from desk import audit
from desk.audit import GENESIS, Break
from desk.release import digest
from desk.tables import consultation, draft, release
from qa_service.model import Draft

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Verified:
    """A chain without a break: how many entries, the last one's hash, and what differs from what they say.

    Nobody can tell from a chain alone that its end was cut off; a `head` noted elsewhere can.
    """

    entries: int
    head: str
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class _Told:
    """What the record says of each consultation: its version, and the digests of its releases in turn."""

    versions: dict[str, int]
    releases: dict[str, list[str]]


def verify(connection: Connection) -> Verified | Break:
    """Follow the chain from its beginning, then compare consultations, drafts and releases with it."""
    found = audit.verify(connection)
    if isinstance(found, Break):
        return found
    told = _told(connection)
    faults = (*_unrecorded(connection, told), *_changed(connection, draft), *_released(connection, told))
    return Verified(found, audit.head(connection), faults)


def holds(connection: Connection, noted: str) -> bool:
    """Whether the chain still holds an entry with a hash that was noted once."""
    return noted == GENESIS or audit.sealed_with(connection, noted)


def _told(connection: Connection) -> _Told:
    told = _Told({}, {})
    for entry in audit.entries(connection):
        if entry.action == "ask":
            told.versions[entry.subject] = 1
        elif '"version"' in entry.detail:
            detail: dict[str, Any] = json.loads(entry.detail)
            told.versions[entry.subject] = detail["version"]
            if entry.action in ("release", "taken"):
                told.releases.setdefault(entry.subject, []).append(str(detail.get("digest")))
    return told


def _unrecorded(connection: Connection, told: _Told) -> Iterator[str]:
    """Consultations that stand otherwise than the record ends, those gone among them."""
    kept = {row.id: row.version for row in connection.execute(select(consultation.c.id, consultation.c.version))}
    for id in sorted(kept.keys() | told.versions.keys()):
        if kept.get(id) != told.versions.get(id):
            yield (
                f"La consulta {id} está en su versión {kept.get(id, 'ninguna')} "
                f"y el registro dice {told.versions.get(id, 'ninguna')}."
            )


def _released(connection: Connection, told: _Told) -> Iterator[str]:
    """Released answers that are not the ones recorded."""
    yield from _changed(connection, release)
    query = select(release.c.consultation, release.c.digest).order_by(release.c.consultation, release.c.number)
    kept: dict[str, list[str]] = {}
    for row in connection.execute(query):
        kept.setdefault(row.consultation, []).append(row.digest)
    for id in sorted(kept.keys() | told.releases.keys()):
        if kept.get(id) != told.releases.get(id):
            yield f"Las respuestas publicadas de la consulta {id} no son las del registro."


def _changed(connection: Connection, table: Table) -> Iterator[str]:
    """Drafts, or releases, whose words are not those of their digest."""
    columns = (table.c.consultation, table.c.number, table.c.content, table.c.digest)
    for row in connection.execute(select(*columns).execution_options(yield_per=_BATCH)):
        if digest(decode(Draft, row.content)) != row.digest:
            what = "El borrador" if table is draft else "La respuesta publicada"
            yield f"{what} {row.number} de la consulta {row.consultation} fue cambiado."
