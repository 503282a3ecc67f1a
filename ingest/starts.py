"""From which day a norm and its parts bind: what its text says, else article 109 of the Constitution."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.dates import find_dates
from ingest.folding import fold
from ingest.references import find_references
from ingest.vacatio import ENTRY, Start, Unit, read_start

_FORCE = re.compile(
    r"(?:presente|esta|este|\bla(?=\s+norma))\s+(?P<noun>ley|norma|codigo|ordenanza|directiva|resolucion|reglamento|acuerdo|decreto)[^.;]{0,150}?"
    r"(?:entr(?:a|ara|e)n?\s+en\s+vig|rige\s|regira\s|tiene\s+vigencia)"
)
_ENTERED = re.compile(r"entro\s+en\s+(?:vigencia|vigor)\s+el\s+(?=\d)")
_PART = re.compile(
    r"(?:articulo|numeral|disposici|literal|capitulo|titulo|parrafo|plazo|desde|antes)[^.;]{0,90}(?:presente|esta\s)"
)
_EXCEPT = re.compile(r"excep|salvo|\bsin\s+perjuicio")
_SENTENCE_END = re.compile(r"\.\s|\n\s*\n|\Z")
_ARTICLE_LABEL = re.compile(r"^[\s#*_]*(?:articulo\s+\S+|[a-z]+\.?-)\s*")
_NOTES = 6_000
_LONGEST = timedelta(days=3 * 366)  # a day further off is another norm's, told in an editor's note
DOUBT = "Revise desde cuándo rige: «"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day of a norm, of the provisions that begin on another, and what an editor must look at."""

    on: date | None
    parts: tuple[tuple[str, date], ...] = ()
    warnings: tuple[str, ...] = ()


def find_beginning(text: str, published: date | None, law: bool = True) -> Beginning:
    """When a norm binds: the day after publication unless its text says otherwise; doubts are told.

    `law` says that the norm is a law: in a decree that prints one, "la presente Ley" is not the decree.
    """
    folded = fold(text)
    if entered := _entered(folded):
        return Beginning(entered)
    if published is None:
        return Beginning(None)
    default = published + timedelta(days=1)
    for rule, rest in _force_sentences(folded, law):
        start = _of_rule(rule, published)
        if start is None:
            continue
        parts, doubts = _parts(rest, published)
        if not start.certain:
            doubts = (f"{DOUBT}{rule.strip()[:200]}».", *doubts)
        return Beginning(start.on or default, parts, doubts)
    return Beginning(default)


def names_no_day(text: str) -> bool:
    """True when a norm leaves its first day to the Constitution's rule, as far as its text is understood."""
    folded = fold(text)
    return _entered(folded) is None and next(_force_sentences(folded), None) is None


def _entered(folded: str) -> date | None:
    """The day that an editor's head gives: «entró en vigencia el 22 de abril de 2025»."""
    for match in _ENTERED.finditer(folded[:_NOTES]):
        first = next(find_dates(folded[match.end() : match.end() + 40]), None)
        if first and first[0].start == 0:
            return first[1]
    return None


def _force_sentences(folded: str, law: bool = True) -> Iterator[tuple[str, str]]:
    """What sentences say of when this whole norm, and no part or other norm, starts to bind; the exceptions apart."""
    for match in _FORCE.finditer(folded):
        if match["noun"] == "ley" and not law:
            continue
        before = (folded.rfind(mark, 0, match.start()) for mark in ("\n\n", ". ", ".\n"))
        end = _SENTENCE_END.search(folded, match.end())
        sentence = _ARTICLE_LABEL.sub("", folded[max(before) + 1 : end.start() if end else len(folded)])
        cut = _EXCEPT.search(sentence)
        rule, rest = (sentence[: cut.start()], sentence[cut.start() :]) if cut else (sentence, "")
        if not _PART.search(rule) and not re.search(r"[“”\"]", re.sub(r"[“\"]?el peruano[”\"]?", "", rule)):
            yield rule, rest


def _of_rule(rule: str, published: date) -> Start | None:
    """What one sentence says, its day behind the verb or before it: «A los 30 días …, la ley entra en vigencia»."""
    entry = next(iter(ENTRY.finditer(rule)), None)
    if entry is None:
        return None
    start = read_start(rule[entry.end() :], published)
    if start is None:
        before = read_start(" " + rule[: entry.start()].lstrip(), published)
        start = before if before and (before.on or before.event) else None
    too_far = start and start.on and not published <= start.on <= published + _LONGEST
    return None if too_far else start


def _parts(rest: str, published: date) -> tuple[tuple[tuple[str, date], ...], tuple[str, ...]]:
    """The provisions that an exception lets begin apart: «excepto el artículo 5, que rige desde el …»."""
    entry = ENTRY.search(rest)
    if entry is None:
        return (), ()
    start = read_start(rest[entry.end() :], published)
    eids = [one.eid for one in find_references(rest[: entry.start()], None) if one.eid]
    if start is None or start.on is None or not start.certain or not eids or ENTRY.search(rest, entry.end()):
        return (), (f"Revise desde cuándo rige la excepción: «{rest.strip()[:200]}».",)
    return tuple((eid, start.on) for eid in dict.fromkeys(eids)), ()


def await_text(text: str, published: date | None, reglamentos: Iterable[date | None]) -> date | None:
    """The first day of a norm that waits for its reglamento, by the days such texts were published; None when unknown.

    The first reglamento published after the norm decides. A term in working days is not certain enough.
    """
    later = sorted(day for day in reglamentos if day and published and day >= published)
    if published is None or not later:
        return None
    for rule, _ in _force_sentences(fold(text)):
        start = _of_rule(rule, published)
        if start and start.delay and start.event.startswith(("reglament", "norma reglament")):
            return start.delay.after(later[0]) if start.delay.unit is not Unit.WORKDAYS else None
    return None
