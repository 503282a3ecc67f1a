"""Values of the desk and the index as the API and the pages show them."""

from dataclasses import asdict
from datetime import date

from corpus.identifiers import ProvisionId, RegulationId
from desk.asking import View
from desk.deadlines import overdue
from desk.lists import Page
from desk.model import Account, Consultation, Event, Municipality, Note
from desk.permissions import Action, may
from desk.release import Moved, Source
from desk.releases import Released
from desk.service import Desk
from index.model import Searcher, Wording
from qa_service.citing import Citer
from qa_service.model import Citation, Statement
from qa_service.recognition import recognition_note
from qa_service.shown import Shown
from web.schemas.consultations import (
    AnswerOut,
    CitationOut,
    ClaimOut,
    ConsultationDetail,
    ConsultationOut,
    ConsultationPage,
    EventOut,
    MovedOut,
    MunicipalityOut,
    NoteOut,
    ReviewOut,
    SourceOut,
    StatementOut,
)
from web.schemas.corpus import PassageOut, ProvisionOut, WordingOut


def passage_out(one: Shown) -> PassageOut:
    """A provision shown at once."""
    return PassageOut(**asdict(one))


def consultation_out(one: Consultation, desk: Desk, reader: Account) -> ConsultationOut:
    """A consultation for its reader; what reviewing needs only for those who may review it."""
    return ConsultationOut(
        id=one.id,
        version=one.version,
        state=one.state,
        question=one.question,
        as_of=one.as_of,
        asked_at=one.asked_at,
        expected=one.due_at,
        municipality=municipality_out(one.municipality),
        matter=one.matter,
        own=one.asker == reader.id,
        thread=one.thread or one.id,
        parent=one.parent,
        note=one.note,
        releases=one.released,
        review=_review_out(one, desk, reader) if may(reader, Action.READ_DRAFT, one) else None,
    )


def _review_out(one: Consultation, desk: Desk, reader: Account) -> ReviewOut:
    claim = one.claim
    return ReviewOut(
        asker=one.asker,
        draft=one.draft,
        risk=one.risk,
        confidence=one.confidence,
        overdue=overdue(one, desk.now()),
        claim=ClaimOut(by=claim.by, mine=claim.by == reader.id, until=claim.until) if claim else None,
        approvals=list(one.approvals),
    )


def page_out(page: Page[Consultation], desk: Desk, reader: Account) -> ConsultationPage:
    """A page of consultations."""
    return ConsultationPage(items=[consultation_out(one, desk, reader) for one in page.items], next=page.next)


def detail_out(view: View, desk: Desk, reader: Account) -> ConsultationDetail:
    """A consultation whole, as its reader may see it."""
    return ConsultationDetail(
        **consultation_out(view.consultation, desk, reader).model_dump(),
        passages=[passage_out(one) for one in view.passages],
        notes=[note_out(one, reader) for one in view.notes],
        answer=answer_out(view.answer) if view.answer else None,
    )


def note_out(note: Note, reader: Account) -> NoteOut:
    """Something said, without who said it."""
    return NoteOut(kind=note.kind, text=note.text, at=note.at, own=note.author == reader.id)  # type: ignore[arg-type]


def answer_out(answer: Released) -> AnswerOut:
    """A released answer with what it cites, and what changed since."""
    return AnswerOut(
        number=answer.number,
        text=answer.draft.text,
        statements=[statement_out(one) for one in answer.draft.statements],
        caveats=list(answer.draft.caveats),
        sources=[source_out(one) for one in answer.sources],
        office=answer.office,
        on=answer.on,
        released_at=answer.released_at,
        stale_at=answer.stale_at,
        moved=[moved_out(one) for one in answer.moved],
    )


def statement_out(statement: Statement) -> StatementOut:
    """A statement with its citations."""
    return StatementOut(text=statement.text, citations=[citation_out(one) for one in statement.citations])


def citation_out(citation: Citation) -> CitationOut:
    """A quote and where it stands."""
    return CitationOut(
        provision=str(citation.provision),
        label=citation.label,
        title=citation.title,
        quote=citation.quote,
        page=citation.page,
        valid_from=citation.valid_from,
        valid_to=citation.valid_to,
        status=citation.status,
        recognition=recognition_note(citation.confidence),
    )


def source_out(source: Source) -> SourceOut:
    """The frozen copy of a wording cited."""
    return SourceOut(
        provision=str(source.provision),
        label=source.label,
        title=source.title,
        text=source.text,
        valid_from=source.valid_from,
        status=source.status,
        page=source.page,
    )


def moved_out(moved: Moved) -> MovedOut:
    """What was cited, and what rules now."""
    return MovedOut(
        provision=str(moved.source.provision),
        label=moved.source.label,
        change=moved.change,
        before=moved.source.text,
        now=moved.now,
        by=moved.by,
        since=moved.since,
    )


def event_out(event: Event) -> EventOut:
    """A change of state, and nothing of why."""
    return EventOut(
        sequence=event.sequence, consultation=event.consultation, state=event.state, version=event.version, at=event.at
    )


def municipality_out(municipality: Municipality) -> MunicipalityOut:
    """A municipality by its number and name."""
    return MunicipalityOut(ubigeo=municipality.ubigeo, name=municipality.name)


def provision_out(id: ProvisionId, searcher: Searcher, on: date) -> ProvisionOut | None:
    """A provision with all its wordings, or None when the index has none of that name."""
    wordings = searcher.wordings(id)
    if not wordings:
        return None
    chosen, card = searcher.wording(id, on), searcher.cards()[id.regulation]
    shown = chosen or wordings[-1]
    return ProvisionOut(
        id=str(id),
        regulation=card.label,
        title=card.title,
        label=shown.label,
        heading=shown.heading,
        path=list(shown.path),
        as_of=on,
        wording=_wording_out(chosen, searcher, on) if chosen else None,
        wordings=[_wording_out(wording, searcher, on) for wording in wordings],
        notice=card.notice,
    )


def _wording_out(wording: Wording, searcher: Searcher, on: date) -> WordingOut:
    ended_by = wording.ended_by or searcher.cards()[wording.provision.regulation].repealed_by
    return WordingOut(
        text=wording.text,
        valid_from=wording.valid_from,
        valid_to=wording.valid_to,
        amended_by=_label(wording.amended_by),
        ended_by=_label(ended_by),
        page=wording.page_at(0),
        status=Citer(searcher, on).status(wording),
        recognition=recognition_note(wording.confidence),
    )


def _label(regulation: RegulationId | None) -> str | None:
    return regulation.label if regulation else None
