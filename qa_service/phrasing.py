"""The first words of a draft, said only where the quoted text makes them certain."""

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from corpus.model import Span
from index.tokens import stem
from ingest.folding import fold
from qa_service.authorities import competent_in
from qa_service.measures import fixes
from qa_service.model import QuestionKind
from qa_service.openings import LOOSE_END
from qa_service.values import AMOUNTS, TIMES, Bound, Unit, Value, values_in
from qa_service.verdicts import verdict
from qa_service.words import akin

_LIKELY_SHARE = 0.4

# A length of time is wanted, not a day or where it begins.
_ASKS_SPAN = re.compile(
    r"\bplazos?\b|\bcuant[oa]s?\s+(?:dias|meses|anos|horas|tiempo)\b|\bcuanto\s+(?:demora|dura|tarda)"
)
# What a percentage is of: "de la remuneración mensual del alcalde"
_OF = re.compile(r"\s+del?\s+(?:(?:el|la|los|las|su|sus)\s+)?\w+(?:\s+(?:del?|la|el|los|las)\s+\w+|\s+\w+){0,4}")
# "la mitad más uno de sus miembros hábiles", "dos tercios del número legal de regidores"
_FRACTION = re.compile(
    r"(?:la\s+)?mitad(?:\s+m[áa]s\s+uno)?|(?:un|dos)\s+tercios?|(?:una|la)\s+(?:tercera|cuarta|quinta|d[ée]cima)\s+parte",
    re.IGNORECASE,
)
_FRACTION_OF = re.compile(
    r"\s+del?\s+[^,.;:()]{3,45}?(?=[,.;:()]|\s+(?:que|para|en|con|mediante|y)\b|$)", re.IGNORECASE
)

# ¿Cuántos miembros tiene …?
_MADE_OF = re.compile(r"\bcuant[oa]s\s+\w+\s+(?:tienen?|son|hay|(?:con)?forman|integran|componen)\b")
# Who asks for years is not answered in days.
_ASKS_UNIT = (
    (re.compile(r"\bcuantos\s+anos\b"), frozenset({Unit.YEARS, Unit.MONTHS})),
    (re.compile(r"\bcuantos\s+meses\b"), frozenset({Unit.YEARS, Unit.MONTHS, Unit.DAYS})),
    (re.compile(r"\bcuantas\s+horas\b"), frozenset({Unit.HOURS, Unit.DAYS})),
)

_TERM: Mapping[Bound, str] = {
    Bound.EXACT: "El plazo es de {}.",
    Bound.MOST: "El plazo máximo es de {}.",
    Bound.LEAST: "El plazo mínimo es de {}.",
}
_AMOUNT: Mapping[Bound, str] = {
    Bound.EXACT: "La norma fija {}.",
    Bound.MOST: "La norma fija hasta {}.",
    Bound.LEAST: "La norma fija como mínimo {}.",
}


def opening(kind: QuestionKind, question: str, quote: str, rule: str, share: float) -> str:
    """A direct first sentence for the kind of question, or "" when the quote does not settle it by itself.

    `rule` is the quote with the words that lead into it, which say who may or may not do what a list goes on to name.
    `share` is how much of the question's weight the quote covers: a bare yes or no needs to be on the very point.
    """
    if kind is QuestionKind.YES_NO:
        return verdict(question, rule, share)
    if share < _LIKELY_SHARE:
        return ""
    if kind in _LISTED and _lists(fold(question), fold(rule)):
        return _LISTED[kind]
    answer = _ANSWERS.get(kind)
    if kind is QuestionKind.WHO:
        return _who(question, rule) if _does(fold(question), fold(quote)) else ""
    said = answer(question, quote) if answer else ""
    return said if said and _fixed(question, quote, rule) else ""


def _does(question: str, quote: str) -> bool:
    """Whether an item of a list of powers is the act asked about: "5. Integrar las comisiones" approves nothing."""
    act, item = _ACT.search(question), _POWER.match(quote)
    acts = re.findall(r"\w+", item[1]) if item else ()
    return act is None or item is None or any(akin(stem(act[1]), stem(word)) for word in acts)


def _fixed(question: str, quote: str, rule: str) -> bool:
    """Whether the value of a quote, read with the words that lead into it, is the one asked for."""
    at = next((value.span for value in values_in(quote)), None)
    before = len(rule) - len(quote)
    return fixes(question, rule, Span(at.start + before, at.end + before) if at else None)


def _lists(question: str, rule: str) -> bool:
    """Whether a rule opens a list of what the question asks for."""
    found = _LISTING.search(rule)
    asked = _LISTED_THING.search(question)
    lead = re.split(r"[.;\n]\s+", rule[: found.start()])[-1].split() if found else []
    said = " ".join((*lead[:_HEAD], *lead[-_TAIL:]))
    return bool(found) and (asked is None or "siguiente" in said or (asked[1] or asked[2])[:_ROOT] in said)


def _term(question: str, quote: str) -> str:
    if not _ASKS_SPAN.search(fold(question)):
        return ""
    longer = next((units for pattern, units in _ASKS_UNIT if pattern.search(fold(question))), TIMES)
    return _only([value for value in values_in(quote) if value.unit in TIMES], quote, _TERM, longer)


def _percentage(_question: str, quote: str) -> str:
    return _only([value for value in values_in(quote) if value.unit is Unit.PERCENT], quote, _AMOUNT)


def _amount(_question: str, quote: str) -> str:
    return _only([value for value in values_in(quote) if value.unit in AMOUNTS], quote, _AMOUNT)


def _only(
    values: Sequence[Value], quote: str, sentences: Mapping[Bound, str], units: AbstractSet[Unit] = frozenset(Unit)
) -> str:
    """The sentence for the only value of its kind in the quote; two different ones decide nothing."""
    single = len({value.measure for value in values}) == 1 and values[0].unit in units
    if not single or values[0].bound not in sentences:
        return ""
    printed = values[0].span.of(quote)
    of = _OF.match(quote, values[0].span.end) if values[0].unit is Unit.PERCENT else None
    whole = f"el {printed}{LOOSE_END.sub('', of.group())}" if of else printed
    return sentences[values[0].bound].format(" ".join(whole.split()))


def _count(question: str, quote: str) -> str:
    """The only share of a body that the quote names, "la mitad más uno de sus miembros"; not how many it has."""
    if _MADE_OF.search(fold(question)):
        return ""
    shares = {" ".join((found.group() + of.group()).split()) for found, of in _fractions(quote)}
    return f"La norma exige {shares.pop()}." if len(shares) == 1 else _percentage("", quote)


def _fractions(quote: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    found = ((one, _FRACTION_OF.match(quote, one.end())) for one in _FRACTION.finditer(quote))
    return [(one, of) for one, of in found if of]


def _who(_question: str, quote: str) -> str:
    """The only authority that the quote makes competent."""
    bodies = competent_in(quote)
    return f"Corresponde {bodies[0]}." if len(bodies) == 1 else ""


# ¿Quién aprueba …? and an item's own acts: "5. Integrar, concurrir y participar en …"
_ACT = re.compile(r"\bquien(?:es)?\s+(?:(?:se|le|lo|la|debe|puede)\s+)*(\w+)")
_POWER = re.compile(r"\W*(?:[\da-z]{1,3}[.)]+-?\s*)?(\w+(?:ar|er|ir)(?:(?:,|\s+y|\s+o|\s+e)\s+\w+(?:ar|er|ir))*)\b")
# The words that open a list: "Para el carné se presenta: a) …"; whether it is quoted whole is seen where it is quoted.
_LISTING = re.compile(r":(?=\s|$)")
# ¿Cuáles son los plazos …? · ¿qué requisitos …?
_LISTED_THING = re.compile(r"\bcuales\s+son\s+(?:los|las)\s+(\w+)|\bque\s+(requisitos|causales|casos|supuestos)\b")
_HEAD, _TAIL = 2, 4  # words that begin and end the sentence before a list, and say what it lists
_ROOT = 5  # letters that a word and its forms share
_LISTED: Mapping[QuestionKind, str] = {
    QuestionKind.REQUIREMENTS: "Los requisitos son los siguientes.",
    QuestionKind.LIST: "Son los siguientes.",
}
LISTING = frozenset(_LISTED.values())
_ANSWERS: Mapping[QuestionKind, Callable[[str, str], str]] = {
    QuestionKind.DEADLINE: _term,
    QuestionKind.PERCENTAGE: _percentage,
    QuestionKind.AMOUNT: _amount,
    QuestionKind.COUNT: _count,
}
