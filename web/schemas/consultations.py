"""Consultations as the API takes and gives them. What only those who review may see is in `review`, and only there."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from corpus.validity import Status
from desk.model import Matter, State
from desk.release import Change
from web import examples
from web.schemas.common import Day, Given, shown
from web.schemas.corpus import PassageOut

# Of two enumerations of one name (jobs have a kind too) each would be described under a long one.
NoteKind = Literal["facts", "asked", "declined", "hand_over"]


class QuestionIn(Given):
    """Una pregunta en palabras sencillas. Los campos que no se conocen se ignoran."""

    # The length is described here and checked in `batch.checked`, which says what to do about it.
    question: str = Field(
        description="La pregunta, de hasta 4 000 caracteres.",
        json_schema_extra={"minLength": 1, "maxLength": 4000, "pattern": r"\S"},
    )
    omit_personal_data: bool = Field(
        False, description="Si se omiten los datos personales que haya; si no, se rechaza con `personal_data`."
    )
    keep_personal_data: bool = Field(
        False, description="Si se guardan cifrados, solo para el asesor, donde el servicio lo permite."
    )
    as_of: Day | None = Field(None, description="El día cuyo derecho se pregunta; hoy, si se omite.")


class FactsIn(Given):
    """Los datos que pidió el asesor."""

    model_config = shown(examples.FACTS)

    facts: str = Field(max_length=2000, pattern=r"\S", examples=["La tienda tiene 80 m²."])
    omit_personal_data: bool = Field(
        False, description="Si se omiten los datos personales que haya; si no, se rechaza con `personal_data`."
    )
    keep_personal_data: bool = Field(
        False, description="Si se guardan cifrados, solo para el asesor, donde el servicio lo permite."
    )


class RatingIn(Given):
    """Qué le pareció la respuesta a quien preguntó."""

    model_config = shown(examples.RATED)

    score: int = Field(ge=1, le=5)
    reason: str = Field("", max_length=2000, description="El motivo; lo lee el asesor.")


class RatingOut(RatingIn):
    """Una calificación guardada."""

    release: int = Field(description="La respuesta calificada: 1 es la primera que se entregó.")
    at: datetime | None


class MunicipalityOut(BaseModel):
    """Una municipalidad."""

    ubigeo: str = Field(examples=["150101"])
    name: str


class ClaimOut(BaseModel):
    """La reserva de un asesor."""

    by: str = Field(description="La cuenta del asesor.")
    mine: bool
    until: datetime


class ReviewOut(BaseModel):
    """Lo que solo ven quienes revisan."""

    asker: str
    draft: int = Field(description="El borrador que vale; 0 si aún no hay.")
    risk: int = Field(ge=0, le=100)
    confidence: float | None = Field(description="La del redactor automático, de 0 a 1.")
    overdue: bool
    claim: ClaimOut | None
    approvals: list[str] = Field(description="Las cuentas que aprobaron este borrador.")


class ConsultationOut(BaseModel):
    """Una consulta. Ningún borrador se entrega con ella; la respuesta, solo una vez revisada."""

    id: str
    version: int = Field(description="Sube con cada cambio; va en If-Match para cambiarla.")
    state: State
    question: str
    as_of: date | None = Field(description="El día cuyo derecho se preguntó, si no es el de hoy.")
    asked_at: datetime
    expected: datetime = Field(description="Para cuándo se espera el siguiente paso.")
    municipality: MunicipalityOut
    matter: Matter
    own: bool = Field(description="Si la hizo la cuenta que la lee.")
    thread: str = Field(description="La consulta que abrió el hilo.")
    parent: str | None = Field(description="La consulta a la que sigue.")
    note: str = Field(description="Lo que pide el asesor, o por qué no se atendió.")
    releases: int = Field(description="Cuántas veces se entregó una respuesta.")
    review: ReviewOut | None = None


class NoteOut(BaseModel):
    """Algo dicho sobre la consulta."""

    kind: NoteKind
    text: str
    at: datetime
    own: bool


class CitationOut(BaseModel):
    """Una cita textual de una disposición."""

    provision: str
    label: str
    title: str
    quote: str
    page: int | None
    valid_from: date | None
    valid_to: date | None
    status: Status
    recognition: str | None = None


class StatementOut(BaseModel):
    """Una afirmación con sus citas."""

    text: str
    citations: list[CitationOut]


class SourceOut(BaseModel):
    """El texto citado, entero, como estaba cuando se citó."""

    provision: str
    label: str
    title: str
    text: str
    valid_from: date | None
    status: Status
    page: int | None


class MovedOut(BaseModel):
    """Una disposición citada que cambió: su texto de entonces y el de ahora."""

    provision: str
    label: str
    change: Change
    before: str
    now: str | None = Field(description="El texto que rige ahora, si lo hay.")
    by: str | None = Field(description="La norma que lo cambió.")
    since: date | None


class AnswerOut(BaseModel):
    """Una respuesta revisada y aprobada."""

    number: int
    text: str
    statements: list[StatementOut]
    caveats: list[str]
    sources: list[SourceOut]
    office: str = Field(description="La oficina que responde.")
    on: date = Field(description="El día cuyo derecho se aplicó: vigente a esta fecha.")
    released_at: datetime
    stale_at: datetime | None = Field(description="Cuándo se supo que lo citado cambió; desde entonces no vale.")
    moved: list[MovedOut]


class ConsultationDetail(ConsultationOut):
    """Una consulta entera: lo que se mostró al preguntar, lo dicho después y la respuesta si ya se entregó."""

    passages: list[PassageOut]
    notes: list[NoteOut]
    answer: AnswerOut | None


class ConsultationPage(BaseModel):
    """Una página de consultas; `next` es el cursor de la siguiente, si la hay."""

    items: list[ConsultationOut]
    next: str | None


class EventOut(BaseModel):
    """Un cambio de estado."""

    sequence: int
    consultation: str
    state: State
    version: int
    at: datetime


class EventPage(BaseModel):
    """Los cambios que siguen al número dado; `last` es el que se da la próxima vez."""

    events: list[EventOut]
    last: int
