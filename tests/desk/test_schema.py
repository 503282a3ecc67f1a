"""The tables come from migrations, and what these make is what desk/tables.py says."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import String, delete, insert, inspect, select, update

from corpus.errors import StorageFailure
from desk import accounts, audit, schema
from desk.database import Database, url_of
from desk.service import Desk
from desk.tables import audit as audit_table
from desk.tables import event, metadata
from tests.desk.world import NOON, People, drafted


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    opened = Database(url_of(tmp_path / "empty.db"))
    yield opened
    opened.close()


def declare(database: Database, revision: str) -> None:
    """Say that the tables are of another revision."""
    with database.writing() as connection:
        connection.exec_driver_sql(f"update alembic_version set version_num = '{revision}'")


def test_the_migrations_make_exactly_the_tables_that_the_program_uses(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_new_database_has_no_revision_until_it_is_needed(empty: Database) -> None:
    assert schema.revision(empty) is None
    schema.require(empty)
    assert schema.revision(empty) == schema.head()


def test_a_new_file_is_its_owners_alone_and_one_that_is_there_keeps_its_mode(empty: Database, tmp_path: Path) -> None:
    schema.require(empty)
    path = tmp_path / "empty.db"
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    schema.upgrade(empty)
    assert path.stat().st_mode & 0o777 == 0o640


def test_programs_that_start_at_once_on_a_new_database_make_its_tables_once(blank: str) -> None:
    start, revisions = Barrier(4), []

    def begin() -> None:
        opened = Database(blank)
        start.wait()
        schema.require(opened)
        revisions.append(schema.revision(opened))
        opened.close()

    threads = [Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert revisions == [schema.head()] * 4


def test_upgrading_again_changes_nothing(database: Database) -> None:
    assert schema.upgrade(database) == schema.upgrade(database) == schema.revision(database)


def test_a_database_of_a_newer_program_is_refused(database: Database) -> None:
    declare(database, "9999")
    for attempt in (schema.require, schema.upgrade):
        with pytest.raises(StorageFailure, match="más nueva"):
            attempt(database)


def test_a_database_of_an_older_program_asks_for_an_upgrade(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = schema.known()
    monkeypatch.setattr(schema, "known", lambda: ("9999", *found))
    with pytest.raises(StorageFailure, match="absuelve database upgrade"):
        schema.require(database)


def test_a_failed_upgrade_leaves_nothing_behind(empty: Database) -> None:
    with pytest.raises(ZeroDivisionError), empty.altering() as connection:
        schema.bring_up(connection)
        raise ZeroDivisionError
    with empty.reading() as connection:
        assert inspect(connection).get_table_names() == []


def test_what_version_0_1_kept_stays_in_the_file_under_another_name(empty: Database, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "empty.db") as old:
        old.execute("create table consultation (id text primary key, question text not null) strict")
        old.execute("insert into consultation values ('a1', '¿Cuál es el plazo?')")
    old.close()
    schema.require(empty)
    with empty.reading() as connection:
        kept = connection.exec_driver_sql("select id, question from consultation_0_1").all()
        assert [tuple(row) for row in kept] == [("a1", "¿Cuál es el plazo?")]
        assert "state" in {column["name"] for column in inspect(connection).get_columns("consultation")}


@pytest.mark.parametrize("change", [update(audit_table).values(actor="nadie"), delete(audit_table)])
def test_the_database_itself_refuses_to_change_the_audit(database: Database, change: object) -> None:
    with database.writing() as connection:
        audit.append(connection, "alguien", "ask", "x", NOON)
    with pytest.raises(StorageFailure, match="append-only"), database.writing() as connection:
        connection.execute(change)  # type: ignore[call-overload]
    with database.reading() as connection:
        assert audit.verify(connection) == 1


def test_clearing_drops_every_table_the_audit_too(desk: Desk, people: People) -> None:
    drafted(desk, people.official)
    with desk.database.altering() as connection:
        schema.clear(connection)
        schema.bring_up(connection)
    with desk.database.reading() as connection:
        assert audit.verify(connection) == 0


def test_a_table_that_others_point_at_can_be_made_anew_with_its_rows(desk: Desk, people: People) -> None:
    drafted(desk, people.official)
    with desk.database.altering() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("account") as batch:
            batch.alter_column("office", existing_type=String(200), type_=String(300))
    with desk.database.reading() as connection:
        assert len(accounts.all_of(connection)) == len(people.all())
        columns = {column["name"]: column["type"] for column in inspect(connection).get_columns("account")}
        assert getattr(columns["office"], "length", None) == 300
        assert audit.verify(connection) == 2


def test_rows_that_point_nowhere_undo_what_altered_the_tables(empty: Database) -> None:
    schema.upgrade(empty)
    row = {"consultation": "nobody", "state": "received", "version": 1, "at": NOON, "detail": {}}
    with pytest.raises(StorageFailure, match="no existen"), empty.altering() as connection:
        connection.execute(insert(event).values(**row))
    with empty.reading() as connection:
        assert connection.execute(select(event)).all() == []
