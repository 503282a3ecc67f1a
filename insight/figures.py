"""Figures for managers: consultations by place, topic, norm, kind and time; how long answers took; who is reached."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from insight.cases import Case, Collected
from insight.grouping import by_quarter, cell, cells, grouped
from insight.intervals import Estimate, percentile, share
from insight.suppression import Cell, Threshold, descended, mentioned, shown, summed
from qa_service import places

Key = tuple[str, ...]
Keys = Callable[[Case], Iterable[Key]]
_FAILED = "drafting_failed"
_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


class By(StrEnum):
    """What consultations are counted by."""

    DEPARTMENT = "department"
    PROVINCE = "province"
    DISTRICT = "district"
    TOPIC = "topic"
    MATTER = "matter"
    NORM = "norm"
    ARTICLE = "article"
    MONTH = "month"
    WEEKDAY = "weekday"
    HOUR = "hour"


_DEPTH = {By.DEPARTMENT: 1, By.PROVINCE: 2, By.DISTRICT: 3}
_OVERLAPPING = frozenset({By.NORM, By.ARTICLE})
_KEYS: Mapping[By, Keys] = {
    By.DEPARTMENT: lambda case: [case.place[:1]],
    By.PROVINCE: lambda case: [case.place[:2]],
    By.DISTRICT: lambda case: [case.place],
    By.TOPIC: lambda case: [(case.topic,)],
    By.MATTER: lambda case: [(case.matter.value,)],
    By.NORM: lambda case: [(norm,) for norm in case.norms],
    By.ARTICLE: lambda case: case.articles,
    By.MONTH: lambda case: [(f"{case.asked:%Y-%m}",)],
    By.WEEKDAY: lambda case: [(_DAYS[case.asked.weekday()],)],
    By.HOUR: lambda case: [(f"{case.asked:%H}:00",)],
}


@dataclass(frozen=True, slots=True)
class Service:
    """How a group of consultations was served. `abstained` is the share of drafts refused; times are of those answered.

    `hours` run from the question to its first answer, without the asker's own; `workdays` from the day it was complete.
    """

    cases: int
    answered: int
    abstained: Estimate | None
    in_time: Estimate | None
    hours_p50: float | None
    hours_p90: float | None
    workdays_p50: float | None
    workdays_p90: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: what it counts, and how these were served."""

    key: Key
    service: Service


@dataclass(frozen=True, slots=True)
class Table:
    """Consultations counted by something. `withheld` are those in rows not shown; None where rows overlap.

    `total` counts the quarters that are large enough to be told at all.
    """

    by: By
    total: int
    withheld: int | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole service in a period; `districts` used it, out of `of_districts` that there are."""

    service: Service
    districts: int
    of_districts: int


def table(found: Collected, by: By, threshold: Threshold) -> Table:
    """Consultations by something, the largest groups first; by time in its own order."""
    quarters = [cases for cases in by_quarter(found.cases) if cell(cases).suffices(threshold)]
    counts = summed(
        (Counter(key for case in cases for key in _KEYS[by](case)), _told(cases, by, threshold)) for cases in quarters
    )
    groups = grouped((case for cases in quarters for case in cases), _KEYS[by])
    total = sum(map(len, quarters))
    withheld = None if by in _OVERLAPPING else total - sum(counts.values())
    lines = [Line(key, served(groups[key])) for key in counts]
    return Table(by, total, withheld, tuple(sorted(lines, key=lambda line: _place(line, by))))


def overview(found: Collected) -> Overview:
    """The service as a whole; national figures, which name nobody."""
    used = {case.ubigeo for case in found.cases if case.place[2]}
    return Overview(served(found.cases), len(used), places.districts())


def served(cases: Sequence[Case]) -> Service:
    """How these consultations were served."""
    drafted = [case for case in cases if case.drafter and case.refusal != _FAILED]
    answered = [case for case in cases if case.hours is not None]
    hours = [case.hours for case in answered if case.hours is not None]
    workdays = [case.workdays for case in answered if case.workdays is not None]
    return Service(
        cases=len(cases),
        answered=len(answered),
        abstained=share(sum(case.refusal is not None for case in drafted), len(drafted)),
        in_time=share(sum(bool(case.in_time) for case in answered), len(answered)),
        hours_p50=percentile(hours, 0.5),
        hours_p90=percentile(hours, 0.9),
        workdays_p50=percentile(workdays, 0.5),
        workdays_p90=percentile(workdays, 0.9),
    )


def _told(cases: Sequence[Case], by: By, threshold: Threshold) -> frozenset[Key]:
    """The rows of one quarter's table that may be told."""
    if by in _DEPTH:
        levels: list[dict[Key, Cell]] = [{(): cell(cases)}]
        levels += [cells(cases, _KEYS[level]) for level in list(_DEPTH)[: _DEPTH[by]]]
        return frozenset(key for key in descended(levels, threshold) if len(key) == _DEPTH[by])
    rule = mentioned if by in _OVERLAPPING else shown
    return rule(cells(cases, _KEYS[by]), threshold)


def _place(line: Line, by: By) -> tuple[object, ...]:
    if by in (By.MONTH, By.HOUR):
        return line.key
    return (_DAYS.index(line.key[0]),) if by is By.WEEKDAY else (-line.service.cases, line.key)
