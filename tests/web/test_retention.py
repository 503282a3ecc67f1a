"""What people wrote can be taken away, at their word or after a time, without breaking the record or the figures."""

from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import insert, select, text, update

from corpus.errors import Conflict, Forbidden, NotFound
from desk import audit, notes, retention, running, verification
from desk.columns import ERASED
from desk.identities import account
from desk.notes import Kind
from desk.service import Desk, Terms
from desk.tables import consultation, delivery, facet, idempotency, metadata
from desk.verification import Verified
from insight.facets import refresh
from tests.desk.world import NOON, drafted
from tests.web.town import FINE, Town, both

SAID = "¿En qué plazo se apela la multa de la zarzamora?"
OMIT = {"omit_personal_data": True}


def whole(town: Town) -> bool:
    with town.desk.database.reading() as connection:
        found = verification.verify(connection)
    return isinstance(found, Verified) and not found.faults


def entries(town: Town, action: str) -> list[str]:
    with town.desk.database.reading() as connection:
        return [entry.detail for entry in audit.entries(connection) if entry.action == action]


def everything(town: Town) -> str:
    """All that the database's tables hold."""
    with town.desk.database.reading() as connection:
        return repr([connection.execute(text(f"select * from {name}")).all() for name in metadata.tables])


def aged(town: Town, *ids: str, days: int = 400) -> None:
    """Let nothing have happened to consultations for so long."""
    with town.desk.database.writing() as connection:
        old = {"changed_at": town.desk.now() - timedelta(days=days)}
        connection.execute(update(consultation).where(consultation.c.id.in_(ids)).values(**old))


@both
def test_erasing_an_account_takes_its_words_and_name_and_leaves_the_record_whole(town: Town) -> None:
    id = town.released(SAID)
    official = town.people.official
    with town.desk.database.writing() as connection:
        row = {"id": "d" * 32, "event": 1, "channel": "email", "target": official.id, "state": "failed"}
        error = f"550 {official.email} no existe"
        connection.execute(insert(delivery).values(**row, attempts=1, not_before=NOON, error=error))
    assert retention.erase_account(town.desk, town.people.administrator, official.id) == 1
    assert town.senior.read(id)["question"] == ERASED
    assert town.senior.read(id)["answer"]["text"]
    assert town.official.get("/me").status_code == 401
    with town.desk.database.reading() as connection:
        names = set(connection.execute(select(account.c.username)).scalars())
    assert official.username not in names
    left = everything(town)
    assert "zarzamora" not in left
    assert str(official.email) not in left
    assert whole(town)


def test_what_was_erased_is_gone_from_the_file_too(town: Town, tmp_path: Path) -> None:
    for _ in range(5):
        town.released(SAID)
    path = tmp_path / "absuelve.db"
    assert b"zarzamora" in b"".join(one.read_bytes() for one in tmp_path.glob("absuelve.db*"))
    town.official.call("DELETE", "/me")
    town.desk.database.close()  # what SQLite wrote ahead goes into the file
    assert [one.name for one in tmp_path.glob("absuelve.db*")] == ["absuelve.db"]
    assert b"zarzamora" not in path.read_bytes()


def test_the_record_does_not_hold_a_name_that_could_not_be_taken_out(town: Town) -> None:
    place = {"ubigeo": "150199", "region": "Lima", "province": "Lima", "district": "San Jacinto"}
    opened = {"username": "rosa.huaman", "role": "official", "municipality": place, "email": "rosa@correo.test"}
    made = town.administrator.post("/accounts", opened).json()
    town.administrator.post("/tokens", {"account": made["id"], "label": "El de Rosa"})
    assert town.administrator.call("DELETE", f"/accounts/{made['id']}").status_code == 204
    left = everything(town)
    assert [word for word in ("rosa.huaman", "rosa@correo.test", "El de Rosa") if word in left] == []
    assert whole(town)


def test_only_what_is_over_and_old_is_emptied(town: Town) -> None:
    old, waiting, fresh = town.released(SAID), town.drafted(SAID), town.released(SAID)
    aged(town, old, waiting)
    assert retention.retain(town.desk, 365) == 1
    read = [town.senior.read(id)["question"] for id in (old, waiting, fresh)]
    assert read == [ERASED, SAID, SAID]
    assert retention.retain(town.desk, 365) == 0
    assert entries(town, "retain") == ['{"consultations": 1, "days": 365}']
    assert whole(town)


@both
def test_several_workers_at_once_empty_each_consultation_once(town: Town) -> None:
    desk, start = town.desk, Barrier(3)
    ids = [drafted(desk, town.people.official, SAID).id for _ in range(7)]
    with desk.database.writing() as connection:
        connection.execute(update(consultation).values(state="released"))
    aged(town, *ids)
    counts: list[int] = []

    def work() -> None:
        start.wait()
        counts.append(retention.retain(desk, 365))

    threads = [Thread(target=work) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(counts) == 7
    assert entries(town, "retain") == ['{"consultations": 7, "days": 365}']


def test_a_step_is_a_transaction_of_its_own(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_BATCH", 2)
    ids = [town.released(SAID) for _ in range(3)]
    aged(town, *ids)
    assert retention.retain(town.desk, 365) == 3
    assert len(entries(town, "retain")) == 2


@pytest.mark.parametrize(("days", "left"), [(0, SAID), (365, ERASED)])
def test_the_worker_empties_what_is_old_only_where_the_settings_say_so(town: Town, days: int, left: str) -> None:
    id = town.released(SAID)
    aged(town, id)
    desk = Desk(town.desk.database, town.desk.searcher, town.desk.answer, town.desk.today, town.desk.now,
                Terms(retention=days))  # fmt: skip
    house = running._Housekeeping(desk)
    while house():
        pass
    assert town.senior.read(id)["question"] == left


def test_figures_outlive_the_words_that_they_count(town: Town) -> None:
    id, waiting = town.released(SAID), town.drafted(SAID)
    refresh(town.desk)

    def counted() -> set[tuple[object, ...]]:
        with town.desk.database.reading() as connection:
            query = select(facet.c.consultation, facet.c.topic, facet.c.drafter, facet.c.hours, facet.c.accepted)
            return {tuple(row) for row in connection.execute(query)}

    before = counted()
    assert {row[0] for row in before} == {id, waiting}
    town.official.call("DELETE", "/me")
    refresh(town.desk)
    assert counted() == before


@both
def test_one_consultation_is_erased_by_its_asker_with_all_that_was_said(town: Town) -> None:
    id = town.released(SAID)
    town.official.put(f"/consultations/{id}/rating", {"score": 2, "reason": "Falta la zarzamora."})
    with town.desk.database.writing() as connection:
        notes.add(connection, id, town.people.advisor.id, Kind.HAND_OVER, "Ver la zarzamora.", NOON)
    kept = {"question": f"{SAID} Otra.", **OMIT}
    other = town.official.post("/consultations", kept, key="una-clave-larga").json()["id"]
    town.work()
    version = town.advisor.read(other)["version"]
    town.advisor.call("PUT", f"/consultations/{other}/claim", version=version, key="otra-clave-larga")
    for one in (id, other):
        assert town.official.call("DELETE", f"/consultations/{one}").status_code == 204
    assert "zarzamora" not in everything(town)
    assert (town.official.read(id)["state"], town.official.read(id)["question"]) == ("released", ERASED)
    gone = town.official.read(other)
    assert (gone["state"], gone["question"]) == ("declined", ERASED)
    assert town.advisor.get("/queue").json()["items"] == []
    with town.desk.database.reading() as connection:
        assert connection.execute(select(idempotency)).all() == []
    assert len(entries(town, "erase")) == 2
    assert len(entries(town, "withdraw")) == 1
    assert whole(town)


def test_what_is_withdrawn_while_it_is_drafted_or_in_review_ends(town: Town) -> None:
    received = town.official.ask(SAID)["id"]
    town.official.call("DELETE", f"/consultations/{received}")
    town.work()
    assert town.official.read(received)["state"] == "declined"
    id = town.drafted(SAID)
    town.advisor.claim(id)
    sheet = town.advisor.open(id)
    town.official.call("DELETE", f"/consultations/{id}")
    said = {"digest": sheet["digest"], "generation": sheet["generation"], "checklist": []}
    late = town.advisor.post(f"/consultations/{id}/approval", said, version=sheet["consultation"]["version"])
    assert late.status_code == 412
    assert whole(town)


def test_who_may_erase_what(town: Town) -> None:
    desk, people = town.desk, town.people
    id = town.released(SAID)
    for name, kind in {"colleague": Forbidden, "stranger": NotFound, "advisor": Forbidden, "editor": Forbidden}.items():
        with pytest.raises(kind):
            retention.erase_consultation(desk, getattr(people, name), id)
        with pytest.raises(Forbidden):
            retention.erase_account(desk, getattr(people, name), people.official.id)
    with pytest.raises(Conflict, match="otra persona que administre"):
        retention.erase_account(desk, people.administrator, people.administrator.id)
    with pytest.raises(Forbidden):
        retention.leave(desk, people.administrator)
    assert town.senior.read(id)["question"] == SAID
    retention.erase_consultation(desk, people.administrator, id)
    assert town.senior.read(id)["question"] == ERASED


def test_an_account_that_was_erased_can_not_come_back(town: Town) -> None:
    assert town.official.call("DELETE", "/me").status_code == 204
    assert town.official.get("/me").status_code == 401
    listed = {one["id"]: one for one in town.administrator.get("/accounts").json()}
    gone = listed[town.people.official.id]
    assert (gone["username"], gone["email"], gone["active"]) == (f"borrada-{gone['id']}", None, False)
    assert town.client.post("/api/v1/sessions", json={"username": "official", "password": "x"}).status_code == 401
    assert town.colleague.ask(FINE)["question"] == FINE
