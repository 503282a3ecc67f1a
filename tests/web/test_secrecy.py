"""Nothing of a draft reaches an official: marked words are planted in all that advisors write, then all is read."""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from sqlalchemy import insert

from desk import consultations, drafts, staleness, workflow
from desk.drafts import Kept
from desk.model import Matter
from desk.tables import writing
from tests.desk import world
from tests.qa_service.laws import ordinance, repealed
from tests.web.requests import ROUTES
from tests.web.test_openapi import operations
from tests.web.test_reviewing import amended
from tests.web.town import FINE, Caller, Town

MARK = "zarzamora"
OFFICIALS = ("official", "colleague", "stranger")
ACCEPTS = ("application/json", "text/event-stream", "text/html")


def plant(town: Town, id: str) -> None:
    """An advisor takes it, edits it with the mark, and hands it over with a note that bears it."""
    version = town.advisor.claim(id)["version"]
    statement = {"text": f"La {MARK} se cosecha en veinte (20) días.", "citations": []}
    edit = {"statements": [statement], "reasons": ["missing_exception"], "caveats": [f"Ojo con la {MARK}."]}
    saved = town.advisor.put(f"/consultations/{id}/draft", edit, version=version)
    assert saved.status_code == 200, saved.text
    with town.desk.database.writing() as connection:
        text = f"Un modelo escribe de la {MARK}"
        connection.execute(insert(writing).values(consultation=id, at=town.desk.now(), text=text))
    handed = {"to": "second", "note": f"Falta ver la {MARK}."}
    version = int(saved.headers["ETag"].strip('"'))
    assert town.advisor.post(f"/consultations/{id}/hand-over", handed, version=version).status_code == 200


def abstained(town: Town) -> str:
    """A consultation on which the drafter wrote nothing but why."""
    one = world.consultation(town.people.official)
    with town.desk.database.writing() as connection:
        kept_one = consultations.add(connection, one, [], town.desk.now())
        generation, now = town.shelf.searcher.generation, town.desk.now()
        refused = Kept(one.id, "extractive", drafts.EMPTY, generation, now, "outside_corpus", f"No hay {MARK}.")
        kept = drafts.add(connection, refused)
        after = workflow.drafted(kept_one, kept.number, Matter.TASK, 10, 0.0, one.due_at)
        consultations.save(connection, kept_one, after, "extractive", "draft", now)
    return one.id


@pytest.fixture
def planted(town: Town) -> tuple[Town, list[str]]:
    """Consultations in review, with an answer gone stale and being written anew, returned, and without a draft."""
    ids = [town.drafted(), town.released(f"{FINE} Ya respondida."), town.drafted(f"{FINE} Por devolver.")]
    town.shelf.publish([amended(), ordinance(), repealed()])
    assert staleness.sweep(town.desk) == (ids[1],)
    for id in ids:
        plant(town, id)
    version = town.second.read(ids[2])["version"]
    town.second.post(f"/consultations/{ids[2]}/return", {"asked": "¿Cuándo fue?"}, version=version)
    return town, [*ids, abstained(town)]


def readings(town: Town, caller: Caller, ids: list[str]) -> Iterator[tuple[str, httpx2.Response]]:
    """Every way to read: each GET of each consultation in each form, whole, conditional, broken, and by HEAD."""
    for method, path, _ in operations():
        if method != "GET":
            continue
        for id in ids if "/consultations/{id}" in path else ["ley-99001%23art_5"]:
            address = path.replace("{id}", id)
            for accept in ACCEPTS:
                yield f"{accept} {address}", send(caller, "GET", address, Accept=accept)
            yield f"HEAD {address}", send(caller, "HEAD", address)
            yield f"since {address}", send(caller, "GET", f"{address}?after=0&limit=100&text={MARK}")
            yield f"if {address}", send(caller, "GET", address, **{"If-None-Match": '"1", W/"x"'})
            yield f"broken {address}", send(caller, "GET", f"{address}?after=x&limit=0&cursor=x&as_of=x")
    for page in ("/", "/docs", "/openapi.json", "/normas/ley-99001%23art_5", "/?pregunta=multa"):
        yield page, send(caller, "GET", page, Accept="text/html")


def send(caller: Caller, method: str, address: str, **headers: str) -> httpx2.Response:
    return caller.client.request(method, address, headers={"Authorization": f"Bearer {caller.token}", **headers})


def told(response: httpx2.Response) -> str:
    """All that a response says."""
    return f"{response.headers} {response.text}".lower()


@pytest.mark.parametrize("name", OFFICIALS)
def test_no_reading_of_an_official_holds_a_word_of_a_draft(planted: tuple[Town, list[str]], name: str) -> None:
    town, ids = planted
    found = list(readings(town, getattr(town, name), ids))
    assert [where for where, response in found if MARK in told(response).replace(f"text={MARK}", "")] == []
    assert [
        where for where, response in found if "missing_exception" in told(response) and "openapi" not in where
    ] == []
    assert {response.status_code for _, response in found} <= {200, 401, 403, 404, 405, 422}


def test_the_words_are_there_to_be_found(planted: tuple[Town, list[str]]) -> None:
    town, ids = planted
    for id in ids[:2]:
        assert MARK in town.second.get(f"/consultations/{id}/draft").text
        assert MARK in town.second.get(f"/consultations/{id}/history").text
        assert MARK in town.second.get(f"/consultations/{id}/draft/writing").text
    assert MARK in town.second.get(f"/consultations/{ids[3]}/draft").text


@pytest.mark.parametrize("name", OFFICIALS)
def test_no_attempt_of_an_official_at_an_advisors_step_tells_a_word(planted: tuple[Town, list[str]], name: str) -> None:
    town, ids = planted
    caller = getattr(town, name)
    for key in ROUTES:
        method, _, path = key.partition(" ")
        if method == "GET":
            continue
        for id in ids if "/consultations/{id}" in path else ids[:1]:
            for body in (None, {}, {"digest": "0" * 64, "generation": "x", "checklist": []}):
                address = path.replace("{id}", id)
                response = caller.client.request(
                    method, address, json=body, headers={"Authorization": f"Bearer {caller.token}", "If-Match": '"1"'}
                )
                assert MARK not in told(response), key
                if address == "/api/v1/sessions/current":
                    caller = Caller(town.client, caller.account, renewed(town, caller))


def renewed(town: Town, caller: Caller) -> str:
    from desk import accounts

    with town.desk.database.writing() as connection:
        return accounts.issue(connection, caller.account.id, "otra", town.desk.now())


def test_an_answer_gone_stale_is_shown_as_it_was_with_both_wordings_while_it_is_written_anew(
    planted: tuple[Town, list[str]],
) -> None:
    town, ids = planted
    seen: dict[str, Any] = town.official.read(ids[1])
    assert (seen["state"], seen["releases"]) == ("in_review", 1)
    assert seen["answer"]["stale_at"]
    moved = seen["answer"]["moved"][0]
    assert "quince (15)" in moved["before"]
    assert "diez (10)" in moved["now"]


def test_others_who_read_no_consultation_get_no_word_either(planted: tuple[Town, list[str]]) -> None:
    town, ids = planted
    for name in ("editor", "evaluator", "administrator"):
        found = list(readings(town, getattr(town, name), ids))
        assert [where for where, response in found if MARK in told(response).replace(f"text={MARK}", "")] == []
