"""Drafts and histories as those who review them are shown."""

from desk.drafts import Kept
from desk.model import Account
from desk.release import Source
from desk.reviewing import Beside, History, Revision, Sheet, beside
from desk.service import Desk
from desk.similar import Similar
from qa_service.model import Check, Statement
from web.schemas.consultations import RatingOut
from web.schemas.reviews import (
    CheckedOut,
    CheckOut,
    DraftOut,
    HistoryOut,
    PointOut,
    RevisionOut,
    SavedOut,
    SimilarOut,
    StretchOut,
)
from web.views import answer_out, citation_out, consultation_out, moved_out, note_out, passage_out, source_out


def draft_out(sheet: Sheet, desk: Desk, reader: Account) -> DraftOut:
    """A draft with all that judging it takes."""
    kept = sheet.kept
    return DraftOut(
        consultation=consultation_out(sheet.consultation, desk, reader),
        number=kept.number,
        author=kept.author,
        digest=kept.digest,
        generation=sheet.generation,
        made_at=kept.made_at,
        on=sheet.on,
        confidence=kept.draft.confidence,
        signs=list(sheet.signs),
        reason=kept.reason,
        message=kept.message or kept.draft.note or None,
        text=kept.draft.text,
        statements=[_checked(one) for one in sheet.statements],
        caveats=list(kept.draft.caveats),
        nearest=[passage_out(one) for one in sheet.nearest],
        moved=[moved_out(one) for one in sheet.moved],
        similar=[similar_out(one) for one in sheet.similar],
        checklist=[PointOut(key=point.key, text=point.text) for point in sheet.checklist],
        notes=[note_out(one, reader) for one in sheet.notes],
        answer=answer_out(sheet.answer) if sheet.answer else None,
    )


def saved_out(kept: Kept) -> SavedOut:
    """A draft just changed."""
    return SavedOut(
        number=kept.number,
        digest=kept.digest,
        generation=kept.generation,
        text=kept.draft.text,
        statements=[_checked(Beside(one, ())) for one in kept.draft.statements],
        caveats=list(kept.draft.caveats),
    )


def history_out(history: History, desk: Desk, reader: Account) -> HistoryOut:
    """All that was written on a consultation."""
    return HistoryOut(
        consultation=consultation_out(history.consultation, desk, reader),
        revisions=[_revision(one) for one in history.revisions],
        notes=[note_out(one, reader) for one in history.notes],
        releases=[answer_out(one) for one in history.releases],
        ratings=[RatingOut(score=r.score, reason=r.reason, release=r.release, at=r.at) for r in history.ratings],
    )


def similar_out(one: Similar) -> SimilarOut:
    """A released answer like the one in hand."""
    return SimilarOut(
        consultation=one.consultation,
        question=one.question,
        released_at=one.released_at,
        shared=list(one.shared),
        likeness=one.likeness,
    )


def checked_out(statement: Statement, sources: tuple[Source, ...]) -> CheckedOut:
    """A statement as checked, beside those of the sources that it cites."""
    return _checked(beside(statement, sources))


def _checked(beside: Beside) -> CheckedOut:
    return CheckedOut(
        text=beside.statement.text,
        citations=[citation_out(one) for one in beside.statement.citations],
        failed=[_check(one) for one in beside.statement.failed],
        sources=[source_out(one) for one in beside.sources],
    )


def _check(check: Check) -> CheckOut:
    return CheckOut(check=check.kind.value, detail=check.detail)


def _revision(one: Revision) -> RevisionOut:
    return RevisionOut(
        number=one.kept.number,
        author=one.kept.author,
        made_at=one.kept.made_at,
        reasons=list(one.reasons),
        reason=one.kept.reason,
        text=one.kept.draft.text,
        changes=[StretchOut(change=stretch.change.value, text=stretch.text) for stretch in one.changes],
    )
