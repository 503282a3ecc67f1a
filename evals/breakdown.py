"""A run's figures apart for each kind of question, each trap and each norm that decides: where answers are weak."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import Case
from evals.metrics import Score, means

FIGURES = ("recall_10", "hit_1", "ndcg_10", "citation_recall", "drafted_when_answerable", "refused_when_unanswerable")


@dataclass(frozen=True, slots=True)
class Group:
    """The questions that share a kind, a trap or a norm (`by`, `value`): how many, and their means by figure."""

    by: str
    value: str
    questions: int
    figures: Mapping[str, float | None]


def breakdown(cases: Sequence[Case], scores: Sequence[Score]) -> tuple[Group, ...]:
    """Every group that the cases tell of, the largest first; a question stands with each norm that decides it."""
    return tuple(group for by, values in _BY.items() for group in _groups(by, values, cases, scores))


def _groups(
    by: str, values: Callable[[Case], Iterable[str]], cases: Sequence[Case], scores: Sequence[Score]
) -> list[Group]:
    held: dict[str, list[Score]] = {}
    for case, score in zip(cases, scores, strict=True):
        for value in values(case):
            held.setdefault(value, []).append(score)
    groups = [Group(by, value, len(rows), _figures(rows)) for value, rows in held.items()]
    return sorted(groups, key=lambda group: (-group.questions, group.value))


def _figures(rows: Sequence[Score]) -> dict[str, float | None]:
    found = means(rows)
    return {name: found[name] for name in FIGURES}


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


_BY: Mapping[str, Callable[[Case], Iterable[str]]] = {
    "kind": lambda case: _one(case.kind),
    "trap": lambda case: _one(case.trap),
    "norm": lambda case: case.norms,
}
