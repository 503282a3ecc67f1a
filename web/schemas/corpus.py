"""Norms and provisions as the API gives them."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from corpus.validity import Status


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
    status: Status
    ended_by: str | None = Field(description="La norma que derogó o reemplazó este texto.")
    notice: str | None = Field(description="Advertencia que acompaña a la norma, por ejemplo que es inventada.")
    recognition: str | None = Field(default=None, description="Si el texto se reconoció por OCR, con qué confianza.")


class WordingOut(BaseModel):
    """Un texto de una disposición en el tiempo."""

    text: str
    valid_from: date | None
    valid_to: date | None
    amended_by: str | None = Field(description="La norma que dio este texto, si no es la original.")
    ended_by: str | None = Field(description="La norma que lo derogó o reemplazó.")
    page: int | None
    status: Status
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


class SearchOut(BaseModel):
    """Las disposiciones que tratan de lo que se pregunta; nada está redactado a partir de ellas."""

    question: str
    as_of: date = Field(description="El día por el que se pregunta.")
    generation: str = Field(description="La generación del índice en que se buscó.")
    message: str | None = Field(description="Por qué no hay más que mostrar, en palabras para quien pregunta.")
    notice: str | None = Field(None, description="Si tenía datos personales, cuáles se quitaron antes de buscar.")
    passages: list[PassageOut]


class PublicationOut(BaseModel):
    """Una generación publicada."""

    generation: str
    at: datetime
    served: bool = Field(description="Si es la que se sirve.")
    kept: bool = Field(description="Si se puede volver a ella.")
    norms: int
    passages: int
    since: str | None
    added: list[str]
    changed: list[str]
    removed: list[str]
