"""What reading left to look at, as the API gives it, and what editors decide of it."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints

from qa_service.docket import MOST
from qa_service.reviewing import WarningKind
from qa_service.settlements import LONGEST_NOTE, SettlementReason
from web.examples import ACCOUNT_ID
from web.schemas.common import Given, shown

WARNING: dict[str, Any] = {
    "id": "a1b2c3d4e5f6",
    "key": "a1b2c3d4e5f6-0f1e2d3c",
    "kind": "aviso",
    "of": "ordenanza-004-2023-mdq",
    "what": "Artículo 12, literal l): la marca impresa («I») se corrigió por la secuencia.",
    "places": [{"provision": "ordenanza-004-2023-mdq#art_12", "label": "Artículo 12", "page": 3}],
    "settled": False,
    "lapsed": False,
    "decision": None,
}
DECIDED: dict[str, Any] = {
    "reason": "checked",
    "note": "Página 3, segunda columna.",
    "by": ACCOUNT_ID,
    "at": "2025-02-01T15:00:00Z",
}
SETTLEMENT: dict[str, Any] = {"warnings": [WARNING["key"]], "reason": "checked", "note": DECIDED["note"]}
REOPENING: dict[str, Any] = {"warnings": [WARNING["id"]]}

Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}(-[0-9a-f]{8})?$")]
Keys = Annotated[
    list[Key],
    Field(
        min_length=1,
        max_length=MOST,
        description="Cada uno por su `key`, que dice qué texto se vio y se rechaza si cambió, o por su `id`.",
    ),
]


class WarningPlace(BaseModel):
    """Una disposición de la que habla un aviso; `page` es la del PDF, si se leyó de uno."""

    provision: str
    label: str
    page: int | None


class WarningDecision(BaseModel):
    """Lo último que se decidió de un aviso."""

    reason: SettlementReason | None = Field(description="Por qué se dio por revisado; nulo si se abrió otra vez.")
    note: str
    by: str = Field(description="La cuenta, o `consola:` y el nombre en el sistema de quien usó la orden.")
    at: datetime


class WarningOut(BaseModel):
    """Algo por revisar, y si ya se revisó."""

    id: str = Field(description="El mismo mientras se diga lo mismo de la misma norma o archivo.")
    key: str = Field(description="`id` con lo que se ve ahora: cambia cuando cambia el texto del que habla.")
    kind: WarningKind
    of: str = Field(description="La norma, o la ruta del archivo.")
    what: str
    places: list[WarningPlace]
    settled: bool
    lapsed: bool = Field(description="Se dio por revisado y después cambió aquello de lo que habla: está por revisar.")
    decision: WarningDecision | None


class WarningPage(BaseModel):
    """Una página de lo que se pidió, cuánto hay de cada clase, y el cursor de la siguiente, si la hay."""

    items: list[WarningOut]
    counts: dict[str, int]
    next: str | None


class SettlementIn(Given):
    """Lo que se da por revisado, y por qué."""

    model_config = shown(SETTLEMENT)

    warnings: Keys
    reason: SettlementReason
    note: str = Field("", max_length=LONGEST_NOTE, description="Con `other`, cuál es el motivo.")


class ReopeningIn(Given):
    """Lo que se abre otra vez."""

    model_config = shown(REOPENING)

    warnings: Keys
