"""Question -> Understanding: what is asked, for which day and place, by which norms and words it is searched."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.errors import InvalidQuestion
from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Place
from index.model import Card, Query, Searcher
from ingest.names import NameIndex
from ingest.references import Reference, find_references
from qa_service import courtesy, dates, heeding, injection, lexicon, naming, places, refusals
from qa_service.kinds import kinds_of
from qa_service.model import Question, Understanding
from qa_service.words import content, squeeze, without

LONGEST_QUESTION = 8000
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{1,300})[”\"»]")
_QUOTATION = 3  # words that a quotation must have to tell one provision from another


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is read against: the norms of the corpus, their names, the provisions they hold."""

    cards: Mapping[RegulationId, Card]
    names: NameIndex
    holds: Callable[[ProvisionId], bool]

    @classmethod
    def of(cls, searcher: Searcher) -> "Scope":
        """Index the names of the norms that a searcher holds."""
        cards = searcher.cards()
        return cls(cards, NameIndex.of(cards.values()), lambda provision: bool(searcher.wordings(provision)))


def understand(question: Question, scope: Scope, today: date) -> Understanding:
    """Read a question; raises `InvalidQuestion` when there is nothing to read or too much."""
    _check(question.text)
    asked, ordered = injection.strip(question.text)
    said, asked = asked, courtesy.strip(asked)
    references = find_references(asked, names=scope.names)
    day = question.as_of or dates.as_of(asked, today) or today
    place = question.place or places.find(said, scope.cards.values())
    refusal = refusals.refuse(asked, ordered) or refusals.refuse_local(said, place, scope.cards.values())
    query = _query(asked, day, place, references, scope)
    return Understanding(
        question=question,
        text=asked,
        kinds=kinds_of(asked),
        query=query,
        dated=day < today,
        local=refusals.is_local(asked),
        missing=naming.lacking(asked, references, scope.cards.values()),
        astray=naming.astray(references, scope.cards),
        lacked=heeding.lacked(query.cited, scope.holds),
        bare=heeding.asks_only(asked, references),
        refusal=refusal,
        matter=_matter(asked, references, query.cited),
    )


def _check(text: str) -> None:
    if not text.strip():
        raise InvalidQuestion("La consulta está vacía. Escriba qué quiere saber.")
    if len(text) > LONGEST_QUESTION:
        raise InvalidQuestion(f"La consulta tiene {len(text)} caracteres; el máximo es {LONGEST_QUESTION}. Resúmala.")


def _matter(asked: str, references: tuple[Reference, ...], cited: tuple[ProvisionId, ...]) -> str:
    """What is asked of the one provision cited, "artículo 10 del Decreto Legislativo 1057" left out; else all of it."""
    named = [one.span for one in references if len(cited) == 1 and one.eid and one.regulation == cited[0].regulation]
    left = without(asked, named)
    return left if content(left) else asked


def _query(asked: str, day: date, place: Place | None, references: tuple[Reference, ...], scope: Scope) -> Query:
    named = {norm for one in references for norm in (one.regulation, *one.also) if norm in scope.cards}
    norms = frozenset(norm for norm in named if norm is not None)
    return Query(
        text=squeeze(asked) or "?",
        as_of=day,
        place=place,
        named=norms,
        cited=tuple(dict.fromkeys(_cited(references, norms, scope))),
        expansions=lexicon.expand(asked),
        quoted=tuple(found[1] for found in _QUOTED.finditer(asked) if len(found[1].split()) >= _QUOTATION),
    )


def _cited(references: tuple[Reference, ...], named: frozenset[RegulationId], scope: Scope) -> Iterator[ProvisionId]:
    """The provisions cited; one without its norm is that of the only norm in question that holds it."""
    around = {*named, *(norm for law in named if (norm := scope.names.regulation_of(law).regulation))}
    for reference in references:
        if reference.eid and reference.regulation in scope.cards and reference.regulation:
            yield ProvisionId(reference.regulation, reference.eid)
        elif reference.eid and reference.regulation is None:
            fits = [one for norm in sorted(around) if scope.holds(one := ProvisionId(norm, reference.eid))]
            yield from fits if len(fits) == 1 else ()
