"""The first words of a draft, said only where the quoted text makes them certain."""

import re
from collections.abc import Callable, Mapping, Sequence

from ingest.folding import fold
from qa_service.model import QuestionKind
from qa_service.values import AMOUNTS, TIMES, Bound, Unit, Value, values_in
from qa_service.verdicts import verdict

_SURE_SHARE = 0.6
_LIKELY_SHARE = 0.35

# A length of time is wanted, not a day or where it begins.
_ASKS_SPAN = re.compile(
    r"\bplazos?\b|\bcuant[oa]s?\s+(?:dias|meses|anos|horas|tiempo)\b|\bcuanto\s+(?:demora|dura|tarda)"
)
# "es resuelta por el Tribunal del Servicio Civil o quien haga sus veces"
_BODY_END = r"(?=\s+(?:o\s+quien|que|donde|en|con|para|mediante|dentro|conforme|previ)|[,.;:(]|$)"
_BODY = rf"(?P<body>(?:el|la|los|las)\s+[^,.;:()«»]{{3,60}}?){_BODY_END}"
_COMPETENT = re.compile(
    rf"\b(?:resuelt[ao]s?|aprobad[ao]s?|designad[ao]s?|emitid[ao]s?|impuest[ao]s?|otorgad[ao]s?|expedid[ao]s?)\s+por\s+{_BODY}",
    re.IGNORECASE,
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
        return verdict(question, rule) if share >= _SURE_SHARE else ""
    answer = _ANSWERS.get(kind)
    said = rule if kind is QuestionKind.WHO else quote
    return answer(question, said) if answer and share >= _LIKELY_SHARE else ""


def _term(question: str, quote: str) -> str:
    if not _ASKS_SPAN.search(fold(question)):
        return ""
    return _only([value for value in values_in(quote) if value.unit in TIMES], quote, _TERM)


def _percentage(_question: str, quote: str) -> str:
    return _only([value for value in values_in(quote) if value.unit is Unit.PERCENT], quote, _AMOUNT)


def _amount(_question: str, quote: str) -> str:
    return _only([value for value in values_in(quote) if value.unit in AMOUNTS], quote, _AMOUNT)


def _only(values: Sequence[Value], quote: str, sentences: Mapping[Bound, str]) -> str:
    """The sentence for the only value of its kind in the quote; two different ones decide nothing."""
    if len({value.measure for value in values}) != 1 or values[0].bound not in sentences:
        return ""
    printed = values[0].span.of(quote)
    of = _OF.match(quote, values[0].span.end) if values[0].unit is Unit.PERCENT else None
    whole = f"el {printed}{of.group()}" if of else printed
    return sentences[values[0].bound].format(" ".join(whole.split()))


def _count(_question: str, quote: str) -> str:
    """The only share of a body that the quote names: "la mitad más uno de sus miembros hábiles"."""
    shares = {" ".join((found.group() + of.group()).split()) for found, of in _fractions(quote)}
    return f"La norma exige {shares.pop()}." if len(shares) == 1 else _percentage("", quote)


def _fractions(quote: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    found = ((one, _FRACTION_OF.match(quote, one.end())) for one in _FRACTION.finditer(quote))
    return [(one, of) for one, of in found if of]


def _who(_question: str, quote: str) -> str:
    bodies = {" ".join(found["body"].split()) for found in _COMPETENT.finditer(quote)}
    return f"La autoridad que señala la norma es {bodies.pop()}." if len(bodies) == 1 else ""


_ANSWERS: Mapping[QuestionKind, Callable[[str, str], str]] = {
    QuestionKind.DEADLINE: _term,
    QuestionKind.PERCENTAGE: _percentage,
    QuestionKind.AMOUNT: _amount,
    QuestionKind.COUNT: _count,
    QuestionKind.WHO: _who,
}
