"""What subscribers are told of a generation: norms, and in each the provisions that are not what they were."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from corpus.identifiers import ProvisionId, RegulationId
from ingest.changes import Fate


class Following(StrEnum):
    """What one can follow."""

    NORM = "norm"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Changed:
    """A provision that changed: `by` which norm and from which day, with an excerpt of what it said and says."""

    eid: str
    label: str
    fate: Fate
    by: RegulationId | None = None
    on: date | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What is new of one norm. `more` counts the provisions left out; none are listed of one that is new or gone."""

    regulation: RegulationId
    title: str
    fate: Fate
    provisions: tuple[Changed, ...] = ()
    more: int = 0

    @property
    def readable(self) -> bool:
        """Whether the norm has a page: one that was dropped has none."""
        return self.fate is not Fate.DROPPED

    def provision(self, one: Changed) -> ProvisionId:
        """The id of one of its provisions."""
        return ProvisionId(self.regulation, one.eid)


@dataclass(frozen=True, slots=True)
class Alert:
    """What one account is told of one generation; `number` counts the generations told of."""

    number: int
    generation: str
    at: datetime
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """What an account follows: topics by name, norms by slug, and whether it is also written of them."""

    topics: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    mailed: bool = False
