"""Question -> Understanding: what is asked, for which day and place, by which norms and words it is searched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.errors import InvalidQuestion
from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Place
from index.model import Card, Query
from ingest.names import NameIndex
from ingest.references import Reference, find_references
from qa_service import dates, injection, lexicon, naming, places, refusals
from qa_service.kinds import kinds_of
from qa_service.model import Question, Understanding
from qa_service.words import squeeze

LONGEST_QUESTION = 8000


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is read against: the norms of the corpus and their names."""

    cards: Mapping[RegulationId, Card]
    names: NameIndex

    @classmethod
    def of(cls, cards: Mapping[RegulationId, Card]) -> "Scope":
        """Index the names of the norms in a corpus."""
        return cls(cards, NameIndex.of(cards.values()))


def understand(question: Question, scope: Scope, today: date) -> Understanding:
    """Read a question; raises `InvalidQuestion` when there is nothing to read or too much."""
    _check(question.text)
    asked, ordered = injection.strip(question.text)
    references = find_references(asked, names=scope.names)
    day = question.as_of or dates.as_of(asked, today) or today
    place = question.place or places.find(asked, scope.cards.values())
    refusal = refusals.refuse(asked, ordered) or refusals.refuse_local(asked, place, scope.cards.values())
    return Understanding(
        question=question,
        text=asked,
        kinds=kinds_of(asked),
        query=_query(asked, day, place, references, scope),
        dated=day < today,
        local=refusals.is_local(asked),
        missing=naming.lacking(asked, references, scope.cards.values()),
        refusal=refusal,
    )


def _check(text: str) -> None:
    if not text.strip():
        raise InvalidQuestion("La consulta está vacía. Escriba qué quiere saber.")
    if len(text) > LONGEST_QUESTION:
        raise InvalidQuestion(f"La consulta tiene {len(text)} caracteres; el máximo es {LONGEST_QUESTION}. Resúmala.")


def _query(asked: str, day: date, place: Place | None, references: tuple[Reference, ...], scope: Scope) -> Query:
    named = {
        norm for reference in references for norm in (reference.regulation, *reference.also) if norm in scope.cards
    }
    cited = [
        ProvisionId(r.regulation, r.eid) for r in references if r.regulation and r.eid and r.regulation in scope.cards
    ]
    return Query(
        text=squeeze(asked) or "?",
        as_of=day,
        place=place,
        named=frozenset(norm for norm in named if norm is not None),
        cited=tuple(dict.fromkeys(cited)),
        expansions=lexicon.expand(asked),
    )
