"""Figures as the API gives them."""

from datetime import date

from pydantic import BaseModel, Field

from insight.figures import By


class EstimateOut(BaseModel):
    """Una parte (0 a 1) o un promedio, con su intervalo de 95 % y de cuántos casos sale."""

    value: float
    low: float
    high: float
    of: int


class ServiceOut(BaseModel):
    """Cómo se atendió un grupo de consultas. Sin el tiempo en que se esperaban datos de quien preguntó."""

    cases: int
    answered: int
    abstained: EstimateOut | None
    in_time: EstimateOut | None
    hours_p50: float | None
    hours_p90: float | None
    workdays_p50: float | None
    workdays_p90: float | None


class LineOut(BaseModel):
    """Una fila: el lugar, tema o momento, del más amplio al más particular."""

    key: list[str]
    service: ServiceOut


class FiguresOut(BaseModel):
    """Consultas contadas; las filas que podrían señalar a una persona no se dan."""

    by: By
    total: int = Field(description="Sin los trimestres que tienen muy pocas.")
    withheld: int | None = Field(
        description="Las de todas las filas reservadas, juntas; sin dato si las filas se cruzan."
    )
    lines: list[LineOut]


class OverviewOut(BaseModel):
    """El servicio entero. `decided` cuenta los motivos con que se pidieron datos o no se atendió."""

    first: str = Field(description="El primer trimestre.", examples=["2026-T1"])
    last: str
    service: ServiceOut
    districts: int
    of_districts: int
    decided: dict[str, int]


class ReviewedOut(BaseModel):
    """Lo que dicen las revisiones de un grupo."""

    group: str
    answers: int
    by_hand: int = Field(description="Las que no partieron de un borrador.")
    accepted: EstimateOut | None = Field(description="Entregadas sin cambiar el borrador.")
    distance: EstimateOut | None = Field(description="Qué parte de las palabras cambió.")
    rating: EstimateOut | None
    reasons: dict[str, int]


class MendedOut(BaseModel):
    """Una clase de cambio."""

    kind: str
    count: int
    share: EstimateOut | None


class GapOut(BaseModel):
    """Una norma, o un tema, y cuántas consultas la pidieron en vano."""

    name: str
    questions: int


class GapsOut(BaseModel):
    """Las normas por conseguir."""

    questions: int
    norms: list[GapOut]
    topics: list[GapOut]


class SpanIn(BaseModel):
    """Entre qué días; cuentan los trimestres enteros y terminados que caben."""

    since: date | None = Field(None, description="Desde el primer trimestre entero que empieza ese día o después.")
    until: date | None = Field(None, description="Hasta el último trimestre que termina ese día o antes.")
