"""What the forms of the review pages send. The desk says how long a text may be, so that nothing typed is lost."""

from pydantic import ConfigDict, Field, field_validator

from desk.model import DeclineReason, EditReason, Matter, ReturnReason
from desk.sparing import Wish
from web.schemas.common import Given


class Form(Given):
    """A form about a consultation as it was read: `version`; `take` first takes it, if nobody has it."""

    model_config = ConfigDict(populate_by_name=True)

    version: int = Field(0, ge=0)
    take: bool = Field(False, alias="tomar")

    @field_validator("*", mode="before")
    @classmethod
    def plain(cls, given: object) -> object:
        """Line ends as the drafts have them: browsers send others."""
        return given.replace("\r\n", "\n") if isinstance(given, str) else given


class HoldForm(Form):
    """What to do with one's hold."""

    action: str = Field("tomar", alias="accion", max_length=20)
    to: str = Field("", alias="a", max_length=100)
    note: str = Field("", alias="nota")


class ReadingForm(Form):
    """How the question is to be read."""

    matter: Matter = Field(alias="materia")
    day: str = Field("", alias="fecha", max_length=10)


class StatementForm(Form):
    """A statement's text, which of its citations go, and why; or which way it moves."""

    action: str = Field("guardar", alias="accion", max_length=20)
    text: str = Field("", alias="texto")
    without: list[int] = Field(default_factory=list, alias="quitar", max_length=40)
    reasons: list[EditReason] = Field(default_factory=list, alias="motivo", max_length=8)


class QuoteForm(Form):
    """A citation to add: the provision, the wording by its first day, and words of it."""

    provision: str = Field(alias="disposicion", max_length=400)
    since: str = Field("", alias="desde", max_length=10)
    paragraph: str = Field("", alias="parrafo")
    quote: str = Field("", alias="cita")
    words: str = Field("", alias="buscar", max_length=4_000)


class ApprovalForm(Form):
    """The draft that is approved and the points that were checked."""

    digest: str = Field(alias="huella", pattern=r"^[0-9a-f]{64}$")
    generation: str = Field(alias="generacion", max_length=60)
    checklist: list[str] = Field(default_factory=list, alias="punto", max_length=20)


class ReturnForm(Form):
    """What is asked of the asker."""

    asked: str = Field("", alias="pide")
    reason: ReturnReason = Field(ReturnReason.FACTS, alias="clase")


class DeclineForm(Form):
    """Why it is not attended to."""

    reason: DeclineReason = Field(alias="porque")
    message: str = Field("", alias="mensaje")


class QueueForm(Given):
    """What the queue is narrowed to; what is none of its values narrows nothing."""

    model_config = ConfigDict(populate_by_name=True)

    words: str = Field("", alias="q", max_length=200)
    state: str = Field("", alias="estado", max_length=20)
    matter: str = Field("", alias="materia", max_length=20)
    hold: str = Field("", alias="reserva", max_length=10)
    risk: str = Field("", alias="riesgo", max_length=10)
    overdue: str = Field("", alias="vencidas", max_length=5)
    cursor: str | None = Field(None, alias="desde", max_length=500)
    done: str = Field("", alias="hecho", max_length=20)
    language: str = Field("", alias="idioma", max_length=5)


class MembershipForm(Given):
    """An account by its address, place and office; `code` is the municipality chosen among namesakes."""

    model_config = ConfigDict(populate_by_name=True)

    email: str = Field("", alias="correo", max_length=254)
    town: str = Field("", alias="municipalidad", max_length=200)
    code: str = Field("", alias="ubigeo", max_length=6)
    office: str = Field("", alias="oficina", max_length=200)
    role: str = Field("", alias="funcion", max_length=20)


class LinkForm(MembershipForm):
    """What a one-time link asks: a password, or where one works."""

    password: str = Field("", alias="clave", max_length=500)


class QuestionForm(Given):
    """A question; `direct` asks it whatever was answered before, `offer` takes one of those answers instead.

    `of` is the mark of the account whose page it was written on.
    """

    model_config = ConfigDict(populate_by_name=True)

    question: str = Field("", alias="pregunta", max_length=20_000)
    as_of: str = Field("", alias="fecha", max_length=20)
    key: str = Field("", alias="envio", max_length=64)
    wish: Wish = Field(Wish.TOLD, alias="personales")
    parent: str = Field("", alias="sobre", pattern=r"^[0-9a-f]{0,32}$")
    direct: bool = Field(False, alias="directo")
    offer: str = Field("", alias="respuesta", max_length=64)
    of: str = Field("", alias="de", max_length=16)


class NormsForm(Given):
    """What norms are narrowed to, and the page of those that fit."""

    model_config = ConfigDict(populate_by_name=True)

    words: str = Field("", alias="q", max_length=200)
    kind: str = Field("", alias="tipo", max_length=40)
    topic: str = Field("", alias="tema", max_length=40)
    year: str = Field("", alias="anio", pattern=r"^(\d{4})?$")
    place: str = Field("", alias="emisor", max_length=100)
    number: int = Field(1, alias="pagina", ge=1, le=100_000)
    language: str = Field("", alias="idioma", max_length=5)


class DocketForm(Given):
    """What the warnings are narrowed to; what is none of its values narrows nothing. `done` were just decided."""

    model_config = ConfigDict(populate_by_name=True)

    state: str = Field("", alias="estado", max_length=20)
    kind: str = Field("", alias="clase", max_length=20)
    of: str = Field("", alias="norma", max_length=300)
    number: int = Field(1, alias="pagina", ge=1, le=100_000)
    done: int = Field(0, alias="hecho", ge=0, le=100_000)
    act: str = Field("", alias="accion", max_length=20)
    language: str = Field("", alias="idioma", max_length=5)


class SettlingForm(DocketForm):
    """Which warnings are settled, or opened again, and why; `whole` means all that the page showed."""

    chosen: list[str] = Field(default_factory=list, alias="aviso", max_length=200)
    shown: list[str] = Field(default_factory=list, alias="mostrado", max_length=200)
    whole: bool = Field(False, alias="todos")
    reason: str = Field("", alias="motivo", max_length=20)
    note: str = Field("", alias="nota", max_length=5_000)
