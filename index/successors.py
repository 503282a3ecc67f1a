"""Laws of which no text held is as new as a consolidated one (TUO) that is not: their cards say so."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from corpus.identifiers import RegulationId
from index.model import Card, Wording

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NOTICE = (
    "{law}: hay un texto único ordenado posterior que este servicio no tiene ({text}); compruebe allí lo que se cita."
)

Consolidations = Callable[[RegulationId], Sequence[RegulationId]]
Contents = Callable[[RegulationId], Sequence[Wording]]


def noticed(cards: Mapping[int, Card], consolidations: Consolidations, contents: Contents) -> dict[int, Card]:
    """The cards, with a notice on those of laws of which no text held is as new as a consolidated one that is not."""
    return {number: _noticed(card, consolidations(card.id), contents) for number, card in cards.items()}


def _noticed(card: Card, texts: Sequence[RegulationId], contents: Contents) -> Card:
    years = {year: text for text in texts if (year := _year(text))}
    if not years or max(years) <= _newest(contents(card.id)):
        return card
    told = _NOTICE.format(law=card.label, text=years[max(years)].label)
    return replace(card, notice=" ".join(filter(None, (card.notice, told))))


def _newest(wordings: Sequence[Wording]) -> int:
    """The year from which the newest wording binds; 0 when none is known."""
    return max((wording.valid_from.year for wording in wordings if wording.valid_from), default=0)


def _year(norm: RegulationId) -> int:
    found = _YEAR.search(norm.number)
    return int(found.group()) if found else 0
