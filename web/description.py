"""The OpenAPI description: examples for every operation, and errors as problem details and nothing else."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from web.problems import example_of
from web.schemas.common import Problem

Responses = dict[int | str, dict[str, Any]]

_REFERENCE = {"$ref": "#/components/schemas/Problem"}
_REPLACED = ("HTTPValidationError", "ValidationError")

# Problems by what a route does, by code.
DOOR = ("unauthorized", "storage_failure")
UNREADY = ("no_corpus", "no_bundle", "bundle_mismatch", "unknown_model")
LISTING = (*DOOR, "forbidden", "invalid_input", "invalid_request")
READING = (*DOOR, "forbidden", "not_found", "invalid_request")
WRITING = (*DOOR, "forbidden", "invalid_input", "invalid_request", "too_large", "under_way", "key_reused")
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
    success = {"application/json": {"example": example}, **(also or {})} if example is not None else {}
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
        schema = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        components = schema["components"]["schemas"]
        for name in _REPLACED:
            components.pop(name, None)
        components["Problem"] = Problem.model_json_schema()
        app.openapi_schema = schema
    return app.openapi_schema
