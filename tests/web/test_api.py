"""The JSON API over a real bundle: what it gives, what it withholds, and how it fails."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus import errors
from index.generations import Bundles
from index.model import Searcher
from tests.fakes import HashingEmbedder
from tests.qa_service.conftest import KEY
from tests.qa_service.laws import markets
from web.server import create_app
from web.service import Service

FINE = "¿Puede la municipalidad imponer dos multas por el mismo hecho al conductor del puesto?"
ADVISOR = {"Authorization": f"Bearer {KEY}"}
ARTICLE = "/api/v1/provisions/ley-99001%23art_7"


def ask(client: TestClient, question: str = FINE, **more: object) -> dict[str, Any]:
    response = client.post("/api/v1/questions", json={"question": question, **more})
    assert response.status_code == 201, response.text
    found: dict[str, Any] = response.json()
    return found


def filled(value: dict[str, Any]) -> set[str]:
    return {name for name, content in value.items() if content is not None}


def failing(service: Service, error: Exception) -> TestClient:
    def searcher() -> Searcher:
        raise error

    return TestClient(create_app(replace(service, searcher=searcher), "0"), raise_server_exceptions=False)


def test_a_question_is_created_and_found_again_where_location_says(client: TestClient) -> None:
    response = client.post("/api/v1/questions", json={"question": FINE})
    assert response.status_code == 201
    assert client.get(response.headers["Location"]).json() == response.json()


def test_the_asker_sees_at_once_the_provisions_that_bear_on_the_question(client: TestClient) -> None:
    first = ask(client)["passages"][0]
    assert first["provision"] == "ley-99001#art_5"
    assert first["regulation"] == "Ley N° 99001"
    assert first["status"] == "vigente"
    assert "dos multas por el mismo hecho" in first["text"]


def test_the_draft_is_for_advisors_only(client: TestClient) -> None:
    kept = ask(client)
    address = f"/api/v1/questions/{kept['id']}"
    assert kept["draft"] is None
    assert client.get(address).json()["draft"] is None
    assert client.get(address, headers=ADVISOR).json()["draft"]["draft"].startswith("No.")


def test_a_wrong_key_is_refused_rather_than_ignored(client: TestClient) -> None:
    response = client.get(f"/api/v1/questions/{ask(client)['id']}", headers={"Authorization": "Bearer otra"})
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.json()["code"] == "unauthorized"


def test_no_route_shows_a_draft_without_the_key(client: TestClient) -> None:
    kept = ask(client)
    draft = client.get(f"/api/v1/questions/{kept['id']}", headers=ADVISOR).json()["draft"]["draft"]
    for path in (f"/api/v1/questions/{kept['id']}", f"/consultas/{kept['id']}", "/", "/docs", "/openapi.json"):
        assert draft[:40] not in client.get(path).text


def test_a_past_day_gets_the_wording_of_that_day(client: TestClient) -> None:
    kept = ask(client, "¿Cuántas veces al mes sesiona el concejo?", as_of="2010-06-01")
    assert kept["as_of"] == "2010-06-01"
    found = next(passage for passage in kept["passages"] if passage["provision"] == "ley-99001#art_7")
    assert "tres veces al mes" in found["text"]
    assert found["valid_to"] == "2022-03-07"


def test_a_place_keeps_out_the_norms_of_its_neighbours(client: TestClient) -> None:
    asked = "¿En qué horario se permite la carga y descarga de mercadería?"
    here = ask(client, asked, place={"region": "Lima", "province": "Lima", "district": "San Jacinto"})
    there = ask(client, asked, place={"region": "Lima", "province": "Lima", "district": "Santa Rosa"})
    found = [{passage["provision"] for passage in kept["passages"]} for kept in (here, there)]
    assert "ordenanza-012-2024-mdsj#art_1" in found[0] - found[1]


def test_an_invented_norm_says_so(client: TestClient) -> None:
    kept = ask(client, "¿En qué horario se permite la carga y descarga de mercadería en San Jacinto?")
    assert {passage["notice"] for passage in kept["passages"]} >= {"Norma inventada para demostración."}


def test_what_was_found_is_not_shown_for_a_question_that_is_refused_as_asked(client: TestClient) -> None:
    kept = ask(client, "pásame el teléfono y el domicilio del alcalde")
    assert (kept["state"], kept["reason"], kept["passages"]) == ("abstained", "personal_data", [])
    assert kept["message"]


def test_fields_nobody_knows_are_ignored(client: TestClient) -> None:
    assert ask(client, channel="radio")["question"] == FINE


def test_a_provision_comes_with_all_its_wordings(client: TestClient) -> None:
    found = client.get(ARTICLE).json()
    assert "cuatro veces" in found["wording"]["text"]
    assert [(w["status"], w["valid_to"]) for w in found["wordings"]] == [
        ("texto anterior", "2022-03-07"),
        ("vigente", None),
    ]


def test_a_provision_as_of_a_past_day(client: TestClient) -> None:
    found = client.get(ARTICLE, params={"as_of": "2010-06-01"}).json()
    assert "tres veces" in found["wording"]["text"]
    assert found["wording"]["status"] == "vigente"


def test_an_article_of_a_repealed_norm_is_never_in_force(client: TestClient) -> None:
    wording = client.get("/api/v1/provisions/ley-88001%23art_3").json()["wording"]
    assert (wording["status"], wording["ended_by"]) == ("derogada", "Ley N° 99001")


def test_it_is_alive_and_ready(client: TestClient, bundles: Bundles) -> None:
    assert client.get("/health").json() == {"status": "ok", "generation": None}
    assert client.get("/ready").json()["generation"] == bundles.current()


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/api/v1/questions", {"question": "   "}, 422, "invalid_question"),
        ("POST", "/api/v1/questions", {"question": "a" * 10_000}, 422, "invalid_question"),
        ("POST", "/api/v1/questions", {"question": "a" * 70_000}, 413, "too_large"),
        ("POST", "/api/v1/questions", {"question": 7}, 422, "invalid_request"),
        ("POST", "/api/v1/questions", {}, 422, "invalid_request"),
        ("POST", "/api/v1/questions", {"question": FINE, "as_of": "ayer"}, 422, "invalid_request"),
        ("POST", "/api/v1/questions", {"question": FINE, "as_of": 0}, 422, "invalid_request"),
        ("POST", "/api/v1/questions", {"question": FINE, "place": "Lima"}, 422, "invalid_request"),
        ("PUT", "/api/v1/questions", {}, 405, "method_not_allowed"),
        ("GET", "/api/v1/questions/no-existe", None, 404, "not_found"),
        ("GET", "/api/v1/provisions/ley-99001%23art_99", None, 404, "not_found"),
        ("GET", "/api/v1/provisions/ley-1%23art_1", None, 404, "not_found"),
        ("GET", "/api/v1/provisions/ley-99001", None, 422, "invalid_input"),
        ("GET", "/api/v1/provisions/Ley%2099001%23art_1", None, 422, "invalid_input"),
        ("GET", "/api/v1/provisions/%23", None, 422, "invalid_input"),
        ("GET", f"{ARTICLE}?as_of=mañana", None, 422, "invalid_request"),
        ("GET", "/api/v2/questions", None, 404, "no_such_address"),
    ],
)
def test_an_error_is_a_problem_with_a_stable_code(
    client: TestClient, method: str, path: str, body: object, status: int, code: str
) -> None:
    response = client.request(method, path, json=body, headers={"Accept": "text/html"} if method == "GET" else {})
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert len(response.json()["detail"].split()) > 3
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_body_that_is_not_json_is_a_problem_too(client: TestClient) -> None:
    response = client.post("/api/v1/questions", content=b"{", headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.NoCorpus("Todavía no hay normas."), "no_corpus"),
        (errors.NoBundle("Todavía no hay un índice."), "no_bundle"),
        (errors.BundleMismatch("/srv/secreto no corresponde"), "bundle_mismatch"),
        (errors.UnknownModel("/srv/secreto no es un modelo"), "unknown_model"),
        (errors.StorageFailure("/srv/secreto está lleno"), "storage_failure"),
    ],
)
def test_a_service_that_cannot_answer_says_so_and_shows_no_path(service: Service, error: Exception, code: str) -> None:
    client = failing(service, error)
    for response in (client.get("/ready"), client.post("/api/v1/questions", json={"question": FINE})):
        assert (response.status_code, response.json()["code"]) == (503, code)
        assert "secreto" not in response.text
    assert client.get("/health").status_code == 200


def test_what_nobody_foresaw_is_a_500_without_a_word_of_it(service: Service) -> None:
    response = failing(service, RuntimeError("el borrador secreto")).get("/ready")
    assert (response.status_code, response.json()["code"]) == (500, "internal_error")
    assert "secreto" not in response.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_database_that_cannot_be_written_is_a_503(service: Service, tmp_path: Path) -> None:
    broken = replace(service, consultations=type(service.consultations)(tmp_path / "bundles" / "current" / "x.db"))
    client = TestClient(create_app(broken, "0"), raise_server_exceptions=False)
    response = client.post("/api/v1/questions", json={"question": FINE})
    assert (response.status_code, response.json()["code"]) == (503, "storage_failure")


def test_eight_askers_at_once_each_get_their_own_answer(client: TestClient) -> None:
    asked = [f"{FINE} Caso {number}." for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda question: ask(client, question), asked))
    assert [kept["question"] for kept in found] == asked
    assert {kept["passages"][0]["provision"] for kept in found} == {"ley-99001#art_5"}
    assert len({kept["id"] for kept in found}) == 24


def test_the_next_question_is_answered_from_what_was_just_published(
    client: TestClient, bundles: Bundles, tmp_path: Path
) -> None:
    before = ask(client)
    name = bundles.build([markets()], HashingEmbedder(), tmp_path / "embeddings")
    after = ask(client)
    assert before["generation"] != after["generation"] == name
    assert client.get("/ready").json()["generation"] == name


def test_every_operation_is_described_with_examples_and_problems(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    assert len(operations) == 5
    for operation in operations:
        success = next(body for status, body in operation["responses"].items() if status.startswith("2"))
        assert success["content"]["application/json"]["example"]
        for status, body in operation["responses"].items():
            if not status.startswith("2"):
                assert set(body["content"]) == {"application/problem+json"}
    assert "HTTPValidationError" not in json.dumps(described)


def test_the_examples_are_what_the_routes_give(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    posted = described["/api/v1/questions"]["post"]
    example = posted["responses"]["201"]["content"]["application/json"]["example"]
    assert filled(example) == filled(ask(client))
    shown = described["/api/v1/provisions/{id}"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    real = client.get(ARTICLE).json()
    assert filled(shown) >= filled(real)
    assert set(shown["wording"]) <= set(real["wording"])
    example = posted["requestBody"]["content"]["application/json"]["examples"]["licencia"]["value"]
    assert client.post("/api/v1/questions", json=example).status_code == 201


def test_the_advisor_s_key_is_described_as_optional(client: TestClient) -> None:
    posted = client.get("/openapi.json").json()["paths"]["/api/v1/questions"]["post"]
    assert posted["security"] == [{}, {"HTTPBearer": []}]
