"""What a search tells of whether the answer is among what it found."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from corpus.identifiers import RegulationKind
from index.model import Card, Hit, Searcher
from index.questions import NEARER
from index.surroundings import likelihood
from qa_service.evidence import Matter
from qa_service.model import QuestionKind, Understanding
from qa_service.words import content

_NEXT = 10  # hits that the first is compared with, and that two rankings may share
_VALUES = frozenset({QuestionKind.DEADLINE, QuestionKind.AMOUNT, QuestionKind.PERCENTAGE, QuestionKind.COUNT})


@dataclass(frozen=True, slots=True)
class Signals:
    """Figures of one search; None where it does not tell, as without vectors.

    `near` is the cosine of the first article's nearest slice; `clear` how much the nearest of all stands out from the
    mean of what was found; `cohort` the nearest cosine among titles of norms at large, held or not; `held` the log of
    the odds, by vectors alone, that the article meant is among those found and not among those that the index lacks
    (`index.surroundings`), where a national norm comes first and today's law is asked for; `words` the best BM25 score,
    counted in words that hardly any article has. `unknown` is the share of the question's words that stand nowhere in
    the index; `covered` the share of its weight in the first article's nearest slice; `named` is 1 when it names a norm
    that is held. `ahead` is the first one's score less the mean of the next nine; `agreed` the share of the ten best by
    words that are among the ten best by vectors; `valued` is 1 when a number is asked for. `known` is true
    where there are questions that the first article is known to answer.
    """

    near: float | None
    clear: float | None
    cohort: float | None
    held: float | None
    words: float | None
    unknown: float
    covered: float
    named: float
    ahead: float
    agreed: float | None
    valued: float
    known: bool = False


def read(understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> Signals:
    """Read the signals off the hits of a search, of which there is at least one."""
    first, scores = hits[0], [hit.score for hit in hits[:_NEXT]]
    cosines = [hit.parts["cosine"] for hit in hits if "cosine" in hit.parts]
    return Signals(
        near=first.parts.get("cosine"),
        clear=max(cosines) - fmean(cosines) if cosines else None,
        cohort=first.parts.get("cohort"),
        held=None if understanding.dated else _held(hits, searcher),
        words=first.parts.get("bm25"),
        unknown=_unknown(understanding, searcher),
        covered=min(Matter(understanding, hits).weigh(_nearest(first)), 1.0),
        named=float(bool(understanding.query.named)),
        ahead=first.score - fmean(scores[1:] or [0.0]),
        agreed=_agreed(hits),
        valued=float(bool(_VALUES & set(understanding.kinds))),
        known="asked" in first.parts,
    )


def _held(hits: Sequence[Hit], searcher: Searcher) -> float | None:
    """None where no national norm comes first: the register has nothing else, so it can't tell which is meant."""
    first = hits[0]
    card = searcher.cards().get(first.wording.provision.regulation)
    if "beyond" not in first.parts or card is None or not _national(card):
        return None
    return likelihood(map(_nearness, hits)) - first.parts["beyond"]


def _nearness(hit: Hit) -> float:
    """How near a hit is by its text or by a question that it is known to answer."""
    return max(hit.parts["cosine"], hit.parts.get("asked", 0.0) - NEARER)


def _national(card: Card) -> bool:
    return card.place.national and card.id.kind is not RegulationKind.DOCUMENT


def _unknown(understanding: Understanding, searcher: Searcher) -> float:
    asked = set(content(understanding.matter or understanding.text))
    return sum(not searcher.knows(word) for word in asked) / max(len(asked), 1)


def _nearest(hit: Hit) -> str:
    return hit.passages[0].text if hit.passages else hit.wording.text


def _agreed(hits: Sequence[Hit]) -> float | None:
    """How far the ranking by words and the one by vectors have the same articles in front."""
    if not any("cosine" in hit.parts for hit in hits):
        return None
    by_words, by_vectors = (
        set(sorted(range(len(hits)), key=lambda place: -hits[place].parts.get(name, 0.0))[:_NEXT])
        for name in ("lexical", "dense")
    )
    return len(by_words & by_vectors) / _NEXT
