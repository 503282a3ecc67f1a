"""A regulation becomes wordings (what is cited) and passages (what is searched).

The unit of search is the article-level provision. The lexical index reads it whole; the embedding model reads at most
a few hundred tokens, so a long one is cut into slices at the boundaries its own layout gives.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from corpus.identifiers import ProvisionId, article_of
from corpus.model import Document, Provision, ProvisionKind, Regulation, Span, Version
from index.model import Card, Passage, Wording
from index.sentences import sentences

Measure = Callable[[str], int]

Break = Callable[[str], list[int]]


def _after(pattern: str) -> Break:
    compiled = re.compile(pattern)
    return lambda text: [match.end() for match in compiled.finditer(text)]


def _sentence_starts(text: str) -> list[int]:
    return [sentence.start for sentence in sentences(text)[1:]]


# Where a long provision may be cut, best first: blank line, line, sentence, clause, space.
_BREAKS = (_after(r"\n\s*\n"), _after(r"\n"), _sentence_starts, _after(r"(?<=[,;:])\s+"), _after(r"\s+"))
_COVERED = 0.8  # an annex whose articles hold this share of its text is searched through them


def card_of(regulation: Regulation) -> Card:
    """What the index keeps of the norm itself."""
    return Card(
        id=regulation.id,
        title=regulation.title,
        issuer=regulation.issuer,
        published=regulation.published,
        place=regulation.place,
        aliases=regulation.aliases,
        notice=regulation.notice,
        repealed_on=regulation.repealed_on,
        repealed_by=regulation.repealed_by,
        source=regulation.documents[0].source.path if regulation.documents else "",
        begins=_begins(regulation),
    )


def _begins(regulation: Regulation) -> date | None:
    days = [version.valid_from for provision in regulation.provisions for version in provision.versions]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def wordings_of(regulation: Regulation) -> Iterator[Wording]:
    """Every version of every provision, in reading order, oldest version first."""
    for provision in regulation.provisions:
        for number, version in enumerate(provision.versions):
            yield _wording(regulation, provision, number, version)


def _wording(regulation: Regulation, provision: Provision, number: int, version: Version) -> Wording:
    return Wording(
        provision=ProvisionId(regulation.id, provision.eid),
        version=number,
        kind=provision.kind,
        label=provision.label,
        heading=provision.heading,
        path=provision.path,
        text=regulation.text_of(version),
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        amended_by=version.amended_by,
        ended_by=version.ended_by,
        repealed=version.repealed,
        pages=_pages(regulation.documents[version.document], version.spans),
        confidence=_confidence(regulation.documents[version.document], version.spans),
    )


def _confidence(document: Document, spans: tuple[Span, ...]) -> float | None:
    """How sure the recognition was of the worst page that a wording stands on; None where none was recognised."""
    touched = (
        page.confidence
        for page in document.pages
        if page.confidence is not None and any(page.span.start < s.end and s.start < page.span.end for s in spans)
    )
    return min(touched, default=None)


def _pages(document: Document, spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    """Where each page begins in the text that the spans, joined by newlines, make."""
    pairs: list[tuple[int, int]] = []
    offset = 0
    for span in spans:
        for page in document.pages:
            if page.span.start < span.end and span.start < page.span.end and (not pairs or pairs[-1][1] != page.number):
                pairs.append((offset + max(page.span.start - span.start, 0), page.number))
        offset += span.end - span.start + 1
    return tuple(pairs)


def searched(regulation: Regulation) -> frozenset[str]:
    """The eIds that are searched: article-level provisions.

    Not the preface, whose recitals answer nothing, unless there is nothing else; nor an annex that its articles repeat.
    """
    articles = {p.eid: p for p in regulation.provisions if article_of(p.eid) == p.eid}
    kept = {
        eid
        for eid, provision in articles.items()
        if provision.kind is not ProvisionKind.PREFACE and not _repeated(eid, articles)
    }
    return frozenset(kept or articles)


def _repeated(eid: str, articles: dict[str, Provision]) -> bool:
    inside = [p for other, p in articles.items() if other.startswith(f"{eid}__")]
    return bool(inside) and sum(_length(p) for p in inside) >= _COVERED * _length(articles[eid])


def _length(provision: Provision) -> int:
    return sum(span.end - span.start for span in provision.latest.spans) if provision.versions else 0


def context_of(card: Card, wording: Wording) -> str:
    """One line that says where a passage stands: norm, headings above, provision and its title."""
    name = card.title if card.title.startswith(card.label) else f"{card.label}, {card.title}"
    parts = (name, *wording.path, ". ".join(filter(None, (wording.label, wording.heading))))
    return " > ".join(" ".join(part.split()) for part in parts if part)


def passages_of(card: Card, wording: Wording, measure: Measure, limit: int) -> tuple[Passage, ...]:
    """The slices of a wording, each of at most about `limit` tokens by `measure`, its context aside."""
    context = context_of(card, wording)
    return tuple(
        Passage(wording.provision, wording.version, span.start, span.end, span.of(wording.text), context)
        for span in slices(wording.text, measure, limit)
    )


def slices(text: str, measure: Measure, limit: int) -> tuple[Span, ...]:
    """Cut a text into spans of at most `limit` tokens, at the best boundary there is; blank ends are left out."""
    whole = _trim(text, Span(0, len(text)))
    if whole.start == whole.end:
        return ()
    return tuple(_cut(text, whole, measure, limit, 0))


def _cut(text: str, span: Span, measure: Measure, limit: int, level: int) -> list[Span]:
    if level == len(_BREAKS) or measure(span.of(text)) <= limit:
        return [span]
    pieces = [
        finer for piece in _split(text, span, _BREAKS[level]) for finer in _cut(text, piece, measure, limit, level + 1)
    ]
    return _join(text, pieces, measure, limit)


def _split(text: str, span: Span, breaks: Break) -> list[Span]:
    edges = [span.start, *(span.start + cut for cut in breaks(span.of(text))), span.end]
    pieces = [_trim(text, Span(start, end)) for start, end in pairwise(edges)]
    return [piece for piece in pieces if piece.start < piece.end]


def _join(text: str, pieces: list[Span], measure: Measure, limit: int) -> list[Span]:
    """Neighbours together again while they fit, so that slices are as long as they may be."""
    joined: list[Span] = []
    for piece in pieces:
        wider = Span(joined[-1].start, piece.end) if joined else piece
        if joined and measure(wider.of(text)) <= limit:
            joined[-1] = wider
        else:
            joined.append(piece)
    return joined


def _trim(text: str, span: Span) -> Span:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + len(inner.rstrip())))
