"""The plain page: search the norms and read a provision, without an account, without JavaScript, nothing kept."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.templating import Jinja2Templates

from corpus.errors import InvalidInput, InvalidQuestion
from corpus.validity import Status
from qa_service.batch import checked, parse_place
from qa_service.dates import last_day, written
from qa_service.model import Question
from qa_service.settings import parse_day
from web.access import SiteDep
from web.lookups import provision_on, searched
from web.problems import problem_of
from web.schemas.common import Problem

# How a wording stands, said so that nobody takes a past one for the rule.
_STANDING = {
    Status.IN_FORCE: "Vigente",
    Status.SUPERSEDED: "Texto anterior: ya no rige",
    Status.REPEALED: "Derogada: ya no rige",
    Status.NOT_YET: "Aún no vigente",
}
_templates = Jinja2Templates(Path(__file__).parent / "templates")
_templates.env.filters["day"] = written
_templates.env.filters["last_day"] = last_day
_templates.env.filters["standing"] = lambda status: _STANDING[Status(status)]


def problem_page(request: Request, problem: Problem) -> Response:
    """An error as a page that leads back."""
    return _templates.TemplateResponse(request, "problem.html", {"problem": problem}, status_code=problem.status)


pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@pages.get("/")
def search_page(
    request: Request,
    site: SiteDep,
    question: Annotated[str | None, Query(alias="pregunta")] = None,
    as_of: Annotated[str, Query(alias="fecha")] = "",
    district: Annotated[str, Query(alias="distrito")] = "",
) -> Response:
    """The form and, once something is asked, what bears on it: the whole of it is in the address, to keep or share."""
    given = {"question": question or "", "as_of": as_of, "district": district}
    if question is None:
        return _templates.TemplateResponse(request, "search.html", given)
    try:
        day = parse_day(as_of) if as_of else None
        found = searched(site, Question("page", checked(question), day, parse_place(district)))
    except (InvalidQuestion, InvalidInput) as error:
        problem = problem_of(error)
        shown = {**given, "problem": problem.detail}
        return _templates.TemplateResponse(request, "search.html", shown, status_code=problem.status)
    context = {**given, "found": found, "past": found.as_of != site.desk.today()}
    return _templates.TemplateResponse(request, "search.html", context)


@pages.get("/normas/{id}")
def provision_page(request: Request, id: str, site: SiteDep, as_of: str = "") -> Response:
    """A provision with its wordings in time."""
    found = provision_on(site, id, parse_day(as_of) if as_of else None)
    context = {"provision": found, "past": found.as_of != site.desk.today()}
    return _templates.TemplateResponse(request, "provision.html", context)


@pages.get("/docs")
def docs(request: Request) -> Response:
    """The API's routes in words, without scripts from elsewhere."""
    return _templates.TemplateResponse(request, "docs.html", {"openapi": request.app.openapi()})
