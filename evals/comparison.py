"""Two runs over the same questions, figure by figure and question by question."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import InvalidInput
from evals.figures import COMPARED, LESS_IS_BETTER
from evals.intervals import Interval, interval_of, p_value
from evals.records import Record

_SURE = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in two runs: how many questions both measure, the mean change with its interval, its p value."""

    metric: str
    questions: int
    before: float
    after: float
    change: Interval
    p: float

    @property
    def sure(self) -> bool:
        """True when chance alone would hardly do it (5 %)."""
        return self.p < _SURE


@dataclass(frozen=True, slots=True)
class Move:
    """A question whose figure changed."""

    id: str
    question: str
    before: float
    after: float

    def better(self, metric: str) -> bool:
        """True when the change is for the better."""
        return (self.after > self.before) is not (metric in LESS_IS_BETTER)


def compare(before: Record, after: Record) -> tuple[Difference, ...]:
    """Each figure that both runs measure; raises `InvalidInput` when they asked different questions."""
    _same_questions(before, after)
    found = (_difference(metric, before, after) for metric in COMPARED)
    return tuple(difference for difference in found if difference is not None)


def moves(metric: str, before: Record, after: Record) -> tuple[Move, ...]:
    """The questions whose figure changed, those that got worse first; raises `InvalidInput` as `compare`."""
    _same_questions(before, after)
    asked = {case.id: case.question for case in after.cases}
    pairs = _pairs(metric, before, after)
    found = [Move(id, asked[id], old, new) for id, (old, new) in pairs.items() if old != new]
    return tuple(sorted(found, key=lambda move: (move.better(metric), -abs(move.after - move.before), move.id)))


def _difference(metric: str, before: Record, after: Record) -> Difference | None:
    pairs = list(_pairs(metric, before, after).values())
    changes = [new - old for old, new in pairs]
    change = interval_of(changes)
    if change is None:
        return None
    old, new = (round(sum(side) / len(pairs), 4) for side in zip(*pairs, strict=True))
    return Difference(metric, len(pairs), old, new, change, round(p_value(changes), 4))


def _pairs(metric: str, before: Record, after: Record) -> Mapping[str, tuple[float, float]]:
    """The figure of each question that has one in both runs."""
    both = {id: (before.scores[id].get(metric), after.scores[id].get(metric)) for id in before.scores}
    return {id: (old, new) for id, (old, new) in both.items() if old is not None and new is not None}


def _same_questions(before: Record, after: Record) -> None:
    """Questions are the same by id and answer: a run may put them otherwise, as variants do."""
    one, other = ({(case.id, case.gold) for case in record.cases} for record in (before, after))
    if one != other:
        raise InvalidInput(
            "Las dos corridas no son de las mismas preguntas, así que no se pueden comparar. "
            "Responda el mismo conjunto con «absuelve eval run» y compare de nuevo."
        )
