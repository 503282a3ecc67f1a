"""What a model chose, quoted: composed like any draft, from the articles that it named, in its order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.model import Hit, Searcher
from qa_service.drafting import composed
from qa_service.evidence import Evidence, Matter, gather
from qa_service.limits import USUAL
from qa_service.model import Draft, QuestionKind, Understanding

_FEWEST = 80  # words that a draft of quotes needs
_STEP = 0.01  # of a score: enough to put in order, too little for a rival answer to go unheard


@dataclass(frozen=True)
class Case:
    """A question with all that was found for it."""

    understanding: Understanding
    hits: Sequence[Hit]
    evidence: Sequence[Evidence]
    searcher: Searcher

    @classmethod
    def of(cls, understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> "Case":
        """The case with its evidence gathered, best first."""
        return cls(understanding, hits, gather(understanding, hits, Matter(understanding, hits)), searcher)


def quoted(case: Case, chosen: Sequence[Evidence], name: str, spent: int = 0) -> Draft:
    """The draft that quotes the pieces chosen, the first one as the answer; all rules of the extractive one hold.

    Where the model would have another piece answer than the ranking, nothing is said but the quotes: a term or a yes
    taken from a piece that it chose wrongly would be wrong too. `spent` words are said besides the quotes.
    """
    matter = Matter(case.understanding, case.hits)
    limits = replace(USUAL, words=max(USUAL.words - spent, _FEWEST))
    agreed = chosen[0] == case.evidence[0]
    asked = case.understanding if agreed else replace(case.understanding, kinds=(QuestionKind.OTHER,))
    draft = composed(asked, tuple(_preferred(case.evidence, chosen)), matter, case.searcher, name, limits)
    return replace(draft, kind=case.understanding.kind)


def _preferred(evidence: Sequence[Evidence], chosen: Sequence[Evidence]) -> Iterator[Evidence]:
    """The pieces chosen, then the one that the ranking put first; only their articles are near enough to be cited."""
    best = evidence[0]
    first = list(dict.fromkeys((*chosen, best)))
    for place, one in enumerate(first):
        yield replace(one, score=best.score + _STEP * (len(first) - place), relative=1.0)
    yield from (replace(one, relative=0.0) for one in evidence if one not in first)
