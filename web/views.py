"""Hits, consultations and provisions as the API and the page show them."""

from datetime import date

from corpus.identifiers import ProvisionId
from index.model import Hit, Searcher, Wording
from qa_service.citing import Citer
from qa_service.consultations import Consultation
from qa_service.model import AbstentionReason, Result
from qa_service.recognition import recognition_note
from web.schemas import ConsultationOut, PassageOut, ProvisionOut, WordingOut

SHOWN_PASSAGES = 8
_SHORT = 1_200  # characters; a longer wording is shown by its best slice
# What is found for these is beside the point, or another municipality's law: showing it would mislead.
_BESIDE_THE_POINT = frozenset(AbstentionReason) - {AbstentionReason.OUTSIDE_CORPUS, AbstentionReason.REPEALED}


def shown_hits(result: Result) -> tuple[Hit, ...]:
    """The provisions that an asker is shown: none where the refusal makes them beside the point."""
    refused = result.abstention
    return () if refused and refused.reason in _BESIDE_THE_POINT else result.hits[:SHOWN_PASSAGES]


def passage_of(hit: Hit, searcher: Searcher, on: date) -> PassageOut:
    """One hit with everything a reader needs to trust it."""
    wording, card = hit.wording, searcher.cards()[hit.wording.provision.regulation]
    start, end = _best_slice(hit)
    ended_by = wording.ended_by or card.repealed_by
    return PassageOut(
        provision=str(wording.provision),
        regulation=card.label,
        title=card.title,
        label=wording.label,
        heading=wording.heading,
        text=wording.text[start:end],
        complete=(start, end) == (0, len(wording.text)),
        page=wording.page_at(start),
        valid_from=wording.valid_from,
        valid_to=wording.valid_to,
        status=Citer(searcher, on).status(wording),
        ended_by=ended_by.label if ended_by else None,
        notice=card.notice,
        recognition=recognition_note(wording.confidence),
    )


def _best_slice(hit: Hit) -> tuple[int, int]:
    whole = len(hit.wording.text)
    if whole <= _SHORT:
        return 0, whole
    return (hit.passages[0].start, hit.passages[0].end) if hit.passages else (0, _SHORT)


def consultation_out(kept: Consultation, advisor: bool) -> ConsultationOut:
    """A consultation for its reader: the draft only for an advisor."""
    result = kept.result
    draft = {key: result[key] for key in ("draft", "statements", "citations")} if advisor and result["draft"] else None
    return ConsultationOut(
        id=kept.id,
        state=result["outcome"],
        asked_at=kept.asked_at,
        question=kept.question,
        as_of=kept.as_of,
        generation=kept.generation,
        reason=result["reason"],
        message=result["message"],
        passages=[PassageOut(**passage) for passage in kept.passages],
        draft=draft,
    )


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
        amended_by=wording.amended_by.label if wording.amended_by else None,
        ended_by=ended_by.label if ended_by else None,
        page=wording.page_at(0),
        status=Citer(searcher, on).status(wording),
        recognition=recognition_note(wording.confidence),
    )
