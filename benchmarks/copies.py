"""How long the record takes to verify, and a database to copy and to restore: `python -m benchmarks.copies`.

Fills a database with consultations that were asked, drafted, claimed and released, over invented laws, then times
each command's own function and says how large the process grew.
"""

import argparse
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from sqlalchemy import Connection

from desk import approvals, backups, consultations, drafts, releases, schema, verification, workflow
from desk.database import Database, url_of
from desk.drafts import Kept
from desk.model import Matter
from desk.service import Desk
from desk.verification import Verified
from tests.desk.world import Clock, People, Shelf, answer_of, consultation, draft_of, open_desk, settle
from tools.postgres import Cluster

T = TypeVar("T")
_AT_ONCE = 500  # consultations a transaction


def fill(desk: Desk, count: int) -> None:
    """Keep so many consultations with a released answer each."""
    draft, now = draft_of(desk), desk.now()
    with desk.database.writing() as connection:
        people = settle(connection, now)
    for start in range(0, count, _AT_ONCE):
        with desk.database.writing() as connection:
            for number in range(start, min(start + _AT_ONCE, count)):
                _pass(connection, desk, people, Kept("", "extractive", draft, desk.searcher().generation, now), number)


def _pass(connection: Connection, desk: Desk, people: People, made: Kept, number: int) -> None:
    """One consultation from its question to its answer."""
    now, advisor = desk.now(), people.advisor
    asked = consultation(people.official, f"¿En qué plazo se apela la multa número {number}?", now)
    shown = [{"text": source.text} for source in answer_of(desk, asked, made, advisor).review.sources] * 10
    one = consultations.add(connection, asked, shown, now)
    kept = drafts.add(connection, Kept(one.id, made.author, made.draft, made.generation, now))
    after = workflow.drafted(one, kept.number, Matter.TASK, 10, 0.9, one.due_at)
    one = consultations.save(connection, one, after, made.author, "draft", now)
    after = workflow.claimed(one, advisor.id, now + desk.terms.claim, now)
    one = consultations.save(connection, one, after, advisor.id, "claim", now)
    answer = answer_of(desk, one, kept, advisor)
    approvals.add(connection, one.id, kept.number, answer.review.approvals[0])
    releases.add(connection, answer, 1, kept.number, False, releases.checked_on(answer.generation, desk.today()))
    after = workflow.published(one, advisor.id, now)
    consultations.save(connection, one, after, advisor.id, "release", now, {"digest": kept.digest})


def timed(what: str, work: Callable[[], T]) -> T:
    """Do something and print how long it took."""
    started = perf_counter()
    result = work()
    print(f"{what}: {perf_counter() - started:.1f} s")
    return result


def verified(database: Database) -> Verified:
    """Its record, which must be whole."""
    with database.reading() as connection:
        found = verification.verify(connection)
    assert isinstance(found, Verified), found
    assert not found.faults, found.faults[:3]
    return found


def measure(database: Database, other: Database, folder: Path, count: int) -> None:
    """Fill one database, copy it, restore the copy into the other."""
    kind, copy = database.engine.dialect.name, folder / f"{database.engine.dialect.name}.db"
    schema.upgrade(database)
    timed(f"{kind}, {count:,} consultations kept", lambda: fill(open_desk(database, Clock(), Shelf()), count))
    found = timed(f"{kind}, verify", lambda: verified(database))
    timed(f"{kind}, backup", lambda: backups.backup(database, copy))
    restored = timed(f"{kind}, restore into {other.engine.dialect.name}", lambda: backups.restore(other, copy))
    print(f"  {found.entries:,} entries, {restored.rows:,} rows, {copy.stat().st_size / 1e6:.0f} MB")


def main() -> None:
    """Measure SQLite into PostgreSQL and back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--consultations", type=int, default=2_000)
    count = parser.parse_args().consultations
    with Cluster.started() as cluster, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        opened = [Database(url) for url in (url_of(folder / "one.db"), cluster.create("one"))]
        empty = [Database(url) for url in (cluster.create("two"), url_of(folder / "two.db"))]
        for database, other in zip(opened, empty, strict=True):
            measure(database, other, folder, count)
        for database in opened + empty:
            database.close()
    print(f"memory at its peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
