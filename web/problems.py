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
from desk.release import Hindrance
from web.measures import route_of
from web.middleware import HEADERS
from web.schemas.common import Problem

_UNUSABLE = "El servicio no puede responder ahora. Avise a quien lo administra: el motivo está en su registro."

# Status, code and title of each of our errors; the detail where the error's own words are for an administrator only.
_KNOWN: dict[type[errors.AbsuelveError], tuple[int, str, str, str | None]] = {
    errors.InvalidQuestion: (422, "invalid_question", "Pregunta no válida", None),
    errors.PersonalData: (422, "personal_data", "Hay datos personales", None),
    errors.InvalidInput: (422, "invalid_input", "Dato no válido", None),
    errors.NotFound: (404, "not_found", "No encontrado", None),
    errors.NoCorpus: (503, "no_corpus", "Todavía no hay normas", None),
    errors.NoBundle: (503, "no_bundle", "Todavía no hay índice", None),
    errors.BundleMismatch: (503, "bundle_mismatch", "El índice no corresponde a este programa", _UNUSABLE),
    errors.ModelFailure: (503, "model_failure", "El modelo de lenguaje no respondió", None),
    errors.ProviderFailure: (502, "provider_failure", "No se pudo entrar con su institución", None),
    errors.Unfetched: (502, "unfetched", "Norma no descargada", None),
    errors.UnknownModel: (503, "unknown_model", "Modelo no disponible", _UNUSABLE),
    errors.StorageFailure: (503, "storage_failure", "Falla de almacenamiento", _UNUSABLE),
    errors.Forbidden: (403, "forbidden", "Sin permiso", None),
    errors.Conflict: (409, "conflict", "No corresponde", None),
    errors.Outdated: (412, "outdated", "Cambió mientras tanto", None),
}
_ADDRESS = "Revise la dirección; las que hay están en /docs."
# Problems of HTTP itself, by code; the first of a status is what an error without a code of its own gets.
_HTTP: dict[str, tuple[int, str, str]] = {
    "malformed_request": (400, "Solicitud no válida", "No se pudo leer lo enviado. Revise el formato en /docs."),
    "unauthorized": (
        401,
        "Falta una clave válida",
        "Envíe en Authorization una clave vigente. POST /api/v1/sessions da una por su cuenta y contraseña.",
    ),
    "wrong_password": (
        401,
        "No se pudo entrar",
        "La cuenta o la contraseña no son correctas. Revíselas o elija otra contraseña.",
    ),
    "foreign_form": (
        403,
        "Formulario de otra página",
        "El formulario no vino de una página de este servicio. Ábrala otra vez y repita.",
    ),
    "no_such_address": (404, "Dirección no encontrada", _ADDRESS),
    "method_not_allowed": (405, "Método no permitido", _ADDRESS),
    "under_way": (
        409,
        "Solicitud en curso",
        "La misma solicitud se está atendiendo. Espere unos segundos y repítala con la misma clave.",
    ),
    "too_large": (413, "Solicitud demasiado grande", "Lo enviado pasa del tamaño admitido. Envíe menos."),
    "key_reused": (
        422,
        "Clave de solicitud repetida",
        "Esa Idempotency-Key ya se usó para otra solicitud. Use una nueva para cada solicitud distinta.",
    ),
    "busy": (429, "Demasiadas a la vez", "Muchos intentan entrar a la vez. Espere unos segundos y repita."),
    "drawing": (429, "Muchas páginas a la vez", "Se dibujan otras páginas. Espere unos segundos y ábrala otra vez."),
    "too_many_attempts": (
        429,
        "Demasiados intentos",
        "Hubo muchos intentos. Espere unos minutos y pruebe otra vez, o elija otra contraseña.",
    ),
    "version_required": (
        428,
        "Falta la versión",
        "Indique en If-Match la versión que leyó, como la dio la cabecera ETag; así nadie pisa cambios de otro.",
    ),
}
_OTHER = ("not_served", "Solicitud no atendida", _ADDRESS)
_MALFORMED = Problem(title="Solicitud no válida", status=422, code="invalid_request", detail="No se entendió: {}.")
_UNEXPECTED = Problem(
    title="Error interno",
    status=500,
    code="internal_error",
    detail="Ocurrió un error inesperado; quedó registrado. Vuelva a intentar en unos minutos.",
)
# Why a release was refused: its code and title; the words are the desk's.
HINDRANCES = {
    Hindrance.UNAPPROVED: ("draft_moved", "El borrador cambió"),
    Hindrance.GENERATION: ("generation_moved", "Cambiaron las normas"),
    Hindrance.MOVED: ("provision_moved", "Cambió una disposición citada"),
    Hindrance.UNSOUND: ("checks_failed", "Hay afirmaciones sin sustento"),
    Hindrance.EMPTY: ("empty_draft", "No hay respuesta"),
    Hindrance.UNCHECKED: ("checklist_open", "Faltan puntos por comprobar"),
    Hindrance.SENIOR: ("senior_missing", "Falta un asesor principal"),
    Hindrance.FEW: ("review_missing", "Falta una revisión"),
}
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
    return EXAMPLES[code]


def _handle(rule: Callable[[Request, Exception], Problem], page: Page, request: Request, error: Exception) -> Response:
    problem = rule(request, error)
    headers = {**HEADERS, "X-Request-ID": _number(request), **(getattr(error, "headers", None) or {})}
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if wants_page:
        response = page(request, problem)
        response.headers.update(headers)
        return response
    content = {**problem.model_dump(), **_places(error)}
    return JSONResponse(content, problem.status, headers, media_type="application/problem+json")


def _places(error: Exception) -> dict[str, object]:
    """Where personal data stands, so that its writer can be shown; the words themselves are not repeated."""
    if not isinstance(error, errors.PersonalData):
        return {}
    return {"found": [{"kind": kind, "start": start, "end": end} for kind, start, end in error.found]}


def _ours(request: Request, error: Exception) -> Problem:
    problem = problem_of(cast("errors.AbsuelveError", error))
    if problem.status >= 500:
        _log.error("%s at %s (%s): %s", problem.code, route_of(request.scope), _number(request), error)
    return problem


def _malformed(_request: Request, error: Exception) -> Problem:
    places = (item["loc"][1:] for item in cast("RequestValidationError", error).errors())
    fields = ", ".join(dict.fromkeys(".".join(map(str, place)) or "el contenido" for place in places))
    return _MALFORMED.model_copy(
        update={"detail": f"No se entendió: {fields}. Revise los campos y sus tipos en /docs."}
    )


def _http(_request: Request, error: Exception) -> Problem:
    raised = cast("HTTPException", error)
    named = [code for code, (status, _, _) in _HTTP.items() if status == raised.status_code]
    code = raised.detail if raised.detail in named else next(iter(named), None)
    if code is None:
        return _problem(_OTHER[0], raised.status_code, *_OTHER[1:])
    return _problem(code, *_HTTP[code])


def _unexpected(request: Request, error: Exception) -> Problem:
    _log.error("unexpected error at %s (%s)", route_of(request.scope), _number(request), exc_info=error)
    return _UNEXPECTED


def _number(request: Request) -> str:
    return str(request.scope.get("state", {}).get("number", ""))


def _problem(code: str, status: int, title: str, detail: str) -> Problem:
    return Problem(title=title, status=status, code=code, detail=detail)


def _examples() -> dict[str, Problem]:
    ours = [_problem(code, status, title, detail or f"{title}.") for status, code, title, detail in _KNOWN.values()]
    http = [_problem(code, *rest) for code, rest in _HTTP.items()]
    gate = [_problem(code, 409, title, why.value) for why, (code, title) in HINDRANCES.items()]
    return {problem.code: problem for problem in (*ours, *http, *gate, _MALFORMED, _UNEXPECTED)}


EXAMPLES = _examples()
