"""Where an editor's note says a change comes from: the amending norm and the day from which the change holds."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.identifiers import RegulationId
from ingest import patterns
from ingest.dates import find_dates
from ingest.designations import find_designations
from ingest.folding import fold
from ingest.vacatio import ENTRY, Start, read_start


@dataclass(frozen=True, slots=True)
class Origin:
    """The norm a note names and the first day of the change; `certain` is False when that day must be looked up."""

    law: RegulationId | None
    on: date | None
    certain: bool = True


_REACH = 500  # characters after the verb in which the norm is named
# Older notes print two digits of the year: «publicada el 16-12-97», «25.03.83», «01 abril 99»; and run words together.
_SHORT_NUMBERS = re.compile(r"(?<![\d-])(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d|\d\d)(?!-?\d)")
_SHORT_NAMED = re.compile(r"(?<!\d)(\d{1,2}\s+(?:de\s+)?[a-z]{4,10})\s+(?:de\s+)?(\d\d)(?![\d])")
_GLUED = re.compile(r"([a-z])(?=(?:19|20)\d\d(?!\d))")
_LATER = re.compile(r"\b(?:posteriormente|luego|asimismo)\b")
_CENTURY = 40  # two digits below this are of the twenty-first


def read_origin(text: str, folded: str, start: int) -> Origin:
    """The amending norm named after a place and the day of its change, by default the one after publication."""
    named = next(find_designations(text[start : start + _REACH]), None)
    law = named.id if named else None
    published = _published(folded, start)
    stated = _stated(folded, start, published)
    if stated is None:
        return Origin(law, published + timedelta(days=1) if published else None)
    default = published + timedelta(days=1) if published else None
    return Origin(law, stated.on or default, stated.certain)


def _published(folded: str, start: int) -> date | None:
    found = patterns.PUBLISHED.search(folded, start)
    return note_date(folded[found.end() : found.end() + 40]) if found else None


def _stated(folded: str, start: int, published: date | None) -> Start | None:
    """What the note says of when the change binds; «vigente», «rige» and the like of other matters say nothing."""
    later = _LATER.search(folded, start)
    for entry in ENTRY.finditer(folded, start, later.start() if later else len(folded)):
        words = full_years(folded[entry.end() : entry.end() + 260])
        found = read_start(words, published or date.min)
        if found and (published or found.delay is None):
            return found
    return Start(None, False) if patterns.CONDITIONAL.search(folded, start) else None


def full_years(folded: str) -> str:
    """Folded text with the years of short dates written out: "25-03-83" as "25.03.1983"."""
    text = _SHORT_NUMBERS.sub(lambda found: f"{found[1]}.{found[2]}.{_year(found[3])}", folded)
    text = _GLUED.sub(r"\1 ", text)
    return _SHORT_NAMED.sub(lambda found: f"{found[1]} {_year(found[2])}", text)


def _year(digits: str) -> str:
    return digits if len(digits) == 4 else f"{20 if int(digits) < _CENTURY else 19}{digits}"


def note_date(text: str) -> date | None:
    """The first date in a short text of a note, also as «10-08-2004» or «16-12-97»."""
    return next((found for _, found in find_dates(full_years(fold(text)))), None)
