"""The readable half of a bundle: cards, wordings and passages in one SQLite file, written once, then only read."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.codec import decode, encode
from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Regulation, RelationKind
from index.model import Bearer, Card, Passage, Wording

_SCHEMA = """
CREATE TABLE card (number INTEGER PRIMARY KEY, slug TEXT UNIQUE, data TEXT);
CREATE TABLE wording (
    row INTEGER PRIMARY KEY, slug TEXT, eid TEXT, version INTEGER, data TEXT, UNIQUE (slug, eid, version)
);
CREATE INDEX amended_by ON wording (json_extract(data, '$.amended_by'));
CREATE TABLE passage (row INTEGER PRIMARY KEY, wording INTEGER, start INTEGER, stop INTEGER, context TEXT);
CREATE INDEX passages_of ON passage (wording);
CREATE TABLE relation (slug TEXT, eid TEXT, kind TEXT, by_slug TEXT, by_eid TEXT);
CREATE INDEX relations_on ON relation (slug, eid);
"""
_SELECT = "SELECT data FROM wording WHERE slug = ? AND "


class RecordWriter:
    """Writes the file of a bundle under construction; rows count from 0 in the order added."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path)
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        self._wordings = self._passages = 0

    def add_card(self, number: int, card: Card) -> None:
        """Add a norm under its number."""
        self._database.execute("INSERT INTO card VALUES (?, ?, ?)", (number, card.id.slug, _dump(card)))

    def add_wording(self, wording: Wording, passages: Iterable[Passage] = ()) -> int:
        """Add a wording with the passages it is searched by; returns its row."""
        row, self._wordings = self._wordings, self._wordings + 1
        key = (wording.provision.regulation.slug, wording.provision.eid, wording.version)
        self._database.execute("INSERT INTO wording VALUES (?, ?, ?, ?, ?)", (row, *key, _dump(wording)))
        for passage in passages:
            values = (self._passages, row, passage.start, passage.end, passage.context)
            self._database.execute("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", values)
            self._passages += 1
        return row

    def add_relations(self, regulation: Regulation) -> None:
        """Add what a norm says of provisions of others."""
        said = (one for one in regulation.relations if one.target_eid and one.target != regulation.id)
        rows = [(one.target.slug, one.target_eid, one.kind.value, regulation.id.slug, one.origin) for one in said]
        self._database.executemany("INSERT INTO relation VALUES (?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Write everything to disk and close the file."""
        self._database.commit()
        self._database.close()


class Records:
    """Reads a finished file over one connection that threads take turns at; it outlives the file's deletion."""

    def __init__(self, path: Path) -> None:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        tables = self._rows("SELECT name FROM sqlite_master", ())
        self._related = ("relation",) in tables  # not in bundles of version 0.1

    def cards(self) -> Mapping[int, Card]:
        """Every norm by its number."""
        rows = self._rows("SELECT number, data FROM card ORDER BY number", ())
        return {number: decode(Card, json.loads(data)) for number, data in rows}

    def wording(self, row: int) -> Wording:
        """The wording in a row."""
        return _wording(next(self._rows("SELECT data FROM wording WHERE row = ?", (row,)))[0])

    def row(self, provision: ProvisionId, version: int) -> int:
        """The row of a known wording."""
        key = (provision.regulation.slug, provision.eid, version)
        query = "SELECT row FROM wording WHERE slug = ? AND eid = ? AND version = ?"
        return int(next(self._rows(query, key))[0])

    def wordings(self, provision: ProvisionId) -> tuple[Wording, ...]:
        """All wordings of a provision, oldest first; empty when unknown."""
        key = (provision.regulation.slug, provision.eid)
        return tuple(_wording(data) for (data,) in self._rows(_SELECT + "eid = ? ORDER BY version", key))

    def norm(self, slug: str) -> tuple[Wording, ...]:
        """All wordings of everything in a norm, in reading order, oldest first."""
        return tuple(
            _wording(data) for (data,) in self._rows("SELECT data FROM wording WHERE slug = ? ORDER BY row", (slug,))
        )

    def below(self, provision: ProvisionId) -> tuple[Wording, ...]:
        """All wordings of everything inside a provision, in reading order, oldest first."""
        key = (provision.regulation.slug, *_inside(provision))
        return tuple(_wording(data) for (data,) in self._rows(_SELECT + "eid >= ? AND eid < ? ORDER BY row", key))

    def amended(self, regulation: RegulationId) -> tuple[RegulationId, ...]:
        """The other norms of which a norm brought a wording, in order; older bundles lack the index that finds them."""
        query = "SELECT DISTINCT slug FROM wording WHERE json_extract(data, '$.amended_by') = ? AND slug != ?"
        found = (RegulationId(slug) for (slug,) in self._rows(query, (regulation.slug, regulation.slug)))
        return tuple(sorted(found, key=lambda id: (id.rank, id)))

    def bearers(self, provision: ProvisionId) -> tuple[Bearer, ...]:
        """What other norms say of a provision or of something inside it, each once."""
        if not self._related:
            return ()
        query = (
            "SELECT DISTINCT kind, by_slug, by_eid FROM relation WHERE slug = ? AND (eid = ? OR eid >= ? AND eid < ?)"
        )
        rows = self._rows(query, (provision.regulation.slug, provision.eid, *_inside(provision)))
        found = (Bearer(RelationKind(kind), RegulationId(slug), eid) for kind, slug, eid in rows)
        return tuple(sorted(found, key=lambda one: (one.kind, one.regulation, one.eid or "")))

    def passages(self, row: int, wording: Wording) -> tuple[tuple[int, Passage], ...]:
        """The passages of the wording in a row, each with its own row, in reading order."""
        query = "SELECT row, start, stop, context FROM passage WHERE wording = ? ORDER BY row"
        return tuple(
            (number, Passage(wording.provision, wording.version, start, end, wording.text[start:end], context))
            for number, start, end, context in self._rows(query, (row,))
        )

    def counts(self) -> tuple[int, int, int]:
        """How many norms, wordings and passages there are."""
        norms, wordings, passages = (
            next(self._rows(f"SELECT count(*) FROM {table}", ()))[0] for table in ("card", "wording", "passage")
        )
        return norms, wordings, passages

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _rows(self, query: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        with self._lock:
            return iter(self._database.execute(query, values).fetchall())


def _inside(provision: ProvisionId) -> tuple[str, str]:
    """The first eId, and the first no longer, of what is inside a provision."""
    start = f"{provision.eid}__"
    return start, start[:-1] + chr(ord("_") + 1)


def _dump(value: Card | Wording) -> str:
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def _wording(data: str) -> Wording:
    return decode(Wording, json.loads(data))
