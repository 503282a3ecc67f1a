"""The words of the pages: Spanish in the sources, other languages from the catalogues under `locale`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from babel.dates import format_date, format_timedelta
from babel.messages.pofile import read_po
from fastapi import Request

from qa_service.dates import written

LOCALE = Path(__file__).parent / "locale"
SPANISH = "es"
LANGUAGES = {SPANISH: "Español", "en": "English"}
COOKIE = "idioma"


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """The translations of a language by their Spanish source; none for Spanish."""
    path = LOCALE / language / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(one.id): str(one.string) for one in messages if one.id and one.string}


@dataclass(frozen=True, slots=True)
class Words:
    """One reader's language."""

    language: str = SPANISH

    def __call__(self, text: str, **values: object) -> str:
        """A sentence in the reader's language, its `%(name)s` filled in."""
        said = catalogue(self.language).get(text, text)
        return said % values if values else said

    def day(self, day: date) -> str:
        """A day as people write it."""
        return written(day) if self.language == SPANISH else format_date(day, "d MMMM y", self.language)

    def away(self, delta: timedelta) -> str:
        """How far off a moment is: "dentro de 25 minutos", "hace 3 horas"."""
        return format_timedelta(delta, add_direction=True, threshold=1.2, locale=self.language)

    def month(self, text: str) -> str:
        """A month, YYYY-MM, as people write it."""
        first, spanish = date.fromisoformat(f"{text}-01"), self.language == SPANISH
        return written(first).partition(" de ")[2] if spanish else format_date(first, "MMMM y", self.language)

    def last_day(self, end: date) -> str:
        """The last day of a validity that ends on, and does not include, `end`."""
        return self.day(end - timedelta(days=1))


def language_of(request: Request) -> str:
    """The language chosen, by address or by cookie; else Spanish, whatever the browser prefers.

    Norms, answers and tools are in Spanish, and many a browser in a town hall is set to English by nobody's choice.
    """
    asked = request.query_params.get(COOKIE) or request.cookies.get(COOKIE)
    return asked if asked in LANGUAGES else SPANISH
