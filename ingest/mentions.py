"""Where a text names a norm, by designation, title, acronym or "la presente Ley", and which norm that is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.identifiers import RegulationId, RegulationKind, designate
from corpus.model import Span
from ingest.dates import first_date
from ingest.designations import Designation, find_designations, split_slug
from ingest.expressions import APPOSITION, APPROVED_TEXT, BARE_LAW, CONSOLIDATION, FORMER, GENERIC, REGULATION, SELF
from ingest.names import NameIndex, Resolution
from ingest.wordings import MUNICIPAL

_WINDOW = 70


@dataclass(frozen=True, slots=True)
class Mention:
    """A norm named in a text.

    `alone` is False for "la Ley", which counts only behind an article; `text_of` marks the TUO or reglamento of a law.
    """

    span: Span
    meant: Resolution
    alone: bool = True
    text_of: bool = False

    @property
    def ids(self) -> frozenset[RegulationId]:
        """Every norm that carries the rules meant."""
        return frozenset((*([self.meant.regulation] if self.meant.regulation else ()), *self.meant.also))


def find_mentions(folded: str, home: RegulationId | None, names: NameIndex) -> tuple[Mention, ...]:
    """Every norm named in a folded text in reading order; designation and title of one norm side by side count once."""
    found = [*_designated(folded, home, names), *_named(folded, names), *_bare(folded, names), *_self(folded, home)]
    found += _generic(folded, home, names)
    named = _merged(_longest(found), folded, approvals=False)
    composed = [_compose(mention, folded, names, home) for mention in named]
    return tuple(_merged(_longest(composed), folded, approvals=True))


def _longest(found: Iterable[Mention]) -> Iterator[Mention]:
    """Overlaps go to the mention that starts first, then to the longer one."""
    end = -1
    for mention in sorted(found, key=lambda one: (one.span.start, -one.span.end, not one.alone)):
        if mention.span.start >= end:
            yield mention
            end = mention.span.end


def _designated(folded: str, home: RegulationId | None, names: NameIndex) -> Iterator[Mention]:
    for found in find_designations(folded):
        meant = _complete(found, folded, home, names)
        if meant.regulation:
            meant = names.resolve((meant.regulation,))
        yield Mention(found.span, meant)


def _complete(found: Designation, folded: str, home: RegulationId | None, names: NameIndex) -> Resolution:
    """The norm a designation names; a municipal act takes its year from the date behind it, its issuer from home."""
    meant = names.canonical(found.id, home)
    if found.issuer or meant.regulation is None or meant.regulation in names.published or found.kind not in MUNICIPAL:
        return meant
    own = split_slug(home) if home and home.kind in MUNICIPAL else None
    day = first_date(folded[found.span.end : found.span.end + 40])
    year = found.year or (str(day.year) if day else None)
    if own is None or own.issuer is None or (year is None and found.kind is not RegulationKind.ORDINANCE):
        return Resolution(None, (), f"«{meant.regulation.label}» no dice de qué municipalidad o año es")
    return names.canonical(designate(found.kind, found.number, year, own.issuer), home)


def _named(folded: str, names: NameIndex) -> Iterator[Mention]:
    for span, ids in names.find(folded):
        before = folded[max(0, span.start - _WINDOW) : span.start]
        former = FORMER.pattern.search(before) is not None or re.match(
            r"\s+(?:anterior|derogada|antigua)\b", folded[span.end : span.end + 12]
        )
        yield Mention(span, names.resolve(ids, former=bool(former)))


def _bare(folded: str, names: NameIndex) -> Iterator[Mention]:
    """A law by its number alone: "la 27444", "ley servir (30057)"; only when it is known."""
    for match in BARE_LAW.pattern.finditer(folded):
        law = RegulationId(f"ley-{match['number'] or match['inside']}")
        if law in names.published or law in names.consolidations:
            yield Mention(Span(*match.span()), names.resolve((law,)))


def _self(folded: str, home: RegulationId | None) -> Iterator[Mention]:
    for match in SELF.pattern.finditer(folded):
        meant = Resolution(home, (), None if home else f"no se sabe qué norma es «{match[0].strip()}»")
        yield Mention(Span(*match.span()), meant)


def _generic(folded: str, home: RegulationId | None, names: NameIndex) -> Iterator[Mention]:
    """In a reglamento “la Ley” is the law it carries out, in a law “el Reglamento” is its own; all else stays open."""
    for match in GENERIC.pattern.finditer(folded):
        laws = names.laws_of(home) if home and match["norm"] == "ley" else ()
        meant = Resolution(None, (), f"«{match[0]}» no dice qué norma es")
        if len(laws) == 1:
            meant = names.resolve(laws)
        elif home and match["norm"] == "reglamento" and (own := names.regulation_of(home)).regulation:
            meant = own
        yield Mention(Span(match.start("norm"), match.end()), meant, alone=False)


def _compose(mention: Mention, folded: str, names: NameIndex, home: RegulationId | None) -> Mention:
    """Take in a "TUO de la" or "Reglamento de la" that stands before a law."""
    start = max(0, mention.span.start - _WINDOW)
    before = folded[start : mention.span.start]
    if match := CONSOLIDATION.pattern.search(before):
        laws = [law for law in sorted(mention.ids) if law in names.consolidations]
        texts = [_consolidation(law, names, home) for law in laws or sorted(mention.ids)]
        meant = mention.meant if _consolidates(mention, names) and not laws else _one_of(texts, mention)
        also = tuple(sorted(mention.ids - {meant.regulation}))
        return Mention(Span(start + match.start(), mention.span.end), replace(meant, also=also), text_of=True)
    if match := REGULATION.pattern.search(before):
        meant = _one_of([names.regulation_of(law) for law in sorted(mention.ids)], mention)
        return Mention(Span(start + match.start(), mention.span.end), meant, text_of=True)
    return mention


def _consolidation(law: RegulationId, names: NameIndex, home: RegulationId | None) -> Resolution:
    """The TUO that a text of its day means: the last one published before the text; for a question, today's."""
    day = names.published.get(home) if home else None
    known = [(on, text) for text in names.consolidations.get(law, ()) if (on := names.published.get(text))]
    older = [(on, text) for on, text in known if day and on <= day]
    return Resolution(max(older)[1], (law,)) if older else names.consolidation(law)


def _one_of(texts: list[Resolution], mention: Mention) -> Resolution:
    """The only text found about the law mentioned, or the reason why there is none."""
    certain = {text.regulation for text in texts if text.regulation}
    if len(certain) == 1:
        return Resolution(next(iter(certain)))
    reason = mention.meant.reason or next((text.reason for text in texts if text.reason), None)
    return Resolution(None, (), reason or "no se sabe de qué norma es")


def _consolidates(mention: Mention, names: NameIndex) -> bool:
    """True when the norm meant is itself a consolidated text."""
    return mention.meant.regulation is not None and names.consolidates(mention.meant.regulation)


def _merged(found: Iterable[Mention], folded: str, approvals: bool) -> Iterator[Mention]:
    """Join a norm's designation, title and "aprobado por …" where they stand side by side."""
    held: Mention | None = None
    for mention in found:
        joined = _join(held, mention, folded, approvals) if held else None
        if held and joined is None:
            yield held
        held = joined or mention
    if held:
        yield held


def _join(one: Mention, other: Mention, folded: str, approvals: bool) -> Mention | None:
    """The two as one mention when the second only says again or approves what the first names."""
    gap = folded[one.span.end : other.span.start]
    span = Span(
        one.span.start, other.span.end + (gap.strip() == "(" and folded[other.span.end : other.span.end + 1] == ")")
    )
    if APPOSITION.pattern.fullmatch(gap) and one.ids & other.ids:
        return replace(one if one.text_of or one.meant.regulation else other, span=span)
    if approvals and other.alone and other.meant.regulation and APPROVED_TEXT.pattern.fullmatch(gap) and one.alone:
        also = one.meant.also if one.text_of else tuple(sorted(one.ids))
        also = tuple(sorted({*also, *other.meant.also} - {other.meant.regulation}))
        return Mention(span, Resolution(other.meant.regulation, also), text_of=True)
    return None
