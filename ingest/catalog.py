"""Effects across norms: which norms and provisions have ended, since when and by whom. Pure functions over a corpus."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from corpus.identifiers import RegulationId
from corpus.model import Provision, Regulation, Span, Version
from ingest.names import NameIndex
from ingest.orders import Act, Order
from ingest.relations import Ordered, find_all_orders


class Dated(Protocol):
    """What an effect reads of the norms around it: their days, never their text."""

    @property
    def published(self) -> date | None:
        """The day it was published."""

    @property
    def effective(self) -> date | None:
        """The day from which it binds."""


Corpus = Mapping[RegulationId, Dated]


@dataclass(frozen=True, slots=True)
class Effect:
    """A norm, or with `eid` a provision of it, ends on a day.

    `by` is the norm that ends it and `origin` the provision there that says so. `kept` are provisions that stay.
    `reason` is the Spanish sentence an editor reads.
    """

    target: RegulationId
    eid: str | None
    on: date
    by: RegulationId
    origin: str | None
    reason: str
    kept: tuple[str, ...] = ()


def effects(regulations: Iterable[Regulation], names: NameIndex | None = None) -> tuple[Effect, ...]:
    """All that the norms of a corpus expressly repeal in it, and the consolidated texts that fall with their law."""
    corpus = {regulation.id: regulation for regulation in regulations}
    names = names or NameIndex.of(corpus.values())
    found = [
        effect
        for regulation in corpus.values()
        for effect in express(regulation, find_all_orders(regulation, names), corpus, names)
    ]
    return tuple(dict.fromkeys((*found, *fallen(found, corpus, names))))


def apply(found: Iterable[Effect], regulations: Iterable[Regulation]) -> tuple[Regulation, ...]:
    """The norms with the effects in them; doing it twice changes nothing."""
    aimed: dict[RegulationId, list[Effect]] = {}
    for effect in found:
        aimed.setdefault(effect.target, []).append(effect)
    return tuple(end(regulation, aimed.get(regulation.id, ())) for regulation in regulations)


def end(regulation: Regulation, found: Iterable[Effect]) -> Regulation:
    """One norm with the effects aimed at it, oldest first."""
    for effect in sorted(found, key=lambda one: (one.on, one.eid or "")):
        regulation = _end(regulation, effect)
    return regulation


def express(regulation: Regulation, orders: Iterable[Ordered], corpus: Corpus, names: NameIndex) -> Iterator[Effect]:
    """What one norm says it repeals, where the day is certain and the target is older; `orders` are the norm's own."""
    day = _day(regulation, corpus, names)
    for provision, order in orders:
        target = corpus.get(order.target)
        if order.act is not Act.REPEAL or order.partly or order.delayed or target is None or day is None:
            continue
        if target.published and target.published > day:
            continue
        yield _effect(order, regulation, provision, day)


def _effect(order: Order, regulation: Regulation, provision: Provision, day: date) -> Effect:
    what = f"{order.eid} de {order.target.label}" if order.eid else order.target.label
    reason = f"{regulation.label} ({provision.label}) deroga {what}."
    return Effect(order.target, order.eid, day, regulation.id, provision.eid, reason, order.kept)


def _day(regulation: Regulation, corpus: Corpus, names: NameIndex) -> date | None:
    """The day from which a norm acts: its own, but for a reglamento not before the law that it carries out."""
    days = [regulation.effective] if regulation.effective else []
    laws = (corpus.get(id) for id in names.carried.get(regulation.id, ()))
    days += [law.effective for law in laws if law and law.effective]
    return max(days, default=None) if regulation.effective else None


def fallen(express: Iterable[Effect], corpus: Corpus, names: NameIndex) -> Iterator[Effect]:
    """The consolidated texts of a law that was repealed whole: they have no force of their own."""
    for effect in express:
        for text in names.consolidations.get(effect.target, ()) if effect.eid is None else ():
            held = corpus.get(text)
            if held is None or text == effect.by or (held.published and held.published > effect.on):
                continue
            reason = f"{text.label} consolida {effect.target.label}, derogada por {effect.by.label}."
            yield replace(effect, target=text, reason=reason)


def _end(regulation: Regulation, effect: Effect) -> Regulation:
    """The norm with one effect in it."""
    if effect.eid is None:
        return _end_whole(regulation, effect)
    ended = regulation.provision(effect.eid)
    if ended is None:
        return _warned(regulation, f"{effect.reason} No se halló esa disposición: revísela el editor.")
    provisions = tuple(
        _closed(provision, effect)
        if _within(provision.eid, effect.eid)
        else _shortened(provision, ended.latest, effect)
        if _within(effect.eid, provision.eid)
        else provision
        for provision in regulation.provisions
    )
    return replace(regulation, provisions=provisions)


def _shortened(provision: Provision, part: Version, effect: Effect) -> Provision:
    """The provision that holds a part which ends: from that day its wording goes on without the part."""
    whole = provision.latest
    rest = tuple(piece for span in whole.spans for piece in _without(span, part.spans))
    untouched = whole.document != part.document or rest == whole.spans or not rest
    if untouched or _ended(whole, effect) is whole:
        return provision
    before = replace(whole, valid_to=effect.on, ended_by=effect.by, ended_by_eid=effect.origin)
    after = Version(whole.document, rest, effect.on, None, amended_by=effect.by, amended_by_eid=effect.origin)
    return replace(provision, versions=(*provision.versions[:-1], before, after))


def _without(span: Span, cuts: tuple[Span, ...]) -> Iterator[Span]:
    """What is left of a span; the line break beside a cut goes with it."""
    start = span.start
    for cut in sorted(cuts):
        if span.holds(cut):
            if start < cut.start - 1:
                yield Span(start, cut.start - 1)
            start = cut.end + 1
    if start < span.end:
        yield Span(start, span.end)


def _end_whole(regulation: Regulation, effect: Effect) -> Regulation:
    if regulation.repealed_on is not None and regulation.repealed_on <= effect.on:
        return regulation
    provisions = tuple(
        provision if any(_within(provision.eid, kept) for kept in effect.kept) else _closed(provision, effect)
        for provision in regulation.provisions
    )
    return replace(regulation, provisions=provisions, repealed_on=effect.on, repealed_by=effect.by)


def _within(eid: str, ancestor: str) -> bool:
    return eid == ancestor or eid.startswith(f"{ancestor}__")


def _closed(provision: Provision, effect: Effect) -> Provision:
    """The provision with every wording that would outlive the effect ended by it."""
    return replace(provision, versions=tuple(_ended(version, effect) for version in provision.versions))


def _ended(version: Version, effect: Effect) -> Version:
    begins_later = version.valid_from is not None and version.valid_from >= effect.on
    over = version.valid_to is not None and version.valid_to <= effect.on
    if begins_later or over:
        return version
    return replace(version, valid_to=effect.on, ended_by=effect.by, repealed=True, ended_by_eid=effect.origin)


def _warned(regulation: Regulation, warning: str) -> Regulation:
    return (
        regulation if warning in regulation.warnings else replace(regulation, warnings=(*regulation.warnings, warning))
    )
