"""A copy taken in use holds every row and a whole record, and is restored into either kind of database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from corpus.errors import Conflict, InvalidInput, StorageFailure
from desk import administration, audit, backups, consultations, letters, notes, schema, verification
from desk.audit import Break
from desk.database import Database, url_of
from desk.identities import attempt
from desk.model import Rating
from desk.notes import Kind
from desk.service import Desk
from desk.tables import agreement, facet, idempotency, job, metadata, taken, webhook, writing
from desk.tables import audit as audit_table
from desk.tables_public import alert, announcement, curated, curated_cited, mailing, news, shelved, subscription
from desk.verification import Verified
from tests.desk.world import NOON, People, consultation, drafted, released

Rows = dict[str, list[tuple[Any, ...]]]


def rows(database: Database) -> Rows:
    """Every row of every table."""
    with database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def public(connection: Connection, people: People, consultation: str) -> None:
    """A row in each table of what goes out."""
    who = {"account": people.official.id}
    connection.execute(insert(subscription).values(**who, kind="topic", subject="tributos", at=NOON))
    connection.execute(insert(mailing).values(**who, token="t" * 43, wanted=True, at=NOON))
    connection.execute(insert(announcement).values(sequence=1, generation="gen-000001-aaaaaa", at=NOON))
    connection.execute(insert(news).values(announcement=1, regulation="ley-99001", content={"fate": "nueva"}))
    connection.execute(insert(alert).values(**who, announcement=1, regulations=["ley-99001"]))
    shown = {"id": "s" * 32, "consultation": consultation, "release": 1, "shown": True, "month": "2026-11"}
    words = {"topic": "tributos", "title": "¿Cuál es el plazo?", "words": " plaz "}
    connection.execute(insert(shelved).values(**shown, **words))
    parts = {"wordings": ["¿Cuál es el plazo?"], "content": {}, "sources": [], "digest": "d", "generation": "g"}
    made = {"id": "c" * 32, "state": "written", "version": 1, "author": people.advisor.id, "changed_at": NOON}
    connection.execute(insert(curated).values(**made, **parts))
    connection.execute(insert(curated_cited).values(curated="c" * 32, regulation="ley-99001", eid="art_5"))


@pytest.fixture
def full(desk: Desk, people: People) -> Desk:
    """A desk with rows in every table."""
    hook = {"id": "h" * 32, "url": "https://x.test", "secret": "s", "created_by": people.administrator.id}
    with desk.database.writing() as connection:
        connection.execute(insert(webhook).values(**hook, created_at=NOON, active=True))
    drafted(desk, people.official)
    one = released(desk, people.stranger, people.advisor)
    administration.issue(desk, people.editor, people.editor.id, "programa")
    with desk.database.writing() as connection:
        notes.add(connection, one.id, people.advisor.id, Kind.HAND_OVER, "Para usted — ñ «»", NOON)
        notes.rate(connection, Rating(one.id, 1, people.stranger.id, 4, "Clara.", NOON))
        made = {"id": "j" * 32, "kind": "preview", "payload": {"uploads": ["a"]}, "state": "done"}
        connection.execute(insert(job).values(**made, by=people.editor.id, created_at=NOON, result={"norms": 0.5}))
        reply = {"account": people.official.id, "key": "k", "request": "r", "status": 201, "headers": {"ETag": '"1"'}}
        connection.execute(insert(idempotency).values(**reply, body="{}", at=NOON))
        figures = {"topic": "mercados", "mends": [], "reasons": [], "lacking": []}
        connection.execute(insert(facet).values(consultation=one.id, version=1, **figures))
        connection.execute(insert(writing).values(consultation=one.id, at=NOON, text="Según el artículo 2"))
        connection.execute(insert(attempt).values(key="k" * 64, failures=1, at=NOON))
        letters.write(connection, letters.Kind.CHANGED, "a@b.test", NOON)
        connection.execute(insert(agreement).values(ubigeo="150199", shares=True, by=people.official.id, at=NOON))
        connection.execute(insert(taken).values(consultation=one.id, source=one.id, release=1, at=NOON))
        public(connection, people, one.id)
    assert [name for name, found in rows(desk.database).items() if not found] == []
    return desk


@pytest.fixture
def target(blank: str) -> Iterator[Database]:
    """An empty database of each kind."""
    opened = Database(blank)
    yield opened
    opened.close()


def test_a_copy_restored_into_either_kind_has_every_row(full: Desk, target: Database, tmp_path: Path) -> None:
    copied = backups.backup(full.database, tmp_path / "copia.db")
    restored = backups.restore(target, tmp_path / "copia.db")
    expected = rows(full.database)
    assert rows(target) == expected
    assert copied == restored
    assert copied.rows == sum(map(len, expected.values()))
    assert isinstance(copied.record, Verified)
    assert copied.record.faults == ()
    assert schema.revision(target) == schema.head()


def test_a_restored_desk_goes_on_working(full: Desk, people: People, target: Database, tmp_path: Path) -> None:
    backups.backup(full.database, tmp_path / "copia.db")
    backups.restore(target, tmp_path / "copia.db")
    with target.writing() as connection:
        made = consultations.add(connection, consultation(people.official), [], NOON)
        notes.add(connection, made.id, people.official.id, Kind.FACTS, "Más datos.", NOON)
    with target.reading() as connection:
        assert isinstance(found := verification.verify(connection), Verified)
    assert found.faults == ()
    assert len(rows(target)["event"]) == len(rows(full.database)["event"]) + 1


def test_a_copy_is_one_file_for_its_owners_eyes(full: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "copias"
    backups.backup(full.database, folder / "copia.db")
    assert [path.name for path in folder.iterdir()] == ["copia.db"]
    assert (folder / "copia.db").stat().st_mode & 0o777 == 0o600
    backups.restore(full.database, folder / "copia.db", replace=True)
    assert [path.name for path in folder.iterdir()] == ["copia.db"]


def test_a_copy_taken_while_others_write_is_whole(desk: Desk, people: People, tmp_path: Path) -> None:
    def work() -> None:
        for _ in range(30):
            drafted(desk, people.official)

    worker = Thread(target=work)
    worker.start()
    copies = [backups.backup(desk.database, tmp_path / f"{number}.db") for number in range(3)]
    worker.join()
    assert [copied.record.faults for copied in copies if isinstance(copied.record, Verified)] == [(), (), ()]


def test_a_database_in_use_is_replaced_only_when_told(full: Desk, people: People, tmp_path: Path) -> None:
    backups.backup(full.database, tmp_path / "copia.db")
    before = rows(full.database)
    drafted(full, people.official)
    after = rows(full.database)
    with pytest.raises(Conflict, match="--replace"):
        backups.restore(full.database, tmp_path / "copia.db")
    assert rows(full.database) == after
    backups.restore(full.database, tmp_path / "copia.db", replace=True)
    assert rows(full.database) == before


def test_the_audit_stays_locked_after_a_restore(full: Desk, tmp_path: Path) -> None:
    backups.backup(full.database, tmp_path / "copia.db")
    backups.restore(full.database, tmp_path / "copia.db", replace=True)
    with pytest.raises(StorageFailure, match="append-only"), full.database.writing() as connection:
        connection.execute(update(audit_table).values(actor="nadie"))


def test_a_copy_does_not_replace_a_file(full: Desk, tmp_path: Path) -> None:
    (tmp_path / "copia.db").write_text("otra cosa")
    with pytest.raises(InvalidInput, match="Ya existe"):
        backups.backup(full.database, tmp_path / "copia.db")
    assert (tmp_path / "copia.db").read_text() == "otra cosa"


def test_a_copy_that_was_tampered_with_is_refused_and_nothing_changes(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "copia.db"
    backups.backup(full.database, path)
    with closing(sqlite3.connect(path)) as copied:
        copied.execute("drop trigger audit_no_update")
        copied.execute("update audit set actor = 'nadie' where sequence = 2")
        copied.commit()
    before = rows(full.database)
    with pytest.raises(StorageFailure, match="roto en la entrada 2"):
        backups.restore(full.database, path, replace=True)
    assert rows(full.database) == before


def test_a_broken_record_is_copied_all_the_same_and_told(full: Desk, tmp_path: Path) -> None:
    with full.database.writing() as connection:
        if full.database.is_sqlite:
            connection.exec_driver_sql("drop trigger audit_no_update")
        else:
            connection.exec_driver_sql("alter table audit disable trigger all")
        connection.execute(update(audit_table).where(audit_table.c.sequence == 3).values(actor="nadie"))
    assert backups.backup(full.database, tmp_path / "copia.db").record == Break(3, "su contenido fue cambiado")


def test_what_is_no_copy_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "texto.db").write_text("no es una base de datos" * 50)
    with closing(sqlite3.connect(tmp_path / "otra.db")) as other:
        other.execute("create table cosa (id text)")
    with pytest.raises(InvalidInput, match="No existe"):
        backups.restore(desk.database, tmp_path / "nada.db")
    with pytest.raises(InvalidInput, match="no es una copia"):
        backups.restore(desk.database, tmp_path / "otra.db")
    with pytest.raises(StorageFailure, match="not a database"):
        backups.restore(desk.database, tmp_path / "texto.db")


def test_restoring_over_what_version_0_1_kept_leaves_it_aside(full: Desk, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "target.db")) as old:
        old.execute("create table consultation (id text primary key, question text not null) strict")
        old.execute("insert into consultation values ('a1', '¿Cuál es el plazo?')")
        old.commit()
    backups.backup(full.database, tmp_path / "copia.db")
    target = Database(url_of(tmp_path / "target.db"))
    backups.restore(target, tmp_path / "copia.db")
    with target.reading() as connection:
        assert connection.exec_driver_sql("select id from consultation_0_1").scalar_one() == "a1"
        assert isinstance(audit.verify(connection), int)
    target.close()
