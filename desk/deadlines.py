"""When an answer is due: working days of Peru's public offices from the day it was asked, by matter."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from desk.model import Consultation, Matter, State
from desk.service import Terms
from ingest.workdays import add_workdays

PERU = ZoneInfo("America/Lima")
_CLOSES = time(17, 30)  # offices take in papers until half past five
# The states in which the office owes the next step; while the asker is asked for facts, no time runs against it.
OWED = frozenset({State.RECEIVED, State.DRAFTED, State.IN_REVIEW, State.STALE})


def due(terms: Terms, matter: Matter, day: date) -> datetime:
    """The end of the last working day on which an answer to what came in on that day keeps the terms; UTC."""
    last = add_workdays(day, terms.workdays[matter])
    return datetime.combine(last, _CLOSES, PERU).astimezone(UTC)


def day_of(moment: datetime) -> date:
    """The day in Peru on which a moment falls."""
    return moment.astimezone(PERU).date()


def overdue(consultation: Consultation, now: datetime) -> bool:
    """Whether the office owes a step whose time is over."""
    return consultation.state in OWED and consultation.due_at < now
