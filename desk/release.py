"""The gate: the one place where a reviewed draft becomes an answer, and what keeps it from becoming one.

An `Answer` can't be made of a draft that nobody approved: its constructor asks for approvals that name that very draft.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from corpus.codec import encode
from corpus.identifiers import ProvisionId
from corpus.validity import Status
from desk.checks import checked
from index.model import Searcher, Wording
from qa_service.citing import Citer
from qa_service.model import Citation, Draft


class Change(StrEnum):
    """What happened to a wording since it was cited; the value is what people read."""

    GONE = "ya no está en este servicio"
    REWORDED = "su texto fue corregido"
    ENDED = "dejó de regir"
    BEGUN = "ahora rige"


class Hindrance(StrEnum):
    """Why a release was refused; the value is what the advisor reads."""

    EMPTY = "No hay nada que aprobar: escriba la respuesta con al menos una cita."
    UNAPPROVED = "El borrador cambió desde que usted lo leyó y no se aprobó. Ábralo otra vez."
    GENERATION = "Las normas se publicaron otra vez desde que se leyó el borrador. Revíselo y apruébelo otra vez."
    MOVED = "Cambió una disposición que el borrador cita. Corrija la cita antes de aprobar."
    UNSOUND = "Hay afirmaciones que no pasaron los controles. Corríjalas o quítelas."
    UNCHECKED = "Falta marcar puntos de la lista de control. Compruébelos y márquelos."
    SENIOR = "Falta la aprobación de un asesor principal."
    FEW = "Falta la segunda revisión."


@dataclass(frozen=True, slots=True)
class Source:
    """A wording that a draft cites, as it stood when it was cited: the provision, its whole text, and how it stood."""

    regulation: str
    eid: str
    valid_from: date | None
    status: Status
    label: str
    title: str
    text: str
    page: int | None = None

    @property
    def provision(self) -> ProvisionId:
        """The provision."""
        return ProvisionId.parse(f"{self.regulation}#{self.eid}")


@dataclass(frozen=True, slots=True)
class Moved:
    """A source that is not what it was: the old text and, where there is one, the text that rules now."""

    source: Source
    change: Change
    now: str | None
    by: str | None
    since: date | None


@dataclass(frozen=True, slots=True)
class Approval:
    """An advisor's yes to one draft, by its digest, as read against one generation of the corpus."""

    by: str
    digest: str
    generation: str
    at: datetime
    senior: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A draft put up for release: the day its law is of, the texts it cites, who approved it.

    `needed` different people must approve; `senior` says that one of them must be a senior advisor.
    """

    consultation: str
    draft: Draft
    sources: tuple[Source, ...]
    on: date
    office: str
    approvals: tuple[Approval, ...]
    needed: int = 1
    senior: bool = False

    def binding(self, generation: str) -> tuple[Approval, ...]:
        """The approvals of exactly this draft as read against that generation."""
        wanted = digest(self.draft)
        return tuple(one for one in self.approvals if (one.digest, one.generation) == (wanted, generation))


@dataclass(frozen=True)
class Answer:
    """What an official gets. Raises `ValueError` unless enough people approved exactly this draft, fully sourced."""

    review: Review
    released_at: datetime
    generation: str

    def __post_init__(self) -> None:
        if lacking := _lacking(self.review, self.generation):
            raise ValueError(f"no answer: {lacking.name}")
        if not self.review.draft.citations or not _sourced(self.review):
            raise ValueError("an answer keeps a copy of all that it cites")


@dataclass(frozen=True, slots=True)
class Refused:
    """A release that did not happen, why, what moved, and which points of the checklist are open."""

    hindrance: Hindrance
    moved: tuple[Moved, ...] = ()
    open: tuple[str, ...] = ()


def digest(draft: Draft) -> str:
    """SHA-256 of a draft's canonical JSON, in hexadecimal: shared only where every word and span is equal."""
    canonical = json.dumps(encode(draft), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def release(review: Review, searcher: Searcher, now: datetime) -> Answer | Refused:
    """The answer, or why there is none. Everything cited is looked up again in the generation served now."""
    if not review.draft.statements or not review.draft.citations:
        return Refused(Hindrance.EMPTY)
    wanted = digest(review.draft)
    if not review.approvals or any(approval.digest != wanted for approval in review.approvals):
        return Refused(Hindrance.UNAPPROVED)
    gone = moved(review.sources, searcher, review.on)
    if gone:
        return Refused(Hindrance.MOVED, gone)
    if any(approval.generation != searcher.generation for approval in review.approvals):
        return Refused(Hindrance.GENERATION)
    if not _sourced(review) or not checked(review.draft, searcher, review.on).grounded:
        return Refused(Hindrance.UNSOUND)
    lacking = _lacking(review, searcher.generation)
    return Refused(lacking) if lacking else Answer(review, now, searcher.generation)


def _lacking(review: Review, generation: str) -> Hindrance | None:
    """Whose approval a review still needs; one that is of something else spoils it."""
    binding = review.binding(generation)
    if not binding or len(binding) < len(review.approvals):
        return Hindrance.UNAPPROVED
    if review.senior and not any(approval.senior for approval in binding):
        return Hindrance.SENIOR
    return Hindrance.FEW if len({approval.by for approval in binding}) < review.needed else None


def _sourced(review: Review) -> bool:
    """Whether the text of everything cited is kept beside the draft, each quote standing in it."""
    kept = {(source.provision, source.valid_from): source.text for source in review.sources}
    return all(
        citation.quote in kept.get((citation.provision, citation.valid_from), "") for citation in review.draft.citations
    )


def sources_of(draft: Draft, searcher: Searcher) -> tuple[Source, ...]:
    """The wordings that a draft cites, each once, as the index has them now; of one that is gone, what was quoted."""
    return tuple(dict.fromkeys(_source(citation, searcher) for citation in draft.citations))


def _source(citation: Citation, searcher: Searcher) -> Source:
    text = next(
        (
            wording.text
            for wording in searcher.wordings(citation.provision)
            if wording.valid_from == citation.valid_from
            and wording.text[citation.start : citation.end] == citation.quote
        ),
        citation.quote,
    )
    return Source(
        citation.regulation.slug, citation.eid, citation.valid_from, citation.status, citation.label, citation.title,
        text, citation.page,
    )  # fmt: skip


def moved(sources: Iterable[Source], searcher: Searcher, on: date) -> tuple[Moved, ...]:
    """Those of the sources that the index no longer holds as they were on that day, each with what rules instead."""
    return tuple(change for source in sources if (change := _compare(source, searcher, on)))


def _compare(source: Source, searcher: Searcher, on: date) -> Moved | None:
    wordings = searcher.wordings(source.provision)
    alike = [one for one in wordings if one.text == source.text]
    same = next((one for one in alike if one.valid_from == source.valid_from), alike[0] if alike else None)
    citer, ruling = Citer(searcher, on), searcher.wording(source.provision, on)
    current = ruling if ruling and citer.status(ruling) is Status.IN_FORCE else None
    if same is None:
        corrected = any(one.valid_from == source.valid_from for one in wordings)
        return _corrected(source, current) if corrected else _told(source, Change.GONE, current, None, searcher)
    status = citer.status(same)
    if status is source.status:
        return None
    change = Change.BEGUN if status is Status.IN_FORCE else Change.ENDED
    return _told(source, change, current, same, searcher)


def _corrected(source: Source, current: Wording | None) -> Moved:
    """The same wording, read otherwise: no norm changed it, and on no day."""
    return Moved(source, Change.REWORDED, current.text if current else None, None, None)


def _told(source: Source, change: Change, current: Wording | None, ended: Wording | None, searcher: Searcher) -> Moved:
    card = searcher.cards().get(source.provision.regulation)
    by = (current.amended_by if current else None) or (ended.ended_by if ended else None)
    by = by or (card.repealed_by if card else None)
    since = current.valid_from if current else (ended.valid_to if ended else None)
    since = since or (card.repealed_on if card else None)
    return Moved(source, change, current.text if current else None, by.label if by else None, since)
