"""A consultation on its way from a question to a released answer, and the people on that way. Every value is frozen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from corpus.model import Place


class Role(StrEnum):
    """What a person is here for."""

    OFFICIAL = "official"
    ADVISOR = "advisor"
    SENIOR = "senior_advisor"
    EDITOR = "editor"
    EVALUATOR = "evaluator"
    ADMINISTRATOR = "administrator"


class State(StrEnum):
    """Where a consultation stands."""

    RECEIVED = "received"
    DRAFTED = "drafted"
    IN_REVIEW = "in_review"
    RELEASED = "released"
    RETURNED = "returned"
    DECLINED = "declined"
    STALE = "stale"


class Matter(StrEnum):
    """What a question wants of its advisor; it decides who reviews and how closely."""

    TASK = "tramite"
    APPLICATION = "aplicacion"
    LEGAL = "legal"


class DeclineReason(StrEnum):
    """Why an advisor won't answer; the asker reads it in words."""

    OUT_OF_SCOPE = "out_of_scope"
    OTHER_AUTHORITY = "other_authority"
    PERSONAL_DATA = "personal_data"
    NOT_LEGAL = "not_legal"
    DUPLICATE = "duplicate"


class ReturnReason(StrEnum):
    """What an advisor can't answer without."""

    FACTS = "facts"
    DOCUMENTS = "documents"
    DAY = "day"
    UNCLEAR = "unclear"


class EditReason(StrEnum):
    """Why an advisor changed a draft: what drafting must learn."""

    WRONG_PROVISION = "wrong_provision"
    MISSING_PROVISION = "missing_provision"
    WRONG_WORDING = "wrong_wording"
    MISSING_EXCEPTION = "missing_exception"
    UNCLEAR = "unclear"
    TOO_LONG = "too_long"
    STYLE = "style"
    ANSWERED_BY_HAND = "answered_by_hand"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: its UBIGEO (six digits, or four for a province's and two for a region's government) and place."""

    ubigeo: str
    place: Place

    @property
    def name(self) -> str:
        """The municipality as people call it."""
        return self.place.district or self.place.province or self.place.region or ""


@dataclass(frozen=True, slots=True)
class Account:
    """A person; officials have a municipality, those who review an office that the answer names.

    `scopes` are the actions that the key at hand may do for it; None is all that its role may.
    """

    id: str
    username: str
    role: Role
    municipality: Municipality | None = None
    office: str = ""
    email: str | None = None
    active: bool = True
    scopes: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An advisor's hold on a consultation, until the lease ends."""

    by: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Consultation:
    """A question and where it stands. `version` rises by one with every change; `draft` numbers the draft that counts.

    `risk` (0-100) orders the queue; `confidence` (0-1) is the drafter's own. `released` counts the releases so far.
    `approvals` are the accounts that approved the current draft. Times are aware, in UTC.
    """

    id: str
    asker: str
    municipality: Municipality
    question: str
    asked_at: datetime
    due_at: datetime
    as_of: date | None = None
    thread: str = ""
    parent: str | None = None
    state: State = State.RECEIVED
    version: int = 1
    matter: Matter = Matter.APPLICATION
    risk: int = 0
    confidence: float | None = None
    draft: int = 0
    released: int = 0
    claim: Claim | None = None
    approvals: tuple[str, ...] = ()
    note: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something said on a consultation: facts from the asker, a question back, a hand-over, a refusal's words."""

    consultation: str
    author: str
    kind: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rating:
    """What its asker thought of a released answer: 1 to 5, with a reason that reaches the advisor."""

    consultation: str
    release: int
    by: str
    score: int
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A change of state that those who may see the consultation are told of; `sequence` resumes a stream."""

    sequence: int
    consultation: str
    state: State
    version: int
    at: datetime
    detail: dict[str, str] = field(default_factory=dict)
