"""The stages a file passes on its way to a `Regulation`: Reading, NormText, Segmentation; or a Refusal at the door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.identifiers import RegulationId
from corpus.model import Document, Place, Provision, Span

UNRECOGNISED = "No se reconoció como norma."


def unrecognised(notice: str | None) -> bool:
    """True when the notice of a regulation says that its text was kept without a norm being recognised in it."""
    return notice is not None and notice.endswith(UNRECOGNISED)


class RefusalReason(StrEnum):
    """Why a file was not ingested; the value is the Spanish reason an editor reads."""

    EMPTY = "no contiene texto"
    ENCRYPTED = "está protegido con contraseña"
    DAMAGED = "está dañado y no se puede abrir"
    SCAN = "es un escaneo sin capa de texto; falta el reconocimiento óptico (OCR)"
    GARBLED = "su capa de texto es ilegible; falta el reconocimiento óptico (OCR)"
    ILLEGIBLE = "es una imagen o un texto que ni el reconocimiento óptico (OCR) pudo leer"
    NOT_LEGAL = "no se reconoció en él ninguna norma ni disposición"
    UNSUPPORTED = "no es de un formato admitido (PDF, Markdown, HTML o texto)"
    TOO_SLOW = "superó el tiempo o la memoria permitidos"
    UNREADABLE = "no se pudo leer del disco"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not ingested and why; `remedy` says what the editor can do."""

    path: str
    reason: RefusalReason
    remedy: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that the file marks as a heading (Markdown `##`, HTML `h2`, a PDF outline entry); level counts from 1."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class NormText:
    """The cleaned text of one norm with every hint its file gave.

    `front_matter` holds the YAML header as strings (a claim, not evidence). `bold` are the spans set in bold, `former`
    those that the print sets apart as what a provision said before.
    `fragment` says that the norm's beginning or end is missing from the file, as in the tail above a gazette page.
    """

    document: Document
    front_matter: Mapping[str, str] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    bold: tuple[Span, ...] = ()
    fragment: bool = False
    warnings: tuple[str, ...] = ()
    former: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file holds: one or more norms in the order they stand."""

    path: str
    norms: tuple[NormText, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a norm is, from its own text first and front matter second; `aliases` are other names people use (LOM).

    `parts` are the provisions, by eId, that begin on another day than the rest.
    """

    id: RegulationId
    title: str
    issuer: str | None
    published: date | None
    effective: date | None
    place: Place = field(default_factory=Place)
    aliases: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    parts: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A norm's provisions in reading order with their wordings in time, and what was repaired or left doubtful.

    `repealed_on`/`repealed_by` come from a note on the whole norm ("Norma derogada por …").
    """

    provisions: tuple[Provision, ...]
    warnings: tuple[str, ...] = ()
    repealed_on: date | None = None
    repealed_by: RegulationId | None = None
