"""The plain page: search the norms and read a provision, without an account, without JavaScript, nothing kept."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import InvalidInput, InvalidQuestion
from privacy.finding import find, redact
from qa_service.batch import checked, parse_place
from qa_service.model import Question
from qa_service.settings import parse_day
from web.access import SiteDep
from web.lookups import searched
from web.problems import problem_of
from web.schemas.common import Problem
from web.templating import N_, page


def problem_page(request: Request, problem: Problem) -> Response:
    """An error as a page that leads back; what speaks of the API's description is said otherwise."""
    said = _PLAINLY.get(problem.code, problem.detail)
    return page(request, "problem.html", {"title": problem.title, "said": said}, problem.status)


# Instead of words that are for programmers.
_PLAINLY = {
    "no_such_address": N_("Revise cómo está escrita la dirección, o búsquelo desde el inicio."),
    "method_not_allowed": N_("Esta dirección no se abre así. Vuelva al inicio y llegue desde ahí."),
    "not_served": N_("No se pudo atender lo que pidió. Vuelva al inicio y pruebe otra vez."),
    "malformed_request": N_("No se entendió lo enviado. Vuelva atrás, revíselo y envíelo otra vez."),
    "invalid_request": N_("No se entendió lo enviado. Vuelva atrás, revíselo y envíelo otra vez."),
}


pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@pages.post("/")
def search_form(
    question: Annotated[str, Form(alias="pregunta", max_length=20_000)] = "",
    as_of: Annotated[str, Form(alias="fecha", max_length=20)] = "",
    district: Annotated[str, Form(alias="distrito", max_length=100)] = "",
) -> Response:
    """What was asked becomes an address only once personal data is out of it: addresses are logged and passed on."""
    return _found_at(question, as_of, district)


@pages.get("/")
def search_page(
    request: Request,
    site: SiteDep,
    question: Annotated[str | None, Query(alias="pregunta")] = None,
    as_of: Annotated[str, Query(alias="fecha")] = "",
    district: Annotated[str, Query(alias="distrito")] = "",
) -> Response:
    """The form and, once something is asked, what bears on it: all but personal data is in the address, to share."""
    given = {"question": question or "", "as_of": as_of, "district": district}
    if question is None:
        return page(request, "search.html", given)
    if find(question):  # an address written by hand
        return _found_at(question, as_of, district)
    try:
        day = parse_day(as_of) if as_of else None
        found = searched(site, Question("page", checked(question), day, parse_place(district)))
    except (InvalidQuestion, InvalidInput) as error:
        problem = problem_of(error)
        shown = {**given, "problem": problem.detail}
        return page(request, "search.html", shown, problem.status)
    context = {**given, "found": found, "past": found.as_of != site.desk.today()}
    return page(request, "search.html", context)


def _found_at(question: str, as_of: str, district: str) -> Response:
    asked = {"pregunta": redact(question), "fecha": as_of, "distrito": district}
    given = {name: text for name, text in asked.items() if text or name == "pregunta"}
    return RedirectResponse(f"/?{urlencode(given)}", 303)


@pages.get("/sin-conexion")
def offline(request: Request) -> Response:
    """What is shown where there is no link and no copy."""
    return page(request, "offline.html", {})


@pages.get("/docs")
def docs(request: Request) -> Response:
    """The API's routes in words, without scripts from elsewhere."""
    return page(request, "docs.html", {"openapi": request.app.openapi()})
