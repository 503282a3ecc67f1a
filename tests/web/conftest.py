"""The service over a real database and three invented norms, and a caller for everybody in it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from desk import schema
from desk.database import Database, url_of
from desk.service import Terms
from privacy.sealing import NO_KEYS, Keyring
from tests.desk.conftest import cluster
from tests.desk.world import Clock, Shelf, open_desk
from tests.privacy.keys import KEY
from tests.web.town import SQLITE, Town, settled
from tools.postgres import Cluster
from web.server import create_app, listen

__all__ = ["cluster"]

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with its tables, for copies."""
    path = tmp_path_factory.mktemp("prepared") / "absuelve.db"
    made = Database(url_of(path))
    schema.upgrade(made)
    made.close()
    return path


@pytest.fixture
def town(request: pytest.FixtureRequest, prepared: Path, tmp_path: Path) -> Iterator[Town]:
    """Everybody, with a token each, before a service of their own: on SQLite, or where `both` says so, on each kind."""
    with stored(request, prepared, tmp_path) as url:
        sealed = getattr(request, "param", SQLITE).endswith("sealed")
        database, clock, shelf = Database(url, Keyring((KEY,)) if sealed else NO_KEYS), Clock(), Shelf()
        desk = replace(open_desk(database, clock, shelf), terms=Terms(keeps=sealed))
        yield settled(desk, clock, shelf, tmp_path)
        database.close()


@contextmanager
def stored(request: pytest.FixtureRequest, prepared: Path, folder: Path) -> Iterator[str]:
    """The URL of a fresh database of the kind that the test asks for."""
    if getattr(request, "param", SQLITE).startswith(SQLITE):
        (folder / "absuelve.db").write_bytes(prepared.read_bytes())
        yield url_of(folder / "absuelve.db")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"web{next(_NUMBERS)}"
    yield cluster.create(name, "prepared")
    cluster.drop(name)


@pytest.fixture
def client(town: Town) -> TestClient:
    """A browser or another system without an account."""
    return town.client


@pytest.fixture
def address(town: Town) -> Iterator[str]:
    """The service on a loopback port."""
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(town.site, "0"), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
