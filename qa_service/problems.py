"""Errors as RFC 9457 problem details: one table from our error tree to status, code and title."""

import logging
from collections.abc import Callable
from functools import partial
from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from corpus import errors
from qa_service.schemas import Problem

_KNOWN: dict[type[errors.AbsuelveError], tuple[int, str, str]] = {
    errors.InvalidQuestion: (422, "invalid_question", "Pregunta no válida"),
    errors.InvalidInput: (422, "invalid_input", "Dato no válido"),
    errors.NotFound: (404, "not_found", "No encontrado"),
    errors.NoCorpus: (503, "no_corpus", "Todavía no hay normas"),
    errors.NoBundle: (503, "no_bundle", "Todavía no hay índice"),
    errors.BundleMismatch: (503, "bundle_mismatch", "El índice no corresponde a este programa"),
    errors.UnknownModel: (503, "unknown_model", "Modelo no disponible"),
    errors.StorageFailure: (503, "storage_failure", "Falla de almacenamiento"),
}
_TITLES = {404: "No encontrado", 405: "Método no permitido"}
_log = logging.getLogger(__name__)


Page = Callable[[Request, Problem], Response]


def install_problems(app: FastAPI, page: Page) -> None:
    """Answer every error as problem+json, or with `page` to a browser that asked for a page."""
    rules: dict[type[Exception], Callable[[Request, Exception], Problem]] = {
        errors.AbsuelveError: _ours,
        RequestValidationError: _malformed,
        HTTPException: _http,
        Exception: _unexpected,
    }
    for kind, rule in rules.items():
        app.add_exception_handler(kind, partial(_handle, rule, page))


def _handle(rule: Callable[[Request, Exception], Problem], page: Page, request: Request, error: Exception) -> Response:
    problem = rule(request, error)
    if "text/html" in request.headers.get("accept", ""):
        return page(request, problem)
    return JSONResponse(problem.model_dump(), problem.status, media_type="application/problem+json")


def problem_of(error: errors.AbsuelveError) -> Problem:
    """What a caller reads about one of our errors."""
    status, code, title = _KNOWN[type(error)]
    return Problem(title=title, status=status, code=code, detail=str(error))


def _ours(_request: Request, error: Exception) -> Problem:
    return problem_of(cast("errors.AbsuelveError", error))


def _malformed(_request: Request, error: Exception) -> Problem:
    fields = ", ".join(
        ".".join(map(str, item["loc"][1:])) or "cuerpo" for item in cast("RequestValidationError", error).errors()
    )
    detail = f"No se entendió: {fields}. Revise los campos y sus tipos en /docs."
    return Problem(title="Solicitud no válida", status=422, code="invalid_request", detail=detail)


def _http(_request: Request, error: Exception) -> Problem:
    status = cast("HTTPException", error).status_code
    detail = "Revise la dirección; las que hay están en /docs."
    title = _TITLES.get(status, "Solicitud no atendida")
    return Problem(title=title, status=status, code=f"http_{status}", detail=detail)


def _unexpected(request: Request, error: Exception) -> Problem:
    _log.error("unexpected error at %s", request.url.path, exc_info=error)
    detail = "Ocurrió un error inesperado; quedó registrado. Vuelva a intentar en unos minutos."
    return Problem(title="Error interno", status=500, code="internal_error", detail=detail)
