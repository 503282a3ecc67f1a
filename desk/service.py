"""What every use case of the desk is given: the database, the index served, the pipeline, the clock and the terms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from desk.database import Database
from desk.model import Matter
from index.model import Searcher
from qa_service.model import Question, Result

_WORKDAYS = {Matter.TASK: 2, Matter.APPLICATION: 3, Matter.LEGAL: 5}


@dataclass(frozen=True, slots=True)
class Terms:
    """How long things may take, and who must look. Durations of leases; `workdays` until an answer is due, by matter.

    `second_review` are the matters whose answers two people approve. `tries` is how often drafting is attempted before
    the consultation goes to an advisor without a draft. `private_webhooks` lets webhooks into private networks.
    `keeps` lets askers keep personal data in what they write, for advisors alone; `retention` is after how many days
    without change the words of a consultation that is over are erased, 0 for never. `self_erasure` lets people erase
    what they wrote; without it they ask those who administer the service, who weigh the duty to conserve.
    """

    claim: timedelta = timedelta(minutes=30)
    lease: timedelta = timedelta(seconds=60)
    workdays: Mapping[Matter, int] = field(default_factory=lambda: dict(_WORKDAYS))
    second_review: frozenset[Matter] = frozenset({Matter.LEGAL})
    tries: int = 5
    private_webhooks: bool = False
    keeps: bool = False
    retention: int = 0
    self_erasure: bool = True

    def approvals(self, matter: Matter) -> tuple[int, bool]:
        """How many people must approve an answer, and whether one of them must be a senior advisor."""
        twice = matter in self.second_review
        return (2 if twice else 1), twice or matter is Matter.LEGAL


def utc_now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """One installation's desk."""

    database: Database
    searcher: Callable[[], Searcher]
    answer: Callable[[Question, Searcher], Result]
    today: Callable[[], date]
    now: Callable[[], datetime] = utc_now
    terms: Terms = Terms()
