"""The citation finder: every reference in law or in an official's question, resolved or left with the reason."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.identifiers import RegulationId
from corpus.model import Span
from ingest.folding import fold
from ingest.mentions import Mention, find_mentions
from ingest.names import NameIndex
from ingest.pieces import Chain, Level, find_chains


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation: `text` is what `span` covers; `eid` is None when a whole norm is cited.

    `regulation` is None, with the `reason` in Spanish, when it is not certain. `also` are norms with the same rules:
    the law behind a TUO, the TUO of a law.
    """

    span: Span
    regulation: RegulationId | None
    eid: str | None
    text: str
    reason: str | None = None
    also: tuple[RegulationId, ...] = ()


# What may stand between a provision and its norm: "de la", ", del Título Preliminar de la", "de la referida".
_FORWARD = re.compile(
    r"\s*,?\s*\(?(?:(?:del?|al|a\s+la|de\s+l[ao]s?|en\s+la|en\s+el|la|el|segun\s+la)\s+)?"
    r"(?:(?:titulo\s+preliminar|(?:capitulo|titulo|seccion|libro|anexo)\s+[ivxl\d]+)\s+(?:del?|de\s+la)\s+)?"
    r"(?:(?:antes\s+)?(?:referid|citad|mencionad|indicad|precitad)[oa]\s+)?"
)
_BACKWARD = re.compile(r"\s*[,:)]*\s*(?:en\s+(?:su|el|los|sus|la)\s+|(?:su|sus|el)\s+)?")
_LIST_LINK = re.compile(r"\s*(?:,|,?\s+y|,?\s+e|;)\s+(?:(?:el|la|los|las|en\s+el|en\s+la)\s+)?")
_APPROVED = re.compile(
    r"(?:reglamento|texto\s+unico|tuo\b|codigo|directiva|estatuto|plan|normas?|manual|lineamientos?)[^.;]{0,220}?"
    r"\baprobad[oa]s?\s+(?:por|mediante|con)\s+(?:el\s+|la\s+)?"
)
_NEAR = 4  # neighbours looked at on each side
_NEARBY = re.compile(
    r"articulo\s+(?P<which>anterior|precedente|siguiente)|(?:el\s+presente|este|del\s+presente)\s+(?P<same>articulo)(?!s)"
)
_ARTICLE_EID = re.compile(r"(?P<prefix>(?:.*__)?art_)(?P<number>\d+)")


def find_references(
    text: str, home: RegulationId | None = None, names: NameIndex | None = None, article: str | None = None
) -> tuple[Reference, ...]:
    """Every citation in the text, in reading order. `home` is the norm of the text and `article` its article's eId."""
    names = names or _BARE
    folded = fold(text)
    mentions = find_mentions(folded, home, names)
    chains = list(find_chains(folded))
    found = list(_attached(folded, chains, mentions, home, article))
    left = _left(mentions, [reference.span for reference in found])
    found += [_whole(mention) for mention in left if mention.alone]
    found += _nearby(folded, home, article)
    ordered = sorted(found, key=lambda reference: (reference.span, reference.eid or ""))
    return tuple(replace(reference, text=reference.span.of(text)) for reference in ordered)


_BARE = NameIndex.of()


def _attached(
    folded: str, chains: list[Chain], mentions: tuple[Mention, ...], home: RegulationId | None, article: str | None
) -> Iterator[Reference]:
    """References to provisions: each chain with the norm that follows or precedes it, or the home norm."""
    following: tuple[Chain, Mention] | None = None
    for chain in reversed(chains):
        mention = _forward(folded, chain, mentions) or _backward(folded, chain, mentions)
        if (
            mention is None
            and home is None
            and following
            and _LIST_LINK.fullmatch(folded, chain.span.end, following[0].span.start)
        ):
            mention = replace(following[1], span=chain.span)
        following = (chain, mention) if mention else None
        yield from _of_chain(folded, chain, mention, home, article)


def _forward(folded: str, chain: Chain, mentions: tuple[Mention, ...]) -> Mention | None:
    """The norm right after a chain, or what approves the text named there ("del Reglamento, aprobado por …")."""
    link = _FORWARD.match(folded, chain.span.end)
    approved = _APPROVED.match(folded, link.end()) if link else None
    first = bisect_left(mentions, chain.span.end, key=lambda mention: mention.span.start)
    near = mentions[first : first + _NEAR]
    if approved and (named := next((one for one in near if one.span.start == approved.end()), None)):
        return named
    return next((one for one in near if _FORWARD.fullmatch(folded, chain.span.end, one.span.start)), None)


def _backward(folded: str, chain: Chain, mentions: tuple[Mention, ...]) -> Mention | None:
    """The norm right before a chain: "Ley 27972, artículo 20"."""
    before = bisect_left(mentions, chain.span.start, key=lambda mention: mention.span.start) - 1
    if before < 0 or not mentions[before].alone:
        return None
    fits = _BACKWARD.fullmatch(folded, mentions[before].span.end, chain.span.start)
    return mentions[before] if fits else None


def _of_chain(
    folded: str, chain: Chain, mention: Mention | None, home: RegulationId | None, article: str | None
) -> Iterator[Reference]:
    """The references that one chain makes: one for each provision listed."""
    inner = chain.level > Level.ARTICLE
    own = inner and mention is None
    if own and not (home and article):
        return
    meant = mention.meant if mention else None
    targets = list(chain.targets())
    for number, (eid, span) in enumerate(targets):
        if mention:
            start = min(span.start, mention.span.start) if number == 0 else span.start
            end = max(span.end, mention.span.end) if number == len(targets) - 1 else span.end
            whole = Span(start, end)
        else:
            whole = span
        full = f"{article}__{eid}" if own else eid
        if meant:
            yield Reference(whole, meant.regulation, full, "", meant.reason, meant.also)
        else:
            yield Reference(whole, home, full, "", None if home else "no dice de qué norma")


def _whole(mention: Mention) -> Reference:
    return Reference(mention.span, mention.meant.regulation, None, "", mention.meant.reason, mention.meant.also)


def _nearby(folded: str, home: RegulationId | None, article: str | None) -> Iterator[Reference]:
    """Citations by position (“el artículo anterior”, “el presente artículo”), certain only beside a plain number."""
    for match in _NEARBY.finditer(folded):
        span = Span(*match.span())
        eid = article if match["same"] else _neighbour(article, match["which"])
        if home and eid:
            yield Reference(span, home, eid, "")
        else:
            yield Reference(span, None, None, "", "no se sabe qué artículo es")


def _neighbour(article: str | None, which: str) -> str | None:
    match = _ARTICLE_EID.fullmatch(article or "")
    return f"{match['prefix']}{int(match['number']) + (1 if which == 'siguiente' else -1)}" if match else None


def _left(mentions: Iterable[Mention], taken: list[Span]) -> Iterator[Mention]:
    """The mentions that no span taken touches; mentions come in reading order."""
    taken = sorted(taken)
    for mention in mentions:
        after = bisect_left(taken, mention.span.end, key=lambda span: span.start)
        if not any(span.end > mention.span.start for span in taken[max(0, after - _NEAR) : after]):
            yield mention
