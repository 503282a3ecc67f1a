"""The time that figures are about: whole, finished quarters of a year, so that no two periods differ by a few days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from corpus.errors import InvalidInput
from desk.deadlines import PERU

_MONTHS = 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year; `number` is 1 to 4. It prints as "2026-T3"."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-T{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def after(self) -> "Quarter":
        """The one that follows."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


@dataclass(frozen=True, slots=True)
class Period:
    """Finished quarters, from the first to the last, both counted in."""

    first: Quarter
    last: Quarter

    @property
    def begins(self) -> datetime:
        """The first moment in it, UTC."""
        return _midnight(self.first.first)

    @property
    def ends(self) -> datetime:
        """The first moment after it, UTC."""
        return _midnight(self.last.after.first)

    def quarters(self) -> Iterator[Quarter]:
        """Each of its quarters, oldest first."""
        one = self.first
        while one <= self.last:
            yield one
            one = one.after


def quarter_of(moment: datetime) -> Quarter:
    """The quarter in which a moment falls in Peru."""
    day = moment.astimezone(PERU)
    return Quarter(day.year, (day.month - 1) // _MONTHS + 1)


def finished(since: date | None, until: date | None, today: date, earliest: date) -> Period:
    """The finished quarters wholly between two days; what is left out stands for the earliest day and for today.

    Raises `InvalidInput` when there is none.
    """
    begin = _quarter(max(since or earliest, earliest))
    if since and begin.first < since:
        begin = begin.after
    end = Quarter(begin.year, begin.number)
    last = None
    bound = min(date.fromordinal(until.toordinal() + 1) if until else today, today)
    while end.after.first <= bound:
        last, end = end, end.after
    if last is None:
        raise InvalidInput(
            "No hay ningún trimestre terminado entre esas fechas. Las cifras se dan por trimestres enteros: "
            "elija otras fechas o espere a que termine el trimestre en curso."
        )
    return Period(begin, last)


def _quarter(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // _MONTHS + 1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PERU).astimezone(UTC)
