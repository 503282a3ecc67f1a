"""Spans of a wording turned into citations of the most exact provision that holds them."""

from collections.abc import Iterable, Mapping
from datetime import date

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Span
from corpus.validity import Status
from index.model import Card, Searcher, Wording
from qa_service.attribution import provision_name, title_of
from qa_service.heeding import remarks
from qa_service.model import Citation


class Citer:
    """Makes citations against one index, as its wordings stand on a day."""

    def __init__(self, searcher: Searcher, on: date) -> None:
        self._searcher = searcher
        self._cards: Mapping[RegulationId, Card] = searcher.cards()
        self._on = on

    def cite(self, wording: Wording, span: Span) -> Citation:
        """The citation of a span of `wording`, in the smallest numeral or literal that holds all of it."""
        quote = span.of(wording.text)
        holder = self._holder(wording, quote)
        start = span.start if holder is wording else holder.text.index(quote)
        return Citation(
            regulation=holder.provision.regulation,
            eid=holder.provision.eid,
            label=provision_name(holder.provision.eid),
            title=title_of(self.card(holder)),
            quote=quote,
            start=start,
            end=start + len(quote),
            page=wording.page_at(span.start),
            valid_from=wording.valid_from,
            valid_to=wording.valid_to,
            status=self.status(wording),
            amended_by=wording.amended_by,
            confidence=wording.confidence,
        )

    def wording(self, provision: ProvisionId) -> Wording | None:
        """A provision's wording on the day, or None when the index does not hold it."""
        return self._searcher.wording(provision, self._on)

    def before(self, wording: Wording) -> Wording | None:
        """The wording that ended when this one began, or None."""
        began = wording.valid_from
        others = self._searcher.wordings(wording.provision)
        return next((old for old in others if began and old.valid_to == began and old.version != wording.version), None)

    def card(self, wording: Wording) -> Card | None:
        """The card of the norm that a wording stands in."""
        return self._cards.get(wording.provision.regulation)

    def remarks(self, cited: Iterable[ProvisionId], used: Iterable[ProvisionId]) -> tuple[str, ...]:
        """What a draft that rests on some provisions closes with because of those that its question cites."""
        return remarks(cited, used, self._searcher, self._on)

    def status(self, wording: Wording) -> Status:
        """How a wording stands on the day asked about, the end of its whole norm included."""
        card = self.card(wording)
        if card and card.standing(self._on) is Status.REPEALED:
            return Status.REPEALED
        if wording.valid_from and self._on < wording.valid_from:
            return Status.NOT_YET
        if wording.valid_to is None or self._on < wording.valid_to:
            return Status.IN_FORCE
        return Status.REPEALED if wording.repealed else Status.SUPERSEDED

    def _holder(self, wording: Wording, quote: str) -> Wording:
        inside = [
            child
            for child in self._searcher.children(wording)
            if quote in child.text and (child.valid_from, child.valid_to) == (wording.valid_from, wording.valid_to)
        ]
        return min(inside, key=lambda child: len(child.text), default=wording)
