"""The day a question asks about, when its words pick one; and days as people write them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from ingest.folding import fold

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | {"septiembre": 9}
_MONTH = "|".join(_NUMBER)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NOT_A_NUMBER_PART = r"(?![\d/-]|\s*-\s*[a-z]{2})"

# "el 31/12/2019", "al 31.12.2019"
_SLASHED = re.compile(rf"\b(?P<day>\d\d?)[/.](?P<month>\d\d?)[/.]{_YEAR}\b")
# "al 15 de marzo de 2018", "el 1° de enero del 2020"
_WRITTEN = re.compile(rf"\b(?P<day>\d\d?)(?:°|º|ero)?\s+de\s+(?P<month>{_MONTH})\s+(?:de\s+|del\s+)?{_YEAR}\b")
# "en junio de 2024", "a fines de marzo del 2015", "junio 2009"
_MONTHLY = re.compile(rf"\b(?P<month>{_MONTH})\s+(?:de\s+|del\s+)?(?:ano\s+)?{_YEAR}\b")
# "antes de la reforma de 2022", "antes del cambio del año 2022"
_REFORMED = re.compile(
    rf"\b(?P<lead>antes)\s+del?\s+(?:la\s+|las\s+|los\s+)?(?:reformas?|modificacion(?:es)?|modificatorias?|cambios?)\s+"
    rf"(?:de(?:l)?\s+)?(?:ano\s+)?{_YEAR}\b{_NOT_A_NUMBER_PART}"
)
# "en el 2003", "en el año 2010", "durante 2012", "hasta el 2019"; never the year inside a designation (004-2019-JUS)
_YEARLY = re.compile(
    rf"\b(?P<lead>en|durante|para|hasta|antes\s+del?|desde)\s+(?:el\s+)?(?:ano\s+)?{_YEAR}\b{_NOT_A_NUMBER_PART}"
)
_BEFORE = re.compile(r"antes\s+del?\s+(?:el\s+|ano\s+)?$")
# What asks for today's rule although a past day is told: "en 2021 presentó…, ¿qué corresponde hoy?"
_TODAY = re.compile(r"\b(?:hoy|ahora|actual(?:mente|es)?|vigentes?|a la fecha|en la actualidad|todavia|siguen?)\b")
# Acts keep the date of their birth without asking for the rule of that day: "la ley publicada el 6 de marzo de 2022",
# whose month alone ("marzo de 2022") is no date either.
_ACT = r"publicad[ao]|promulgad[ao]|emitid[ao]|aprobad[ao]|de fecha|ley|decreto|ordenanza|resolucion"
_BIRTH = re.compile(rf"\d(?:°|º|ero)?\s+de\s+$|(?:{_ACT})\s+(?:el|en|del?)?\s*$")


def as_of(text: str, today: date) -> date | None:
    """The past day whose rule is asked for, or None when it is today's. A month or a year stands for its last day."""
    folded = fold(text)
    if _TODAY.search(folded):
        return None
    for pattern in (_SLASHED, _WRITTEN, _MONTHLY, _YEARLY, _REFORMED):
        for found in pattern.finditer(folded):
            day = _day(found)
            if day and day < today and not _BIRTH.search(folded[: found.start()]):
                return day - _span(found) if _is_before(folded, found) else day
    return None


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    year = int(parts["year"])
    month = _NUMBER.get(parts.get("month") or "") or int(parts.get("month") or 12)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = int(parts.get("day") or last)
    return date(year, month, day) if 1 <= day <= last else None


def _is_before(folded: str, found: re.Match[str]) -> bool:
    return bool(_BEFORE.search(folded[: found.start()])) or (found.groupdict().get("lead") or "").startswith("antes")


def _span(found: re.Match[str]) -> timedelta:
    """How long the period named lasts: "antes de 2022" is the last day of 2021."""
    parts = found.groupdict()
    if parts.get("day"):
        return timedelta(days=1)
    day = _day(found)
    if day is None:
        return timedelta()
    return timedelta(days=day.day if parts.get("month") else day.timetuple().tm_yday)


def written(day: date) -> str:
    """A day as people write it: `7 de marzo de 2022`."""
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def last_day(end: date) -> str:
    """The last day of a validity that ends on, and does not include, `end`."""
    return written(end - timedelta(days=1))
