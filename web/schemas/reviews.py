"""What those who review take and give: drafts, decisions, the queue's load."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from desk.lists import Hold
from desk.model import DeclineReason, EditReason, Matter, ReturnReason, State
from web import examples
from web.schemas.common import Day, Given, Id, Problem, shown
from web.schemas.consultations import AnswerOut, CitationOut, ConsultationOut, MovedOut, NoteOut, RatingOut, SourceOut
from web.schemas.corpus import PassageOut


class QueueIn(Given):
    """Lo que interesa de la cola; lo que se omite no la reduce."""

    state: list[State] = Field(default_factory=list, description="Los estados que interesan.")
    matter: Matter | None = None
    hold: Hold | None = Field(None, description="Las propias o las libres.")
    overdue: bool = Field(False, description="Solo las que pasaron su plazo.")
    risk: int = Field(0, ge=0, le=100, description="El riesgo mínimo.")
    ubigeo: str | None = Field(None, pattern=r"^\d{2,6}$")
    thread: Id | None = None
    text: str | None = Field(None, max_length=200, description="Palabras de la pregunta.")


class HandOverIn(Given):
    """A quién se le pasa y qué le queda por hacer."""

    model_config = shown(examples.HAND_OVER)

    to: str = Field(min_length=1, max_length=100, description="La cuenta del asesor, por su número o su nombre.")
    note: str = Field("", max_length=2000)


class QuotedIn(Given):
    """Una cita, copiada del texto de la disposición; el lugar exacto lo halla el servicio."""

    provision: str = Field(max_length=400, examples=["ordenanza-004-2023-mdq#art_12"])
    valid_from: Day | None = Field(description="Desde cuándo rige el texto citado, como lo da la disposición.")
    quote: str = Field(min_length=1, max_length=20_000, pattern=r"\S")


class StatementIn(Given):
    """Una afirmación con sus citas."""

    text: str = Field(min_length=1, max_length=4000, pattern=r"\S")
    citations: list[QuotedIn] = Field(max_length=20)


class DraftIn(Given):
    """El borrador entero, como debe quedar, y por qué se cambia."""

    model_config = shown(examples.EDIT)

    statements: list[StatementIn] = Field(min_length=1, max_length=40)
    reasons: list[EditReason] = Field(min_length=1, max_length=8)
    caveats: list[str] | None = Field(
        None, max_length=20, description="Las advertencias finales; si se omiten, quedan."
    )


class ApprovalIn(Given):
    """Qué borrador se aprueba, por su huella, y con qué generación del corpus a la vista."""

    model_config = shown(examples.APPROVAL)

    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    generation: str = Field(max_length=60)
    checklist: list[str] = Field(max_length=20, description="Las claves de los puntos comprobados.")


class ReturnIn(Given):
    """Los datos que faltan."""

    model_config = shown(examples.RETURN)

    asked: str = Field(max_length=2000, pattern=r"\S")
    reason: ReturnReason = Field(ReturnReason.FACTS, description="Qué clase de dato falta.")


class DeclineIn(Given):
    """Por qué no se atiende; quien preguntó lo lee."""

    model_config = shown(examples.DECLINE)

    reason: DeclineReason
    message: str = Field("", max_length=2000)


class MatterIn(Given):
    """De qué trata la consulta."""

    model_config = shown(examples.MATTER)

    matter: Matter


class AsOfIn(Given):
    """El día cuyo derecho responde la pregunta."""

    model_config = shown(examples.AS_OF)

    as_of: Day


class CheckOut(BaseModel):
    """Un control que la afirmación no pasó."""

    check: str
    detail: str


class CheckedOut(BaseModel):
    """Una afirmación del borrador con sus citas, los textos citados y los controles que no pasó."""

    text: str
    citations: list[CitationOut]
    failed: list[CheckOut]
    sources: list[SourceOut]


class PointOut(BaseModel):
    """Un punto por comprobar antes de aprobar."""

    key: str
    text: str


class SimilarOut(BaseModel):
    """Una consulta parecida, ya respondida."""

    consultation: str
    question: str
    released_at: datetime
    shared: list[str] = Field(description="Los artículos que ambas citan.")
    likeness: int = Field(ge=0, le=100)


class DraftOut(BaseModel):
    """El borrador que vale, con todo lo necesario para juzgarlo. No está revisado: no se entrega a quien preguntó."""

    consultation: ConsultationOut
    number: int
    author: str
    digest: str = Field(description="La huella que la aprobación debe nombrar.")
    generation: str = Field(description="La generación con que se comprobó ahora, que la aprobación debe nombrar.")
    made_at: datetime
    on: date = Field(description="El día cuyo derecho se aplica.")
    confidence: float
    signs: list[str] = Field(description="Por qué mirarlo con cuidado.")
    reason: str | None = Field(description="Por qué el redactor automático no escribió nada, si fue así.")
    message: str | None
    text: str
    statements: list[CheckedOut]
    caveats: list[str]
    nearest: list[PassageOut] = Field(description="Lo hallado al preguntar, si no bastó para un borrador.")
    moved: list[MovedOut] = Field(description="Lo citado que ya no está como cuando se redactó.")
    similar: list[SimilarOut]
    checklist: list[PointOut]
    notes: list[NoteOut]
    answer: AnswerOut | None = Field(description="La última respuesta entregada, si la hubo.")


class SavedOut(BaseModel):
    """El borrador que quedó; las afirmaciones sin sustento vienen marcadas."""

    number: int
    digest: str
    generation: str
    text: str
    statements: list[CheckedOut]
    caveats: list[str]


class StretchOut(BaseModel):
    """Un trozo de texto: igual, quitado o añadido."""

    change: Literal["", "[-|-]", "{+|+}"]
    text: str


class FeedbackOut(RatingOut):
    """Lo que pensó quien preguntó de una respuesta que aprobó quien lee."""

    consultation: str


class RevisionOut(BaseModel):
    """Un borrador y en qué difiere del anterior."""

    number: int
    author: str
    made_at: datetime
    reasons: list[EditReason]
    reason: str | None
    text: str
    changes: list[StretchOut]


class HistoryOut(BaseModel):
    """Todo lo escrito sobre una consulta, de lo primero a lo último."""

    consultation: ConsultationOut
    revisions: list[RevisionOut]
    notes: list[NoteOut]
    releases: list[AnswerOut]
    ratings: list[RatingOut]


class LoadOut(BaseModel):
    """Lo que un asesor tiene entre manos, y lo que aprobó en los últimos siete días."""

    account: str
    username: str
    held: int
    overdue: int
    approved: int


class Refusal(Problem):
    """Por qué la respuesta no se entregó: qué cambió, con el texto de entonces y el de ahora, o qué falta comprobar."""

    moved: list[MovedOut]
    open: list[str]


class PlaceOut(BaseModel):
    """La municipalidad por sus nombres."""

    region: str | None
    province: str | None
    district: str | None


class CaseCitation(BaseModel):
    """Lo que la respuesta cita."""

    regulation: str
    eid: str
    quote: str


class CaseOut(BaseModel):
    """Una consulta respondida, sin quién la hizo, para medir con ella las respuestas."""

    question: str
    as_of: date | None
    place: PlaceOut
    answerable: bool
    citations: list[CaseCitation]
    reviewed: bool


class CasePage(BaseModel):
    """Una página de casos; `next` es el cursor de la siguiente, si la hay."""

    items: list[CaseOut]
    next: str | None
