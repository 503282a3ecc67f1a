"""The life of wordings as Akoma Ntoso tells it: events with their source, and periods between two events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.identifiers import RegulationId
from corpus.model import Regulation, Version


@dataclass(frozen=True, slots=True)
class Event:
    """Something that befell the norm on a day: `kind` is "generation", "amendment" or "repeal"; `source` did it."""

    on: date
    kind: str
    source: RegulationId | None = None

    def order(self) -> tuple[date, str, str]:
        """What events are sorted by."""
        return self.on, self.kind, str(self.source or "")


@dataclass(frozen=True, slots=True)
class Period:
    """The time of a wording from one event to another; None is open."""

    start: Event | None
    end: Event | None

    def version_facts(self) -> tuple[date | None, date | None, RegulationId | None, RegulationId | None, bool]:
        """`valid_from`, `valid_to`, `amended_by`, `ended_by` and `repealed` of a wording with this period."""
        start, end = self.start, self.end
        return (
            start.on if start else None,
            end.on if end else None,
            start.source if start else None,
            end.source if end else None,
            end is not None and end.kind == "repeal",
        )


def period_of(version: Version) -> Period:
    """The period of one wording."""
    start = end = None
    if version.valid_from:
        start = Event(version.valid_from, "amendment" if version.amended_by else "generation", version.amended_by)
    if version.valid_to:
        end = Event(version.valid_to, "repeal" if version.repealed else "amendment", version.ended_by)
    return Period(start, end)


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every event and period of a norm, in the order of time; their places in it number them from 1."""

    events: tuple[Event, ...]
    periods: tuple[Period, ...]

    def event_id(self, event: Event) -> str:
        """The eId of an event."""
        return f"eventRef_{self.events.index(event) + 1}"

    def period_id(self, period: Period) -> str:
        """The eId of a period."""
        return f"tmpg_{self.periods.index(period) + 1}"


def timetable(regulation: Regulation) -> Timetable:
    """The events of a norm as a whole and of all its wordings."""
    versions = (version for provision in regulation.provisions for version in provision.versions)
    periods = {period_of(version): None for version in versions}
    events = {event: None for period in periods for event in (period.start, period.end) if event}
    events |= dict.fromkeys(_whole(regulation))
    known = (period for period in periods if period.start or period.end)
    return Timetable(tuple(sorted(events, key=Event.order)), tuple(sorted(known, key=_by_time)))


def _whole(regulation: Regulation) -> Iterable[Event]:
    """The publication and the end of the norm itself."""
    if regulation.published:
        yield Event(regulation.published, "generation")
    if regulation.repealed_on:
        yield Event(regulation.repealed_on, "repeal", regulation.repealed_by)


def _by_time(period: Period) -> tuple[tuple[date, str, str], tuple[date, str, str]]:
    start = period.start.order() if period.start else (date.min, "", "")
    return start, period.end.order() if period.end else (date.max, "", "")
