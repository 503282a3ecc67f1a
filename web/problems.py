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
from web.middleware import HEADERS
from web.schemas import Problem

_UNUSABLE = "El servicio no puede responder ahora. Avise a quien lo administra: el motivo está en su registro."

# Status, code and title of each of our errors; the detail where the error's own words are for an administrator only.
_KNOWN: dict[type[errors.AbsuelveError], tuple[int, str, str, str | None]] = {
    errors.InvalidQuestion: (422, "invalid_question", "Pregunta no válida", None),
    errors.InvalidInput: (422, "invalid_input", "Dato no válido", None),
    errors.NotFound: (404, "not_found", "No encontrado", None),
    errors.NoCorpus: (503, "no_corpus", "Todavía no hay normas", None),
    errors.NoBundle: (503, "no_bundle", "Todavía no hay índice", None),
    errors.BundleMismatch: (503, "bundle_mismatch", "El índice no corresponde a este programa", _UNUSABLE),
    errors.UnknownModel: (503, "unknown_model", "Modelo no disponible", _UNUSABLE),
    errors.StorageFailure: (503, "storage_failure", "Falla de almacenamiento", _UNUSABLE),
}
_ADDRESS = "Revise la dirección; las que hay están en /docs."
_HTTP: dict[int, tuple[str, str, str]] = {
    400: ("malformed_request", "Solicitud no válida", "No se pudo leer lo enviado. Revise el formato en /docs."),
    401: (
        "unauthorized",
        "Clave no válida",
        "La clave de asesor no es la de este servicio. Pídala a quien lo administra.",
    ),
    404: ("no_such_address", "Dirección no encontrada", _ADDRESS),
    405: ("method_not_allowed", "Método no permitido", _ADDRESS),
    413: ("too_large", "Solicitud demasiado grande", "Lo enviado pasa de 64 KB. Resuma el caso y vuelva a preguntar."),
}
_OTHER = ("not_served", "Solicitud no atendida", _ADDRESS)
_MALFORMED = Problem(title="Solicitud no válida", status=422, code="invalid_request", detail="No se entendió: {}.")
_UNEXPECTED = Problem(
    title="Error interno",
    status=500,
    code="internal_error",
    detail="Ocurrió un error inesperado; quedó registrado. Vuelva a intentar en unos minutos.",
)
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


def problem_of(error: errors.AbsuelveError) -> Problem:
    """What a caller reads about one of our errors."""
    status, code, title, detail = _KNOWN[type(error)]
    return Problem(title=title, status=status, code=code, detail=detail or str(error))


def example_of(code: str) -> Problem:
    """A problem with that code, for the API's description."""
    ours = {known: Problem(title=t, status=s, code=known, detail=d or f"{t}.") for s, known, t, d in _KNOWN.values()}
    http = {known: Problem(title=t, status=s, code=known, detail=d) for s, (known, t, d) in _HTTP.items()}
    return {**ours, **http, _MALFORMED.code: _MALFORMED, _UNEXPECTED.code: _UNEXPECTED}[code]


def _handle(rule: Callable[[Request, Exception], Problem], page: Page, request: Request, error: Exception) -> Response:
    problem = rule(request, error)
    headers = {**HEADERS, **(getattr(error, "headers", None) or {})}
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if wants_page:
        response = page(request, problem)
        response.headers.update(headers)
        return response
    return JSONResponse(problem.model_dump(), problem.status, headers, media_type="application/problem+json")


def _ours(request: Request, error: Exception) -> Problem:
    problem = problem_of(cast("errors.AbsuelveError", error))
    if problem.status >= 500:
        _log.error("%s at %s: %s", problem.code, request.url.path, error)
    return problem


def _malformed(_request: Request, error: Exception) -> Problem:
    places = (item["loc"][1:] for item in cast("RequestValidationError", error).errors())
    fields = ", ".join(dict.fromkeys(".".join(map(str, place)) or "el contenido" for place in places))
    return _MALFORMED.model_copy(
        update={"detail": f"No se entendió: {fields}. Revise los campos y sus tipos en /docs."}
    )


def _http(_request: Request, error: Exception) -> Problem:
    status = cast("HTTPException", error).status_code
    code, title, detail = _HTTP.get(status, _OTHER)
    return Problem(title=title, status=status, code=code, detail=detail)


def _unexpected(request: Request, error: Exception) -> Problem:
    _log.error("unexpected error at %s", request.url.path, exc_info=error)
    return _UNEXPECTED
