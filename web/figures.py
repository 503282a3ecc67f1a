"""Figures of consultations and reviews, as JSON or, with `format=csv`, for a spreadsheet."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from desk.permissions import Action
from insight import reading, sheets
from insight.figures import By
from insight.reviews import Of
from web import figure_examples as examples
from web.access import AccountDep, SiteDep
from web.description import LISTING, UNREADY, answers
from web.routes import Guarded, does
from web.schemas.figures import (
    FiguresOut,
    GapOut,
    GapsOut,
    LineOut,
    MendedOut,
    OverviewOut,
    ReviewedOut,
    ServiceOut,
    SpanIn,
)

figures = APIRouter(prefix="/figures", tags=["cifras"], route_class=Guarded)

Span = Annotated[SpanIn, Query()]


class TableIn(SpanIn):
    """Qué se cuenta y cómo se entrega."""

    by: By = By.TOPIC
    format: Literal["json", "csv"] = "json"


class ReviewsIn(SpanIn):
    """Según qué se separan las revisiones."""

    by: Of = Of.ALL
    format: Literal["json", "csv"] = "json"


class ListIn(SpanIn):
    """Cómo se entrega."""

    format: Literal["json", "csv"] = "json"


def _described(example: object, action: Action, *more: str, sheet: str = "") -> dict[str, Any]:
    also = {"text/csv": {"schema": {"type": "string"}, "example": sheet}} if sheet else None
    return {"responses": answers(example=example, problems=(*LISTING, *more), also=also), **does(action)}


@figures.get(
    "/consultations",
    summary="Contar consultas",
    response_model=FiguresOut,
    **_described(examples.TABLE, Action.READ_FIGURES, sheet=examples.TABLE_SHEET),
)
def counted(asked: Annotated[TableIn, Query()], site: SiteDep, account: AccountDep) -> FiguresOut | Response:
    """Por lugar, tema, materia, norma, artículo o momento. Los grupos pequeños van juntos, sin nombre."""
    made = reading.consultations(site.desk, account, asked.by, asked.since, asked.until)
    if asked.format == "csv":
        return _csv(sheets.of_table(made), f"consultas-{asked.by.value}")
    lines = [LineOut(key=list(one.key), service=ServiceOut(**asdict(one.service))) for one in made.lines]
    return FiguresOut(by=made.by, total=made.total, withheld=made.withheld, lines=lines)


@figures.get("/overview", summary="Resumir el servicio", **_described(examples.OVERVIEW, Action.READ_FIGURES))
def overview(asked: Span, site: SiteDep, account: AccountDep) -> OverviewOut:
    """Tiempos, abstenciones, plazos y distritos que usaron el servicio."""
    found, told = reading.overview(site.desk, account, asked.since, asked.until)
    return OverviewOut(
        first=str(found.period.first),
        last=str(found.period.last),
        service=ServiceOut(**asdict(told.service)),
        districts=told.districts,
        of_districts=told.of_districts,
        decided=dict(sorted(found.decided.items())),
    )


@figures.get(
    "/reviews",
    summary="Ver cuánto se aceptan los borradores",
    response_model=list[ReviewedOut],
    **_described([examples.REVIEWED], Action.READ_FIGURES, sheet=examples.REVIEWED_SHEET),
)
def reviewed(asked: Annotated[ReviewsIn, Query()], site: SiteDep, account: AccountDep) -> list[ReviewedOut] | Response:
    """Aceptación, distancia, motivos y calificaciones, por tema, norma, redactor o materia."""
    made = reading.reviewed(site.desk, account, asked.by, asked.since, asked.until)
    if asked.format == "csv":
        return _csv(sheets.of_reviews(made), f"revisiones-{asked.by.value}")
    return [ReviewedOut(**asdict(one)) for one in made]


@figures.get(
    "/mended",
    summary="Ver qué se corrige más",
    response_model=list[MendedOut],
    **_described([examples.MENDED], Action.READ_FIGURES, sheet=examples.MENDED_SHEET),
)
def mended(asked: Annotated[ListIn, Query()], site: SiteDep, account: AccountDep) -> list[MendedOut] | Response:
    """Las clases de cambio entre el borrador y la respuesta, de la más frecuente a la menos."""
    made = reading.mended(site.desk, account, asked.since, asked.until)
    if asked.format == "csv":
        return _csv(sheets.of_mended(made), "correcciones")
    return [MendedOut(**asdict(one)) for one in made]


@figures.get(
    "/gaps",
    summary="Ver qué normas faltan",
    response_model=GapsOut,
    **_described(examples.GAPS, Action.READ_GAPS, *UNREADY, sheet=examples.GAPS_SHEET),
)
def lacking(asked: Annotated[ListIn, Query()], site: SiteDep, account: AccountDep) -> GapsOut | Response:
    """Las normas que nombran las consultas que no se pudieron responder, y los temas de las que no nombran ninguna."""
    made = reading.lacking(site.desk, account, asked.since, asked.until)
    if asked.format == "csv":
        return _csv(sheets.of_gaps(made), "normas-que-faltan")
    norms, topics = ([GapOut(**asdict(one)) for one in found] for found in (made.norms, made.topics))
    return GapsOut(questions=made.questions, norms=norms, topics=topics)


def _csv(text: str, name: str) -> Response:
    """A file that spreadsheets open as UTF-8."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text.encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)
