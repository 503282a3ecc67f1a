"""The record names its first broken link, whatever was done to it, and what the database holds is held against it."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from desk import audit, verification
from desk.audit import GENESIS, Break, Entry
from desk.database import Database
from desk.service import Desk
from desk.tables import audit as table
from desk.tables import consultation, draft, release
from desk.verification import Verified
from tests.desk.world import NOON, People, drafted, released


def write(connection: Connection, count: int) -> list[Entry]:
    """Record some things; what is recorded."""
    for number in range(count):
        audit.append(connection, "alguien", "ask", f"consulta-{number}", NOON, {"número": number})
    return list(audit.entries(connection))


def unlock(connection: Connection) -> None:
    """Take off the database's own lock, as somebody with all rights could."""
    if connection.dialect.name == "sqlite":
        for event in ("update", "delete"):
            connection.exec_driver_sql(f"drop trigger audit_no_{event}")
    else:
        connection.exec_driver_sql("alter table audit disable trigger all")


def reseal(connection: Connection, entry: Entry, **changes: object) -> Entry:
    """Change an entry and give it the hash that fits, as somebody who knows how it is made could."""
    changed = replace(entry, **changes)
    sealed = replace(changed, hash=audit.sealed(changed))
    values = {name: getattr(sealed, name) for name in Entry.__slots__}
    connection.execute(update(table).where(table.c.sequence == entry.sequence).values(**values))
    return sealed


def test_entries_are_numbered_and_chained_from_the_first(database: Database) -> None:
    with database.writing() as connection:
        first, second = write(connection, 2)
    assert (first.sequence, first.previous) == (1, GENESIS)
    assert (second.sequence, second.previous) == (2, first.hash)
    assert first.hash == audit.sealed(first) != second.hash
    assert json.loads(second.detail) == {"número": 1}


def test_the_hash_is_the_sha_256_of_all_the_rest() -> None:
    entry = Entry(1, "2026-11-23T17:00:00+00:00", "a", "ask", "c", "{}", GENESIS, "")
    assert audit.sealed(entry) == "4bd777bd31de469e0bcdc8d9b602fa561769da81f01c262d7707aa2879ed82d7"


def test_a_whole_chain_is_counted(database: Database) -> None:
    with database.writing() as connection:
        assert audit.verify(connection) == 0
        write(connection, 5)
        assert audit.verify(connection) == 5


@pytest.mark.parametrize("column", ["at", "actor", "action", "subject", "detail"])
def test_a_changed_entry_is_named(database: Database, column: str) -> None:
    with database.writing() as connection:
        write(connection, 5)
        unlock(connection)
        connection.execute(update(table).where(table.c.sequence == 3).values(**{column: "otra cosa"}))
        assert audit.verify(connection) == Break(3, "su contenido fue cambiado")


def _remove_first(connection: Connection, entries: list[Entry]) -> None:
    connection.execute(delete(table).where(table.c.sequence == 1))


def _remove_third(connection: Connection, entries: list[Entry]) -> None:
    connection.execute(delete(table).where(table.c.sequence == 3))


def _remove_third_and_close_the_gap(connection: Connection, entries: list[Entry]) -> None:
    connection.execute(delete(table).where(table.c.sequence == 3))
    for entry in entries[3:]:
        reseal(connection, entry, sequence=entry.sequence - 1)


def _change_third_and_seal_it(connection: Connection, entries: list[Entry]) -> None:
    reseal(connection, entries[2], actor="otra persona")


def _put_one_before_the_first(connection: Connection, entries: list[Entry]) -> None:
    made = replace(entries[0], sequence=0, subject="antes")
    connection.execute(insert(table).values(**{name: getattr(made, name) for name in Entry.__slots__[:-1]}, hash="x"))


@pytest.mark.parametrize(
    ("tamper", "sequence", "why"),
    [
        (_remove_first, 1, "falta"),
        (_remove_third, 3, "falta"),
        (_remove_third_and_close_the_gap, 3, "no sigue"),
        (_change_third_and_seal_it, 4, "no sigue"),
        (_put_one_before_the_first, 1, "falta"),
    ],
)
def test_the_first_broken_link_is_named(
    database: Database, tamper: Callable[[Connection, list[Entry]], None], sequence: int, why: str
) -> None:
    with database.writing() as connection:
        entries = write(connection, 5)
        unlock(connection)
        tamper(connection, entries)
        found = audit.verify(connection)
    assert isinstance(found, Break)
    assert (found.sequence, why in found.why) == (sequence, True)


def verified(desk: Desk) -> Verified:
    """The record of a desk whose chain is whole."""
    with desk.database.reading() as connection:
        found = verification.verify(connection)
    assert isinstance(found, Verified)
    return found


def test_a_desk_at_work_is_as_its_record_says(desk: Desk, people: People) -> None:
    drafted(desk, people.official)
    released(desk, people.stranger, people.advisor)
    found = verified(desk)
    assert (found.entries, found.faults) == (6, ())
    with desk.database.reading() as connection:
        assert verification.holds(connection, found.head)
        assert not verification.holds(connection, "0" * 63 + "1")


def test_a_record_cut_off_at_its_end_is_told_by_what_it_no_longer_says(desk: Desk, people: People) -> None:
    one = released(desk, people.stranger, people.advisor)
    head = verified(desk).head
    with desk.database.writing() as connection:
        unlock(connection)
        last = connection.execute(select(table.c.sequence).order_by(table.c.sequence.desc()).limit(1)).scalar_one()
        connection.execute(delete(table).where(table.c.sequence == last))
    found = verified(desk)
    assert [one.id in fault for fault in found.faults] == [True, True]
    with desk.database.reading() as connection:
        assert not verification.holds(connection, head)


def test_a_change_that_nobody_recorded_is_told(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with desk.database.writing() as connection:
        connection.execute(update(consultation).values(state="released", version=9))
    assert verified(desk).faults == (f"La consulta {one.id} está en su versión 9 y el registro dice 2.",)


@pytest.mark.parametrize(("which", "what"), [(draft, "El borrador"), (release, "La respuesta publicada")])
def test_words_changed_after_they_were_kept_are_told(desk: Desk, people: People, which: object, what: str) -> None:
    released(desk, people.official, people.advisor)
    with desk.database.writing() as connection:
        content = dict(connection.execute(select(which.c.content)).scalar_one())  # type: ignore[attr-defined]
        content["statements"] = [{**content["statements"][0], "text": "Treinta días."}]
        connection.execute(update(which).values(content=content))  # type: ignore[arg-type]
    (fault,) = verified(desk).faults
    assert fault.startswith(what)
