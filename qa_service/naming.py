"""Norms that a question names and the corpus lacks, by number or by title, and provisions cited of such norms."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from corpus.identifiers import RegulationId
from corpus.model import Span
from index.model import Card, Hit
from index.tokens import stems
from ingest.folding import fold
from ingest.references import UNSAID, Reference

# "la ley de infraestructura en telecomunicaciones", "el reglamento de tránsito", "código penal"
_TITLED = re.compile(
    r"\b(?:(?:ley(?:\s+(?:general|organica|marco))?|reglamento|tuo)\s+del?|codigo(?:\s+del?)?)\s+(?:(?:la|el|los|las)\s+)?"
    r"(?P<title>[a-z]+(?:(?:\s+(?:de|del|la|las|los|el|en|y|para|a))+\s+[a-z]+)*)"
)
_COMMON = frozenset(
    stems("ley norma general nacional peruana actual vigente nueva vieja misma materia interno municipal concejo")
)
_HELD_SHARE = 0.5
_NUMBER = re.compile(r"(?:art|para)_(\d+(?:-[A-Z]+)?)")


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


def astray(references: Iterable[Reference], held: Container[RegulationId]) -> tuple[Reference, ...]:
    """The provisions cited of a norm that is not held, or of one only called "el Reglamento", "la Ley".

    One that stands without its norm ("artículo 23") may be cited in passing, and counts for nothing.
    """
    return tuple(
        one
        for one in references
        if one.eid and not any(norm in held for norm in (one.regulation, *one.also) if norm)
        if one.reason != UNSAID
    )


def unmet(cited: Sequence[Reference], hits: Sequence[Hit]) -> bool:
    """Whether there are provisions `cited` and none of these hits can be one: of another norm, or of other numbers."""
    found = {number for hit in hits for number in _NUMBER.findall(hit.wording.provision.eid)}
    return bool(cited) and not any(one.regulation is None and _numbers(one) <= found for one in cited)


def _numbers(reference: Reference) -> frozenset[str]:
    return frozenset(_NUMBER.findall(reference.eid or "")[:1])
