"""A draft of what a model chose: composed of quotes like any other, from the articles that it named, in its order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.model import Hit, Searcher
from qa_service.drafting import composed
from qa_service.evidence import Evidence, Matter
from qa_service.model import Draft, Understanding

_STEP = 0.01  # of a score: enough to put in order, too little for a rival answer to go unheard


def quoted(
    understanding: Understanding,
    hits: Sequence[Hit],
    evidence: Sequence[Evidence],
    chosen: Sequence[Evidence],
    searcher: Searcher,
    name: str,
) -> Draft:
    """The draft that quotes the pieces chosen, the first one as the answer; all rules of the extractive one hold."""
    matter = Matter(understanding, hits)
    return composed(understanding, tuple(_preferred(evidence, chosen)), matter, searcher, name)


def _preferred(evidence: Sequence[Evidence], chosen: Sequence[Evidence]) -> Iterator[Evidence]:
    """The pieces chosen before all others; only their articles are near enough to be cited."""
    top = max(one.score for one in evidence)
    for place, one in enumerate(chosen):
        yield replace(one, score=top + _STEP * (len(chosen) - place), relative=1.0)
    yield from (replace(one, relative=0.0) for one in evidence if one not in chosen)
