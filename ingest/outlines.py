"""What composition remembers of each norm between runs: its card, its footprint, and what it says about the others.

An SQLite file that can be deleted at any time: what is missing is worked out again. All times of writing are inside
one transaction, or inside several of which each leaves the file true.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.codec import decode, encode
from corpus.errors import StorageFailure
from corpus.files import storage_errors
from corpus.identifiers import RegulationId
from corpus.model import Relation
from ingest.catalog import Effect
from ingest.composition import Card, Outline
from ingest.footprints import Differences
from ingest.instructions import Instruction, Task
from ingest.ledger import hash_of

_FORMAT = 2
_TABLES = """
CREATE TABLE norms (id TEXT PRIMARY KEY, basis TEXT, card TEXT, mark TEXT, footprint BLOB, relations TEXT, effects TEXT,
                    late TEXT, late_footprint BLOB, late_effects TEXT);
CREATE TABLE aims (by TEXT, target TEXT, orders TEXT, PRIMARY KEY (target, by));
CREATE INDEX aims_by ON aims (by);
"""
_FORGET = (
    "mark = NULL, footprint = NULL, relations = NULL, effects = NULL,"
    " late = NULL, late_footprint = NULL, late_effects = NULL"
)


@dataclass(frozen=True, slots=True)
class Aimed:
    """The changes that one norm orders in another."""

    instructions: tuple[Instruction, ...] = ()
    tasks: tuple[Task, ...] = ()


class Outlines:
    """The table of norms; open it with `open_outlines`."""

    def __init__(self, connection: sqlite3.Connection, keep: bool) -> None:
        self._connection = connection
        self._keep = keep

    def save(self) -> None:
        """Keep what was written up to here, unless nothing is to be kept."""
        if self._keep:
            self._connection.commit()

    def cards(self) -> dict[RegulationId, tuple[str, Card]]:
        """What each known norm was read from, and its card."""
        rows = self._connection.execute("SELECT id, basis, card FROM norms ORDER BY id")
        return {RegulationId(id): (basis, decode(Card, json.loads(card))) for id, basis, card in rows}

    def place(self, id: RegulationId, basis: str, card: Card) -> None:
        """Take in a norm that was read anew; what it says about others is yet to be found."""
        self.forget([id])
        self._connection.execute(
            "INSERT INTO norms (id, basis, card) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET basis = excluded.basis, card = excluded.card",
            (id.slug, basis, _dumped(card)),
        )

    def bind(self, card: Card) -> None:
        """Keep a card whose first day was settled anew."""
        self._connection.execute("UPDATE norms SET card = ? WHERE id = ?", (_dumped(card), card.id.slug))

    def drop(self, ids: Iterable[RegulationId]) -> None:
        """Leave norms out that are not in the corpus any more."""
        gone = [(id.slug,) for id in ids]
        self._connection.executemany("DELETE FROM aims WHERE by = ?", gone)
        self._connection.executemany("DELETE FROM norms WHERE id = ?", gone)

    def forget(self, ids: Iterable[RegulationId]) -> None:
        """Have norms read again for what they say about others."""
        stale = [(id.slug,) for id in ids]
        self._connection.executemany("DELETE FROM aims WHERE by = ?", stale)
        self._connection.executemany(f"UPDATE norms SET {_FORGET} WHERE id = ?", stale)

    def touched(self, differences: Differences) -> list[RegulationId]:
        """The norms that may come out different after a change of their surroundings."""
        rows = self._connection.execute("SELECT id, footprint, late_footprint FROM norms WHERE mark IS NOT NULL")
        return [RegulationId(id) for id, *left in rows if any(differences.touch(one) for one in left if one)]

    def unread(self) -> list[RegulationId]:
        """The norms of which it is not known what they say about others."""
        return [RegulationId(id) for (id,) in self._connection.execute("SELECT id FROM norms WHERE mark IS NULL")]

    def write(self, id: RegulationId, footprint: bytes, found: Outline) -> None:
        """Keep what a norm says about others."""
        relations, effects = _dumped(found.relations), _dumped(found.effects)
        aims = {target: _dumped(aimed) for target, aimed in _by_target(found).items()}
        (basis,) = self._connection.execute("SELECT basis FROM norms WHERE id = ?", (id.slug,)).fetchone()
        mark = hash_of(part.encode() for part in (basis, found.moved, relations, *aims.values()))
        self._connection.execute(
            "UPDATE norms SET mark = ?, footprint = ?, relations = ?, effects = ? WHERE id = ?",
            (mark, footprint, relations, effects, id.slug),
        )
        self._connection.executemany(
            "INSERT INTO aims (by, target, orders) VALUES (?, ?, ?)",
            [(id.slug, target.slug, orders) for target, orders in aims.items()],
        )

    def marks(self) -> dict[RegulationId, str]:
        """A hash of each norm's text and of what it says about others, repeals apart."""
        return {
            RegulationId(id): mark for id, mark in self._connection.execute("SELECT id, mark FROM norms ORDER BY id")
        }

    def aims(self) -> dict[RegulationId, list[RegulationId]]:
        """The norms that order changes in each norm of the corpus."""
        found: dict[RegulationId, list[RegulationId]] = {}
        query = "SELECT target, by FROM aims WHERE target IN (SELECT id FROM norms) ORDER BY target, by"
        for target, by in self._connection.execute(query):
            found.setdefault(RegulationId(target), []).append(RegulationId(by))
        return found

    def aimed(self, target: RegulationId) -> tuple[Aimed, ...]:
        """The changes ordered in a norm, by the norms that order them."""
        rows = self._connection.execute("SELECT orders FROM aims WHERE target = ? ORDER BY by", (target.slug,))
        return tuple(decode(Aimed, json.loads(orders)) for (orders,) in rows)

    def relations(self, id: RegulationId) -> tuple[Relation, ...]:
        """A norm's relations."""
        (found,) = self._connection.execute("SELECT relations FROM norms WHERE id = ?", (id.slug,)).fetchone()
        return decode(tuple[Relation, ...], json.loads(found))

    def late(self) -> dict[RegulationId, str]:
        """Of each norm that was read again as amended, the hash of what it was read from."""
        rows = self._connection.execute("SELECT id, late FROM norms WHERE late IS NOT NULL")
        return {RegulationId(id): late for id, late in rows}

    def write_late(self, id: RegulationId, late: str, footprint: bytes, effects: tuple[Effect, ...]) -> None:
        """Keep what a norm repeals as amended."""
        self._connection.execute(
            "UPDATE norms SET late = ?, late_footprint = ?, late_effects = ? WHERE id = ?",
            (late, footprint, _dumped(effects), id.slug),
        )

    def clear_late(self, id: RegulationId) -> None:
        """Have a norm stand as its files say: nothing amends it any more."""
        query = "UPDATE norms SET late = NULL, late_footprint = NULL, late_effects = NULL WHERE id = ?"
        self._connection.execute(query, (id.slug,))

    def effects(self) -> Iterator[Effect]:
        """All that the norms repeal, by the norms that do."""
        query = "SELECT COALESCE(late_effects, effects) AS e FROM norms WHERE e <> '[]' ORDER BY id"
        for (found,) in self._connection.execute(query):
            yield from decode(tuple[Effect, ...], json.loads(found))


def _by_target(found: Outline) -> Mapping[RegulationId, Aimed]:
    targets = sorted({one.target for one in found.instructions} | {one.target for one in found.tasks})
    return {
        target: Aimed(
            tuple(one for one in found.instructions if one.target == target),
            tuple(one for one in found.tasks if one.target == target),
        )
        for target in targets
    }


def _dumped(value: object) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


@contextmanager
def open_outlines(path: Path, keep: bool = True) -> Iterator[Outlines]:
    """Open or begin the file; without `keep`, nothing that is written stays."""
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path if keep or path.is_file() else ":memory:")
        try:
            _prepare(connection)
            outlines = Outlines(connection, keep)
            yield outlines
            outlines.save()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StorageFailure(
            f"No se pudo usar {path}: {error}. Revise el espacio del disco; si está dañado, bórrelo y repita la orden."
        ) from error


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none, or others than this program's."""
    (format_,) = connection.execute("PRAGMA user_version").fetchone()
    if format_ != _FORMAT:
        connection.executescript("DROP TABLE IF EXISTS norms; DROP TABLE IF EXISTS aims;" + _TABLES)
        connection.execute(f"PRAGMA user_version = {_FORMAT}")
