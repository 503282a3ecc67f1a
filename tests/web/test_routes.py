"""What every route has in common: tokens, versions, keys, compression, numbers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from desk import accounts, audit, idempotency
from desk.idempotency import Standing
from tests.web.test_reviewing import amended
from tests.web.town import FINE, Town, both

KEY = "clave-0001"
ASKED = {"question": FINE}


def count(town: Town) -> int:
    return len(town.official.get("/consultations").json()["items"])


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer otra", "Basic YTpi", "abs_"])
def test_without_a_live_token_nothing_is_told(town: Town, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    response = town.client.get("/api/v1/consultations", headers=headers)
    assert (response.status_code, response.json()["code"]) == (401, "unauthorized")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_ends_when_it_expires_is_revoked_or_its_account_is_closed(town: Town) -> None:
    with town.desk.database.writing() as connection:
        id = town.people.official.id
        short = accounts.issue(connection, id, "corta", town.desk.now(), town.desk.now() + timedelta(hours=1))
        other = accounts.issue(connection, id, "otra", town.desk.now())
    assert town.client.get("/api/v1/me", headers={"Authorization": f"Bearer {short}"}).status_code == 200
    town.clock.move(hours=2)
    assert town.client.get("/api/v1/me", headers={"Authorization": f"Bearer {short}"}).status_code == 401
    revoked = {"Authorization": f"Bearer {other}"}
    assert town.client.delete("/api/v1/sessions/current", headers=revoked).status_code == 204
    assert town.client.get("/api/v1/me", headers=revoked).status_code == 401
    assert town.administrator.call("PATCH", f"/accounts/{id}", json={"active": False}).status_code == 200
    assert town.official.get("/me").status_code == 401


def test_a_change_without_the_version_read_is_asked_for_it(town: Town) -> None:
    id = town.drafted()
    response = town.advisor.put(f"/consultations/{id}/claim")
    assert (response.status_code, response.json()["code"]) == (428, "version_required")
    anything = town.advisor.put(f"/consultations/{id}/claim", headers={"If-Match": "*"})
    assert anything.status_code == 428


@pytest.mark.parametrize("match", ['"1"', '"99"', "2", 'W/"2"', "otra"])
def test_a_change_of_what_changed_since_is_refused(town: Town, match: str) -> None:
    id = town.drafted()
    response = town.advisor.put(f"/consultations/{id}/claim", headers={"If-Match": match})
    assert (response.status_code, response.json()["code"]) == (412, "outdated")


@both
def test_of_two_changes_at_once_one_wins_and_the_other_is_told(town: Town) -> None:
    id = town.drafted()
    version = town.advisor.read(id)["version"]
    with ThreadPoolExecutor(2) as pool:
        callers = (town.advisor, town.second)
        found = list(pool.map(lambda who: who.put(f"/consultations/{id}/claim", version=version), callers))
    assert sorted(response.status_code for response in found) == [200, 412]


def test_a_reader_who_has_the_latest_is_sent_nothing(town: Town) -> None:
    id = town.drafted()
    for path in (f"/consultations/{id}", "/consultations", "/search?question=multa", "/provisions/ley-99001%23art_5"):
        first = town.official.get(path)
        again = town.official.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
        assert town.official.get(path, headers={"If-None-Match": '"otra", W/"y otra"'}).status_code == 200


def test_a_change_makes_the_tag_another(town: Town) -> None:
    id = town.drafted()
    tag = town.official.get(f"/consultations/{id}").headers["ETag"]
    town.advisor.claim(id)
    assert town.official.get(f"/consultations/{id}", headers={"If-None-Match": tag}).status_code == 200


def test_a_tag_may_be_named_as_it_was_read(town: Town) -> None:
    id = town.drafted()
    tag = town.advisor.get(f"/consultations/{id}").headers["ETag"]
    assert town.advisor.put(f"/consultations/{id}/claim", headers={"If-Match": tag}).status_code == 200
    assert town.advisor.put(f"/consultations/{id}/claim", headers={"If-Match": tag}).status_code == 412


def test_a_draft_is_sent_again_when_the_corpus_changed_though_its_version_did_not(town: Town) -> None:
    id = town.drafted()
    tag = town.advisor.get(f"/consultations/{id}/draft").headers["ETag"]
    same = town.advisor.get(f"/consultations/{id}/draft", headers={"If-None-Match": tag})
    town.shelf.publish([amended()])
    changed = town.advisor.get(f"/consultations/{id}/draft", headers={"If-None-Match": tag})
    assert (same.status_code, changed.status_code) == (304, 200)
    assert changed.json()["moved"]


@both
def test_the_same_request_again_is_replied_to_as_the_first_time(town: Town) -> None:
    first = town.official.post("/consultations", ASKED, key=KEY)
    again = town.official.post("/consultations", ASKED, key=KEY)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert count(town) == 1


def test_the_key_of_another_request_is_refused(town: Town) -> None:
    town.official.post("/consultations", ASKED, key=KEY)
    other = town.official.post("/consultations", {"question": "¿Otra cosa?"}, key=KEY)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert count(town) == 1


def test_two_accounts_may_use_the_same_key(town: Town) -> None:
    ids = {who.post("/consultations", ASKED, key=KEY).json()["id"] for who in (town.official, town.colleague)}
    assert len(ids) == 2


@pytest.mark.parametrize("key", ["corta", "con espacio", "a" * 101])
def test_a_key_of_no_use_is_refused(town: Town, key: str) -> None:
    assert town.official.post("/consultations", ASKED, key=key).json()["code"] == "invalid_request"


def test_a_request_that_failed_may_be_put_right_under_its_key(town: Town) -> None:
    assert town.official.post("/consultations", {"question": " "}, key=KEY).status_code == 422
    assert town.official.post("/consultations", ASKED, key=KEY).status_code == 201


@both
def test_of_two_at_once_with_one_key_the_second_is_told_to_wait(town: Town) -> None:
    begun, go = Barrier(2), Barrier(2)
    town.shelf.searcher = Slow(town.shelf.searcher, begun, go)  # type: ignore[assignment]
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(town.official.post, "/consultations", ASKED, key=KEY)
        begun.wait(20)
        second = town.official.post("/consultations", ASKED, key=KEY)
        go.wait(20)
    assert (second.status_code, second.json()["code"]) == (409, "under_way")
    assert first.result().status_code == 201
    assert count(town) == 1


class Slow:
    """An index that waits before it searches, until it is let go."""

    def __init__(self, real: object, begun: Barrier, go: Barrier) -> None:
        self._real, self._begun, self._go = real, begun, go

    def __getattr__(self, name: str) -> object:
        """All else is the real one's."""
        return getattr(self._real, name)

    def search(self, *given: object, **more: object) -> object:
        """Wait, then search."""
        self._begun.wait(20)
        self._go.wait(20)
        return self._real.search(*given, **more)  # type: ignore[attr-defined]


@both
def test_a_server_that_died_before_it_replied_does_not_ask_twice(town: Town) -> None:
    first = town.official.post("/consultations", ASKED, key=KEY).json()
    with town.desk.database.writing() as connection:  # as a server leaves it that dies between the two
        connection.exec_driver_sql("update idempotency set status = null, headers = null, body = null")
    assert town.official.post("/consultations", ASKED, key=KEY).status_code == 409
    town.clock.move(seconds=20)
    assert town.official.post("/consultations", ASKED, key=KEY).json()["id"] == first["id"]
    assert count(town) == 1


def test_requests_are_forgotten_after_a_day(town: Town) -> None:
    town.official.post("/consultations", ASKED, key=KEY)
    town.clock.move(hours=25)
    with town.desk.database.writing() as connection:
        idempotency.forget(connection, town.desk.now())
        found = idempotency.begin(connection, town.people.official.id, KEY, "x", town.desk.now())
    assert found is Standing.NEW


def test_large_bodies_are_compressed_for_those_who_take_them_so(town: Town) -> None:
    id = town.released()
    packed = town.official.get(f"/consultations/{id}", headers={"Accept-Encoding": "gzip"})
    plain = town.official.get(f"/consultations/{id}", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert int(packed.headers["Content-Length"]) < len(plain.content) / 1.5


def test_small_ones_and_streams_are_not(town: Town) -> None:
    assert "Content-Encoding" not in town.official.get("/me", headers={"Accept-Encoding": "gzip"}).headers
    for _ in range(40):
        town.official.ask()
    streamed = town.official.get("/events?after=0", headers={"Accept": "text/event-stream", "Accept-Encoding": "gzip"})
    assert len(streamed.content) > 2_000
    assert "Content-Encoding" not in streamed.headers


def test_a_request_keeps_the_number_it_came_with(town: Town) -> None:
    given = town.client.get("/health", headers={"X-Request-ID": "tramite-2026-0001"})
    assert given.headers["X-Request-ID"] == "tramite-2026-0001"
    for odd in ("x", "con espacio", "ñandú-ñandú"):
        answered = town.client.get("/health", headers={"X-Request-ID": odd.encode()})
        assert len(answered.headers["X-Request-ID"]) == 32


def test_every_reading_of_a_draft_is_in_the_record(town: Town) -> None:
    id = town.drafted()
    town.advisor.open(id)
    with town.desk.database.reading() as connection:
        read = [entry for entry in audit.entries(connection) if entry.action == "read_draft"]
        assert isinstance(audit.verify(connection), int)
    assert [(entry.actor, entry.subject) for entry in read] == [(town.people.advisor.id, id)]
