"""From which day a norm binds, by the sentence that says so: a fixed day, a term after publication, or another norm's."""
# ruff: noqa: E501  (a pattern reads best on one line)

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from ingest.cardinals import cardinal
from ingest.dates import find_dates
from ingest.workdays import add_workdays


class Unit(Enum):
    """What a term is counted in."""

    DAYS = "días calendario"
    WORKDAYS = "días hábiles"
    MONTHS = "meses"
    YEARS = "años"


@dataclass(frozen=True, slots=True)
class Delay:
    """A term between a publication and the day that a norm binds. `next_day`: it is counted from the day after."""

    count: int
    unit: Unit = Unit.DAYS
    next_day: bool = False

    def after(self, day: date) -> date:
        """The day a term that runs from a publication is over: days exclude the first (Civil Code, article 183)."""
        if self.unit is Unit.DAYS:
            return day + timedelta(days=self.count)
        if self.unit is Unit.WORKDAYS:
            return add_workdays(day, self.count)
        months = day.month - 1 + self.count * (12 if self.unit is Unit.YEARS else 1)
        year, month = day.year + months // 12, months % 12 + 1
        same = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        return same + timedelta(days=1) if self.next_day else same


@dataclass(frozen=True, slots=True)
class Start:
    """The first day of a norm. `certain` is False when the day is an estimate or, with `on` None, not known.

    `event` is what it waits for besides its own publication, in the sentence's words ("reglamento"), then `delay` after.
    """

    on: date | None
    certain: bool = True
    delay: Delay | None = None
    event: str = ""


NEXT_DAY = Delay(1)
# «entra en vigencia», «entró en vigor», «vigente», «rige», «entrará  envigencia» (words run together in some copies).
ENTRY = re.compile(
    r"entr(?:o|a|e|en|an|ara|aran|aron)\s*en\s*(?:vigencia|vigor)|\bvigentes?\b|\brigen?\b|\bregiran?\b|\ben\s+(?:vigencia|vigor)\b"
    r"|\bsera\s+(?:de\s+aplicacion|aplicable)\b"
)
_MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre|setiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
_FROM = r"\s*,?\s*(?:recien\s+)?(?:a\s*partir\s*(?:de\s+)?|desde\s+)?(?:del?|el|al|l)?\s*(?:dia\s+)?"
_FIXED = re.compile(_FROM + r"(?=\d)")
_THIS_YEAR = re.compile(
    _FROM
    + rf"(?P<day>\d{{1,2}})[°º]?\s+de\s+(?P<month>{'|'.join(_MONTHS)})\s+del\s+(?:presente|mismo|ano\s+en\s+curso)"
)
_NEXT_YEAR = re.compile(
    _FROM
    + r"(?:0?1|primero|uno)(?:ro)?[°º.]?\s*(?:\(0?1\)\s*)?de\s+enero\s+del\s+(?:ano\s+siguiente|(?:proximo|siguiente)\s+ano)"
)
_NEXT_MONTH = re.compile(
    _FROM + r"prime(?:r|ro)\s+dia\s+(?P<sort>calendario\s+|habil\s+)?del\s+(?:mes\s+siguiente|siguiente\s+mes)"
)
_TERM = re.compile(
    r"\s*,?\s*(?:a\s+partir\s+de\s+|a\s+|luego\s+de\s+|despues\s+de\s+|transcurridos\s+|(?:en|vencido)\s+(?:el|un)\s+(?:plazo|termino)\s+(?:maximo\s+)?de\s+)"
    r"(?:los?\s+|las?\s+)?(?P<words>(?:[a-z]+\s+){0,4}?)\(?\s*(?P<digits>\d{1,3})?\s*\)?\s*_*(?P<unit>dias?|mes(?:es)?|anos?)\b\s*(?P<sort>calendarios?|naturales|habiles|utiles)?"
)
_DAY_AFTER = re.compile(_FROM + r"(?:dia\s+)?siguiente\b")
_SAME_DAY = re.compile(
    r"\s*,?\s*(?:el\s+mismo\s+dia|a\s+partir|desde\s+la\s+fecha|en\s+la\s+fecha)\s+(?:de\s+)?(?:la\s+fecha\s+de\s+)?su\s+publica"
)
# «… de la publicación de su reglamento», «… de la entrada en vigencia de la Ley …», «… de aprobados los lineamientos».
_EVENT = re.compile(
    r"(?:publicacion|publicad[oa]s?|vigencia|vigor|aprobacion|aprobad[oa]s?|emision|emitid[oa]s?|implementacion|promulgacion)"
    r"(?:(?! y )[^.;]){0,60}?\b(?:de|del|su|sus|el|la|los|las)\s+(?:(?:nuevo|respectivo|correspondiente|citado|texto|la|el|los|las|su|sus)\s+|tres\s*(?:\(3\)\s*)?)*"
    r"(?P<what>reglament[a-z]*|resoluci[a-z]*|lineamient[a-z]*|protocol[a-z]*|directiva|ley(?!\s+n?\W{0,4}\d)|norma\s+reglamentaria|decreto\s+supremo\s+que|texto\s+unico|aplicativo|sistema)"
)
_OWN = re.compile(r"public|promulg")
_WAITS = re.compile(
    r"\bcuando\b|conjuntamente|de\s+acuerdo\s+a\s+la\s+implementacion|implementa|reglament|sujeta|periodo\s+de\s+prueba"
)


def read_start(words: str, published: date) -> Start | None:
    """What folded words right behind "entra en vigencia" say of the first day; None when they say nothing of it."""
    if found := _THIS_YEAR.match(words):
        month = next(number for number, name in enumerate(_MONTHS, 1) if found["month"] in name.split("|"))
        return _known(published.year, month, int(found["day"]))
    if _NEXT_YEAR.match(words):
        return Start(date(published.year + 1, 1, 1))
    if found := _NEXT_MONTH.match(words):
        return _next_month(published, found["sort"] or "")
    if found := _FIXED.match(words):
        day = next((day for span, day in find_dates(words[found.end() : found.end() + 40]) if span.start == 0), None)
        if day:
            return Start(day)
    return _counted(words, published)


def _counted(words: str, published: date) -> Start | None:
    """A term after the publication of the norm itself or of another, the next day, or the same."""
    if _SAME_DAY.match(words):
        return Start(published)
    term, after = _TERM.match(words), _DAY_AFTER.match(words)
    delay = NEXT_DAY if after else _delay(term, words) if term else None
    found = after or term
    if found is None or delay is None:
        return Start(None, False) if _WAITS.search(words[:120]) else None
    tail = re.split(r"[;,]\s|\.\s", words[found.end() :].lstrip(" ,_"))[0]
    if event := _EVENT.search(tail):
        return Start(None, False, delay, event["what"])
    if not _OWN.search(tail) and tail.strip(" .") and after:
        return Start(None, False)
    return Start(delay.after(published), delay.unit is not Unit.WORKDAYS, delay)


def _delay(term: re.Match[str], words: str) -> Delay | None:
    count = int(term["digits"] or 0) or cardinal(term["words"]) or 0
    sort, unit = term["sort"] or "", Unit.DAYS
    if sort[:3] in ("hab", "uti"):
        unit = Unit.WORKDAYS
    elif term["unit"].startswith("mes"):
        unit = Unit.MONTHS
    elif term["unit"].startswith("ano"):
        unit = Unit.YEARS
    return Delay(count, unit, "dia siguiente" in words[term.end() : term.end() + 60]) if count else None


def _next_month(published: date, sort: str) -> Start:
    first = Delay(1, Unit.MONTHS).after(published.replace(day=1))
    if sort.startswith("habil"):
        return Start(add_workdays(first - timedelta(days=1), 1))
    return Start(first)


def _known(year: int, month: int, day: int) -> Start | None:
    return Start(date(year, month, day)) if 1 <= day <= calendar.monthrange(year, month)[1] else None
