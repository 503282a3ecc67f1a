"""When a norm was issued and published, and from which day it binds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from ingest.dates import find_dates, first_date
from ingest.folding import fold
from ingest.model import NormText

_HEAD = 1_500
_NOTES = 6_000
_WEEKDAY = re.compile(r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s*,?\s+(?=\d)")
_PUBLISHED = re.compile(r"(?m)^[\s*_]*\(?publicad[oa]\s+(?:en\s+el\s+diario\s+oficial\s+)?[^.\n]{0,40}?\bel\s+(?=\d)")
_ISSUED = re.compile(r"(?m)^[\s*_#]*[a-z ]{3,40},\s*(?=\d{1,2}\s+(?:de\s+)?[a-z]{3,10}\.?\s+(?:del?\s+)?\d{4})")
_FORCE = re.compile(
    r"(?:presente|esta|este|\bla(?=\s+norma))\s+(?:ley|norma|codigo|ordenanza|directiva|resolucion|reglamento|acuerdo|decreto)[^.;]{0,150}?"
    r"(?:entr(?:a|ara|e)n?\s+en\s+vig|rige\s|regira\s)"
)
_ENTERED = re.compile(r"entro\s+en\s+(?:vigencia|vigor)\s+el\s+(?=\d)")
_PART = re.compile(
    r"(?:articulo|numeral|disposici|literal|capitulo|titulo|parrafo|plazo|desde|antes)[^.;]{0,90}(?:presente|esta\s)"
)
_EXCEPT = re.compile(r"excep|salvo|\bsin\s+perjuicio")
_SENTENCE_END = re.compile(r"\.\s|\n\s*\n|\Z")
_ARTICLE_LABEL = re.compile(r"^[\s#*_]*(?:articulo\s+\S+|[a-z]+\.?-)\s*")
_NEXT_DAY = re.compile(
    r"dia\s+siguiente\s+(?:(?:de|a|al|habil)\s+)+(?:la\s+(?:fecha\s+de\s+)?|el\s+)?(?:de\s+)?(?:su\s+)?publica"
)
_SAME_DAY = re.compile(
    r"(?:mismo\s+dia|a\s+partir|desde\s+la\s+fecha|en\s+la\s+fecha)\s+(?:de\s+)?(?:la\s+fecha\s+de\s+)?su\s+publica"
)
_AFTER = re.compile(
    r"a\s+los\s+(?P<count>[a-z]+(?:\s+(?:y\s+)?[a-z]+)?|\d+)?\s*\(?(?P<digits>\d+)?\)?\s*dias\s+(?P<sort>calendario|naturales|habiles)?"
)
_COUNTS = {
    "diez": 10, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta y cinco": 45, "sesenta": 60, "noventa": 90,
    "ciento veinte": 120, "ciento ochenta": 180,
}  # fmt: skip
_GAZETTE_SPAN = timedelta(days=31)
_PUBLISHING_SPAN = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Promulgation:
    """The days of a norm; `issued` is the day it was signed or, failing that, published. Each None where unknown."""

    issued: date | None = None
    published: date | None = None
    effective: date | None = None
    warnings: tuple[str, ...] = ()


def find_promulgation(norm: NormText, trusted: bool = True) -> Promulgation:
    """Read the days: a gazette's own date leads, then the file's claim (where `trusted`), then what the text says."""
    folded = fold(norm.document.text)
    issued = _after(_ISSUED, norm.document.text[:_NOTES]) or first_date(norm.front_matter.get("title", ""))
    published, warnings = _published(norm, issued, _claimed(norm) if trusted else None)
    if issued and published and (issued.day, issued.month) == (published.day, published.month) != (1, 1):
        warnings += (f"El archivo dice publicada en {published.year}; el texto es de {issued.year}.",) * (
            issued != published
        )
        published = issued
    elif issued and published and not timedelta(0) <= published - issued <= _PUBLISHING_SPAN:
        issued = published
    effective, doubt = _effective(norm.document.text, folded, published)
    return Promulgation(issued or published, published, effective, (*warnings, *doubt))


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


def _claimed(norm: NormText) -> date | None:
    """The day that front matter or the file's name claims."""
    matter = norm.front_matter
    claims = (
        matter.get("publication_date"),
        matter.get("gazette_date"),
        matter.get("date"),
        PurePath(norm.document.source.path).name[:10],
    )
    return next((day for claim in claims if claim and (day := first_date(claim))), None)


def _after(pattern: re.Pattern[str], text: str) -> date | None:
    """The date right behind the first match that has one."""
    folded = fold(text)
    for match in pattern.finditer(folded):
        first = next(find_dates(text[match.end() : match.end() + 40]), None)
        if first and first[0].start == 0:
            return first[1]
    return None


def _effective(text: str, folded: str, published: date | None) -> tuple[date | None, tuple[str, ...]]:
    """The day a norm starts to bind: the day after publication (Constitution, article 109) unless it says otherwise."""
    if entered := _after(_ENTERED, text[:_NOTES]):
        return entered, ()
    if published is None:
        return None, ()
    for sentence in _force_sentences(folded):
        day, understood = _read_force(sentence, published)
        if day:
            return day, ()
        if not understood:
            return published + timedelta(days=1), (f"Revise desde cuándo rige: «{sentence.strip()[:160]}».",)
    return published + timedelta(days=1), ()


def _force_sentences(folded: str) -> Iterator[str]:
    """What sentences say, up to any exception, of when this whole norm, and no part or other norm, starts to bind."""
    for match in _FORCE.finditer(folded):
        start = (
            max(
                folded.rfind("\n\n", 0, match.start()),
                folded.rfind(". ", 0, match.start()),
                folded.rfind(".\n", 0, match.start()),
            )
            + 1
        )
        end = _SENTENCE_END.search(folded, match.end())
        sentence = _ARTICLE_LABEL.sub("", folded[start : end.start() if end else len(folded)])
        rule = _EXCEPT.split(sentence)[0]
        if not _PART.search(rule) and not re.search(r"[“”\"]", rule):
            yield rule


def _read_force(sentence: str, published: date) -> tuple[date | None, bool]:
    """The day a sentence sets, and whether it was understood."""
    if re.search(
        r"reglamento\s*$|publicacion\s+(?:de\s+l?[ao]?s?|del)\s*(?:su\s+|los\s+)?reglamento|habiles|cuando", sentence
    ):
        return None, False
    if later := _AFTER.search(sentence):
        count = int(later["digits"] or 0) or _COUNTS.get((later["count"] or "").strip(), 0)
        return (published + timedelta(days=count), True) if count else (None, False)
    if _NEXT_DAY.search(sentence):
        return published + timedelta(days=1), True
    if _SAME_DAY.search(sentence):
        return published, True
    fixed = [day for _, day in find_dates(sentence) if day >= published]
    if len(fixed) == 1 and re.search(
        r"vig(?:encia|or)\s+(?:el|a\s*partir\s*del?|desde\s+el)\s|regira\s+(?:desde|a\s+partir)", sentence
    ):
        return fixed[0], True
    return None, True
