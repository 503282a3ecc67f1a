"""Footprints: what a norm asked of the corpus while it was read, so that it is read again only if an answer changes.

Norms meet the rest of the corpus in two places: look-ups by key (a designation, a law's TUO, a norm's dates) and names
spelt in their text. The first are recorded as they are made; for the second every word of the text is kept, since
a name can only be found where all of its words stand. Keys and words are kept as 32-bit hashes: two that share one
cost a reading too many, never one too few.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar
from zlib import crc32

from corpus.identifiers import RegulationId
from ingest.folding import fold
from ingest.names import NameIndex
from ingest.settling import Days

K = TypeVar("K")
V = TypeVar("V")

_WORD = re.compile(r"[a-z0-9]+")
_SPELT = ("names", "trie")
_TABLES = tuple(field.name for field in fields(NameIndex) if field.name not in _SPELT)
_ALL = "*"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a norm sees of the others: their names and their days."""

    names: NameIndex
    days: Mapping[RegulationId, Days]

    def watched(self, asked: set[int]) -> "Surroundings":
        """The same, noting every key that is looked up."""
        tables = {name: Watched(getattr(self.names, name), name, asked) for name in _TABLES}
        return Surroundings(replace(self.names, **tables), Watched(self.days, "days", asked))


class Watched(Mapping[K, V]):
    """A mapping that notes which keys it is asked for; to walk it is to ask for all of them."""

    def __init__(self, table: Mapping[K, V], name: str, asked: set[int]) -> None:
        self._table, self._name, self._asked = table, name, asked

    def __getitem__(self, key: K) -> V:
        self._asked.add(_hash(self._name, key))
        return self._table[key]

    def __contains__(self, key: object) -> bool:
        self._asked.add(_hash(self._name, key))
        return key in self._table

    def __iter__(self) -> Iterator[K]:
        self._asked.add(_hash(self._name, _ALL))
        return iter(self._table)

    def __len__(self) -> int:
        self._asked.add(_hash(self._name, _ALL))
        return len(self._table)


def _hash(table: str, key: object) -> int:
    return crc32(f"{table} {key}".encode())


def footprint(asked: Iterable[int], texts: Iterable[str]) -> bytes:
    """The look-ups made and the words of the texts, as sorted 32-bit hashes."""
    words = {word for text in texts for word in _WORD.findall(fold(text))}
    return array("I", sorted({*asked, *(crc32(word.encode()) for word in words)})).tobytes()


@dataclass(frozen=True, slots=True)
class Differences:
    """How the surroundings changed: `keys` with another answer, and `names` (as sets of words) that came or went."""

    keys: frozenset[int]
    names: tuple[frozenset[int], ...]

    def __bool__(self) -> bool:
        return bool(self.keys or self.names)

    def touch(self, footprint: bytes) -> bool:
        """True when a norm that left this footprint may come out different."""
        left = array("I")
        left.frombytes(footprint)
        if not self.keys.isdisjoint(left):
            return True
        held = frozenset(left) if self.names else frozenset()
        return any(name <= held for name in self.names)


def differences(before: Surroundings, after: Surroundings) -> Differences:
    """What a norm could notice of the change from one to the other."""
    tables = [(name, getattr(before.names, name), getattr(after.names, name)) for name in _TABLES]
    keys = {key for name, old, new in (*tables, ("days", before.days, after.days)) for key in _changed(name, old, new)}
    names = _changed_keys(before.names.names, after.names.names)
    return Differences(frozenset(keys), tuple(frozenset(crc32(word.encode()) for word in name) for name in names))


def _changed(name: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[int]:
    changed = [_hash(name, key) for key in _changed_keys(old, new)]
    yield from changed
    if changed:
        yield _hash(name, _ALL)


def _changed_keys(old: Mapping[K, Any], new: Mapping[K, Any]) -> list[K]:
    """The keys under which the two hold something else; no value is None or missing alike."""
    missing = object()
    return [key for key in {**old, **new} if old.get(key, missing) != new.get(key, missing)]
