"""Whoever asks what is held of them gets all of it, and nothing of anybody else's."""

import json

import pytest
from sqlalchemy import insert, select, update

from corpus.errors import Forbidden, NotFound
from desk import administration, consultations, holdings, notes, tables
from desk.holdings import IMPERSONAL
from desk.holdings import holdings as places
from desk.model import Rating
from desk.notes import Kind
from desk.service import Desk
from desk.tables import delivery, metadata
from tests.desk.world import NOON, People, consultation, drafted, released

SAID = "¿En qué plazo se apela la multa de la zarzamora?"


def told(desk: Desk, people: People, name: str) -> dict[str, list[dict[str, object]]]:
    who = getattr(people, name)
    _, rows = holdings.held(desk, who, who.id)
    return json.loads(json.dumps({kind: list(map(dict, found)) for kind, found in rows.items()}, default=str))  # type: ignore[no-any-return]


def test_every_table_is_looked_into_or_holds_nothing_of_one_account(people: People) -> None:
    looked = {one.table.name for one in places(people.official).values()}
    assert looked.isdisjoint(IMPERSONAL)
    assert looked | set(IMPERSONAL) == set(metadata.tables)


def test_no_column_that_is_a_secret_is_given_out(people: People) -> None:
    given = {f"{one.table.name}.{column}" for one in places(people.official).values() for column in one.columns}
    secret = {"account.password", "token.hash", "webhook.secret", "attempt.key", "idempotency.request"}
    assert given & secret == set()
    assert {f"{name.partition('.')[0]}" for name in secret} <= set(metadata.tables)


def test_what_an_official_wrote_and_was_told_is_all_there(desk: Desk, people: People) -> None:
    one = released(desk, people.official, people.advisor, SAID)
    waiting = drafted(desk, people.official, SAID)
    with desk.database.writing() as connection:
        notes.add(connection, one.id, people.official.id, Kind.FACTS, "De 2024.", NOON)
        notes.add(connection, one.id, people.advisor.id, Kind.ASKED, "¿De qué año?", NOON)
        notes.add(connection, one.id, people.advisor.id, Kind.HAND_OVER, "Esto es entre asesores.", NOON)
        notes.rate(connection, Rating(one.id, 1, people.official.id, 4, "Clara.", NOON))
    administration.issue(desk, people.official, people.official.id, "mi programa")
    found = told(desk, people, "official")
    assert {row["id"] for row in found["consultations"]} == {one.id, waiting.id}
    assert {row["question"] for row in found["consultations"]} == {SAID}
    assert [row["text"] for row in found["notes"]] == ["De 2024.", "¿De qué año?"]
    assert [row["reason"] for row in found["ratings"]] == ["Clara."]
    assert [row["label"] for row in found["tokens"]] == ["mi programa"]
    assert [row["email"] for row in found["accounts"]] == ["official@municipalidad.test"]
    assert {"ask", "issue_token"} <= {row["action"] for row in found["record"]}
    (answer,) = found["answers"]
    assert "quince (15) días hábiles" in str(answer["text"])


def test_a_draft_that_nobody_reviewed_is_not_given_to_its_asker(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official, SAID)
    with desk.database.reading() as connection:
        (content,) = connection.execute(select(tables.draft.c.content)).scalars()
        assert consultations.get(connection, one.id).draft == 1
    found = told(desk, people, "official")
    assert (found["drafts"], found["answers"]) == ([], [])
    assert content["statements"][0]["text"] not in json.dumps(found, ensure_ascii=False)


def test_nothing_of_anybody_elses_is_in_it(desk: Desk, people: People) -> None:
    released(desk, people.official, people.advisor, SAID)
    with desk.database.writing() as connection:
        made = consultations.add(connection, consultation(people.stranger, "¿Y la mía?"), [], desk.now())
        row = {"id": "d" * 32, "event": 1, "channel": "email", "target": people.stranger.id, "state": "failed"}
        connection.execute(insert(delivery).values(**row, attempts=1, not_before=NOON, error="550 no existe"))
    assert "zarzamora" not in json.dumps(told(desk, people, "stranger"), ensure_ascii=False)
    assert "zarzamora" not in json.dumps(told(desk, people, "colleague"), ensure_ascii=False)
    mine = told(desk, people, "stranger")
    assert [row["id"] for row in mine["consultations"]] == [made.id]
    assert "550 no existe" in [row["error"] for row in mine["notices"]]
    # An advisor's own approvals are theirs, the question that they answered is not.
    own = told(desk, people, "advisor")
    assert len(own["approvals"]) == 1
    assert "zarzamora" not in json.dumps(own, ensure_ascii=False)


def test_only_an_administrator_gets_anothers(desk: Desk, people: People) -> None:
    one, rows = holdings.held(desk, people.administrator, people.official.id)
    last = rows["record"][-1]
    assert (last["action"], last["subject"]) == ("export_data", people.official.id)
    assert (one.id, rows["accounts"][0]["username"]) == (people.official.id, "official")
    for name in ("official", "advisor", "senior", "editor", "evaluator"):
        with pytest.raises(Forbidden):
            holdings.held(desk, getattr(people, name), people.stranger.id)
    with pytest.raises(NotFound):
        holdings.held(desk, people.administrator, "0" * 32)


def test_failed_attempts_to_come_in_are_told_to_whose_name_it_was(desk: Desk, people: People) -> None:
    from desk import throttle
    from desk.identities import attempt

    with desk.database.writing() as connection:
        throttle.admit(connection, ((throttle.ACCOUNT, "official"),), desk.now())
        connection.execute(update(attempt).values(failures=3))
    assert [row["failures"] for row in told(desk, people, "official")["failures"]] == [3]
    assert told(desk, people, "colleague")["failures"] == []
