"""Norms that a question names and the corpus lacks, by number or by title, and provisions cited of such norms."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from corpus.identifiers import ProvisionId, RegulationId, RegulationKind
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
_LAWS = frozenset(
    {
        RegulationKind.CONSTITUTION,
        RegulationKind.LAW,
        RegulationKind.LEGISLATIVE_DECREE,
        RegulationKind.DECREE_LAW,
        RegulationKind.URGENCY_DECREE,
    }
)
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


def unmet(cited: Sequence[Reference], hits: Iterable[Hit]) -> bool:
    """Whether there are provisions `cited`, of norms not held or not told, and none of these hits can be one."""
    return bool(cited) and not any(_may_be(one, hit.wording.provision) for hit in hits for one in cited)


def _may_be(cited: Reference, found: ProvisionId) -> bool:
    """Whether the norm cited is not told and the article has the number; no law is called "el Reglamento"."""
    by_law = found.regulation.kind in _LAWS and "reglamento" in fold(cited.text)
    return cited.regulation is None and not by_law and set(_number(cited.eid or "")) <= set(_number(found.eid))


def _number(eid: str) -> list[str]:
    return _NUMBER.findall(eid)[:1]
