"""Norms that a question names and the corpus lacks, by number or by title."""

import re
from collections.abc import Iterable, Iterator

from corpus.model import Span
from index.model import Card
from index.tokens import stems
from ingest.folding import fold
from ingest.references import Reference

# "la ley de infraestructura en telecomunicaciones", "el reglamento de tránsito", "código penal"
_TITLED = re.compile(
    r"\b(?:(?:ley(?:\s+(?:general|organica|marco))?|reglamento|tuo)\s+del?|codigo(?:\s+del?)?)\s+(?:(?:la|el|los|las)\s+)?"
    r"(?P<title>[a-z]+(?:(?:\s+(?:de|del|la|las|los|el|en|y|para|a))+\s+[a-z]+)*)"
)
_COMMON = frozenset(
    stems("ley norma general nacional peruana actual vigente nueva vieja misma materia interno municipal concejo")
)
_HELD_SHARE = 0.5


def lacking(text: str, references: Iterable[Reference], cards: Iterable[Card]) -> tuple[str, ...]:
    """What the question calls norms that no card answers to, as it wrote them."""
    cards, references = tuple(cards), tuple(references)
    held = {card.id for card in cards}
    by_number = (one.text for one in references if one.regulation and not {one.regulation, *one.also} & held)
    by_title = _untitled(text, [reference.span for reference in references], cards)
    return tuple(dict.fromkeys((*by_number, *by_title)))


def _untitled(text: str, known: list[Span], cards: tuple[Card, ...]) -> Iterator[str]:
    """Titles in the question that no reference covers and no norm's title or other name resembles."""
    titles = [frozenset(stems(f"{card.title} {' '.join(card.aliases)}")) for card in cards]
    for found in _TITLED.finditer(fold(text)):
        wanted = frozenset(stems(found["title"])) - _COMMON
        covered = any(span.start < found.end() and found.start() < span.end for span in known)
        if wanted and not covered and not any(len(wanted & title) > _HELD_SHARE * len(wanted) for title in titles):
            yield text[found.start() : found.end()]
