"""Both kinds of database keep and roll back alike, show one state to who reads, and let writers take turns."""

import multiprocessing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, insert, select

from corpus.errors import InvalidInput, StorageFailure
from desk import audit
from desk.database import Database, file_of, url_of
from desk.service import Desk
from desk.tables import audit as table
from desk.tables import webhook
from tests.desk.world import NOON, People, drafted, released, whole


def test_a_desk_keeps_a_consultation_from_question_to_answer(desk: Desk, people: People) -> None:
    drafted(desk, people.official)
    one = released(desk, people.stranger, people.advisor)
    assert one.state == "released"
    assert whole(desk) == 6


def record(address: str, count: int, start: Barrier | None = None) -> None:
    """Append entries to the record, a transaction each."""
    database = Database(address)
    if start:
        start.wait()
    for number in range(count):
        with database.writing() as connection:
            audit.append(connection, "alguien", "ask", str(number), NOON)
    database.close()


def test_threads_that_write_at_once_take_turns(database: Database, address: str) -> None:
    start = Barrier(4)
    threads = [Thread(target=record, args=(address, 15, start)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        assert audit.verify(connection) == 60


@pytest.mark.slow
def test_processes_that_write_at_once_take_turns(database: Database, address: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=record, args=(address, 15)) for _ in range(2)]
    for process in processes:
        process.start()
    record(address, 15)
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    with database.reading() as connection:
        assert audit.verify(connection) == 45


def test_who_reads_sees_one_state_and_keeps_nobody_from_writing(database: Database, address: str) -> None:
    count = select(func.count()).select_from(table)
    with database.reading() as connection:
        before = connection.execute(count).scalar_one()
        record(address, 3)
        assert connection.execute(count).scalar_one() == before == 0
    with database.reading() as connection:
        assert connection.execute(count).scalar_one() == 3


def test_who_writes_sees_what_was_written_while_they_waited(database: Database, address: str) -> None:
    with database.writing() as connection:
        waiting = Thread(target=record, args=(address, 1))
        waiting.start()
        audit.append(connection, "alguien", "ask", "primero", NOON)
    waiting.join()
    with database.reading() as connection:
        assert [entry.subject for entry in audit.entries(connection)] == ["primero", "0"]
        assert audit.verify(connection) == 2


def test_nothing_is_kept_of_a_transaction_that_fails(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        audit.append(connection, "alguien", "ask", "x", NOON)
        raise ZeroDivisionError
    with database.reading() as connection:
        assert audit.verify(connection) == 0


def test_a_row_that_points_at_nobody_is_refused(database: Database) -> None:
    hook = {"id": "h", "url": "https://x.test", "secret": "s", "created_by": "nadie", "created_at": NOON}
    with pytest.raises(StorageFailure, match=r"(?i)foreign key"), database.writing() as connection:
        connection.execute(insert(webhook).values(**hook))


@pytest.mark.parametrize("subject", ["dos\ud800mitades", 10**30])
def test_what_no_column_holds_is_the_senders_mistake_and_not_the_databases(database: Database, subject: object) -> None:
    column = table.c.sequence if isinstance(subject, int) else table.c.subject
    with pytest.raises(InvalidInput, match="no se puede guardar"), database.reading() as connection:
        connection.execute(select(table).where(column == subject)).all()


def test_postgresql_says_the_same_of_what_sqlite_would_hold(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite holds texts of any length and any character")
    for subject in ("nulo\0", "x" * 300):
        with pytest.raises(InvalidInput, match="no se puede guardar"), database.writing() as connection:
            audit.append(connection, "alguien", "ask", subject, NOON)


def test_a_connection_used_for_altering_checks_rows_again_afterwards(database: Database) -> None:
    with database.altering():
        pass
    test_a_row_that_points_at_nobody_is_refused(database)


def test_a_server_that_is_not_there_is_one_line() -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:1/desk")
    with pytest.raises(StorageFailure, match="La base de datos no respondió") as caught, database.reading():
        pass
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["mercado", "mysql://127.0.0.1/desk", "oracle+nadie://x"])
def test_an_address_that_we_cannot_use_says_which_we_can(url: str) -> None:
    with pytest.raises(InvalidInput, match="sqlite:///RUTA"):
        Database(url)


def test_only_a_file_of_sqlite_has_a_path() -> None:
    assert file_of("sqlite:////srv/absuelve.db") is not None
    assert file_of("sqlite://") is file_of("postgresql+psycopg://x@/y?host=/tmp") is None


def test_the_folder_of_a_new_file_is_made(tmp_path: Path) -> None:
    Database(url_of(tmp_path / "a/b/absuelve.db")).close()
    assert (tmp_path / "a/b").is_dir()
