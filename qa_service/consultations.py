"""Questions asked through the service and what came of them, kept in one SQLite file."""

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from corpus.errors import NotFound, StorageFailure
from corpus.identifiers import ProvisionId, RegulationId
from qa_service.exchange import to_json
from qa_service.model import Result

_SCHEMA = """
create table if not exists consultation (
    id text primary key,
    asked_at text not null,
    question text not null,
    as_of text not null,
    generation text not null,
    result text not null,
    passages text not null
) strict
"""


@dataclass(frozen=True, slots=True)
class Consultation:
    """A question, its result as the exchange format writes it, and the passages shown; not reviewed yet."""

    id: str
    asked_at: datetime
    question: str
    as_of: date
    generation: str
    result: Mapping[str, Any]
    passages: tuple[Mapping[str, Any], ...]


class Consultations:
    """The consultations of one installation. Each call opens its own connection, so threads need no care."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, result: Result, passages: Iterable[Mapping[str, Any]]) -> Consultation:
        """Keep a result, and the passages its asker saw, under a new random id."""
        asked = datetime.now(UTC)
        made = Consultation(
            uuid.uuid4().hex,
            asked,
            result.question.text,
            result.understanding.query.as_of,
            result.generation,
            to_json(result),
            tuple(passages),
        )
        contents = json.dumps(made.result), json.dumps(made.passages)
        with self._connection() as connection:
            row = (made.id, asked.isoformat(), made.question, made.as_of.isoformat(), made.generation, *contents)
            connection.execute("insert into consultation values (?, ?, ?, ?, ?, ?, ?)", row)
        return made

    def get(self, id: str) -> Consultation:
        """The consultation with that id; raises `NotFound`."""
        with self._connection() as connection:
            row = connection.execute("select * from consultation where id = ?", (id,)).fetchone()
        if row is None:
            raise NotFound("No hay una consulta con ese número. Revise la dirección o vuelva a preguntar.")
        id, asked, question, as_of, generation, result, passages = row
        return Consultation(
            id,
            datetime.fromisoformat(asked),
            question,
            date.fromisoformat(as_of),
            generation,
            json.loads(result),
            tuple(json.loads(passages)),
        )

    def citations(self) -> tuple[tuple[str, ProvisionId], ...]:
        """What the drafts kept cite: the consultation's id with each provision; nothing where none was ever asked."""
        if not self.path.is_file():
            return ()
        with self._connection() as connection:
            rows = connection.execute("select id, result from consultation order by asked_at").fetchall()
        cited = ((id, one) for id, result in rows for one in json.loads(result)["citations"])
        return tuple((id, ProvisionId(RegulationId(one["regulation"]), one["eid"])) for id, one in cited)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path)
        except (OSError, sqlite3.Error) as error:
            raise StorageFailure(f"No se pudo abrir {self.path}: {error}. Revise la ruta y los permisos.") from error
        try:
            with connection:
                connection.execute(_SCHEMA)
                yield connection
        except sqlite3.DatabaseError as error:
            raise StorageFailure(
                f"No se pudo guardar en {self.path}: {error}. Revise el espacio y los permisos."
            ) from error
        finally:
            connection.close()
