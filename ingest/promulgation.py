"""When a norm was issued and published, and from which day it binds."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from ingest.dates import find_dates, first_date
from ingest.folding import fold
from ingest.model import NormText
from ingest.starts import find_beginning

_HEAD = 1_500
_NOTES = 6_000
_WEEKDAY = re.compile(r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s*,?\s+(?=\d)")
_PUBLISHED = re.compile(r"(?m)^[\s*_]*\(?publicad[oa]\s+(?:en\s+el\s+diario\s+oficial\s+)?[^.\n]{0,40}?\bel\s+(?=\d)")
_ISSUED = re.compile(r"(?m)^[\s*_#]*[a-z ]{3,40},\s*(?=\d{1,2}\s+(?:de\s+)?[a-z]{3,10}\.?\s+(?:del?\s+)?\d{4})")
# The closing formula: "Dado en la Casa de Gobierno, en Lima, a los dos días del mes de enero del año dos mil dos."
_GIVEN = re.compile(r"(?<![a-z])(?:dad[oa]|promulgad[oa])\s+en\s[^.;]{0,70}?,?\s*\ba\s+los?\s+(?=\S)")
_SIGNED = re.compile(r"(?<![a-z])en\s+lima,\s*a\s+los?\s+(?=\S)")  # what Congress prints, days before the law is given
_LONGEST_DATE = 120
_GAZETTE_SPAN = timedelta(days=31)
_PUBLISHING_SPAN = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Promulgation:
    """The days of a norm; `issued` is the day it was signed or, failing that, published. Each None where unknown.

    `parts` are the provisions, by eId, that begin on another day than the rest.
    """

    issued: date | None = None
    published: date | None = None
    effective: date | None = None
    warnings: tuple[str, ...] = ()
    parts: tuple[tuple[str, date], ...] = ()


def find_promulgation(norm: NormText, trusted: bool = True, law: bool = True) -> Promulgation:
    """Read the days: a gazette's own date leads, then the file's claim (where `trusted`), then what the text says.

    `law` says that the norm is a law or has its rank.
    """
    claimed = first_date(norm.front_matter.get("title", ""))
    issued = _after(_ISSUED, norm.document.text[:_NOTES]) or claimed or _closing(norm.document.text)
    published, warnings = _published(norm, issued, _claimed(norm, trusted))
    if issued and published and (issued.day, issued.month) == (published.day, published.month) != (1, 1):
        warnings += (f"El archivo dice publicada en {published.year}; el texto es de {issued.year}.",) * (
            issued != published
        )
        published = issued
    elif issued and published and not timedelta(0) <= published - issued <= _PUBLISHING_SPAN:
        issued = published
    begins = find_beginning(norm.document.text, published, law)
    return Promulgation(issued or published, published, begins.on, (*warnings, *begins.warnings), begins.parts)


def _published(norm: NormText, issued: date | None, claimed: date | None) -> tuple[date | None, tuple[str, ...]]:
    head = norm.document.text[:_HEAD]
    gazette = _after(_WEEKDAY, head)
    if gazette and claimed and gazette != claimed and abs(gazette - claimed) <= _GAZETTE_SPAN:
        return gazette, (
            f"El archivo dice publicada el {claimed:%d/%m/%Y}; el diario es del {gazette:%d/%m/%Y}: vale el diario.",
        )
    known = claimed or _after(_PUBLISHED, head) or gazette
    if known is None and issued:
        return issued, ("No consta la fecha de publicación; se usa la de emisión.",)
    return known, ()


def _claimed(norm: NormText, trusted: bool) -> date | None:
    """The day that front matter or the file's name claims; of a file that means another norm, its pages' margins'."""
    matter = norm.front_matter
    printed = matter.get("gazette_date")
    name = PurePath(norm.document.source.path).name[:10]
    claims = (matter.get("publication_date"), printed, matter.get("date"), name) if trusted else (printed,)
    return next((day for claim in claims if claim and (day := first_date(claim))), None)


def _closing(text: str) -> date | None:
    """The day that the closing formula gives."""
    return _after(_GIVEN, text) or _after(_SIGNED, text)


def _after(pattern: re.Pattern[str], text: str) -> date | None:
    """The date right behind the first match that has one."""
    folded = fold(text)
    for match in pattern.finditer(folded):
        first = next(find_dates(text[match.end() : match.end() + _LONGEST_DATE]), None)
        if first and first[0].start == 0:
            return first[1]
    return None
