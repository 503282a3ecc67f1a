"""What went wrong with a question of a run, told from its figures, and what a run's figures come to in tables."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evals.figures import LOST
from evals.metrics import quantile

Row = Mapping[str, Any]
SHARES = (0.5, 0.75, 0.9, 0.95, 0.99)


class Fault(StrEnum):
    """A failure of one question; the value names it in data and addresses."""

    REFUSED = "refused"  # no draft, and there is an answer
    DRAFTED = "drafted"  # a draft, and there is no answer
    UNFOUND = "unfound"  # no deciding article among the ten best
    UNCITED = "uncited"  # a draft that cites no deciding article
    WORDING = "wording"  # another day's wording as if it bound
    UNFOUNDED = "unfounded"  # a quote that is not in the norm
    UNNOTICED = "unnoticed"  # answered without the norm that decides
    FRAGILE = "fragile"  # found worse when typed otherwise
    SILENT = "silent"  # refused, and its own passages answer
    INVENTED = "invented"  # answered, and its own passages don't


_SIGNS: Mapping[Fault, Callable[[Row], bool]] = {
    Fault.REFUSED: lambda row: row.get("drafted_when_answerable") == 0,
    Fault.DRAFTED: lambda row: row.get("refused_when_unanswerable") == 0,
    Fault.UNFOUND: lambda row: row.get("recall_10") == 0,
    Fault.UNCITED: lambda row: row.get("right") == 0 and row.get("drafted_when_answerable") == 1,
    Fault.WORDING: lambda row: bool(row.get("wrong_wording_as_right")),
    Fault.UNFOUNDED: lambda row: bool(row.get("unfounded_quotes")),
    Fault.UNNOTICED: lambda row: row.get("left_out_right") == 0,
    Fault.FRAGILE: lambda row: any((row.get(name) or 0) > 0 for name in LOST),
    Fault.SILENT: lambda row: row.get("error_rate") == 1,
    Fault.INVENTED: lambda row: row.get("hallucination_rate") == 1,
}


def faults(row: Row) -> tuple[Fault, ...]:
    """What went wrong, by a question's line of scores.jsonl."""
    return tuple(fault for fault, shows in _SIGNS.items() if shows(row))


@dataclass(frozen=True, slots=True)
class Abstentions:
    """Drafts and refusals of questions with an answer and without one, and the refusals by reason."""

    drafted: int
    refused: int
    drafted_without: int
    refused_without: int
    reasons: Mapping[str, int]


def abstentions(scores: Iterable[Row], answers: Iterable[Row]) -> Abstentions | None:
    """How a run's questions were taken; None for one whose questions were not answered."""
    held = list(scores)
    told = Counter(row.get("drafted_when_answerable") for row in held)
    without = Counter(row.get("refused_when_unanswerable") for row in held)
    reasons = Counter(row["reason"] for row in answers if row["reason"])
    found = Abstentions(told[1.0], told[0.0], without[0.0], without[1.0], dict(reasons.most_common()))
    return found if found.drafted + found.refused + found.drafted_without + found.refused_without else None


def spread(scores: Sequence[Row]) -> tuple[tuple[float, float], ...]:
    """The milliseconds below which each share of the questions lies, the slowest last; empty where none were told."""
    told = [row.get("milliseconds", row.get("search_ms")) for row in scores]
    spent = [value for value in told if value is not None]
    if not spent:
        return ()
    return (*((share, quantile(spent, share) or 0.0) for share in SHARES), (1.0, max(spent)))
