"""How long a line of law was in force."""

from dataclasses import dataclass
from datetime import date

from corpus.identifiers import RegulationId


@dataclass(slots=True)
class Life:
    """The life of a line while notes are applied: open ends are None."""

    start: date | None = None
    end: date | None = None
    by: RegulationId | None = None
    ended_by: RegulationId | None = None
    repealed: bool = False
