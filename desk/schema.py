"""Which tables the database has: made, brought up to this program's, or refused with what to do.

Migrations lie in desk/migrations and are never changed once released; the only way back is a copy made before.
"""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from corpus.errors import StorageFailure
from corpus.files import storage_errors
from desk import tables_public  # noqa: F401 - its tables join the metadata
from desk.database import Database, file_of
from desk.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

OWN_EYES = 0o600
_SCRIPTS = "desk:migrations"
_VERSION = "alembic_version"


def upgrade(database: Database) -> str:
    """Bring the tables up to this program's, all or nothing; the revision reached. Raises `StorageFailure`."""
    _make_private(database)
    with database.altering() as connection:
        bring_up(connection)
    return head()


def bring_up(connection: Connection) -> None:
    """Upgrade within a transaction of `Database.altering`."""
    from alembic import command

    found = current(connection)
    if found and found not in known():
        raise _newer()
    command.upgrade(config(connection), "head")


def revision(database: Database) -> str | None:
    """The revision that the tables are of; None where there are none yet."""
    with database.reading() as connection:
        return current(connection)


def current(connection: Connection) -> str | None:
    """The revision of the tables that a connection sees."""
    if not inspect(connection).has_table(_VERSION):
        return None
    return str(connection.exec_driver_sql(f"select version_num from {_VERSION}").scalar_one())


def require(database: Database) -> None:
    """Make the tables of a new database; raises `StorageFailure` for one older or newer than this program."""
    _make_private(database)
    found = revision(database)
    if found is None:
        upgrade(database)
    elif found not in known():
        raise _newer()
    elif found != head():
        raise StorageFailure(
            "La base de datos es de una versión anterior del programa. Guarde una copia y actualícela con "
            "«absuelve database upgrade»."
        )


def clear(connection: Connection) -> None:
    """Drop every table of ours, whatever it holds, within a transaction of `Database.altering`."""
    connection.exec_driver_sql(f"drop table if exists {_VERSION}")
    metadata.drop_all(connection)


def head() -> str:
    """The revision that this program works with."""
    return known()[0]


def known() -> tuple[str, ...]:
    """Every revision that this program knows, newest first."""
    from alembic.script import ScriptDirectory

    return tuple(script.revision for script in ScriptDirectory.from_config(config()).walk_revisions())


def config(connection: Connection | None = None) -> "Config":
    """Alembic's settings: where the migrations are, and the connection they run on."""
    from alembic.config import Config

    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", _SCRIPTS)
    return made


def _make_private(database: Database) -> None:
    """A new file is its owner's alone to read: people's questions are in it, and hashes of their passwords."""
    if path := file_of(database.url):
        with storage_errors(path):
            path.touch(OWN_EYES)


def _newer() -> StorageFailure:
    return StorageFailure(
        "La base de datos es de una versión más nueva del programa. Instale esa versión o restaure una copia anterior."
    )
