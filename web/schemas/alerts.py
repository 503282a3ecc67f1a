"""Alerts and what one follows as the API takes and gives them."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

from ingest.changes import Fate
from web import examples
from web.schemas.common import Given, shown

SUBSCRIPTIONS: dict[str, Any] = {"topics": ["tributos"], "norms": ["ordenanza-004-2023-mdq"], "mailed": True}
ALERTS: dict[str, Any] = {
    "items": [
        {
            "number": 3,
            "generation": examples.GENERATION,
            "at": "2024-07-01T15:04:05Z",
            "norms": [
                {
                    "regulation": "ordenanza-004-2023-mdq",
                    "label": "Ordenanza N° 004-2023-MDQ",
                    "title": "Ordenanza que regula la licencia de funcionamiento",
                    "fate": "modificada",
                    "provisions": [
                        {
                            "provision": examples.PROVISION_ID,
                            "label": "Artículo 12",
                            "fate": "modificada",
                            "by": "Ordenanza N° 009-2024-MDQ",
                            "on": "2024-07-01",
                            "before": "12.1 El horario ordinario de atención es de 06:00 a 23:00 horas.",
                            "after": "12.1 El horario ordinario de atención es de 06:00 a 22:00 horas.",
                        }
                    ],
                    "more": 0,
                }
            ],
        }
    ],
    "next": None,
}


class SubscriptionsOut(BaseModel):
    """Lo que la cuenta sigue."""

    topics: list[str]
    norms: list[str] = Field(description="Los identificadores de las normas.")
    mailed: bool = Field(description="Si además recibe un correo con cada aviso.")


class MailIn(Given):
    """Si se quiere un correo con cada aviso."""

    model_config = shown({"wanted": True})

    wanted: bool


class ChangedOut(BaseModel):
    """Una disposición que cambió, con un extracto de lo que decía y de lo que dice."""

    provision: str
    label: str
    fate: Fate
    by: str | None = Field(description="La norma que la cambió.")
    on: date | None = Field(description="Desde cuándo.")
    before: str
    after: str


class NewsOut(BaseModel):
    """Qué hay de nuevo en una norma; `more` cuenta las disposiciones que no se enumeran."""

    regulation: str
    label: str
    title: str
    fate: Fate
    provisions: list[ChangedOut]
    more: int


class AlertOut(BaseModel):
    """Lo nuevo de una generación en lo que la cuenta sigue."""

    number: int
    generation: str
    at: datetime
    norms: list[NewsOut]


class AlertPage(BaseModel):
    """Una página de avisos; `next` es el cursor de la siguiente, si la hay."""

    items: list[AlertOut]
    next: str | None
