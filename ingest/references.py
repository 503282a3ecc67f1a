"""The citation finder: every reference in law or in an official's question, resolved or left with the reason."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.identifiers import RegulationId, RegulationKind
from corpus.model import Span
from ingest.antecedents import resolve_antecedents
from ingest.doubts import counted, doubt
from ingest.expressions import APPROVED_NORM, BACKWARD, FORWARD, HEADING, LIST_LINK, OWN
from ingest.folding import fold, fold_letters
from ingest.mentions import Mention, find_mentions
from ingest.names import NameIndex, Resolution
from ingest.pieces import Chain, Level, find_chains
from ingest.positions import find_positions


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


_NEAR = 4  # neighbours looked at on each side
UNSAID = "no dice de qué norma es"
_DOTTED = re.compile(r"para_(?P<article>\d+)\.\d")
_NUMBERED = re.compile(r"(?P<prefix>(?:approval__|annex_[^_]+__)?art_)(?P<number>\d+)")
_WITH_ARTICLES = (
    RegulationKind.LAW,
    RegulationKind.LEGISLATIVE_DECREE,
    RegulationKind.URGENCY_DECREE,
    RegulationKind.SUPREME_DECREE,
    RegulationKind.ORDINANCE,
)
_NESTED = re.compile(r"(?P<prefix>approval__|annex_[^_]+__)(?=art_|dc)")


def find_references(
    text: str, home: RegulationId | None = None, names: NameIndex | None = None, article: str | None = None
) -> tuple[Reference, ...]:
    """Every citation in the text, in reading order. `home` is the norm of the text and `article` its article's eId."""
    names = names or _BARE
    folded = fold(text)
    mentions = resolve_antecedents(find_mentions(folded, home, names), folded)
    chains = [
        chain
        for chain in find_chains(fold_letters(text))
        if not (home and (_heads(chain, folded) or counted(chain, folded)))
    ]
    found = list(_attached(folded, chains, mentions, home, article, names))
    left = _left(mentions, [reference.span for reference in found])
    found += [_whole(mention) for mention in left if mention.alone]
    found += _positions(folded, home, article, found)
    ordered = sorted(found, key=lambda reference: (reference.span, reference.eid or ""))
    return tuple(replace(reference, text=reference.span.of(text)) for reference in ordered)


_BARE = NameIndex.of()


def _attached(
    folded: str,
    chains: list[Chain],
    mentions: tuple[Mention, ...],
    home: RegulationId | None,
    article: str | None,
    names: NameIndex,
) -> Iterator[Reference]:
    """References to provisions: each chain with the norm that follows or precedes it, or the home norm."""
    following: tuple[Chain, Mention] | None = None
    for chain in reversed(chains):
        mention = _forward(folded, chain, mentions) or _backward(folded, chain, mentions)
        if (
            mention is None
            and home is None
            and following
            and LIST_LINK.pattern.fullmatch(folded, chain.span.end, following[0].span.start)
        ):
            mention = replace(following[1], span=chain.span)
        following = (chain, mention) if mention else None
        if mention is None and home and (other := doubt(chain, folded, mentions, home)):
            mention = Mention(chain.span, other)
        yield from _of_chain(folded, chain, mention, home, article, names)


def _forward(folded: str, chain: Chain, mentions: tuple[Mention, ...]) -> Mention | None:
    """The norm right after a chain, or what approves the text named there ("del Reglamento, aprobado por …")."""
    link = FORWARD.pattern.match(folded, chain.span.end)
    approved = APPROVED_NORM.pattern.match(folded, link.end()) if link else None
    first = bisect_left(mentions, chain.span.end, key=lambda mention: mention.span.start)
    near = mentions[first : first + _NEAR]
    if approved and (named := next((one for one in near if one.span.start == approved.end()), None)):
        return named
    return next((one for one in near if FORWARD.pattern.fullmatch(folded, chain.span.end, one.span.start)), None)


def _backward(folded: str, chain: Chain, mentions: tuple[Mention, ...]) -> Mention | None:
    """The norm right before a chain: "Ley 27972, artículo 20"."""
    before = bisect_left(mentions, chain.span.start, key=lambda mention: mention.span.start) - 1
    if before < 0:
        return None
    fits = BACKWARD.pattern.fullmatch(folded, mentions[before].span.end, chain.span.start)
    possessive = fits and re.search(r"\bsus?\s+$", fits[0])
    return mentions[before] if fits and (mentions[before].alone or possessive) else None


def _of_chain(
    folded: str,
    chain: Chain,
    mention: Mention | None,
    home: RegulationId | None,
    article: str | None,
    names: NameIndex,
) -> Iterator[Reference]:
    """The references that one chain makes: one for each provision listed."""
    inner = chain.level > Level.ARTICLE
    own = inner and mention is None
    if own and not (home and article):
        return
    meant = _printed(mention, folded, home, names) if mention else Resolution(home, (), None if home else UNSAID)
    tail = mention.span if mention else _own_tail(folded, chain) if own else None
    inside = _inside(mention, home, article) if chain.level is Level.ARTICLE else ""
    for eid, span in _spread(list(chain.targets()), tail):
        full = _within(eid, article) if own else f"{inside}{_whole_path(eid, meant.regulation)}"
        yield Reference(span, meant.regulation, full, "", meant.reason, meant.also)


def _printed(mention: Mention, folded: str, home: RegulationId | None, names: NameIndex) -> Resolution:
    """The norm whose articles are counted: in law, a law cited by its number is that law, not the TUO it is read in.

    Officials ask of the law and want what binds now, so a question's citation leads to the TUO.
    """
    meant = mention.meant
    by_number = home and not mention.text_of and re.search(r"\d", mention.span.of(folded))
    if by_number and meant.regulation and len(meant.also) == 1 and names.consolidates(meant.regulation):
        return Resolution(meant.also[0], (meant.regulation,))
    return meant


def _whole_path(eid: str, norm: RegulationId | None) -> str:
    """“El numeral 20.4 de la Ley” stands in article 20: norms with articles number their numerals after them."""
    dotted = _DOTTED.match(eid)
    return f"art_{dotted['article']}__{eid}" if dotted and norm and norm.kind in _WITH_ARTICLES else eid


def _within(eid: str, article: str | None) -> str:
    """A numeral or literal that names no article: of the article at hand, or of the one that its number begins with."""
    dotted, own = _DOTTED.match(eid), _NUMBERED.fullmatch(article or "")
    if dotted and own and own["number"] != dotted["article"]:
        return f"{own['prefix']}{dotted['article']}__{eid}"
    if dotted and article and not own and article.startswith(("para_", "sec_")):
        return eid
    return f"{article}__{eid}"


def _spread(targets: list[tuple[str, Span]], tail: Span | None) -> Iterator[tuple[str, Span]]:
    """The targets, the first or last reaching over the norm's name beside the chain."""
    for number, (eid, span) in enumerate(targets):
        start = min(span.start, tail.start) if tail and number == 0 else span.start
        end = max(span.end, tail.end) if tail and number == len(targets) - 1 else span.end
        yield eid, Span(start, end)


def _own_tail(folded: str, chain: Chain) -> Span | None:
    """The "del presente artículo" behind a numeral or literal."""
    match = OWN.pattern.match(folded, chain.span.end)
    return Span(chain.span.end, match.end()) if match else None


def _inside(mention: Mention | None, home: RegulationId | None, article: str | None) -> str:
    """The approving act's own articles cite each other, and so do an annex's: the eId's prefix they share."""
    nested = _NESTED.match(article or "")
    if nested is None or (mention and mention.meant.regulation != home):
        return ""
    return nested["prefix"] if mention is None or nested["prefix"] == "approval__" else ""


def _whole(mention: Mention) -> Reference:
    return Reference(mention.span, mention.meant.regulation, None, "", mention.meant.reason, mention.meant.also)


def _positions(
    folded: str, home: RegulationId | None, article: str | None, found: list[Reference]
) -> Iterator[Reference]:
    """Citations by position, those apart that end a chain ("el literal a) del presente artículo")."""
    for span, eid, reason in find_positions(folded, article):
        if any(one.span.start <= span.start and span.end <= one.span.end for one in found):
            continue
        if home and eid:
            yield Reference(span, home, eid, "")
        else:
            yield Reference(span, None, None, "", reason)


def _heads(chain: Chain, folded: str) -> bool:
    """True for the heading of an article, which cites nothing."""
    start = folded.rfind("\n", 0, chain.span.start) + 1
    heading = HEADING.pattern.match(folded, start)
    return heading is not None and heading.start() <= chain.span.start and chain.span.end <= heading.end()


def _left(mentions: Iterable[Mention], taken: list[Span]) -> Iterator[Mention]:
    """The mentions that no span taken touches; mentions come in reading order."""
    taken = sorted(taken)
    for mention in mentions:
        after = bisect_left(taken, mention.span.end, key=lambda span: span.start)
        if not any(span.end > mention.span.start for span in taken[max(0, after - _NEAR) : after]):
            yield mention
