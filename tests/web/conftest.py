"""The service over a real database and three invented norms, and a caller for everybody in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from desk import schema
from desk.database import Database, url_of
from tests.desk.world import Clock, Shelf, open_desk
from tests.web.town import Town, settled


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
