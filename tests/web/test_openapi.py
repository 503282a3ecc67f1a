"""The API's description: every operation with examples that are true to it, and a copy of it in the repository."""

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from desk.permissions import Action
from tests.web.town import FINE, Town, filled
from web.openapi import written
from web.routes import ACTION, ANYONE

SNAPSHOT = Path(__file__).parents[2] / "docs/openapi.json"
DESCRIBED: dict[str, Any] = json.loads(written(version("absuelve")))
OPEN = {"/api/v1/sessions", "/api/v1/library", "/api/v1/library/{id}", "/health", "/ready"}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DESCRIBED["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


ALL = [pytest.param(*one, id=f"{one[0]} {one[1]}") for one in operations()]


def contents(operation: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every body that an operation takes or gives: where, media type, schema and examples."""
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        yield "body", media, content
    for status, response in operation["responses"].items():
        for media, content in response.get("content", {}).items():
            yield status, media, content


def examples_of(content: dict[str, Any]) -> list[Any]:
    """The examples of a body, wherever they are written."""
    named = (
        DESCRIBED["components"]["examples"][one["$ref"].rpartition("/")[2]] if "$ref" in one else one
        for one in content.get("examples", {}).values()
    )
    found = [one["value"] for one in named]
    found += [content["example"]] if "example" in content else []
    name = content["schema"].get("$ref", "").rpartition("/")[2]
    return found or DESCRIBED["components"]["schemas"].get(name, {}).get("examples", [])


def test_the_copy_in_the_repository_is_what_the_program_gives() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == written(version("absuelve")), "run: make openapi"


def test_it_is_openapi_3_1_and_has_no_errors_but_problems() -> None:
    assert DESCRIBED["openapi"].startswith("3.1")
    assert "HTTPValidationError" not in json.dumps(DESCRIBED)


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("method", "path", "operation"), ALL)
def test_an_operation_says_what_it_does_and_who_may(method: str, path: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"].endswith(".")
    if path in OPEN:
        assert "security" not in operation
    else:
        assert operation["security"] == [{"HTTPBearer": []}]
        assert operation[ACTION] in {ANYONE, *Action}


@pytest.mark.parametrize(("method", "path", "operation"), ALL)
def test_what_it_takes_and_gives_has_examples_that_its_schema_allows(
    method: str, path: str, operation: dict[str, Any]
) -> None:
    for where, media, content in contents(operation):
        if media == "multipart/form-data":
            continue
        found = examples_of(content)
        assert found, (where, media)
        if media != "text/event-stream":
            validator = Draft202012Validator({**content["schema"], "components": DESCRIBED["components"]})
            assert [error.message for one in found for error in validator.iter_errors(one)] == []


@pytest.mark.parametrize(("method", "path", "operation"), ALL)
def test_every_error_is_a_problem(method: str, path: str, operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        if not status.startswith("2"):
            assert set(response["content"]) == {"application/problem+json"}


@pytest.mark.parametrize(("method", "path", "operation"), ALL)
def test_a_change_of_a_consultation_needs_its_version(method: str, path: str, operation: dict[str, Any]) -> None:
    headers = {one["name"] for one in operation.get("parameters", []) if one["in"] == "header"}
    versioned = "/consultations/{id}/" in path or "/curated/{id}" in path
    changes = method != "GET" and versioned and not path.endswith(("/rating", "/follow-ups"))
    assert ("If-Match" in headers) == changes
    assert ("428" in operation["responses"]) == changes


def test_the_examples_are_what_the_routes_give(town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    real = {
        "/api/v1/consultations/{id}": town.official.read(town.released(f"{FINE} Otro caso.")),
        "/api/v1/consultations/{id}/draft": town.advisor.open(id),
        "/api/v1/provisions/{id}": town.official.get("/provisions/ley-99001%23art_7").json(),
        "/api/v1/me": town.official.get("/me").json(),
    }
    for path, given in real.items():
        content = DESCRIBED["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
        assert filled(content["example"]) >= filled(given) - {"reason", "message", "path", "heading"}


def test_an_example_can_be_sent_as_it_is(town: Town) -> None:
    body = DESCRIBED["paths"]["/api/v1/consultations"]["post"]["requestBody"]["content"]["application/json"]
    (example,) = examples_of(body)
    assert town.official.post("/consultations", example).status_code == 201
