"""Consultations in groups by what they share, and which overlapping groups are large enough to be told of."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from insight.cases import Case
from insight.suppression import Cell, Threshold, mentioned, summed

K = TypeVar("K", bound=Hashable)


def grouped(cases: Iterable[Case], keys: Callable[[Case], Iterable[K]]) -> dict[K, list[Case]]:
    """The consultations of each key; one has as many keys as it is counted under."""
    groups: dict[K, list[Case]] = defaultdict(list)
    for case in cases:
        for key in keys(case):
            groups[key].append(case)
    return groups


def cell(cases: Sequence[Case]) -> Cell:
    """How many consultations, of how many people."""
    return Cell(len(cases), len({case.asker for case in cases}))


def cells(cases: Iterable[Case], keys: Callable[[Case], Iterable[K]]) -> dict[K, Cell]:
    """The cell of each key."""
    return {key: cell(group) for key, group in grouped(cases, keys).items()}


def by_quarter(cases: Iterable[Case]) -> list[list[Case]]:
    """The consultations of each quarter that has any."""
    return list(grouped(cases, lambda case: [case.quarter]).values())


def large(
    cases: Iterable[Case], keys: Callable[[Case], Iterable[K]], threshold: Threshold
) -> dict[K, list[Case]]:  # fmt: skip
    """The groups that are large enough in every quarter in which they occur."""
    cases = list(cases)
    quarters = [cells(some, keys) for some in by_quarter(cases)]
    told = summed(({key: one.cases for key, one in found.items()}, mentioned(found, threshold)) for found in quarters)
    return {key: group for key, group in grouped(cases, keys).items() if key in told}
