"""How long figures take over eight years of consultations: `python -m benchmarks.insight`.

Fills SQLite and PostgreSQL as `benchmarks.queries` does, has three answers of ten compared with their drafts word by
word, and prints how long the first reading takes, which works out what is counted of each, and the best of three later.
"""

import argparse
import tempfile
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import update

from benchmarks.queries import fill, timed
from desk import schema
from desk.database import Database, url_of
from desk.tables import release
from insight import reading
from insight.facets import refresh
from insight.figures import By
from insight.reviews import Of
from tests.desk.world import NOON, Clock, Shelf, open_desk
from tools.postgres import Cluster, quick_folder


def measure(database: Database, count: int) -> None:
    """Fill a database and time each figure."""
    schema.upgrade(database)
    clock = Clock()
    desk = open_desk(database, clock, Shelf())
    who = fill(desk, count).evaluator
    clock.time = NOON + timedelta(days=100)
    with database.writing() as connection:
        connection.execute(update(release).where(release.c.consultation < "4d").values(digest="otro"))
    print(f"{database.engine.dialect.name}, {count:,} consultations")
    started = perf_counter()
    done = refresh(desk)
    print(f"  {'working out all of ' + str(done):<34} {(perf_counter() - started) * 1000:8.1f} ms")
    for by in (By.DISTRICT, By.TOPIC, By.ARTICLE):
        timed(f"by {by}", lambda by=by: reading.consultations(desk, who, by, None, None))  # type: ignore[misc]
    timed("the service", lambda: reading.overview(desk, who, None, None))
    timed("reviews by topic", lambda: reading.reviewed(desk, who, Of.TOPIC, None, None))
    timed("what is mended", lambda: reading.mended(desk, who, None, None))
    timed("what is lacking", lambda: reading.lacking(desk, who, None, None))


def main() -> None:
    """Measure both databases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--consultations", type=int, default=35_000)
    count = parser.parse_args().consultations
    with Cluster.started() as cluster, tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        for url in (url_of(Path(folder) / "one.db"), cluster.create("one")):
            database = Database(url)
            measure(database, count)
            database.close()


if __name__ == "__main__":
    main()
