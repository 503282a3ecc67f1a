"""What a question becomes on its way to a draft or an abstention. Every value is frozen."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Place
from corpus.validity import Status
from index.model import Hit, Query
from ingest.references import Reference


class QuestionKind(StrEnum):
    """What the asker wants to hear; the value names the kind in data."""

    YES_NO = "yes_no"
    DEADLINE = "deadline"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    COUNT = "count"
    WHO = "who"
    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    SANCTION = "sanction"
    DEFINITION = "definition"
    LIST = "list"
    WHERE_IN_LAW = "where_in_law"
    OTHER = "other"


class AbstentionReason(StrEnum):
    """Why no draft was written; the values are those of the exchange format."""

    OUTSIDE_CORPUS = "outside_corpus"
    OTHER_MUNICIPALITY = "other_municipality"
    PERSONAL_DATA = "personal_data"
    NOT_LEGAL = "not_legal"
    UNCLEAR = "unclear"
    REPEALED = "repealed"
    UNSAFE = "unsafe"


class CheckKind(StrEnum):
    """The deterministic checks that a statement passes; the value is what an advisor reads."""

    QUOTE = "la cita no es textual"
    NUMBER = "dato que no está en la cita"
    POLARITY = "sentido distinto del de la cita"
    IN_FORCE = "texto no vigente a la fecha"
    CITATION = "afirmación sin cita"
    RECOGNITION = "texto leído de un escaneo con poca certeza"
    CONFLICT = "normas que no coinciden"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked; `as_of` and `place` when the asker gave them apart from the text."""

    id: str
    text: str
    as_of: date | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Abstention:
    """A refusal to draft; `message` is for the asker. `confidence` is that of the draft there might have been, 0-1."""

    reason: AbstentionReason
    message: str
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as read: the kinds of answer it wants, in order, the day and place it asks about, how it is searched.

    `text` is the question without orders aimed at a program, `matter` that without the name of the one provision it
    cites, which says where to look and not what for. `dated` says that it asks about a day other than today. `local`
    says that it asks for a rule of one municipality. `missing` are norms named that the corpus does not hold, as the
    asker wrote them; `astray` the provisions cited of such norms, or of one that is not told from others;
    `lacked` articles cited of norms held that do not have them. `bare` says that nothing is asked but what the
    provisions cited say.
    """

    question: Question
    text: str
    kinds: tuple[QuestionKind, ...]
    query: Query
    dated: bool = False
    local: bool = False
    missing: tuple[str, ...] = ()
    astray: tuple[Reference, ...] = ()
    lacked: tuple[ProvisionId, ...] = ()
    bare: bool = False
    refusal: Abstention | None = None
    matter: str = ""

    @property
    def kind(self) -> QuestionKind:
        """The kind of answer asked for first."""
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a wording, `wording.text[start:end] == quote`, that of `eid` which began on `valid_from`.

    `label` is the provision as people cite it ("artículo 47, numeral 2"); `title` the norm's. `confidence` (0-1) is the
    recognition's, where the text was recognised from a picture.
    """

    regulation: RegulationId
    eid: str
    label: str
    title: str
    quote: str
    start: int
    end: int
    page: int | None
    valid_from: date | None
    valid_to: date | None
    status: Status
    amended_by: RegulationId | None = None
    confidence: float | None = None

    @property
    def provision(self) -> ProvisionId:
        """The provision cited."""
        return ProvisionId(self.regulation, self.eid)


@dataclass(frozen=True, slots=True)
class Check:
    """A check that a statement failed; `detail` says in Spanish what was wrong."""

    kind: CheckKind
    detail: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a draft says and what it rests on; `failed` are the checks it did not pass, for the advisor."""

    text: str
    citations: tuple[Citation, ...]
    failed: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A proposed answer, not yet reviewed. `caveats` are closing remarks (date, place, invented sample).

    `confidence` is the chance, 0-1, that it cites a deciding provision (`qa_service/confidence.py`). `note` is for the
    advisor alone: why the drafter that was set did not write it.
    """

    kind: QuestionKind
    statements: tuple[Statement, ...]
    caveats: tuple[str, ...] = ()
    drafter: str = "extractive"
    confidence: float = 1.0
    note: str = ""

    @cached_property
    def text(self) -> str:
        """The draft as one reads it: a paragraph a statement, then the caveats."""
        return "\n\n".join([*(statement.text for statement in self.statements), *self.caveats])

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, in the order the statements use them."""
        return tuple(dict.fromkeys(citation for statement in self.statements for citation in statement.citations))

    @property
    def sound(self) -> bool:
        """True when every statement passed every check."""
        return not any(statement.failed for statement in self.statements)

    @property
    def grounded(self) -> bool:
        """True when all that is marked, if anything, lies in the sources: how surely read, or at odds with another."""
        sources = {CheckKind.RECOGNITION, CheckKind.CONFLICT}
        return all(check.kind in sources for statement in self.statements for check in statement.failed)


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent on a question, by step."""

    retrieve: float
    draft: float


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that came of a question; `outcome` is a draft for the advisor or a named refusal."""

    question: Question
    understanding: Understanding
    hits: tuple[Hit, ...]
    outcome: Draft | Abstention
    timings: Timings
    generation: str

    @property
    def draft(self) -> Draft | None:
        """The draft, when there is one."""
        return self.outcome if isinstance(self.outcome, Draft) else None

    @property
    def abstention(self) -> Abstention | None:
        """The refusal, when there is one."""
        return self.outcome if isinstance(self.outcome, Abstention) else None
