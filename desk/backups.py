"""Copies of the database in one file, taken while it is in use and verified; and back from them.

A copy is a SQLite file whichever database it came from, so that either can be restored into either. What is sealed
stays so in a copy; restoring it needs the keys, and seals everything with the first.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, func, insert, inspect, select, text

from corpus.errors import Conflict, InvalidInput, StorageFailure
from corpus.files import storage_errors
from desk import schema, verification
from desk.audit import Break
from desk.database import Database, file_of, url_of
from desk.identities import account
from desk.tables import metadata
from desk.verification import Verified
from privacy.sealing import Seals, Verbatim

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy holds: how many rows in all, and what its record is worth."""

    rows: int
    record: Verified | Break


def backup(database: Database, path: Path) -> Copy:
    """Write a copy, whatever its record is worth; raises `InvalidInput` where a file stands, `StorageFailure`."""
    if path.exists():
        raise InvalidInput(f"Ya existe «{path}». Elija otro nombre: una copia no reemplaza a otra.")
    schema.require(database)
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".copia-") as folder:
            aside = Path(folder) / path.name
            found = _write(database, aside)
            aside.chmod(schema.OWN_EYES)
            aside.replace(path)
    return found


def restore(database: Database, path: Path, replace: bool = False) -> Copy:
    """Put a copy in the place of nothing, or with `replace` of all that the database holds; all of it or nothing.

    Raises `Conflict` for a database with accounts, `StorageFailure` for a copy whose record is broken.
    """
    if not path.is_file():
        raise InvalidInput(f"No existe «{path}». Revise la ruta de la copia.")
    with _opened(path, database.seals) as source, source.reading() as kept, database.altering() as connection:
        _require_whole(verification.verify(kept))
        if not replace and _in_use(connection):
            raise Conflict(
                "La base de datos ya tiene cuentas. Si quiere reemplazar todo lo que tiene, guarde una copia con "
                "«absuelve database backup ARCHIVO» y repita con --replace."
            )
        schema.bring_up(connection)  # also sets aside what version 0.1 kept
        schema.clear(connection)
        schema.bring_up(connection)
        rows = _copy_all(kept, connection)
        return Copy(rows, verification.verify(connection))


def _write(database: Database, path: Path) -> Copy:
    file = file_of(database.url)
    if file is not None:
        _copy_file(file, path)
    else:
        with (
            _verbatim(url_of(path)) as made,
            _verbatim(database.url) as source,
            made.altering() as connection,
            source.reading() as kept,
        ):
            schema.bring_up(connection)
            _copy_all(kept, connection)
    with closing(Database(url_of(path), database.seals)) as made, made.reading() as connection:
        found = Copy(_count(connection), verification.verify(connection))
    with closing(sqlite3.connect(path)) as settled:
        settled.execute("pragma journal_mode=delete")  # one file, without a log beside it
    return found


@contextmanager
def _verbatim(url: str) -> Iterator[Database]:
    """A database whose sealed texts are left sealed: a copy is worth no more to a thief than the database."""
    with closing(Database(url, Verbatim())) as opened:
        yield opened


def _copy_file(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as kept, closing(sqlite3.connect(target)) as made:
            kept.backup(made)
    except sqlite3.Error as error:
        raise StorageFailure(f"No se pudo copiar {source}: {error}. Revise el espacio y los permisos.") from error


def _copy_all(kept: Connection, connection: Connection) -> int:
    return sum(_copy(kept, connection, table) for table in metadata.sorted_tables)


def _copy(kept: Connection, connection: Connection, table: Table) -> int:
    """Every row of a table; its counting column goes on after the last."""
    count = 0
    with kept.execute(select(table).execution_options(yield_per=_BATCH)) as found:
        for rows in found.partitions():
            connection.execute(insert(table), [dict(row._mapping) for row in rows])
            count += len(rows)
    if count and table.autoincrement_column is not None and connection.dialect.name == "postgresql":
        column = table.autoincrement_column
        last = connection.execute(select(func.max(column))).scalar_one()
        counter = text("select setval(pg_get_serial_sequence(:table, :column), :last)")
        connection.execute(counter, {"table": table.name, "column": column.name, "last": last})
    return count


@contextmanager
def _opened(path: Path, seals: Seals) -> Iterator[Database]:
    """A copy of the copy, brought up to this program's revision; the file itself is left as it is."""
    with tempfile.TemporaryDirectory(prefix="absuelve-") as folder, storage_errors(path):
        aside = Path(folder) / "copia.db"
        shutil.copyfile(path, aside)
        opened = Database(url_of(aside), seals)
        try:
            if schema.revision(opened) is None:
                raise InvalidInput(f"«{path}» no es una copia hecha con «absuelve database backup».")
            schema.upgrade(opened)
            yield opened
        finally:
            opened.close()


def _count(connection: Connection) -> int:
    counts = (connection.execute(select(func.count()).select_from(table)) for table in metadata.sorted_tables)
    return sum(count.scalar_one() for count in counts)


def _require_whole(found: Verified | Break) -> None:
    if isinstance(found, Break):
        raise StorageFailure(
            f"El registro de la copia está roto en la entrada {found.sequence}: {found.why}. Restaure otra copia."
        )


def _in_use(connection: Connection) -> bool:
    made = inspect(connection).has_table(account.name)
    return made and connection.execute(select(account.c.id).limit(1)).first() is not None
