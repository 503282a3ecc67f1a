"""What is left to look at with what editors decided of it, and the one rule by which they settle and open again."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from corpus.errors import Conflict, InvalidInput, NotFound
from corpus.home import Home
from corpus.store import Store
from ingest.ledger import load_ledger
from privacy.sealing import Seals, Verbatim
from qa_service import settlements
from qa_service.grounds import Grounds, Survey
from qa_service.reviewing import Pending, WarningKind
from qa_service.settlements import Decision, SettlementReason, holds, noted

MOST = 500  # decided at once
_KEY = re.compile(r"^(?P<id>[0-9a-f]{4,12})(?:-(?P<seen>[0-9a-f]{8}))?$")


class WarningState(StrEnum):
    """Which of them are listed."""

    OPEN = "open"
    SETTLED = "settled"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Item:
    """Something to look at, what was decided of it (oldest first), and whether that still holds."""

    warning: Pending
    history: tuple[Decision, ...] = ()
    settled: bool = False

    @property
    def id(self) -> str:
        """The warning's."""
        return self.warning.id

    @property
    def last(self) -> Decision | None:
        """What was decided last."""
        return self.history[-1] if self.history else None

    @property
    def lapsed(self) -> bool:
        """Whether it was settled once and what it rests on moved since."""
        return bool(not self.settled and self.last and self.last.reason)


class Docket:
    """All that is left of a home's corpus, as it stands now."""

    def __init__(self, home: Home, store: Store, seals: Seals) -> None:
        """Read them, their notes with `seals`; raises `StorageFailure` where a note's key is not there."""
        entries = load_ledger(home.ledger).entries
        self._path, self._seals = settled_at(home), seals
        self._grounds = Grounds(store, entries)
        decided = settlements.load(self._path, seals)
        self._by_id = {one.id: self._item(one, decided.get(one.id, ())) for one in self._grounds.pending}

    @property
    def items(self) -> tuple[Item, ...]:
        """All of them, files first, then norms."""
        return tuple(self._by_id.values())

    def survey(self, item: Item) -> Survey:
        """What an item rests on now."""
        return self._grounds.survey(item.warning)

    def key(self, item: Item) -> str:
        """How an item is named by whoever looked at it: its id and the ground it had."""
        return f"{item.id}-{self.survey(item).ground.seen}"

    def settle(
        self, keys: Sequence[str], reason: SettlementReason, note: str, by: str, at: datetime
    ) -> tuple[Item, ...]:
        """Settle those of these keys, or ids, that are open; those it settled.

        Raises as `chosen` and `noted` do, and `Conflict` where none is open: a reason is not written over another.
        """
        left = [one for one in self.chosen(keys) if not one.settled]
        if not left:
            raise Conflict("Ya se dio por revisado. Si quiere cambiar el motivo, ábralo otra vez primero.")
        return self._decide(left, reason, noted(reason, note), by, at)

    def reopen(self, keys: Sequence[str], by: str, at: datetime) -> tuple[Item, ...]:
        """Open again those of these keys that are settled; raises as `chosen` does, and `Conflict` where none is."""
        found = [one for one in self.chosen(keys) if one.settled]
        if not found:
            raise Conflict("Lo que eligió ya está por revisar. Vea otra vez la lista.")
        return self._decide(found, None, "", by, at)

    def chosen(self, keys: Sequence[str]) -> tuple[Item, ...]:
        """The items with these keys, or beginnings of ids.

        Raises `InvalidInput` for none or too many, `NotFound` for one that is not there, `Conflict` for one that was
        seen on another ground.
        """
        if not keys:
            raise InvalidInput("Elija al menos uno de la lista.")
        if len(keys) > MOST:
            raise InvalidInput(f"Elija {MOST} a lo más cada vez.")
        found = tuple(dict.fromkeys(self._one(key) for key in keys))
        seen = {match["id"]: match["seen"] for key in keys if (match := _KEY.match(key)) and match["seen"]}
        moved = sum(1 for one in found if one.id in seen and self.survey(one).ground.seen != seen[one.id])
        if moved:
            raise Conflict(
                f"El texto de {moved} de los que eligió cambió mientras los veía. Mírelos otra vez antes de decidir."
            )
        return found

    def _one(self, key: str) -> Item:
        match = _KEY.match(key)
        if match and match["id"] in self._by_id:
            return self._by_id[match["id"]]
        fits = [one for id, one in self._by_id.items() if match and id.startswith(match["id"])]
        if len(fits) != 1:
            why = f"{len(fits)} empiezan así" if fits else "ya no está entre lo que se lee de los archivos"
            raise NotFound(f"No se halló «{key}»: {why}. Vea otra vez la lista.")
        return fits[0]

    def _item(self, one: Pending, history: tuple[Decision, ...]) -> Item:
        last = history[-1] if history else None
        if last is None or last.reason is None:
            return Item(one, history)
        same = last.content == self._grounds.content(one)
        return Item(one, history, same or holds(last, self._grounds.survey(one).ground))

    def _decide(
        self, items: Iterable[Item], reason: SettlementReason | None, note: str, by: str, at: datetime
    ) -> tuple[Item, ...]:
        made = [(one, self._decision(one, reason, note, by, at)) for one in items]
        settlements.append(self._path, [decision for _, decision in made], self._seals)
        return tuple(Item(one.warning, (*one.history, done), reason is not None) for one, done in made)

    def _decision(self, item: Item, reason: SettlementReason | None, note: str, by: str, at: datetime) -> Decision:
        one, ground = item.warning, self.survey(item).ground
        content = self._grounds.content(one)
        return Decision(one.kind, one.of, one.what, at.isoformat(), by, ground, content, reason, note)


def settled_at(home: Home) -> Path:
    """Where a home keeps its editors' decisions about warnings."""
    return home.ledger.with_name("settled.jsonl")


def settled_doubts(home: Home) -> frozenset[tuple[str, str, str]]:
    """The doubts about files that are settled: each file's name, the hash of its content, and the doubt."""
    last = (history[-1] for history in settlements.load(settled_at(home), Verbatim()).values())  # no note is read
    return frozenset((one.of, one.content, one.what) for one in last if one.reason and one.kind is WarningKind.DOUBT)


def narrowed(
    items: Iterable[Item], state: WarningState, kind: WarningKind | None = None, of: str | None = None
) -> tuple[Item, ...]:
    """The items of a state, of a kind and of one norm (its slug) or file."""
    return tuple(
        one
        for one in items
        if state is WarningState.ALL or one.settled is (state is WarningState.SETTLED)
        if kind is None or one.warning.kind is kind
        if of is None or one.warning.of == of
    )


def by_kind(items: Iterable[Item]) -> Mapping[WarningKind, int]:
    """How many there are of each kind."""
    counts = Counter(one.warning.kind for one in items)
    return {kind: counts[kind] for kind in WarningKind if counts[kind]}


def by_subject(items: Iterable[Item]) -> Mapping[str, int]:
    """How many there are of each norm and file, the most first."""
    return dict(Counter(one.warning.of for one in items).most_common())
