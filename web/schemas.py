"""What the API takes and gives. Docstrings and descriptions are read by integrators, so they are in Spanish."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field


def _written(value: object) -> object:
    """A number is no day, though it could be read as seconds since 1970."""
    if isinstance(value, int | float):
        raise ValueError("a day is text")
    return value


Day = Annotated[date, BeforeValidator(_written)]


class PlaceIn(BaseModel):
    """La municipalidad de quien pregunta, por su nombre: deja fuera las normas de sus vecinas."""

    region: str | None = Field(None, max_length=100)
    province: str | None = Field(None, max_length=100)
    district: str | None = Field(None, max_length=100)


class QuestionIn(BaseModel):
    """Una pregunta en palabras sencillas. Los campos que no se conocen se ignoran."""

    # The length is described here and checked in `batch.checked`, which says what to do about it.
    question: str = Field(
        description="La pregunta, de hasta 4 000 caracteres.", json_schema_extra={"minLength": 1, "maxLength": 4000}
    )
    as_of: Day | None = Field(None, description="El día cuyo derecho se pregunta; hoy, si se omite.")
    place: PlaceIn | None = None


class PassageOut(BaseModel):
    """Una disposición que trata del asunto, con el texto del día por el que se pregunta."""

    provision: str = Field(examples=["ordenanza-004-2023-mdq#art_12"])
    regulation: str = Field(description="La norma, como se cita.", examples=["Ordenanza N° 004-2023-MDQ"])
    title: str
    label: str = Field(examples=["Artículo 12"])
    heading: str | None
    text: str = Field(description="La parte que más se acerca a la pregunta, o el texto entero si es corto.")
    complete: bool = Field(description="Si el texto va entero; si no, está en /api/v1/provisions.")
    page: int | None = Field(description="Página del archivo en que comienza el texto mostrado.")
    valid_from: date | None
    valid_to: date | None
    status: str = Field(description="vigente, texto anterior, derogada o aún no vigente.", examples=["vigente"])
    ended_by: str | None = Field(description="La norma que derogó o reemplazó este texto.")
    notice: str | None = Field(description="Advertencia que acompaña a la norma, por ejemplo que es inventada.")
    recognition: str | None = Field(default=None, description="Si el texto se reconoció por OCR, con qué confianza.")


class ConsultationOut(BaseModel):
    """Una consulta. `draft` no está revisado: se entrega solo a los asesores, nunca a quien preguntó."""

    id: str
    state: str = Field(description="drafted: hay un borrador por revisar; abstained: un asesor debe responder a mano.")
    asked_at: datetime
    question: str
    as_of: date = Field(description="El día por el que se respondió.")
    generation: str
    reason: str | None = Field(description="Por qué no hay borrador, si no lo hay.")
    message: str | None = Field(description="Lo mismo, en palabras para quien preguntó.")
    passages: list[PassageOut]
    draft: dict[str, Any] | None = None


class WordingOut(BaseModel):
    """Un texto de una disposición en el tiempo."""

    text: str
    valid_from: date | None
    valid_to: date | None
    amended_by: str | None = Field(description="La norma que dio este texto, si no es la original.")
    ended_by: str | None = Field(description="La norma que lo derogó o reemplazó.")
    page: int | None
    status: str
    recognition: str | None = Field(default=None, description="Si el texto se reconoció por OCR, con qué confianza.")


class ProvisionOut(BaseModel):
    """Una disposición con el texto de un día y todos los que tuvo, del más antiguo al más nuevo."""

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
    """El proceso vive, o está listo para responder con la generación que sirve."""

    status: str = Field(examples=["ok"])
    generation: str | None = None


class Problem(BaseModel):
    """Un error según RFC 9457; `code` no cambia entre versiones."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
