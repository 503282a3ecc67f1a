"""The OpenAPI description: examples for every operation, and errors as problem details and nothing else."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from web.problems import example_of
from web.schemas import Problem

Responses = dict[int | str, dict[str, Any]]

_REFERENCE = {"$ref": "#/components/schemas/Problem"}
_REPLACED = ("HTTPValidationError", "ValidationError")


def answers(*, status: int = 200, example: dict[str, Any], problems: tuple[str, ...] = ()) -> Responses:
    """The responses of an operation: one example of success, and the problems it can end in, by code."""
    described: Responses = {status: {"content": {"application/json": {"example": example}}}}
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
        for operation in (operation for path in schema["paths"].values() for operation in path.values()):
            if "security" in operation:
                operation["security"].insert(0, {})  # the key is optional: without it there is no draft
        app.openapi_schema = schema
    return app.openapi_schema
