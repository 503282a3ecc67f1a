"""The provisions that an asker is shown at once: found and marked, with nothing drafted from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.validity import Status
from index.model import Hit, Searcher
from qa_service.citing import Citer
from qa_service.model import Abstention, AbstentionReason
from qa_service.recognition import recognition_note

SHOWN = 8
_SHORT = 1_200  # characters; a longer wording is shown by its best slice
# What is found for these is beside the point, or another municipality's law: showing it would mislead.
_BESIDE_THE_POINT = frozenset(AbstentionReason) - {AbstentionReason.OUTSIDE_CORPUS, AbstentionReason.REPEALED}


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision with everything a reader needs to trust it: its norm, the text or its best slice, how it stands."""

    provision: str
    regulation: str
    title: str
    label: str
    heading: str | None
    text: str
    complete: bool
    page: int | None
    valid_from: date | None
    valid_to: date | None
    status: Status
    ended_by: str | None
    notice: str | None
    recognition: str | None = None


def shown(hits: Sequence[Hit], refusal: Abstention | None, searcher: Searcher, on: date) -> tuple[Shown, ...]:
    """What an asker sees of the hits, as they stand on that day."""
    return tuple(show(hit, searcher, on) for hit in shown_hits(hits, refusal))


def shown_hits(hits: Sequence[Hit], refusal: Abstention | None) -> Sequence[Hit]:
    """The best few, or none where the refusal makes them beside the point."""
    return () if refusal and refusal.reason in _BESIDE_THE_POINT else hits[:SHOWN]


def show(hit: Hit, searcher: Searcher, on: date) -> Shown:
    """One hit, as it stands on that day."""
    wording, card = hit.wording, searcher.cards()[hit.wording.provision.regulation]
    start, end = _best_slice(hit)
    ended_by = wording.ended_by or card.repealed_by
    return Shown(
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
