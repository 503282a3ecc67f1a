"""What of a count may be told: cells that could name a person are withheld, with others so that no sum gives them away.

The rule, for the children of one published total: a cell of fewer than `cases` consultations or `people` askers is
withheld. What is withheld together must leave each of its cells open: a reader who knows the total, the cells shown,
and even which ones are withheld, knows of each only that it lies between 1 and what the others leave. So the smallest
cells shown join them until there are two at least, and any one of them could still be as large as `cases`. Where all
of them together can't give that, they are withheld without being named.

Periods are sums of quarters. A quarter is decided by itself; a longer period shows a cell only where each quarter in
which it occurs shows it. So every figure of it is a sum of figures that quarters show, and no difference of periods
tells more than the quarters do.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Threshold:
    """The fewest consultations, and the fewest people who asked them, that a figure may be about."""

    cases: int = 5
    people: int = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """How many consultations, and how many people asked them."""

    cases: int
    people: int

    def suffices(self, threshold: Threshold) -> bool:
        """Whether it is large enough by itself."""
        return self.cases >= threshold.cases and self.people >= threshold.people


@dataclass(frozen=True, slots=True)
class Published(Generic[K]):
    """Cells that are shown, by key, and what is left of the total: of all that is withheld together, never a part."""

    total: int
    cells: Mapping[K, int]

    @property
    def withheld(self) -> int:
        """How many consultations stand in cells that are not shown."""
        return self.total - sum(self.cells.values())


def shown(cells: Mapping[K, Cell], threshold: Threshold) -> frozenset[K]:
    """The keys of the children of one published total that may be told beside it."""
    order = sorted(cells, key=lambda key: (cells[key].suffices(threshold), cells[key].cases, str(key)))
    hidden = [key for key in order if not cells[key].suffices(threshold)]
    if not hidden:
        return frozenset(cells)
    while not _open([cells[key].cases for key in hidden], threshold):
        if len(hidden) == len(order):
            return frozenset()
        hidden.append(order[len(hidden)])
    return frozenset(order[len(hidden) :])


def mentioned(cells: Mapping[K, Cell], threshold: Threshold) -> frozenset[K]:
    """The same for cells that overlap, as norms do that one answer cites together: no total is their sum."""
    return frozenset(key for key, cell in cells.items() if cell.suffices(threshold))


def descended(levels: Sequence[Mapping[tuple[str, ...], Cell]], threshold: Threshold) -> frozenset[tuple[str, ...]]:
    """The keys that may be told of a tree, level by level; a key begins with its parent's, the root's is `()`.

    Under what is withheld nothing is shown, so what is told of one parent's children says nothing of another's.
    """
    root = levels[0][()]
    told: set[tuple[str, ...]] = {()} if root.suffices(threshold) else set()
    for level in levels[1:]:
        families: dict[tuple[str, ...], dict[tuple[str, ...], Cell]] = defaultdict(dict)
        for key, cell in level.items():
            families[key[:-1]][key] = cell
        for parent, children in families.items():
            told |= shown(children, threshold) if parent in told else set()
    return frozenset(told)


def summed(quarters: Iterable[tuple[Mapping[K, int], frozenset[K]]]) -> dict[K, int]:
    """The counts of a period out of each quarter's counts and shown keys: only of what every quarter of it shows."""
    counts: dict[K, int] = defaultdict(int)
    hidden: set[K] = set()
    for cells, told in quarters:
        hidden |= cells.keys() - told
        for key in told:
            counts[key] += cells[key]
    return {key: count for key, count in counts.items() if key not in hidden}


def _open(hidden: Sequence[int], threshold: Threshold) -> bool:
    """Whether each of these could be as large as the threshold, for all that their sum tells."""
    return len(hidden) >= _TOGETHER and sum(hidden) - (len(hidden) - 1) >= threshold.cases
