"""A result as the JSON of `absuelve ask --questions … --out …`, whose shape others rely on."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from qa_service.confidence import doubt
from qa_service.model import Abstention, Citation, Draft, Result
from qa_service.recognition import recognition_note

Json = dict[str, Any]


def to_json(result: Result) -> Json:
    """One line of the answers file."""
    draft = result.draft
    return {
        "id": result.question.id,
        "outcome": "drafted" if draft else "abstained",
        "reason": _reason(result.outcome),
        "message": result.abstention.message if result.abstention else None,
        "confidence": round(result.outcome.confidence, 4),
        "doubt": doubt(draft.confidence) if draft else None,
        "note": draft.note or None if draft else None,
        "draft": draft.text if draft else None,
        "statements": [_statement(draft, index) for index in range(len(draft.statements))] if draft else [],
        "citations": [citation_json(citation) for citation in draft.citations] if draft else [],
        "passages": list(_passages(result)),
        "ms": {"retrieve": round(result.timings.retrieve, 2), "draft": round(result.timings.draft, 2)},
    }


def citation_json(citation: Citation) -> Json:
    """A citation as written to files and sent to browsers."""
    return {
        "regulation": citation.regulation.slug,
        "eid": citation.eid,
        "quote": citation.quote,
        "page": citation.page,
        "valid_from": _day(citation.valid_from),
        "valid_to": _day(citation.valid_to),
        "label": citation.label,
        "title": citation.title,
        "start": citation.start,
        "end": citation.end,
        "status": citation.status.value,
        "confidence": citation.confidence,
        "recognition": recognition_note(citation.confidence),
    }


def _statement(draft: Draft, index: int) -> Json:
    statement = draft.statements[index]
    return {
        "text": statement.text,
        "citations": [citation_json(citation) for citation in statement.citations],
        "failed": [{"check": check.kind.value, "detail": check.detail} for check in statement.failed],
    }


def _passages(result: Result) -> Iterator[Json]:
    for hit in result.hits:
        yield {
            "regulation": hit.wording.provision.regulation.slug,
            "eid": hit.wording.provision.eid,
            "score": round(hit.score, 6),
            "valid_from": _day(hit.wording.valid_from),
            "valid_to": _day(hit.wording.valid_to),
        }


def _reason(outcome: Draft | Abstention) -> str | None:
    return outcome.reason.value if isinstance(outcome, Abstention) else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
