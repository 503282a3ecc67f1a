"""Herramientas: checklists, templates and guides tied to the law in force, and the deadline calculator."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from corpus.errors import InvalidInput, NotFound
from corpus.identifiers import ProvisionId
from ingest.workdays import add_workdays, holiday
from qa_service.dates import written
from qa_service.settings import parse_day
from web.access import SiteDep
from web.site import Site
from web.templating import page
from web.toolbox import Basis, Tool, as_text, basis_of, tools_known

tools = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
RULES = ("ds-006-2026-jus#art_133", "ds-006-2026-jus#art_134", "ds-006-2026-jus#art_135")
CHECKED = date(2026, 11, 30)  # the day on which the calculator's rule was read against those articles


@tools.get("/herramientas")
def tools_page(request: Request) -> Response:
    """Every tool."""
    return page(request, "tools.html", {"tools": tools_known().values()})


@tools.get("/herramientas/plazos")
def deadline_page(
    request: Request,
    site: SiteDep,
    start: Annotated[str, Query(alias="desde")] = "",
    days: Annotated[str, Query(alias="dias")] = "",
    distance: Annotated[str, Query(alias="distancia")] = "",
) -> Response:
    """The last day of a term in working days, with the term of distance added to it."""
    bases = [basis_of(ProvisionId.parse(id), CHECKED, site.desk.searcher(), site.desk.today()) for id in RULES]
    context: dict[str, object] = {"given": {"desde": start, "dias": days, "distancia": distance}, "bases": bases}
    if not (start or days):
        return page(request, "deadline.html", context)
    try:
        begins, count = parse_day(start), _count(days, 1) + _count(distance or "0", 0)
    except InvalidInput as error:
        return page(request, "deadline.html", {**context, "problem": str(error)}, 422)
    ends = add_workdays(begins, count)
    passed = (begins + timedelta(days=number) for number in range(1, (ends - begins).days + 1))
    skipped = [day for day in passed if holiday(day) and day.weekday() < 5]
    found = {"begins": begins, "first": add_workdays(begins, 1), "ends": ends, "skipped": skipped, "count": count}
    return page(request, "deadline.html", {**context, "found": found})


@tools.get("/herramientas/{name}.txt")
def tool_text(name: str, site: SiteDep) -> Response:
    """A tool as a text file to keep."""
    tool = _tool(name)
    text = as_text(tool, _bases(tool, site), written(site.desk.today()))
    headers = {"Content-Disposition": f'attachment; filename="{name}.txt"'}
    return PlainTextResponse(text, headers=headers)


@tools.get("/herramientas/{name}")
def tool_page(request: Request, name: str, site: SiteDep) -> Response:
    """A tool with each step's provisions as they stand today."""
    tool = _tool(name)
    bases = _bases(tool, site)
    doubtful = any(not one.sound for one in bases.values())
    return page(request, "tool.html", {"tool": tool, "bases": bases, "doubtful": doubtful, "today": site.desk.today()})


def _tool(name: str) -> Tool:
    tool = tools_known().get(name)
    if tool is None:
        raise NotFound("Esa herramienta no existe. Vea las que hay en /herramientas.")
    return tool


def _bases(tool: Tool, site: Site) -> dict[ProvisionId, Basis]:
    searcher, today = site.desk.searcher(), site.desk.today()
    return {id: basis_of(id, tool.reviewed, searcher, today) for step in tool.steps for id in step.basis}


def _count(text: str, least: int) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= 1_000:
        raise InvalidInput(f"«{text}» no es un número de días. Escriba uno entre {least} y 1000.")
    return int(text)
