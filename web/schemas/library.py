"""Answers offered from memory as the API gives them."""

from pydantic import BaseModel, Field

from web import examples
from web.schemas.common import Day, Given, shown
from web.schemas.consultations import AnswerOut, QuestionIn


class OfferOut(BaseModel):
    """Una respuesta ya revisada a una pregunta como la suya, sin quién preguntó ni con qué palabras."""

    id: str = Field(description="Con qué se toma; cambia con la respuesta.")
    title: str
    on: Day = Field(description="El día a cuyo derecho se acaba de comparar todo lo que cita.")
    curated: bool = Field(False, description="Si la prepararon los asesores, y no se dio antes a otra consulta.")
    answer: AnswerOut


class TakeIn(QuestionIn):
    """La pregunta y la respuesta ofrecida que se toma."""

    model_config = shown({**examples.QUESTION, "offer": examples.DIGEST})

    offer: str = Field(pattern=r"^[0-9a-f]{64}$")


class SharingIn(Given):
    """Si las respuestas a la municipalidad se ofrecen a otras."""

    model_config = shown({"shares": True})

    shares: bool


class SharingOut(BaseModel):
    """Si las respuestas a la municipalidad se ofrecen a otras."""

    shares: bool
