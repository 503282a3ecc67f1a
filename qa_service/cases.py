"""An article with a list for each of several cases: what it says of the case that is asked about."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from corpus.model import Span
from index.tokens import stem
from ingest.folding import fold
from qa_service.clauses import Piece, pieces
from qa_service.evidence import Evidence, Matter, roots_of
from qa_service.outline import first_word

_FEWEST = 2
# The words with which a sentence outside any list names the case that its list is for.
_NAMING = frozenset({"para", "en", "si", "cuando", "tratándose", "tratandose", "caso", "modalidad", "supuesto", "tipo"})
_LABEL = r"(?:[a-h]|[ivx]{1,4}|\d{1,2})"
# "la modalidad B", "las modalidades C y D", "tipo 2"
_NAMED = re.compile(rf"\b(\w{{4,}})\s+({_LABEL}(?:\s*(?:,|\by\b|\bo\b|\be\b)\s*{_LABEL})*)(?!\w|[.,]\d)")
_LABELS = re.compile(rf"\b{_LABEL}\b")


def of_case(group: Sequence[Evidence], matter: Matter, asked: str) -> Sequence[Evidence]:
    """The pieces of an article, best first, those left out that stand under another case than the one asked about.

    Where the question tells no case from the others, the one whose pieces answer best is kept.
    """
    text = group[0].wording.text
    for leads in cases(pieces(text, group[0].wording.heading), text):
        regions = [Span(one.start, then.start) for one, then in pairwise(leads)]
        regions.append(Span(leads[-1].start, _end(leads[-1], group)))
        chosen = max(range(len(leads)), key=lambda place: _likely(place, leads, regions, group, matter, asked))
        others = [region for place, region in enumerate(regions) if place != chosen]
        group = [one for one in group if not any(other.holds(one.piece.span) for other in others)]
    return group


def cases(found: Sequence[Piece], text: str) -> Iterator[Sequence[Span]]:
    """The leads of the lists for several cases that stand beside one another, those of each article part together.

    Within a list every item opens one of its own, or those do that begin alike; outside, such sentences name a case.
    """
    opened = {piece.lead for piece in found if piece.lead}
    beside: dict[tuple[Span, ...], list[Piece]] = {}
    for piece in found:
        beside.setdefault(piece.leads, []).append(piece)
    for leads, items in beside.items():
        openers = [item.span for item in items if item.span in opened and item.span.of(text).endswith(":")]
        if leads and len(openers) == len(items) >= _FEWEST:
            yield openers
            continue
        alike: dict[str, list[Span]] = {}
        for opener in openers:
            alike.setdefault(first_word(opener.of(text)), []).append(opener)
        yield from (same for word, same in alike.items() if len(same) >= _FEWEST and (leads or word in _NAMING))


def named(text: str) -> AbstractSet[tuple[str, str]]:
    """The cases that a text names by a letter or number, each with the stem of its word: "las modalidades C y D"."""
    found = _NAMED.finditer(fold(text))
    return {(stem(one[1]), label) for one in found for label in _LABELS.findall(one[2])}


def _end(last: Span, group: Sequence[Evidence]) -> int:
    """Where the last case ends: with its last item."""
    return max((one.piece.span.end for one in group if last in one.piece.leads), default=last.end)


def _likely(
    place: int, leads: Sequence[Span], regions: Sequence[Span], group: Sequence[Evidence], matter: Matter, asked: str
) -> tuple[int, float, float]:
    """How likely a case is the one asked about: named so, by the words that tell it from the others, by its pieces."""
    text = group[0].wording.text
    lead = leads[place].of(text)
    common = frozenset.intersection(*(roots_of(one.of(text)) for one in leads))
    own = sum(matter.weights.get(form, 0.0) for form in roots_of(lead) - common)
    best = max((one.score for one in group if regions[place].holds(one.piece.span)), default=0.0)
    return len(named(lead) & named(asked)), own, best
