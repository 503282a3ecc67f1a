"""The service over a real database and three invented norms, and a caller for everybody in it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from desk import schema
from desk.database import Database, url_of
from tests.desk.world import Clock, Shelf, open_desk
from tests.web.town import Town, settled
from web.server import create_app, listen


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with its tables, for copies."""
    path = tmp_path_factory.mktemp("prepared") / "absuelve.db"
    made = Database(url_of(path))
    schema.upgrade(made)
    made.close()
    return path


@pytest.fixture
def town(prepared: Path, tmp_path: Path) -> Iterator[Town]:
    """Everybody, with a token each, before a service of their own."""
    file = tmp_path / "absuelve.db"
    file.write_bytes(prepared.read_bytes())
    database, clock, shelf = Database(url_of(file)), Clock(), Shelf()
    yield settled(open_desk(database, clock, shelf), clock, shelf, tmp_path)
    database.close()


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
