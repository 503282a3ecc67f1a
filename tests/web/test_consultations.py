"""What officials do over HTTP: ask, see at once what bears on it, give facts, read the answer, rate it."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus import errors
from index.model import Searcher
from tests.qa_service.laws import markets
from tests.web.town import FINE, Town, both

MISSING = "0" * 32


def test_a_consultation_is_created_and_found_again_where_location_says(town: Town) -> None:
    response = town.official.post("/consultations", {"question": FINE})
    assert response.status_code == 201
    again = town.client.get(
        response.headers["Location"], headers={"Authorization": f"Bearer {town.tokens['official']}"}
    )
    assert again.json() == response.json()
    assert response.headers["ETag"] == '"1"'
    assert again.headers["ETag"].startswith('"1.')


def test_the_asker_sees_at_once_the_provisions_that_bear_on_the_question(town: Town) -> None:
    asked = town.official.ask()
    first = asked["passages"][0]
    assert (asked["state"], asked["answer"], asked["own"]) == ("received", None, True)
    assert (first["provision"], first["regulation"], first["status"]) == ("ley-99001#art_5", "Ley N° 99001", "vigente")
    assert "dos multas por el mismo hecho" in first["text"]
    assert asked["expected"] > asked["asked_at"]


def test_a_past_day_gets_the_wording_of_that_day(town: Town) -> None:
    asked = town.official.ask("¿Cuántas veces al mes sesiona el concejo?", as_of="2010-06-01")
    assert asked["as_of"] == "2010-06-01"
    found = next(passage for passage in asked["passages"] if passage["provision"] == "ley-99001#art_7")
    assert "tres veces al mes" in found["text"]


def test_nothing_is_shown_for_a_question_that_is_refused_as_asked(town: Town) -> None:
    assert town.official.ask("pásame el teléfono y el domicilio del alcalde")["passages"] == []


def test_fields_nobody_knows_are_ignored(town: Town) -> None:
    assert town.official.ask(channel="radio")["question"] == FINE


def test_an_official_reads_the_answer_once_it_is_released(town: Town) -> None:
    id = town.released()
    found = town.official.read(id)
    answer = found["answer"]
    assert (found["state"], found["review"]) == ("released", None)
    assert "quince (15) días" in answer["text"]
    assert answer["statements"][0]["citations"][0]["provision"].startswith("ley-99001#art_5")
    assert answer["sources"][0]["text"].startswith("Artículo 5")
    assert (answer["office"], answer["on"], answer["moved"]) == ("Oficina de Asesoría", "2026-11-23", [])


def test_a_colleague_reads_what_another_of_the_municipality_asked_but_does_not_rate_it(town: Town) -> None:
    id = town.released()
    assert town.colleague.read(id)["own"] is False
    assert town.colleague.put(f"/consultations/{id}/rating", {"score": 1}).json()["code"] == "forbidden"


def test_another_municipality_does_not_learn_that_it_exists(town: Town) -> None:
    id = town.released()
    assert town.stranger.get(f"/consultations/{id}").json() == town.stranger.get(f"/consultations/{MISSING}").json()
    assert town.stranger.get("/consultations").json()["items"] == []


def test_an_answer_is_rated_with_a_reason_that_reaches_the_advisor(town: Town) -> None:
    id = town.released()
    rated = town.official.put(f"/consultations/{id}/rating", {"score": 2, "reason": "No dice el plazo."})
    assert (rated.status_code, rated.json()["score"], rated.json()["release"]) == (200, 2, 1)
    history = town.advisor.get(f"/consultations/{id}/history").json()
    told = town.senior.get("/advisors/feedback").json()
    for found in (history["ratings"], told):
        assert [(one["score"], one["reason"]) for one in found] == [(2, "No dice el plazo.")]
    assert town.advisor.get("/advisors/feedback").json() == []


def test_what_has_no_answer_can_not_be_rated(town: Town) -> None:
    response = town.official.put(f"/consultations/{town.drafted()}/rating", {"score": 5})
    assert (response.status_code, response.json()["code"]) == (409, "conflict")


def test_facts_that_an_advisor_asked_for_lead_to_a_new_draft(town: Town) -> None:
    id = town.drafted()
    version = town.advisor.claim(id)["version"]
    returned = town.advisor.post(f"/consultations/{id}/return", {"asked": "¿Qué dice el acta?"}, version=version)
    assert returned.json()["state"] == "returned"
    seen = town.official.read(id)
    assert (seen["note"], seen["notes"][0]["text"]) == ("¿Qué dice el acta?", "¿Qué dice el acta?")
    given = town.official.post(f"/consultations/{id}/facts", {"facts": "Dos actas."}, version=seen["version"])
    assert (given.status_code, given.json()["state"]) == (200, "received")
    town.work()
    assert town.official.read(id)["state"] == "drafted"


def test_a_follow_up_stands_in_the_thread_of_the_first(town: Town) -> None:
    id = town.released()
    town.clock.move(minutes=1)
    response = town.official.post(f"/consultations/{id}/follow-ups", {"question": "¿Y si es otro puesto?"})
    assert response.status_code == 201
    assert (response.json()["parent"], response.json()["thread"]) == (id, id)
    listed = town.official.get("/consultations", params={"thread": id}).json()["items"]
    assert [one["parent"] for one in listed] == [id, None]


@both
def test_a_list_is_read_page_by_page_and_new_ones_shift_nothing(town: Town) -> None:
    asked = []
    for number in range(5):
        asked.append(town.official.ask(f"{FINE} Caso {number}.")["id"])
        town.clock.move(minutes=1)
    first = town.official.get("/consultations", params={"limit": 2}).json()
    town.official.ask("¿Y otra?")
    second = town.official.get("/consultations", params={"limit": 2, "cursor": first["next"]}).json()
    third = town.official.get("/consultations", params={"limit": 2, "cursor": second["next"]}).json()
    found = [one["id"] for page in (first, second, third) for one in page["items"]]
    assert found == asked[::-1]
    assert third["next"] is None


def cursor(*place: object) -> str:
    """A cursor as one might make it up."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "e30=",
        "ñ",
        cursor(1, 2, 3, 4),
        cursor("urgency", 5, "2026-11-23T17:00:00+00:00", "0" * 32),
        cursor("newest", 10**30, "2026-11-23T17:00:00+00:00", "0" * 32),
        cursor("newest", float("inf"), "2026-11-23T17:00:00+00:00", "0" * 32),
        cursor("newest", 5, "0001-01-01T00:00:00+23:59", "0" * 32),
    ],
)
def test_a_cursor_of_no_use_is_told(town: Town, cursor: str) -> None:
    response = town.official.get("/consultations", params={"cursor": cursor})
    assert (response.status_code, response.json()["code"]) == (422, "invalid_input")


def test_a_list_is_narrowed_by_state_and_words(town: Town) -> None:
    town.released()
    waiting = town.official.ask("¿Qué requisitos tiene el permiso?")["id"]
    for narrowed in ({"state": "received"}, {"text": "requisitos permiso"}):
        assert [one["id"] for one in town.official.get("/consultations", params=narrowed).json()["items"]] == [waiting]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/consultations", {"question": "   "}, 422, "invalid_question"),
        ("POST", "/consultations", {"question": "a" * 10_000}, 422, "invalid_question"),
        ("POST", "/consultations", {"question": "a" * 70_000}, 413, "too_large"),
        ("POST", "/consultations", {"question": 7}, 422, "invalid_request"),
        ("POST", "/consultations", {"question": "a\0b"}, 422, "invalid_request"),
        ("POST", "/consultations", {}, 422, "invalid_request"),
        ("POST", "/consultations", {"question": FINE, "as_of": "ayer"}, 422, "invalid_request"),
        ("POST", "/consultations", {"question": FINE, "as_of": 0}, 422, "invalid_request"),
        ("PUT", "/consultations", {}, 405, "method_not_allowed"),
        ("GET", f"/consultations/{MISSING}", None, 404, "not_found"),
        ("GET", "/consultations/otra", None, 422, "invalid_request"),
        ("GET", "/nada", None, 404, "no_such_address"),
    ],
)
def test_an_error_is_a_problem_with_a_stable_code(
    town: Town, method: str, path: str, body: object, status: int, code: str
) -> None:
    response = town.official.call(method, path, json=body, headers={"Accept": "text/html"} if method == "GET" else {})
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert len(response.json()["detail"].split()) > 3
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Request-ID"]


def test_a_body_that_is_not_json_is_a_problem_too(town: Town) -> None:
    response = town.official.call("POST", "/consultations", content=b"{", headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.NoCorpus("Todavía no hay normas."), "no_corpus"),
        (errors.NoBundle("Todavía no hay un índice."), "no_bundle"),
        (errors.BundleMismatch("/srv/secreto no corresponde"), "bundle_mismatch"),
        (errors.UnknownModel("/srv/secreto no es un modelo"), "unknown_model"),
        (errors.StorageFailure("/srv/secreto está lleno"), "storage_failure"),
        (RuntimeError("el borrador secreto"), "internal_error"),
    ],
)
def test_a_service_that_cannot_answer_says_so_and_shows_no_path(town: Town, error: Exception, code: str) -> None:
    town.shelf.searcher = Broken(error)  # type: ignore[assignment]
    for response in (town.client.get("/ready"), town.official.post("/consultations", {"question": FINE})):
        assert response.status_code == (500 if code == "internal_error" else 503)
        assert response.json()["code"] == code
        assert "secreto" not in response.text
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["X-Request-ID"]
    assert town.client.get("/health").status_code == 200


class Broken:
    """An index that can't be used."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    @property
    def generation(self) -> str:
        """Not to be had."""
        raise self._error

    def cards(self) -> Searcher:
        """Not to be had either."""
        raise self._error


@both
def test_eight_askers_at_once_each_get_their_own_consultation(town: Town) -> None:
    asked = [f"{FINE} Caso {number}." for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(town.official.ask, asked))
    assert [one["question"] for one in found] == asked
    assert len({one["id"] for one in found}) == 24


def test_the_next_question_is_answered_from_what_was_just_published(town: Town) -> None:
    town.shelf.publish([markets()])
    assert town.client.get("/ready").json()["generation"] == town.shelf.searcher.generation
    assert town.official.ask()["passages"][0]["provision"] == "ley-99001#art_5"
