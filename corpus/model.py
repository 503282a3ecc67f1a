"""What the law says: documents, regulations, provisions and their wordings in time. Every value is frozen.

Text is never copied: a wording is spans of the document it was read from, and `document.text[start:end]` is its text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.identifiers import ProvisionId, RegulationId


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in PDF points, origin at the page's top left: `x0 < x1`, `y0 < y1`. Pages count from 1."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a PDF and the characters read from it; size in points, `confidence` 0-1 when it was OCR'd."""

    number: int
    span: Span
    width: float
    height: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its characters and where it stands."""

    span: Span
    box: Box


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from; `sha256` is of the file's bytes."""

    path: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Document:
    """Cleaned text of one norm in one file, in reading order; `pages` and `lines` are empty for files without pages."""

    source: Source
    text: str
    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()

    def pages_of(self, span: Span) -> tuple[int, int] | None:
        """First and last page number that a span touches, or None without pages."""
        touched = [p.number for p in self.pages if p.span.start < span.end and span.start < p.span.end]
        return (touched[0], touched[-1]) if touched else None

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """The boxes of every printed line that a span touches."""
        return tuple(line.box for line in self.lines if line.span.start < span.end and span.start < line.span.end)


class ProvisionKind(StrEnum):
    """What a provision is, in Akoma Ntoso's words where it has them."""

    PREFACE = "preface"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"  # numeral
    POINT = "point"  # literal, inciso
    DISPOSITION = "disposition"  # disposición complementaria
    SECTION = "section"  # a heading of a text without articles
    ANNEX = "annex"
    TABLE = "table"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a provision: in force from `valid_from` up to, not including, `valid_to`; None is open.

    `document` indexes `Regulation.documents`; the wording is the slices of that document's text, joined by newlines.
    `amended_by` brought this wording; `ended_by` replaced or repealed it. `repealed` says that nothing replaced it.
    `amended_by_eid` and `ended_by_eid` are the provisions of those norms that say so, where known.
    """

    document: int
    spans: tuple[Span, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    amended_by: RegulationId | None = None
    ended_by: RegulationId | None = None
    repealed: bool = False
    amended_by_eid: str | None = None
    ended_by_eid: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """An article, numeral, literal, disposition, annex, table or row, with all its wordings, oldest first.

    `label` is "Artículo 20"; `heading` its title or None; `path` the headings above it ("Título II", "Capítulo I").
    """

    eid: str
    kind: ProvisionKind
    label: str
    heading: str | None
    path: tuple[str, ...]
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The newest wording, in force or not."""
        return self.versions[-1]


class RelationKind(StrEnum):
    """How one norm bears on another."""

    AMENDS = "amends"
    REPEALS = "repeals"
    REGULATES = "regulates"
    CONSOLIDATES = "consolidates"
    CITES = "cites"


@dataclass(frozen=True, slots=True)
class Relation:
    """`origin` (a provision of this regulation, or None for the whole) bears on `target` from `on`."""

    kind: RelationKind
    target: RegulationId
    target_eid: str | None = None
    origin: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a norm applies: a municipality or region by name as printed; all None is national."""

    region: str | None = None
    province: str | None = None
    district: str | None = None

    @property
    def national(self) -> bool:
        """True when the norm binds the whole country."""
        return not (self.region or self.province or self.district)


@dataclass(frozen=True, slots=True)
class Regulation:
    """One norm with everything read from its sources; the first document leads.

    `notice` is a sentence to show wherever the norm is cited (invented, a fragment); `warnings` are for editors.
    `repealed_on`/`repealed_by` end the whole norm. `editions` are other files of the same norm, not used for its text.
    """

    id: RegulationId
    title: str
    issuer: str | None
    published: date | None
    effective: date | None
    documents: tuple[Document, ...]
    provisions: tuple[Provision, ...]
    place: Place = Place()
    aliases: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    repealed_on: date | None = None
    repealed_by: RegulationId | None = None
    notice: str | None = None
    editions: tuple[Source, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The designation as a person writes it."""
        return self.id.label

    def text_of(self, version: Version) -> str:
        """The whole wording of a version."""
        text = self.documents[version.document].text
        return "\n".join(span.of(text) for span in version.spans)

    def pages_of(self, version: Version) -> tuple[int, int] | None:
        """First and last page of a version's wording, or None without pages."""
        document = self.documents[version.document]
        return document.pages_of(Span(version.spans[0].start, version.spans[-1].end))

    def provision(self, eid: str) -> Provision | None:
        """The provision with that eId, or None."""
        return next((p for p in self.provisions if p.eid == eid), None)

    def wordings(self) -> Iterator[tuple[ProvisionId, Provision, Version]]:
        """Every version of every provision, provisions in reading order."""
        for provision in self.provisions:
            for version in provision.versions:
                yield ProvisionId(self.id, provision.eid), provision, version
