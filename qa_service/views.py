"""Hits, consultations and provisions as the API and the page show them."""

from datetime import date

from corpus.identifiers import ProvisionId
from corpus.model import Version
from corpus.validity import Status, status_of
from index.model import Hit, Searcher, Wording
from qa_service.consultations import Consultation
from qa_service.schemas import ConsultationOut, PassageOut, ProvisionOut, WordingOut

SHOWN_PASSAGES = 8


def passage_of(hit: Hit, searcher: Searcher, on: date) -> PassageOut:
    """One hit with everything a reader needs to trust it."""
    wording, card = hit.wording, searcher.cards()[hit.wording.provision.regulation]
    return PassageOut(
        provision=str(wording.provision),
        regulation=card.label,
        title=card.title,
        label=wording.label,
        heading=wording.heading,
        text=wording.text,
        page=wording.page_at(0),
        valid_from=wording.valid_from,
        valid_to=wording.valid_to,
        status=status_on(wording, on),
        notice=card.notice,
    )


def status_on(wording: Wording, on: date) -> Status:
    """How a wording of the index stands on a day."""
    return status_of(Version(0, (), wording.valid_from, wording.valid_to, repealed=wording.repealed), on)


def consultation_out(kept: Consultation, advisor: bool) -> ConsultationOut:
    """A consultation for its reader: the draft only for an advisor."""
    result = kept.result
    draft = {key: result[key] for key in ("draft", "statements", "citations")} if advisor and result["draft"] else None
    return ConsultationOut(
        id=kept.id,
        state=result["outcome"],
        asked_at=kept.asked_at,
        question=kept.question,
        generation=kept.generation,
        reason=result["reason"],
        message=kept.message,
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
        wording=_wording_out(chosen, on) if chosen else None,
        wordings=[_wording_out(wording, on) for wording in wordings],
        notice=card.notice,
    )


def _wording_out(wording: Wording, on: date) -> WordingOut:
    return WordingOut(
        text=wording.text,
        valid_from=wording.valid_from,
        valid_to=wording.valid_to,
        amended_by=wording.amended_by.label if wording.amended_by else None,
        status=status_on(wording, on),
    )
