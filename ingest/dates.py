"""Dates as Peruvian law prints them: "5 de febrero de 2007", "22 FEB. 2018", "24 septiembre 2019"."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.model import Span
from ingest.cardinals import CARDINAL, cardinal
from ingest.folding import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
         "septiembre setiembre sep set", "octubre oct", "noviembre nov", "diciembre dic"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=lambda name: -len(name)))
_DATE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:[°º]|ro)?\s*(?:de\s+)?(?P<month>{_MONTH})\b\.?\s*(?:del?\s+)?(?:ano\s+)?(?P<year>\d{{4}})(?!\d)"
    rf"|(?<![a-z])(?P<words>{CARDINAL})\s+(?:dias?\s+)?(?:del?\s+mes\s+)?de\s+(?P<named>{_MONTH})\s+"
    rf"(?:del?\s+)?(?:ano\s+)?(?P<year_words>(?:mil\s+novecientos|dos\s+mil)(?:\s+{CARDINAL})?)(?=\s*(?:[^\w\s]|\n|\Z))"
    r"|(?<![\d.])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})(?!\d)"
    r"|(?<!\d)(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
)


def find_dates(text: str) -> Iterator[tuple[Span, date]]:
    """Every date that exists in the calendar, in reading order."""
    for match in _DATE.finditer(fold(text)):
        found = _read(match)
        if found:
            yield Span(*match.span()), found


def first_date(text: str) -> date | None:
    """The first date in the text, or None."""
    return next((found for _, found in find_dates(text)), None)


def _read(match: re.Match[str]) -> date | None:
    """The day that a match says; None for a 31 February."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["month"]:
            return date(int(match["year"]), _MONTHS[match["month"]], int(match["day"]))
        if match["words"]:
            return date(cardinal(match["year_words"]) or 0, _MONTHS[match["named"]], cardinal(match["words"]) or 0)
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
