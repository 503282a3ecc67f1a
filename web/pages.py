"""The plain page: ask, and read the provisions that bear on the question. It works without JavaScript."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.templating import Jinja2Templates

from corpus.errors import InvalidInput, InvalidQuestion
from corpus.validity import Status
from qa_service.batch import checked, parse_place
from qa_service.dates import last_day, written
from qa_service.model import Question
from qa_service.settings import PERU, parse_day
from web.api import ServiceDep
from web.problems import problem_of
from web.schemas import Problem
from web.views import consultation_out

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
def home(request: Request) -> Response:
    """The question form."""
    return _templates.TemplateResponse(request, "ask.html", {"question": "", "as_of": "", "district": ""})


@pages.post("/")
def ask(
    request: Request,
    service: ServiceDep,
    question: Annotated[str, Form()] = "",
    as_of: Annotated[str, Form()] = "",
    district: Annotated[str, Form()] = "",
) -> Response:
    """Keep the question and show what was found; what can't be used comes back in the form with the reason."""
    try:
        day = parse_day(as_of) if as_of else None
        kept = service.ask(Question("page", checked(question), day, parse_place(district)))
    except (InvalidQuestion, InvalidInput) as error:
        problem = problem_of(error)
        found = {"question": question, "as_of": as_of, "district": district, "problem": problem.detail}
        return _templates.TemplateResponse(request, "ask.html", found, status_code=problem.status)
    return RedirectResponse(request.url_for("consultation_page", id=kept.id), status_code=303)


@pages.get("/consultas/{id}")
def consultation_page(request: Request, id: str, service: ServiceDep) -> Response:
    """A consultation as its asker sees it: the provisions, never the draft."""
    shown = consultation_out(service.consultations.get(id), advisor=False)
    context = {"consultation": shown, "past": shown.as_of != shown.asked_at.astimezone(PERU).date()}
    return _templates.TemplateResponse(request, "consultation.html", context)


@pages.get("/normas/{id}")
def provision_page(request: Request, id: str, service: ServiceDep, as_of: str = "") -> Response:
    """A provision with its wordings in time."""
    found = service.provision(id, parse_day(as_of) if as_of else None)
    context = {"provision": found, "past": found.as_of != service.today()}
    return _templates.TemplateResponse(request, "provision.html", context)


@pages.get("/docs")
def docs(request: Request) -> Response:
    """The API's routes in words, without scripts from elsewhere."""
    return _templates.TemplateResponse(request, "docs.html", {"openapi": request.app.openapi()})
