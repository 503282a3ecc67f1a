"""How long what people wait for takes when the desk holds eight years: `python -m benchmarks.queries`.

Fills SQLite and PostgreSQL, unsealed and sealed, with 35,000 consultations over invented laws, nearly all of them
answered and all answers citing the same article (the worst case for finding similar ones), and prints the best of three
of each use case.
"""

import argparse
import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from sqlalchemy import insert

from corpus.codec import encode
from desk import asking, claims, exports, feeds, releases, reviewing, rotation, schema, staleness, tables, worker
from desk.consultations import columns
from desk.database import Database, url_of
from desk.lists import EVERYTHING, Filters
from desk.model import Consultation, State
from desk.release import Source, digest, sources_of
from desk.service import Desk
from privacy.sealing import NO_KEYS, Keyring
from qa_service.model import Draft
from tests.desk.world import NOON, QUESTION, Clock, People, Shelf, consultation, draft_of, open_desk, settle
from tests.privacy.keys import KEY, OTHER
from tools.postgres import Cluster, quick_folder

T = TypeVar("T")
_OPEN = 0.03  # of the consultations wait for an advisor
_BATCH = 1_000
_TRIES = 3
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Made:
    """What every consultation filled in shares."""

    draft: Draft
    generation: str
    today: date
    sources: tuple[Source, ...]


def fill(desk: Desk, count: int) -> People:
    """Keep so many consultations, without a record of how they came to be."""
    with desk.database.writing() as connection:
        people = settle(connection)
    rows: Rows = {table.name: [] for table in (tables.consultation, tables.draft, tables.release, tables.cited)}
    rows["event"] = []
    chosen, draft = random.Random(7), draft_of(desk)
    made = _Made(draft, desk.searcher().generation, desk.today(), sources_of(draft, desk.searcher()))
    for number in range(count):
        asker = people.official if number % 3 else people.stranger
        asked = consultation(asker, f"{QUESTION[:-1]} {number}?", NOON - timedelta(minutes=count - number))
        _add(rows, made, replace(asked, risk=chosen.randint(0, 100), draft=1), chosen.random() > _OPEN)
    with desk.database.writing() as connection:
        for name, found in rows.items():
            for start in range(0, len(found), _BATCH):
                connection.execute(insert(tables.metadata.tables[name]), found[start : start + _BATCH])
    return people


def _add(rows: Rows, made: _Made, asked: Consultation, answered: bool) -> None:
    state, version, at = (State.RELEASED, 4, asked.asked_at) if answered else (State.DRAFTED, 2, asked.asked_at)
    one = replace(asked, state=state, version=version, released=int(answered))
    rows["consultation"].append({**columns(one, at), "passages": [], "attempts": 0})
    common = {"consultation": one.id, "number": 1, "content": encode(made.draft), "digest": digest(made.draft)}
    common["generation"] = made.generation
    rows["draft"].append({**common, "author": "x", "reasons": [], "made_at": at})
    told = {"consultation": one.id, "detail": {}, "at": at}
    rows["event"] += [{**told, "state": "received", "version": 1}, {**told, "state": "drafted", "version": 2}]
    if not answered:
        return
    rows["event"].append({**told, "state": "released", "version": 4})
    kept = {"office": "Asesoría", "on": at.date(), "dated": False, "released_at": at, "draft": 1}
    checked = releases.checked_on(made.generation, made.today)
    rows["release"].append({**common, **kept, "sources": encode(made.sources), "checked": checked})
    for source in made.sources:
        cited = {"consultation": one.id, "release": 1, "regulation": source.regulation, "eid": source.eid}
        rows["cited"].append(cited)


def timed(what: str, work: Callable[[], T]) -> T:
    """Do something a few times and print its best."""
    best, result = float("inf"), None
    for _ in range(_TRIES):
        started = perf_counter()
        result = work()
        best = min(best, perf_counter() - started)
    print(f"  {what:<34} {best * 1000:8.1f} ms")
    assert result is not None
    return result


def measure(database: Database, count: int) -> None:
    """Fill a database and time what each role waits for."""
    schema.upgrade(database)
    desk = open_desk(database, Clock(), Shelf())
    people = fill(desk, count)
    advisor, official = people.advisor, people.official
    print(f"{database.engine.dialect.name}{', sealed' if database.seals.current else ''}, {count:,} consultations")
    first = timed("the queue", lambda: reviewing.queue(desk, advisor, EVERYTHING, None, 20))
    timed("its second page", lambda: reviewing.queue(desk, advisor, EVERYTHING, first.next, 20))
    timed("the queue, by words", lambda: reviewing.queue(desk, advisor, Filters(text="multa 99"), None, 20))
    timed("load by advisor", lambda: reviewing.load(desk, advisor))
    timed("taking the next", lambda: claims.claim_next(desk, advisor))
    timed("opening a draft", lambda: reviewing.open_draft(desk, advisor, first.items[-1].id))
    mine = timed("an official's list", lambda: asking.mine(desk, official, EVERYTHING, None, 20))
    timed("a word that none of them has", lambda: asking.mine(desk, official, Filters(text="zarzamora"), None, 20))
    timed("one consultation", lambda: asking.view(desk, official, mine.items[0].id))
    timed("asking, without the search", lambda: asking.ask(desk, official, QUESTION))
    timed("what is new, for an official", lambda: _since(desk, people))
    timed("claiming and drafting one", lambda: worker.step(desk, "w"))
    timed("what is left to compare", lambda: staleness.pending(desk, desk.searcher()) or "none")
    timed("50 reviewed cases", lambda: exports.reviewed(desk, people.evaluator, None, 50))


def rekey(url: str) -> None:
    """Time what keys cost: looking for missing ones at each start, counting texts, and putting all under a new one."""
    database = Database(url, Keyring((OTHER, KEY)))
    desk = open_desk(database, Clock(), Shelf())
    timed("looking for a missing key", lambda: rotation.require_keys(database) or "none")
    timed("counting texts by key", lambda: rotation.usage(database))
    started = perf_counter()
    rows = rotation.rotate(desk)
    print(f"  {rows:,} rows under a new key in {perf_counter() - started:.1f} s")
    database.close()


def _since(desk: Desk, people: People) -> object:
    with desk.database.reading() as connection:
        return feeds.since(connection, people.official, feeds.last(connection) - 10)


def main() -> None:
    """Measure both databases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--consultations", type=int, default=35_000)
    count = parser.parse_args().consultations
    with Cluster.started() as cluster, tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        sealed = Keyring((KEY,))
        for name, seals in (("one", NO_KEYS), ("two", sealed)):
            for url in (url_of(Path(folder) / f"{name}.db"), cluster.create(name)):
                database = Database(url, seals)
                measure(database, count)
                database.close()
                if seals.current:
                    rekey(url)


if __name__ == "__main__":
    main()
