"""Short names and titles -> regulation: which norm is meant, and where its text lives now."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from corpus.identifiers import RegulationId, RegulationKind
from corpus.model import RelationKind, Span
from ingest.designations import read_designation, same_norm, split_slug
from ingest.nicknames import nicknames
from ingest.titles import Title, Words, is_stop, read_title, words_of

_WORD = re.compile(r"[a-z0-9]+")
_BREAK = re.compile(r"[.;:()\[\]\"“”]|\n\s*\n")
_LEAF = ""
K = TypeVar("K")
_Lists = defaultdict[RegulationId, list[RegulationId]]


class Named(Protocol):
    """What the index reads of a regulation or an identity; `repealed_on` and `relations` too, where there are any."""

    @property
    def id(self) -> RegulationId:
        """Its slug."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names of it."""

    @property
    def published(self) -> date | None:
        """The day it was published."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The norm meant, the others that carry the same rules (a law and its TUO), or why none is certain."""

    regulation: RegulationId | None
    also: tuple[RegulationId, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names of norms, and which norm consolidates or regulates which; build it with `NameIndex.of`.

    `consolidations` and `regulations` go from a law to its texts, `consolidated` and `carried` from a text to its laws.
    `names` are the words that `trie` spells. Everything is looked up by key, never walked: what a norm looks up is
    recorded (`ingest.footprints`) to know when its citations must be read again.
    """

    published: Mapping[RegulationId, date | None] = field(default_factory=dict)
    repealed: Mapping[RegulationId, bool] = field(default_factory=dict)
    consolidations: Mapping[RegulationId, tuple[RegulationId, ...]] = field(default_factory=dict)
    regulations: Mapping[RegulationId, tuple[RegulationId, ...]] = field(default_factory=dict)
    consolidated: Mapping[RegulationId, tuple[RegulationId, ...]] = field(default_factory=dict)
    carried: Mapping[RegulationId, tuple[RegulationId, ...]] = field(default_factory=dict)
    numbers: Mapping[tuple[str, str], tuple[RegulationId, ...]] = field(default_factory=dict)
    approved: Mapping[RegulationId, RegulationId] = field(default_factory=dict)
    names: Mapping[Words, tuple[RegulationId, ...]] = field(default_factory=dict)
    trie: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, cards: Iterable[Named] = (), on: date | None = None) -> "NameIndex":
        """Index the norms; `on` is the day on which being in force is judged (without it, any repeal counts)."""
        cards = sorted(cards, key=lambda card: card.id)
        titles = {card.id: read_title(card.title) for card in cards}
        names = _names(cards, titles)
        consolidations, regulations = _relations(cards, titles, names)
        _name_consolidations(titles, names)
        numbers: defaultdict[tuple[str, str], list[RegulationId]] = defaultdict(list)
        for card in cards:
            if parts := split_slug(card.id):
                numbers[parts.kind, parts.number].append(card.id)
        return cls(
            {card.id: card.published for card in cards},
            {card.id: True for card in cards if _ended(card, on)},
            _frozen(consolidations),
            _frozen(regulations),
            _inverted(consolidations),
            _inverted(regulations),
            _frozen(numbers),
            dict(_approved(cards)),
            _frozen(names),
            _trie(names),
        )

    def without_consolidations(self) -> "NameIndex":
        """The index for orders: a law named is that law, not the TUO it is read in."""
        return replace(self, consolidations={}, consolidated={})

    def find(self, folded: str) -> Iterator[tuple[Span, tuple[RegulationId, ...]]]:
        """Every name in a folded text, longest first at each place, with the norms that bear it."""
        words = [match for match in _WORD.finditer(folded) if not is_stop(match[0])]
        position = 0
        while position < len(words):
            length, ids = self._longest(folded, words, position)
            if ids:
                yield Span(words[position].start(), words[position + length - 1].end()), ids
            position += max(length, 1)

    def _longest(self, folded: str, words: list[re.Match[str]], position: int) -> tuple[int, tuple[RegulationId, ...]]:
        """How many words from here make the longest name, and whose it is."""
        node: Mapping[str, Any] = self.trie
        best: tuple[int, tuple[RegulationId, ...]] = (0, ())
        for at in range(position, len(words)):
            word = words[at]
            if at > position and _BREAK.search(folded, words[at - 1].end(), word.start()):
                break
            if word[0] not in node:
                break
            node = node[word[0]]
            best = (at - position + 1, node[_LEAF]) if _LEAF in node else best
        return best

    def canonical(self, printed: RegulationId, home: RegulationId | None = None) -> Resolution:
        """The known norm that a printed designation names; zeros and missing parts only matter when two norms fit."""
        if printed in self.published:
            return Resolution(printed)
        if printed in self.approved:
            return Resolution(self.approved[printed])
        parts = split_slug(printed)
        if parts is None:
            return Resolution(printed)
        fits = [known for known in self.numbers.get((parts.kind, parts.number), ()) if same_norm(printed, known)]
        if not parts.issuer and home and len(fits) != 1:
            fits = [known for known in fits if _issuer(known) == _issuer(home)]
        if len(fits) == 1:
            return Resolution(fits[0])
        if fits:
            return Resolution(
                None, tuple(fits), f"«{printed.label}» puede ser {' o '.join(known.label for known in fits)}"
            )
        return Resolution(printed)

    def resolve(self, ids: Iterable[RegulationId], former: bool = False) -> Resolution:
        """Where the law meant is read: itself when known, otherwise its consolidated text in force.

        Of several norms with one name, the one in force is meant, or with `former` the one that no longer is.
        """
        found = {self._living(law) for law in dict.fromkeys(ids)}
        if len(found) > 1:
            found = {one for one in found if (one.regulation in self.repealed) is former} or found
        if len(found) == 1:
            return next(iter(found))
        labels = " o ".join(sorted(one.regulation.label for one in found if one.regulation))
        return Resolution(None, tuple(sorted(one.regulation for one in found if one.regulation)), f"puede ser {labels}")

    def _living(self, law: RegulationId) -> Resolution:
        consolidated = self.consolidation(law).regulation
        if law in self.published:
            return Resolution(law, (consolidated,) if consolidated else ())
        return Resolution(consolidated, (law,)) if consolidated else Resolution(law)

    def consolidation(self, law: RegulationId) -> Resolution:
        """The consolidated text (TUO) of a law: the one in force, else the last there was."""
        texts = self.consolidations.get(law, ())
        alive = [text for text in texts if text not in self.repealed] or list(texts)
        if not alive:
            return Resolution(None, (law,), f"el texto único ordenado de {law.label} no está en el corpus")
        return Resolution(max(alive, key=lambda text: (self.published[text] or date.min, text)), (law,))

    def regulation_of(self, law: RegulationId) -> Resolution:
        """The reglamento of a law: the only one in force, else the only one there was."""
        texts = self.regulations.get(law, ())
        alive = [text for text in texts if text not in self.repealed] or list(texts)
        if len(alive) == 1:
            return Resolution(alive[0])
        return Resolution(
            None,
            tuple(alive),
            f"el reglamento de {law.label} " + ("no es uno solo" if alive else "no está en el corpus"),
        )

    def laws_of(self, regulation: RegulationId) -> tuple[RegulationId, ...]:
        """The laws that a reglamento or a TUO carries out or consolidates."""
        return tuple(dict.fromkeys((*self.carried.get(regulation, ()), *self.consolidated.get(regulation, ()))))

    def consolidates(self, regulation: RegulationId) -> bool:
        """True when the norm is itself a consolidated text (TUO)."""
        return regulation in self.consolidated


def _ended(card: Named, on: date | None) -> bool:
    ended = getattr(card, "repealed_on", None)
    return ended is not None and (on is None or ended <= on)


def _issuer(regulation: RegulationId) -> str | None:
    parts = split_slug(regulation)
    return parts.issuer if parts else None


def _frozen(lists: Mapping[K, Iterable[RegulationId]]) -> dict[K, tuple[RegulationId, ...]]:
    return {key: tuple(dict.fromkeys(ids)) for key, ids in lists.items()}


def _inverted(lists: Mapping[RegulationId, Iterable[RegulationId]]) -> dict[RegulationId, tuple[RegulationId, ...]]:
    """Texts by law as laws by text."""
    found = _Lists(list)
    for law, texts in lists.items():
        for text in texts:
            found[text].append(law)
    return _frozen(found)


def _names(cards: Iterable[Named], titles: Mapping[RegulationId, Title]) -> dict[Words, list[RegulationId]]:
    """Every name and the norms that bear it: nicknames, titles, aliases and the laws that titles name."""
    names: defaultdict[Words, list[RegulationId]] = defaultdict(list)
    for name, ids in nicknames().items():
        names[words_of(name)] += ids
    for card in cards:
        read = titles[card.id]
        for words in (*read.names, *(words_of(alias) for alias in card.aliases if read_designation(alias) is None)):
            names[words].append(card.id)
        for law, words in read.pairs:
            names[words].append(law)
    return {words: ids for words, ids in names.items() if words}


def _approved(cards: Iterable[Named]) -> Iterator[tuple[RegulationId, RegulationId]]:
    """Directives by their own designation -> the norm whose text they are (the resolution that approves them)."""
    for card in cards:
        for alias in card.aliases:
            named = read_designation(alias)
            if named and RegulationKind.DIRECTIVE in (named.kind, card.id.kind):
                yield named.id, card.id


def _relations(
    cards: Iterable[Named], titles: Mapping[RegulationId, Title], names: Mapping[Words, list[RegulationId]]
) -> tuple[_Lists, _Lists]:
    """Which texts consolidate and which regulate each law, by their titles and their relations."""
    consolidations, regulations = _Lists(list), _Lists(list)
    for card in cards:
        read = titles[card.id]
        lists = consolidations if read.consolidates else regulations if read.regulates else None
        laws = ([read.of] if read.of else []) or names.get(read.of_name, [])
        if lists is not None and len(set(laws)) == 1:
            lists[laws[0]].append(card.id)
        for relation in getattr(card, "relations", ()):
            if relation.kind is RelationKind.CONSOLIDATES:
                consolidations[relation.target].append(card.id)
            elif relation.kind is RelationKind.REGULATES:
                regulations[relation.target].append(card.id)
    return consolidations, regulations


def _name_consolidations(titles: Mapping[RegulationId, Title], names: dict[Words, list[RegulationId]]) -> None:
    """A TUO whose law has no designation in reach ("TUO de la Ley General de Minería") bears the law's name itself."""
    for regulation, read in titles.items():
        if read.consolidates and read.of is None and read.of_name and read.of_name not in names:
            names[read.of_name] = [regulation]


def _trie(names: Mapping[Words, Iterable[RegulationId]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for words, ids in names.items():
        node = root
        for word in words:
            node = node.setdefault(word, {})
        node[_LEAF] = tuple(dict.fromkeys(ids))
    return root
