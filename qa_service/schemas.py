"""What the API takes and gives, with examples, for its OpenAPI description."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

_QUESTION_EXAMPLE: JsonDict = {
    "question": "¿En qué plazo se resuelve una licencia de funcionamiento?",
    "as_of": "2024-06-30",
    "place": {"district": "Qantumarca"},
}


class PlaceIn(BaseModel):
    """The asker's municipality, by name."""

    region: str | None = None
    province: str | None = None
    district: str | None = None


class QuestionIn(BaseModel):
    """A question in plain Spanish; `as_of` asks about the law on that day, today when left out."""

    model_config = ConfigDict(json_schema_extra={"examples": [_QUESTION_EXAMPLE]})

    question: str = Field(description="La pregunta, de hasta 4 000 caracteres.")
    as_of: date | None = None
    place: PlaceIn | None = None


class PassageOut(BaseModel):
    """A provision that bears on the question, in the wording of the day asked about."""

    provision: str = Field(examples=["ordenanza-004-2023-mdq#art_12"])
    regulation: str = Field(description="La norma, como se cita.", examples=["Ordenanza N° 004-2023-MDQ"])
    title: str
    label: str = Field(examples=["Artículo 12"])
    heading: str | None
    text: str
    page: int | None
    valid_from: date | None
    valid_to: date | None
    status: str = Field(examples=["vigente"])
    notice: str | None = Field(description="Advertencia que acompaña a la norma, por ejemplo que es inventada.")


class ConsultationOut(BaseModel):
    """A consultation. `draft` is not reviewed: it is given only to advisors, never to the asker."""

    id: str
    state: str = Field(description="drafted: hay un borrador por revisar; abstained: un asesor debe responder a mano.")
    asked_at: datetime
    question: str
    generation: str
    reason: str | None = Field(description="Por qué no hay borrador, si no lo hay.")
    message: str | None = Field(description="Lo mismo, en palabras para quien preguntó.")
    passages: list[PassageOut]
    draft: dict[str, Any] | None = None


class WordingOut(BaseModel):
    """One wording of a provision in time."""

    text: str
    valid_from: date | None
    valid_to: date | None
    amended_by: str | None
    status: str


class ProvisionOut(BaseModel):
    """A provision with the wording of a day and all its others, oldest first."""

    id: str
    regulation: str
    title: str
    label: str
    heading: str | None
    path: list[str]
    as_of: date
    wording: WordingOut | None
    wordings: list[WordingOut]
    notice: str | None


class HealthOut(BaseModel):
    """The process is alive, or ready to answer with the generation it serves."""

    status: str = Field(examples=["ok"])
    generation: str | None = None


class Problem(BaseModel):
    """An error as RFC 9457 problem details; `code` is stable."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Pregunta no válida",
                    "status": 422,
                    "code": "invalid_question",
                    "detail": "La pregunta está vacía. Escriba qué necesita saber.",
                }
            ]
        }
    )

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
