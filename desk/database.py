"""The database behind the desk: SQLite with a write-ahead log by default, PostgreSQL by URL.

Every write runs in one transaction that takes the write lock first, so that what was read in it still holds when it
writes; two that cross wait for one another instead of failing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from corpus.errors import InvalidInput, StorageFailure

_WAIT = 30  # seconds that a writer waits for another
_WRITES = "absuelve_writes"
# On PostgreSQL writers take turns by this advisory lock, as SQLite's do by nature: the audit chain and the sequence of
# events need one order, and an event must not be seen before one with a smaller number.
_LOCK = 7_292_401


class Database:
    """A pool of connections to one database."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite's."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with _failures(self.url), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or, after an exception, none."""
        with _failures(self.url), self.engine.connect() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def url_of(path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path}"


def _engine(url: str) -> Engine:
    try:
        if url.startswith("sqlite"):
            engine = create_engine(url, connect_args={"timeout": _WAIT, "check_same_thread": False})
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        return create_engine(url, pool_pre_ping=True)
    except (SQLAlchemyError, ImportError) as error:
        raise InvalidInput(
            f"La dirección de la base de datos no sirve: {error}. Use sqlite:///RUTA o postgresql+psycopg://…"
        ) from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Leave transactions to us; write ahead, and only fail after a wait."""
    connection.isolation_level = None
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", f"busy_timeout={_WAIT * 1000}"):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")


@contextmanager
def _failures(url: str) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise StorageFailure(
            f"La base de datos no respondió: {cause}. Revise que exista, el espacio y los permisos; "
            "«absuelve database upgrade» la prepara."
        ) from error
