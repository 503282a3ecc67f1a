"""The database behind the desk: SQLite with a write-ahead log by default, PostgreSQL by URL.

Every write runs in one transaction that takes the write lock first, so that what was read in it still holds when it
writes; two that cross wait for one another instead of failing.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DataError, SQLAlchemyError

from corpus.errors import AbsuelveError, InvalidInput, StorageFailure
from corpus.files import storage_errors
from desk.columns import seal_with
from privacy.sealing import NO_KEYS, Seals

_WAIT = 30  # seconds that a writer waits for another
_AGAIN = 0.05  # seconds between tries where SQLite itself does not wait
_WRITES = "absuelve_writes"
# On PostgreSQL writers take turns by this advisory lock, as SQLite's do by nature: the audit chain and the sequence of
# events need one order, and an event must not be seen before one with a smaller number.
_LOCK = 7_292_401
# As many connections as a server has threads (Starlette's 40), so that none waits for one.
_POOL = {"pool_size": 10, "max_overflow": 30}
_ANY = {"hide_parameters": True}  # what people wrote stands in no error's text
_SQLITE = {"timeout": _WAIT, "check_same_thread": False}
# What is erased, or sealed after it stood open, is overwritten in the file too.
_PRAGMAS = (
    f"busy_timeout={_WAIT * 1000}", "journal_mode=wal", "synchronous=full", "foreign_keys=on", "secure_delete=on",
)  # fmt: skip
_SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


class Database:
    """A pool of connections to one database, whose sealed columns are read and written with `seals`."""

    def __init__(self, url: str, seals: Seals = NO_KEYS) -> None:
        self.url, self.seals = url, seals
        self.engine = _engine(url)
        seal_with(self.engine.dialect, seals)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite's."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with _failures(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(**_SNAPSHOT)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or, after an exception, none."""
        with _failures(), self.engine.connect() as connection, self._transaction(connection):
            yield connection

    @contextmanager
    def altering(self) -> Iterator[Connection]:
        """A transaction that may drop tables and make them anew: that rows point at rows is checked at its end."""
        with (
            _failures(),
            self.engine.connect() as connection,
            self._unchecked(connection),
            self._transaction(connection),
        ):
            yield connection
            if self.is_sqlite and connection.exec_driver_sql("pragma foreign_key_check").first():
                raise StorageFailure("Hay filas que apuntan a otras que no existen: no se cambió nada.")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def _transaction(self, connection: Connection) -> Iterator[None]:
        connection.execution_options(**{_WRITES: True})
        with connection.begin():
            if not self.is_sqlite:
                connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield

    @contextmanager
    def _unchecked(self, connection: Connection) -> Iterator[None]:
        """SQLite can't be told to check later, and not to check only before a transaction begins."""
        if self.is_sqlite:
            connection.connection.cursor().execute("pragma foreign_keys=off")
        try:
            yield
        finally:
            connection.invalidate()


def url_of(path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path}"


def file_of(url: str) -> Path | None:
    """The file of a SQLite database; None for one in memory or behind a server."""
    found = make_url(url)
    named = found.get_backend_name() == "sqlite" and found.database not in (None, "", ":memory:")
    return Path(str(found.database)) if named else None


def _engine(url: str) -> Engine:
    try:
        if not url.startswith("sqlite"):
            return create_engine(url, pool_pre_ping=True, **_ANY, **_POOL)
        path = file_of(url)
        if path is None:
            engine = create_engine(url, **_ANY)
        else:
            with storage_errors(path):
                path.parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(url, connect_args=_SQLITE, **_ANY, **_POOL)
    except (SQLAlchemyError, ImportError) as error:
        raise InvalidInput(
            f"La dirección de la base de datos no sirve: {error}. Use sqlite:///RUTA o postgresql+psycopg://…"
        ) from error
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to us; write ahead, and only fail after a wait."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        _set(connection, pragma)


def _set(connection: sqlite3.Connection, pragma: str) -> None:
    """Set one; while others switch a new file to write ahead, SQLite refuses at once instead of waiting."""
    until = monotonic() + _WAIT
    while True:
        try:
            connection.execute(f"pragma {pragma}")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_AGAIN)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except (DataError, OverflowError, UnicodeEncodeError):
        raise InvalidInput(
            "Un texto o un número no se puede guardar: es demasiado largo o tiene caracteres que no son letras."
        ) from None  # PostgreSQL's own words repeat the row: they would be written into logs
    except (SQLAlchemyError, sqlite3.Error) as error:
        if isinstance(ours := getattr(error, "orig", None), AbsuelveError):  # a key that is not there
            raise ours from None
        said = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise StorageFailure(
            f"La base de datos no respondió: {said}. Revise que exista, el espacio y los permisos; "
            "«absuelve database upgrade» la prepara."
        ) from None
