"""The OpenAPI description: examples for every operation, and errors as problem details and nothing else."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from web.problems import example_of
from web.schemas.common import Problem

Responses = dict[int | str, dict[str, Any]]

_REFERENCE = {"$ref": "#/components/schemas/Problem"}
_NULL = "\0null"  # stands for null in examples, from which the framework drops it
_REPLACED = ("HTTPValidationError", "ValidationError")

# Problems by what a route does, by code.
DOOR = ("unauthorized", "storage_failure")
UNREADY = ("no_corpus", "no_bundle", "bundle_mismatch", "unknown_model")
LISTING = (*DOOR, "forbidden", "invalid_input", "invalid_request")
READING = (*DOOR, "forbidden", "not_found", "invalid_request")
SENT = ("malformed_request", "invalid_request", "too_large")
WRITING = (*DOOR, *SENT, "forbidden", "invalid_input", "under_way", "key_reused")
ASKING = (*WRITING, *UNREADY, "invalid_question", "conflict")
CHANGING = (*WRITING, "not_found", "conflict", "outdated", "version_required")

STREAM: dict[str, Any] = {
    "text/event-stream": {
        "schema": {"type": "string"},
        "example": 'id: 18\nevent: state\ndata: {"sequence":18,"state":"released","version":7}\n\n',
    }
}


def answers(
    *,
    status: int = 200,
    example: Any = None,  # noqa: ANN401 - what JSON can hold
    problems: tuple[str, ...] = (),
    also: dict[str, Any] | None = None,
) -> Responses:
    """The responses of an operation: an example of success, unless it has no body, and the problems it can end in."""
    success = {"application/json": {"example": _swapped(example, None, _NULL)}, **(also or {})} if example else {}
    described: Responses = {status: {"content": success} if success else {"description": "Hecho."}}
    for code in problems:
        problem = example_of(code)
        content = described.setdefault(problem.status, {"description": problem.title, "content": {}})["content"]
        examples = content.setdefault("application/problem+json", {"schema": _REFERENCE, "examples": {}})["examples"]
        examples[code] = {"summary": problem.title, "value": problem.model_dump()}
    return described


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of an application, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        schema = _swapped(made, _NULL, None)
        components = schema["components"]
        for name in _REPLACED:
            components["schemas"].pop(name, None)
        components["schemas"]["Problem"] = Problem.model_json_schema()
        components["examples"] = dict(sorted(_shared(schema)))
        app.openapi_schema = schema
    return app.openapi_schema


def _shared(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The examples of problems, taken to one place out of the operations, which then refer to them."""
    operations = (operation for path in schema["paths"].values() for operation in path.values())
    for response in (response for operation in operations for response in operation["responses"].values()):
        examples = response.get("content", {}).get("application/problem+json", {}).get("examples", {})
        for code, example in examples.items():
            yield code, example
            examples[code] = {"$ref": f"#/components/examples/{code}"}


def _swapped(value: Any, old: object, new: object) -> Any:  # noqa: ANN401 - what JSON can hold
    """JSON with one value in the place of another, wherever it stands."""
    if isinstance(value, dict):
        return {key: _swapped(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [_swapped(item, old, new) for item in value]
    return new if value == old else value
