"""The public library as anybody reads it: by topic, by words, and one answer whole. Nothing of an asker is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select

from corpus.errors import NotFound
from desk import releases
from desk.release import Moved, moved
from desk.releases import Released
from desk.service import Desk
from desk.tables import consultation, release
from desk.tables_public import shelved as table
from index.model import Searcher
from index.tokens import stems
from library.anonymity import spared
from library.shelving import readable
from qa_service.model import Draft

PAGE = 20
_MOST_WORDS = 12
_EXCERPT = 240


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for; empty fields fit every answer."""

    words: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer of the list: `month` is that of its review, YYYY-MM; `stale` says that what it cites has changed."""

    id: str
    title: str
    topic: str
    month: str
    stale: bool
    excerpt: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list, how many fit in all, and how many there are of each topic whatever is looked for."""

    entries: tuple[Entry, ...]
    total: int
    topics: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Opened:
    """One answer, as compared just now with the law in force `on` that day; `moved` says what changed, if anything."""

    entry: Entry
    draft: Draft
    on: date
    moved: tuple[Moved, ...]


def browse(desk: Desk, wanted: Wanted, start: int = 0, limit: int = PAGE) -> Found:
    """The answers that fit: those that hold first, then the nearest to the words, then the newest.

    Where no answer has all the words those with some of them are given.
    """
    looked = tuple(dict.fromkeys(stems(wanted.words)))[:_MOST_WORDS]
    with desk.database.reading() as connection:
        conditions = _conditions(wanted, looked)
        total = _count(connection, [*conditions, and_(*map(_has, looked))] if looked else conditions)
        conditions += [(and_ if total else or_)(*map(_has, looked))] if looked else []
        total = total or _count(connection, conditions)
        rows = connection.execute(_query(conditions, looked).offset(start).limit(limit)).all()
        topics = _topics(connection)
        answers = [releases.last(connection, row.consultation) for row in rows]
    pairs = [(row, answer) for row, answer in zip(rows, answers, strict=True) if answer]
    entries = [_entry(row, answer, desk.searcher(), desk.today()) for row, answer in pairs]
    return Found(tuple(sorted(entries, key=lambda one: one.stale)), total, topics)


def read(desk: Desk, id: str) -> Opened:
    """An answer by its id in the library; raises `NotFound` for one that there is not, or no more."""
    with desk.database.reading() as connection:
        row = connection.execute(_query([*_conditions(Wanted()), table.c.id == id], ())).one_or_none()
        answer = releases.last(connection, row.consultation) if row else None
    if row is None or answer is None:
        raise NotFound("Esa respuesta no está en la biblioteca, o su municipalidad ya no la comparte.")
    searcher, today = desk.searcher(), desk.today()
    changes = answer.moved or moved(answer.sources, searcher, max(answer.on, today))
    return Opened(_entry(row, answer, searcher, today), _impersonal(answer), today, changes)


def _conditions(wanted: Wanted, looked: Sequence[str] = ()) -> list[ColumnElement[bool]]:
    there = [
        readable(),
        table.c.consultation == consultation.c.id,
        table.c.release == consultation.c.released,
        table.c.shown,
    ]
    return [*there, table.c.topic == wanted.topic] if wanted.topic else there


def _has(word: str) -> ColumnElement[bool]:
    return table.c.words.contains(f" {word} ", autoescape=True)


def _query(conditions: Sequence[ColumnElement[bool]], looked: Sequence[str]) -> Select[tuple[str, str, str, str, str]]:
    stale = case((release.c.stale_at.is_(None), 0), else_=1)
    matches = [case((_has(word), 1), else_=0) for word in looked]
    nearest = [reduce(add, matches).desc()] if matches else []
    columns = (table.c.id, table.c.consultation, table.c.title, table.c.topic, table.c.month)
    return select(*columns).where(*conditions).order_by(stale, *nearest, table.c.month.desc(), table.c.id)


def _count(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> int:
    return connection.execute(select(func.count(table.c.id)).where(*conditions)).scalar_one()


def _topics(connection: Connection) -> dict[str, int]:
    query = select(table.c.topic, func.count(table.c.id)).where(*_conditions(Wanted())).group_by(table.c.topic)
    return {row[0]: row[1] for row in connection.execute(query.order_by(table.c.topic))}


def _entry(row: Row[Any], answer: Released, searcher: Searcher, today: date) -> Entry:
    stale = bool(answer.stale_at or moved(answer.sources, searcher, max(answer.on, today)))
    text = spared(answer.draft.statements[0].text, answer)
    short = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rpartition(' ')[0]}…"
    return Entry(row.id, spared(row.title, answer), row.topic, row.month, stale, short)


def _impersonal(answer: Released) -> Draft:
    """The answer's words, looked through for personal data once more."""
    draft = answer.draft
    statements = tuple(replace(one, text=spared(one.text, answer)) for one in draft.statements)
    return replace(draft, statements=statements, caveats=tuple(spared(one, answer) for one in draft.caveats))
