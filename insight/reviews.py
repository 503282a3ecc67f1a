"""Reviews as evidence: how often drafts are released as they are, how far they are mended, how answers are rated."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from insight.cases import Case, Collected
from insight.grouping import large
from insight.intervals import Estimate, mean, share
from insight.mending import Mend
from insight.suppression import Threshold


class Of(StrEnum):
    """What reviews are told apart by."""

    ALL = "all"
    TOPIC = "topic"
    NORM = "norm"
    DRAFTER = "drafter"
    MATTER = "matter"


_KEYS: Mapping[Of, Callable[[Case], Iterable[str]]] = {
    Of.ALL: lambda case: ["todas"],
    Of.TOPIC: lambda case: [case.topic],
    Of.NORM: lambda case: case.norms,
    Of.DRAFTER: lambda case: [case.drafter or ""],
    Of.MATTER: lambda case: [case.matter.value],
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What reviews tell of a group. `answers` were released, `by_hand` of them without a draft to start from.

    `accepted` is the share of drafts released without change; `distance` the mean share of words that differ, over the
    same; `rating` the mean of 1 to 5. `reasons` are what advisors gave for their edits, by answer.
    """

    group: str
    answers: int
    by_hand: int
    accepted: Estimate | None
    distance: Estimate | None
    rating: Estimate | None
    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Mended:
    """A kind of change, and the share of drafts mended so, of all released from a draft."""

    kind: Mend
    count: int
    share: Estimate | None


def reviewed(found: Collected, of: Of, threshold: Threshold) -> tuple[Reviewed, ...]:
    """Each group that is large enough, the largest first."""
    groups = large([case for case in found.cases if case.released], _KEYS[of], threshold)
    told = [_of(group, cases) for group, cases in groups.items()]
    return tuple(sorted(told, key=lambda one: (-one.answers, one.group)))


def mended(found: Collected) -> tuple[Mended, ...]:
    """What advisors mend, the most frequent first."""
    drafted = [case for case in found.cases if case.accepted is not None]
    counts = Counter(Mend[name] for case in drafted for name in case.mends)
    return tuple(Mended(kind, count, share(count, len(drafted))) for kind, count in counts.most_common())


def _of(group: str, cases: Sequence[Case]) -> Reviewed:
    drafted = [case for case in cases if case.accepted is not None]
    return Reviewed(
        group=group,
        answers=len(cases),
        by_hand=len(cases) - len(drafted),
        accepted=share(sum(bool(case.accepted) for case in drafted), len(drafted)),
        distance=mean([case.distance for case in drafted if case.distance is not None]),
        rating=mean([case.score for case in cases if case.score is not None]),
        reasons=dict(Counter(reason for case in cases for reason in case.reasons).most_common()),
    )
