"""What people wrote is sealed in the database, opened by its keys alone, and put under a new one in use."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from traceback import format_exception

import pytest
from sqlalchemy import select, text, update

from corpus.errors import InvalidInput, StorageFailure
from desk import accounts, asking, audit, backups, consultations, notes, reviewing, rotation, schema, verification
from desk.columns import ERASED, Sealed, SealedParts
from desk.database import Database, url_of
from desk.lists import Filters
from desk.model import Consultation, Rating
from desk.notes import Kind
from desk.service import Desk
from desk.tables import consultation, idempotency, metadata, writing
from desk.tables import draft as draft_table
from desk.tables_public import curated
from desk.verification import Verified
from privacy.sealing import MARK, Keyring
from tests.desk.world import NOON, Clock, People, Shelf, drafted, open_desk, released, settle
from tests.privacy.keys import KEY, OTHER

SAID = "¿En qué plazo se apela la multa de la zarzamora?"
WORDS = "zarzamora"
Seen = Callable[[Keyring], Desk]
OLD, NEW, ALONE = Keyring((OTHER,)), Keyring((KEY, OTHER)), Keyring((KEY,))
PLACES = {
    "consultation.question", "consultation.note", "note.text", "draft.refusal", "draft.content", "release.content",
    "rating.reason", "idempotency.body", "writing.text", "curated.wordings", "curated.content",
}  # fmt: skip


@pytest.fixture
def sealed(address: str) -> Iterator[Desk]:
    """A desk of each kind whose texts are sealed with the older key, with people."""
    database = Database(address, OLD)
    with database.writing() as connection:
        settle(connection)
    yield open_desk(database, Clock(), Shelf())
    database.close()


@pytest.fixture
def folk(sealed: Desk) -> People:
    """The people of that desk."""
    with sealed.database.reading() as connection:
        by_name = {one.username: one for one in accounts.all_of(connection)}
    return People(**{name: by_name[name] for name in People.__dataclass_fields__})


def spoken(desk: Desk, people: People) -> str:
    """A consultation with something in every sealed column; its number."""
    one = released(desk, people.official, people.advisor, SAID)
    drafted(desk, people.official, SAID)
    with desk.database.writing() as connection:
        notes.add(connection, one.id, people.advisor.id, Kind.HAND_OVER, f"Para la {WORDS}", NOON)
        notes.rate(connection, Rating(one.id, 1, people.official.id, 4, f"Clara {WORDS}.", NOON))
        connection.execute(update(consultation).values(note=f"Falta la {WORDS}"))
        connection.execute(update(draft_table).values(refusal={"reason": "x", "message": WORDS}))
        reply = {"account": people.official.id, "key": "k", "request": "r", "status": 201, "headers": {}}
        connection.execute(idempotency.insert().values(**reply, body=f'{{"{WORDS}": 1}}', at=NOON))
        made = {"id": "c" * 32, "state": "written", "version": 1, "author": people.advisor.id, "changed_at": NOON}
        parts = {"wordings": [f"¿Y la {WORDS}?"], "content": {"said": WORDS}, "sources": []}
        connection.execute(curated.insert().values(**made, **parts, digest="d", generation="g"))
        connection.execute(writing.insert().values(consultation=one.id, at=NOON, text=f"La {WORDS} se apela"))
    return one.id


@pytest.fixture
def seen_with(sealed: Desk) -> Iterator[Seen]:
    """The same desk as another process with those keys sees it."""
    with ExitStack() as opened:
        yield lambda keys: replace(sealed, database=opened.enter_context(closing(Database(sealed.database.url, keys))))


def kept(database: Database) -> str:
    """All that the database's tables hold, as it is kept."""
    with database.reading() as connection:
        return repr([connection.exec_driver_sql(f"select * from {name}").all() for name in metadata.tables])


def whole(database: Database) -> None:
    with database.reading() as connection:
        found = verification.verify(connection)
    assert isinstance(found, Verified)
    assert found.faults == ()


def test_what_is_sealed_is_what_people_write_each_bound_to_its_own_place() -> None:
    sealed = {
        f"{table.name}.{column.name}": column.type.place
        for table in metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, Sealed | SealedParts)
    }
    assert sealed == {place: place for place in PLACES}


def test_nothing_that_was_said_stands_in_the_database_and_all_of_it_is_read(sealed: Desk, folk: People) -> None:
    id = spoken(sealed, folk)
    assert WORDS not in kept(sealed.database)
    assert kept(sealed.database).count(f"{MARK}{OTHER.id}:") > 10
    told = reviewing.history(sealed, folk.advisor, id)
    assert told.consultation.question == SAID
    assert [note.text for note in told.notes] == [f"Para la {WORDS}"]
    assert told.ratings[0].reason == f"Clara {WORDS}."
    whole(sealed.database)


def test_what_is_sealed_can_still_be_searched_and_compared(sealed: Desk, folk: People, seen_with: Seen) -> None:
    id = spoken(sealed, folk)
    drafted(seen_with(Keyring()), folk.official, "Una multa en claro, sobre la zarzamora")
    for words, count in (("ZARZAMORA multa", 3), ("plazo zarzamora", 2), ("claro", 1), ("no está", 0)):
        found = asking.mine(sealed, folk.official, Filters(text=words), limit=2)
        rest = asking.mine(sealed, folk.official, Filters(text=words), found.next, 2).items if found.next else ()
        assert len(found.items) + len(rest) == count, words
    asked = drafted(sealed, folk.stranger, f"{SAID} Urge.")
    assert id in [one.consultation for one in reviewing.similar(sealed, folk.advisor, asked.id)]


@pytest.mark.parametrize("keys", [Keyring(), ALONE], ids=["no key", "another"])
def test_a_process_without_the_key_gets_one_error_that_names_it(
    sealed: Desk, folk: People, keys: Keyring, seen_with: Seen
) -> None:
    id = spoken(sealed, folk)
    lost = seen_with(keys)
    for use in (
        lambda: rotation.require_keys(lost.database),
        lambda: asking.view(lost, folk.official, id),
        lambda: reviewing.open_draft(lost, folk.advisor, id),
        lambda: asking.mine(lost, folk.official, Filters(text="multa")),
    ):
        with pytest.raises(StorageFailure, match=f"clave {OTHER.id}"):
            use()
    rotation.require_keys(sealed.database)


def test_rotating_puts_all_under_the_first_key_and_the_old_one_can_go(
    sealed: Desk, folk: People, seen_with: Seen
) -> None:
    id = spoken(sealed, folk)
    drafted(seen_with(Keyring()), folk.official, SAID)  # from before there were keys
    both = seen_with(NEW)
    before = rotation.usage(both.database)
    assert set(before) == {OTHER.id, ""}
    seen: list[int] = []
    assert rotation.rotate(both, seen.append) == seen[-1]
    assert rotation.usage(both.database) == {KEY.id: before.total()}
    assert rotation.rotate(both) == 0
    alone = seen_with(ALONE)
    assert reviewing.history(alone, folk.advisor, id).consultation.question == SAID
    whole(alone.database)
    with alone.database.reading() as connection:
        done = [entry for entry in audit.entries(connection) if entry.action == "rotate_keys"]
    assert [KEY.id in entry.detail for entry in done] == [True, True]


def test_rotating_goes_on_where_it_was_stopped(sealed: Desk, folk: People, seen_with: Seen) -> None:
    spoken(sealed, folk)
    both = seen_with(NEW)

    def stop(_rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(both, stop)
    half = rotation.usage(both.database)
    assert half[KEY.id]
    assert half[OTHER.id]
    rotation.rotate(both)
    assert rotation.usage(both.database) == {KEY.id: half.total()}


def test_rotating_while_people_write_loses_nothing(sealed: Desk, folk: People, seen_with: Seen) -> None:
    for _ in range(30):
        drafted(sealed, folk.official, SAID)
    both, done = seen_with(NEW), Event()
    made: list[Consultation] = []

    def write() -> None:
        while not done.is_set():
            made.append(drafted(both, folk.official, f"{SAID} {len(made)}"))

    writer = Thread(target=write)
    writer.start()
    rotation.rotate(both)
    done.set()
    writer.join()
    alone = seen_with(ALONE)
    with alone.database.reading() as connection:
        questions = [consultations.get(connection, one.id).question for one in made]
    assert questions == [f"{SAID} {number}" for number in range(len(made))]
    assert set(rotation.usage(alone.database)) == {KEY.id}
    whole(alone.database)


def test_without_keys_there_is_nothing_to_rotate_with(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="ABSUELVE_KEYS"):
        rotation.rotate(desk)


def test_what_was_erased_is_no_secret_and_is_still_known_for_it_after_rotating(
    sealed: Desk, folk: People, seen_with: Seen
) -> None:
    id = spoken(sealed, folk)
    with sealed.database.writing() as connection:
        connection.execute(update(consultation).where(consultation.c.id == id).values(question=ERASED))
    rotation.rotate(seen_with(NEW))
    with sealed.database.reading() as connection:
        found = connection.execute(text("select question from consultation where id = :id"), {"id": id})
        assert found.scalar_one() == ERASED


def test_a_copy_is_sealed_as_the_database_is_and_is_restored_under_the_first_key(
    sealed: Desk, folk: People, blank: str, tmp_path: Path
) -> None:
    id, path = spoken(sealed, folk), tmp_path / "copia.db"
    backups.backup(sealed.database, path)
    assert WORDS.encode() not in path.read_bytes()
    with closing(sqlite3.connect(path)) as copied:
        (question,) = copied.execute("select question from consultation where id = ?", (id,)).fetchone()
    assert question.startswith(f"{MARK}{OTHER.id}:")
    with closing(Database(blank)) as target, pytest.raises(StorageFailure, match=f"clave {OTHER.id}"):
        backups.restore(target, path)
    with closing(Database(blank, NEW)) as target:
        backups.restore(target, path)
        assert set(rotation.usage(target)) == {KEY.id}
        with target.reading() as connection:
            assert consultations.get(connection, id).question == SAID
        whole(target)


def test_words_stand_in_no_error_of_the_database(sealed: Desk, folk: People, seen_with: Seen) -> None:
    id = spoken(sealed, folk)
    with pytest.raises(StorageFailure) as failed, seen_with(Keyring()).database.writing() as connection:
        connection.execute(consultation.insert().values(id=id, question=SAID, asker=folk.official.id))
    assert WORDS not in "".join(format_exception(failed.value))


def test_a_file_of_sqlite_and_its_log_hold_no_word_either(tmp_path: Path) -> None:
    database = Database(url_of(tmp_path / "absuelve.db"), OLD)
    schema.upgrade(database)
    with database.writing() as connection:
        people = settle(connection)
    spoken(open_desk(database, Clock(), Shelf()), people)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert "absuelve.db-wal" in files
    assert WORDS.encode() not in b"".join(files.values())
    with database.reading() as connection:
        assert SAID in connection.execute(select(consultation.c.question)).scalars().all()
    database.close()
