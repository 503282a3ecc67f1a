"""A desk over each kind of database: SQLite always, PostgreSQL where a server can be started."""

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from desk import schema
from desk.database import Database, url_of
from desk.service import Desk
from tests.desk.world import Clock, People, Shelf, open_desk, settle
from tools.postgres import Cluster, Missing, quick_folder

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for this run with a database `prepared`; skips the test where there is none."""
    try:
        with Cluster.started() as started:
            prepare(started.create("prepared"))
            yield started
    except Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared SQLite file, for copies."""
    path = tmp_path_factory.mktemp("prepared") / "absuelve.db"
    prepare(url_of(path))
    return path


def prepare(url: str) -> None:
    """Make the tables."""
    made = Database(url)
    schema.upgrade(made)
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a fresh prepared database of each kind, for tests that open it in several processes."""
    if request.param == "sqlite":
        with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
            path = Path(folder) / "absuelve.db"
            path.write_bytes(request.getfixturevalue("file").read_bytes())
            yield url_of(path)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"test{next(_NUMBERS)}"
    yield cluster.create(name, "prepared")
    cluster.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a new database of each kind, without any table."""
    if request.param == "sqlite":
        yield url_of(tmp_path / "blank.db")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"blank{next(_NUMBERS)}"
    yield cluster.create(name)
    cluster.drop(name)


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """A fresh prepared database of each kind, opened."""
    opened = Database(address)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    """A time that stands still until a test moves it."""
    return Clock()


@pytest.fixture
def shelf() -> Shelf:
    """The index served: the three invented norms of tests/qa_service/laws.py."""
    return Shelf()


@pytest.fixture
def people(database: Database) -> People:
    """An account of every role."""
    with database.writing() as connection:
        return settle(connection)


@pytest.fixture
def desk(database: Database, clock: Clock, shelf: Shelf) -> Desk:
    """A desk over the database, the clock and the shelf."""
    return open_desk(database, clock, shelf)
