"""The values that laws fix, read off a text: lengths of time, percentages, amounts, each with the bound it sets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from corpus.model import Span
from ingest.cardinals import CARDINAL, cardinal
from ingest.folding import fold


class Unit(StrEnum):
    """What a value counts; the value is the unit as it is printed."""

    DAYS = "días"
    MONTHS = "meses"
    YEARS = "años"
    HOURS = "horas"
    PERCENT = "%"
    TAX_UNITS = "UIT"
    SOLES = "soles"


class Bound(StrEnum):
    """Whether a value is what a rule fixes, the most or least that it allows, or where something else begins."""

    EXACT = "exacto"
    MOST = "máximo"
    LEAST = "mínimo"
    OVER = "más de"


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit, where it stands in its text; `qualifier` tells working days from calendar ones."""

    number: Decimal
    unit: Unit
    span: Span
    bound: Bound = Bound.EXACT
    qualifier: str = ""

    @property
    def measure(self) -> tuple[Decimal, Unit]:
        """What two values must share to be equal."""
        return self.number, self.unit


TIMES = frozenset({Unit.DAYS, Unit.MONTHS, Unit.YEARS, Unit.HOURS})
AMOUNTS = frozenset({Unit.TAX_UNITS, Unit.SOLES, Unit.PERCENT})

_DIGITS = r"\d{1,3}(?:[ ,.']\d{3})*(?:[.,]\d{1,2})?(?!\d)|\d+"
_NUMBER = rf"(?P<digits>{_DIGITS})|(?P<words>{CARDINAL})"
_AGAIN = rf"(?:\s*\(\s*(?:{_DIGITS}|{CARDINAL})\s*(?:%|por\s+ciento)?\s*\))?"
_UNITS = (
    (Unit.DAYS, r"dias?"),
    (Unit.MONTHS, r"mes(?:es)?"),
    (Unit.YEARS, r"anos?"),
    (Unit.HOURS, r"horas?"),
    (Unit.PERCENT, r"%|por\s*ciento"),
    (Unit.TAX_UNITS, r"uit\b|unidad(?:es)?\s+impositivas?\s+tributarias?"),
    (Unit.SOLES, r"(?:nuevos\s+)?soles|sol\b"),
)
_UNIT = "|".join(f"(?P<{unit.name}>{pattern})" for unit, pattern in _UNITS)
# For example: quince (15) días hábiles; 30 % (treinta por ciento); tres (3) UIT; entre cinco (5) y diez (10) UIT.
_COUNTED = re.compile(
    rf"(?<![\w.,/])(?:(?:entre|desde)\s+(?P<least>{_DIGITS}|{CARDINAL}){_AGAIN}\s+(?:y|hasta)\s+)?"
    rf"(?:{_NUMBER}){_AGAIN}\s*(?:{_UNIT})(?!\w)"
    r"(?:\s+(?P<qualifier>habiles|calendarios?|naturales|utiles|fiscales))?" + _AGAIN
)
# "S/ 250 000,00"
_MONEY = re.compile(rf"s/\.?\s*(?P<digits>{_DIGITS})")
_TO = r"\s+(?:del?|al?|en|por)?"
_ARTICLE = r",?\s*(?:el|los?|las?|un[oa]?)?\s*$"
_MOST = re.compile(
    rf"(?:hasta(?:\s+(?:en|por|con))?|maxim[oa]s?(?:\s+(?:es|son|sera[n]?))?(?:\s+del?)?|como\s+maximo|"
    rf"no\s+(?:\w+\s+)?(?:mayor(?:es)?|mas|superior(?:es)?){_TO}|no\s+(?:\w+\s+)?exced\w+{_TO}|sin\s+exceder{_TO}|"
    rf"(?:iguales\s+o\s+)?inferior(?:es)?\s+al?){_ARTICLE}"
)
_LEAST = re.compile(
    rf"(?:minim[oa]s?(?:\s+(?:es|son|sera[n]?))?(?:\s+del?)?|no\s+(?:\w+\s+)?(?:menor(?:es)?|menos|inferior(?:es)?){_TO}|"
    rf"al\s+menos|por\s+lo\s+menos|cuando\s+menos|como\s+minimo){_ARTICLE}"
)
_OVER = re.compile(rf"(?:mayor(?:es)?|mas|superior(?:es)?|exced\w+){_TO}{_ARTICLE}")
_BEFORE = 40  # characters before a value in which its bound is told
_AFTER = re.compile(r"(?:\s+\w+)?\s+(?:como|de)\s+(?P<bound>maximo|minimo)\b")


def values_in(text: str) -> tuple[Value, ...]:
    """The values of a text in order: "quince (15) días hábiles" is one."""
    folded = fold(text)
    found = {value.span.start: value for value in (*_money(folded), *_counted(folded))}
    ordered = [found[start] for start in sorted(found)]
    return tuple(value for i, value in enumerate(ordered) if not i or ordered[i - 1].span.end <= value.span.start)


def _counted(folded: str) -> Iterator[Value]:
    for found in _COUNTED.finditer(folded):
        unit = next(unit for unit, _ in _UNITS if found[unit.name])
        start = min(found.start(group) for group in ("digits", "words") if found[group])
        if found["least"]:
            yield Value(_number(found["least"]), unit, Span(found.start("least"), start), Bound.LEAST)
        bound = Bound.MOST if found["least"] else _bound(folded, start, found.end())
        number = _number(found["digits"] or found["words"])
        yield Value(number, unit, Span(start, found.end()), bound, _plural(found["qualifier"]))


def _money(folded: str) -> Iterator[Value]:
    for found in _MONEY.finditer(folded):
        yield Value(_number(found["digits"]), Unit.SOLES, Span(*found.span()), _bound(folded, *found.span()))


def _number(said: str) -> Decimal:
    """A number in words or figures; before one or two last figures a mark parts decimals, else it parts thousands."""
    if said[0].isalpha():
        return Decimal(cardinal(said) or 0)
    found = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", said)
    whole, part = (found[1], found[2]) if found else (said, None)
    return Decimal(f"{re.sub(r'[^0-9]', '', whole) or 0}.{part or 0}")


def _plural(qualifier: str | None) -> str:
    return "" if qualifier is None else "calendario" if qualifier.startswith("calendario") else qualifier


def _bound(folded: str, start: int, end: int) -> Bound:
    before = folded[max(0, start - _BEFORE) : start]
    after = _AFTER.match(folded, end)
    if after:
        return Bound.MOST if after["bound"] == "maximo" else Bound.LEAST
    if _LEAST.search(before):
        return Bound.LEAST
    if _MOST.search(before):
        return Bound.MOST
    return Bound.OVER if _OVER.search(before) else Bound.EXACT
