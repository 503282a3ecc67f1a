"""The corpus renewed norm by norm: what can't have changed is neither read nor written again.

A norm's final text hangs on its own files, on the norms that order changes in it, and on those that end it; what it
says about others hangs on its text and on the answers to its look-ups (`ingest.footprints`). So, in this order:

1. cards of the norms whose files changed; from the cards the names that all norms see;
2. outlines of the norms whose files, or whose look-ups' answers, changed;
3. afterthoughts: what a norm repeals once amended, where its amendments changed;
4. the norms whose ingredients carry another mark than the stored one, one at a time.

The result is that of `composition.compose` over everything.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache, partial

from corpus.codec import encode
from corpus.identifiers import RegulationId
from corpus.model import Document, Regulation, Relation
from corpus.store import encode_regulation
from ingest.catalog import Effect, fallen
from ingest.composition import Card, Outline, afterthoughts, card_of, finish, outline, settle_one
from ingest.footprints import Differences, Surroundings, differences, footprint
from ingest.instructions import Instruction, Task
from ingest.ledger import hash_of, reader_version
from ingest.names import NameIndex
from ingest.outlines import Aimed, Outlines
from ingest.readings import Readings
from ingest.settling import Days, day_of_law
from ingest.workers import spread

Hashes = tuple[str, ...]
OnNorm = Callable[[int, int], None]
_SAVE_EVERY = 200


def uncounted(_done: int, _total: int) -> None:
    """A count of norms that nobody watches."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the corpus shall be: its norms with the `hashes` of their files, and the amendments `rejected` in each."""

    hashes: Mapping[RegulationId, Hashes]
    rejected: Mapping[RegulationId, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Renewed:
    """A norm that must be stored: encoded, with the mark of what it was put together from."""

    id: RegulationId
    content: bytes
    mark: str


@dataclass(frozen=True, slots=True)
class _Bench:
    """What a worker needs beside its job."""

    readings: Readings
    around: Surroundings


@dataclass(frozen=True, slots=True)
class _Target:
    """A norm with all that bears on it; `sources` are the files of the norms that amend it."""

    id: RegulationId
    hashes: Hashes
    aimed: tuple[Aimed, ...] = ()
    sources: tuple[tuple[RegulationId, Hashes], ...] = ()
    relations: tuple[Relation, ...] = ()
    rejected: frozenset[str] = frozenset()
    effects: tuple[Effect, ...] = ()


class Renewal:
    """One renewal of the corpus to what is `wanted`."""

    def __init__(
        self,
        wanted: Wanted,
        readings: Readings,
        outlines: Outlines,
        workers: int = 1,
        on_norm: OnNorm = uncounted,
    ) -> None:
        self.wanted = wanted
        self._readings = readings
        self._outlines = outlines
        self._workers = workers
        self._on_norm = on_norm
        hashes = wanted.hashes
        self._bases = {id: hash_of(part.encode() for part in (reader_version(), *hashes[id])) for id in sorted(hashes)}
        self._outlined = 0

    def run(self, marks: Mapping[RegulationId, str]) -> Iterator[Renewed]:
        """Every norm whose ingredients carry another mark than in `marks`, by id."""
        self._place()
        self._outline()
        self._reconsider()
        self._outlines.save()
        yield from self._finish(marks)

    def _place(self) -> None:
        """Take in the cards of new and changed norms, and forget what norms said whose look-ups' answers changed."""
        known = self._outlines.cards()
        changed = [id for id, basis in self._bases.items() if id not in known or known[id][0] != basis]
        gone = [id for id in known if id not in self.wanted.hashes]
        jobs = ((id, self.wanted.hashes[id]) for id in changed)
        fresh = list(spread(_card, partial(_same, self._readings), jobs, self._workers, few=200))
        kept = {id: card for id, (_, card) in known.items() if id in self.wanted.hashes}
        cards = self._bound({**kept, **{one.id: one for one in fresh}})
        touched = self._touched({id: card for id, (_, card) in known.items()}, cards)
        self._outlines.drop(gone)
        self._outlines.forget(touched)
        for card in fresh:
            self._outlines.place(card.id, self._bases[card.id], cards[card.id])
        for card in cards.values():
            if card.waits or card.follows:
                self._outlines.bind(card)
        self._cards = tuple(cards[id] for id in sorted(cards))
        self._outlines.save()

    def _bound(self, cards: dict[RegulationId, Card]) -> dict[RegulationId, Card]:
        """The cards with the first days that hang on other norms."""
        cards = {
            id: replace(card, binds=card.effective) if card.waits or card.follows else card
            for id, card in cards.items()
        }
        names = _surroundings(tuple(cards[id] for id in sorted(cards))).names
        around = Surroundings(names, {})
        cards |= {card.id: replace(card, binds=self._binds(card, around)) for card in cards.values() if card.waits}
        days = {card.id: Days(card.published, card.binds) for card in cards.values()}
        for card in [card for card in cards.values() if card.follows]:
            day = day_of_law(days[card.id], days, names.carried.get(card.id, ()))
            cards[card.id] = replace(card, binds=day or card.binds)
        return cards

    def _binds(self, card: Card, around: Surroundings) -> date | None:
        if not around.names.regulations.get(card.id):
            return card.effective
        return settle_one(self._readings.norm(card.id, self.wanted.hashes[card.id]), around).effective

    def _touched(self, before: Mapping[RegulationId, Card], after: Mapping[RegulationId, Card]) -> list[RegulationId]:
        if not before or before == after:
            return []
        found: Differences = differences(_surroundings(tuple(before.values())), _surroundings(tuple(after.values())))
        return self._outlines.touched(found) if found else []

    @property
    def _bench(self) -> Callable[[], _Bench]:
        return partial(_bench, self._readings, self._cards)

    def _outline(self) -> None:
        """Read the norms of which it is not known what they say about others."""
        unread = self._outlines.unread()
        self._outlined = len(unread)
        jobs = ((id, self.wanted.hashes[id]) for id in unread)
        for done, (id, left, found) in enumerate(spread(_outlined, self._bench, jobs, self._workers), start=1):
            self._outlines.write(id, left, found)
            self._on_norm(done, 2 * self._outlined)
            if done % _SAVE_EVERY == 0:
                self._outlines.save()

    @cached_property
    def _aims(self) -> dict[RegulationId, list[RegulationId]]:
        return self._outlines.aims()

    @cached_property
    def _marks(self) -> dict[RegulationId, str]:
        return self._outlines.marks()

    def _reconsider(self) -> None:
        """Read what amended norms repeal as amended, where what amends them changed."""
        late = self._outlines.late()
        for id in late.keys() - self._aims.keys():
            self._outlines.clear_late(id)
        keys = {id: self._mark(id) for id in self._aims}
        jobs = (self._target(id) for id, key in keys.items() if late.get(id) != key)
        for id, left, effects in spread(_reconsidered, self._bench, jobs, self._workers):
            self._outlines.write_late(id, keys[id], left, effects)

    def _mark(self, id: RegulationId, *more: str) -> str:
        rejected = sorted(self.wanted.rejected.get(id, ()))
        parts = (self._marks[id], *(self._marks[by] for by in self._aims.get(id, ())), *rejected, *more)
        return hash_of(part.encode() for part in parts)

    def _target(self, id: RegulationId) -> _Target:
        sources = tuple((by, self.wanted.hashes[by]) for by in self._aims.get(id, ()))
        aimed, rejected = self._outlines.aimed(id), self.wanted.rejected.get(id, frozenset())
        return _Target(id, self.wanted.hashes[id], aimed, sources, rejected=rejected)

    def _finish(self, marks: Mapping[RegulationId, str]) -> Iterator[Renewed]:
        """Put together the norms whose mark is another."""
        ending = self._ending()
        fresh = {
            id: self._mark(id, repr([encode(effect) for effect in ending.get(id, ())])) for id in self.wanted.hashes
        }
        todo = [id for id in sorted(fresh) if marks.get(id) != fresh[id]]
        jobs = (self._whole(id, tuple(ending.get(id, ()))) for id in todo)
        finished = spread(_finished, self._bench, jobs, self._workers)
        for done, (id, content) in enumerate(finished, start=1):
            self._on_norm(self._outlined + done, self._outlined + len(todo))
            yield Renewed(id, content, fresh[id])

    def _ending(self) -> dict[RegulationId, list[Effect]]:
        """What ends each norm or a part of it, each once."""
        around = _surroundings(self._cards)
        express = list(self._outlines.effects())
        found: dict[RegulationId, list[Effect]] = {}
        for effect in dict.fromkeys((*express, *fallen(express, around.days, around.names))):
            found.setdefault(effect.target, []).append(effect)
        return found

    def _whole(self, id: RegulationId, effects: tuple[Effect, ...]) -> _Target:
        return replace(self._target(id), relations=self._outlines.relations(id), effects=effects)


def _same(readings: Readings) -> Readings:
    return readings


def _bench(readings: Readings, cards: tuple[Card, ...]) -> _Bench:
    return _Bench(readings, _surroundings(cards))


@lru_cache(maxsize=2)  # before and after
def _surroundings(cards: tuple[Card, ...]) -> Surroundings:
    return Surroundings(NameIndex.of(cards), {card.id: Days(card.published, card.binds) for card in cards})


def _card(readings: Readings, job: tuple[RegulationId, Hashes]) -> Card:
    return card_of(readings.norm(*job))


def _outlined(bench: _Bench, job: tuple[RegulationId, Hashes]) -> tuple[RegulationId, bytes, Outline]:
    asked: set[int] = set()
    norm = bench.readings.norm(*job)
    found = outline(norm, bench.around.watched(asked))
    return norm.id, footprint(asked, (document.text for document in norm.documents)), found


def _reconsidered(bench: _Bench, target: _Target) -> tuple[RegulationId, bytes, tuple[Effect, ...]]:
    asked: set[int] = set()
    around = bench.around.watched(asked)
    amended = _amended(_Bench(bench.readings, around), target)
    effects = afterthoughts(amended, around)
    return target.id, footprint(asked, (document.text for document in amended.documents)), effects


def _finished(bench: _Bench, target: _Target) -> tuple[RegulationId, bytes]:
    return target.id, encode_regulation(_amended(bench, target))


def _amended(bench: _Bench, target: _Target) -> Regulation:
    sources = dict(target.sources)
    aimed: list[Instruction | Task] = []
    for each in target.aimed:
        aimed += [*each.tasks, *each.instructions]

    def document_of(by: RegulationId) -> Document:
        return bench.readings.norm(by, sources[by]).documents[0]

    norm = settle_one(bench.readings.norm(target.id, target.hashes), bench.around)
    return finish(norm, target.relations, aimed, document_of, target.rejected, target.effects)
