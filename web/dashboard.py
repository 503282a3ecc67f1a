"""Figures as a page: how the service does, who is reached, what is asked, what drafts are worth, what is lacking."""

from datetime import date
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import Field

from corpus.errors import InvalidInput
from desk.permissions import Action
from insight import reading
from insight.figures import By, Table
from insight.reviews import Of
from qa_service.settings import parse_day
from web.access import AccountDep, SiteDep
from web.chambers import chambers, opens
from web.labels import DECIDED, MATTERS
from web.schemas.common import Given
from web.templating import N_, page

_WIDTH = 100.0  # of the longest bar, per cent
BYS = {
    By.DEPARTMENT: N_("Departamento"), By.PROVINCE: N_("Provincia"), By.DISTRICT: N_("Distrito"), By.TOPIC: N_("Tema"),
    By.MATTER: N_("Materia"), By.NORM: N_("Norma"), By.ARTICLE: N_("Artículo"), By.WEEKDAY: N_("Día de la semana"),
}  # fmt: skip
OFS = {
    Of.ALL: N_("Todas"), Of.TOPIC: N_("Tema"), Of.NORM: N_("Norma"), Of.DRAFTER: N_("Redactor"),
    Of.MATTER: N_("Materia"),
}  # fmt: skip


class Asked(Given):
    """What the page shows; what is none of its values is as if nothing was said."""

    by: str = Field("", alias="por", max_length=20)
    of: str = Field("", alias="segun", max_length=20)
    since: str = Field("", alias="desde", max_length=10)
    until: str = Field("", alias="hasta", max_length=10)
    language: str = Field("", alias="idioma", max_length=5)


dashboard = chambers("/cifras")


@dashboard.get("", **opens(Action.READ_FIGURES))
def shown(request: Request, site: SiteDep, account: AccountDep, asked: Annotated[Asked, Query()]) -> Response:
    """All of it, by whole quarters; small groups stay together without a name."""
    by = next((one for one in BYS if one == asked.by), By.DEPARTMENT)
    of = next((one for one in OFS if one == asked.of), Of.TOPIC)
    context: dict[str, Any] = {"by": by, "of": of, "bys": BYS, "ofs": OFS, "asked": asked, "told": None, "problem": ""}
    try:
        told = reading.dashboard(site.desk, account, by, of, _day(asked.since), _day(asked.until))
    except InvalidInput as error:
        return page(request, "dashboard.html", {**context, "problem": str(error)})
    charts = {"months": bars(told.months), "hours": bars(told.hours), "rows": bars(told.table)}
    known = {"matters": {matter.value: name for matter, name in MATTERS.items()}, "decided": DECIDED}
    return page(request, "dashboard.html", {**context, **charts, **known, "told": told})


def bars(table: Table) -> list[tuple[Any, float]]:
    """Each line with the length of its bar, per cent of the longest."""
    most = max((line.service.cases for line in table.lines), default=0)
    return [(line, round(_WIDTH * line.service.cases / most, 1)) for line in table.lines]


def _day(text: str) -> date | None:
    return parse_day(text) if text else None
