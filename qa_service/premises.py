"""What a question takes for granted and the quoted rule contradicts: said first, so that nobody answers past it."""

import re
from collections.abc import Callable, Iterator

from corpus.model import Span
from ingest.folding import fold
from qa_service.measures import matter_of, same_side, speaks_of
from qa_service.model import QuestionKind
from qa_service.values import AMOUNTS, TIMES, Bound, Value, values_in

# Kinds of question that take it for granted that the thing asked about exists, is owed or is allowed.
_PRESUMING = frozenset(QuestionKind) - {
    QuestionKind.YES_NO,
    QuestionKind.WHERE_IN_LAW,
    QuestionKind.DEFINITION,
    QuestionKind.WHO,
    QuestionKind.SANCTION,
}
# What a rule denies, up to the end of its clause: "no da derecho a dieta ni viático", "están impedidas de contraer …"
_DENIAL = re.compile(
    r"\b(?:no\s+(?:se\s+)?(?:requiere[n]?|necesita[n]?|exige[n]?|procede[n]?|cabe[n]?|cobra[n]?|paga[n]?|fija[n]?|otorga[n]?|ejerce[n]?|genera[n]?|"
    r"da[n]?\s+(?:lugar|derecho)|hay|existe[n]?|puede[n]?|podra[n]?|esta[n]?\s+(?:permitid|obligad|facultad|sujet|gravad|afect)\w*|"
    r"es\s+(?:necesari|exigible|obligatori|procedente)\w*|son\s+(?:exigibles|necesari\w+|reembolsables))|ni\s+se\s+\w+|"
    r"(?:esta[n]?|queda[n]?)\s+(?:\w+mente\s+)?(?:prohibid|impedid|exonerad|inafect)\w*|se\s+prohibe[n]?|prohibese)\b(?:[^.;:]|\.(?=\d))*"
)
# Who asks for what goes without a thing does not take it for granted: "monto para comprar sin licitación"
_WITHOUT = re.compile(r"\bsin\b")
# Denied only beyond a measure or without a condition is not denied: "no podrá exceder de", "prohibido sin permiso"
_QUALIFIED = re.compile(
    r"\bexced\w+|\bmayor(?:es)?\s+(?:de|a|que)\b|\bmas\s+de\b|\bsin\b|\bsalvo\b|\bsino\b|\bhasta\b|\bmientras\b|\bantes\b|"
    r"\btramos?\b|\bprimer[oa]s\b|\bparte\b"
)
# Denied from some day on, or in some case: "Con posterioridad al 31 de diciembre no se pueden …"
_LIMITED = re.compile(
    r"\b(?:con\s+posterioridad|despues|luego|vencid[oa]s?|transcurrid[oa]s?|a\s+partir|durante|cuando|si|tratandose|"
    r"en\s+(?:el\s+|los\s+)?(?:casos?|supuestos?)|fuera\s+de)\b"
)
_MEASURES = frozenset({QuestionKind.DEADLINE, QuestionKind.AMOUNT, QuestionKind.PERCENTAGE, QuestionKind.COUNT})
_FREE = re.compile(r"\b(?:(?<!titulo\s)(?<!oneroso\so\s)gratuit[oa]s?|sin\s+costo\s+alguno|sin\s+pago\s+alguno)\b")
_ASKS_PRICE = re.compile(r"\b(?:cuanto|tasas?|derechos?\s+de|costos?|cuesta|montos?|tarifas?|importe|pag\w+|cobr\w+)\b")
_ENDLESS = re.compile(r"\bvigencia\s+indeterminada\b|\bplazo\s+indeterminado\b")
_ASKS_RENEWAL = re.compile(r"\brenov\w+|\brenuev\w+|\bvenc\w+|\bcaduc\w+|\bdura\w*\b|\bvigencia\b")
# "no necesita proceso, basta un memo"
_ASSUMES_FREEDOM = re.compile(
    r"\b(?:no\s+(?:se\s+)?(?:necesita|requiere|exige|hace\s+falta|es\s+(?:necesari|obligatori)\w*)|basta(?:\s+con)?|sin\s+necesidad\s+de)\b"
)
_EXACTS = re.compile(
    r"\bprevi[oa]\b|\b(?:deber|debe)\w*\b|\bobligatori\w+|\brequiere[n]?\b|\brequisito\b|\bindispensable\b"
)
# "los 15 días para apelar", "el plazo de 15 días", "¿son 15 días?", "la multa de 2 UIT"
_ASSERTS = re.compile(r"\b(?:los|las|plazo(?:\s+\w+)?\s+de|son|dan|es\s+de|seria[n]?|(?:multa|tasa|tope)\s+de)\s+$")
_HAPPENED = re.compile(
    r"\b(?:hace|hacen|pasa(?:ron|do)|van|llev\w+|despues\s+de|luego\s+de|a|durante|tras|por|en)\s+(?:los|las)\s+$"
)
_SENTENCE_END = re.compile(r"[.;]\s+(?=\S)|\n")
_REACH = 24  # characters before a value in which the asker says what it is
# How much of the question's weight the quote must cover, its denial, a quote that fixes another value.
_CLEAR, _ON_POINT, _SURE = 0.2, 0.3, 0.5

GRATIS = "La consulta supone un cobro: según la norma, es {}."
LASTING = "La consulta supone un vencimiento: la norma da {}."
EXACTED = "La consulta supone que no se exige, y la norma sí lo exige."
DENIED = "La consulta da por hecho lo que la norma niega: «{}»."
OTHERWISE = "La consulta supone otra cifra: la norma fija {}."


def correction(kind: QuestionKind, question: str, quote: str, weigh: Callable[[str], float]) -> str:
    """A first sentence that sets a false premise right, or "" when the quote contradicts none.

    `weigh` tells how much of the question's weight a text covers: what is denied must be what was asked about.
    """
    found = (rule(kind, question, quote, weigh) for rule in _RULES)
    return next((said for said in found if said), "") if weigh(quote) >= _CLEAR else ""


def _gratis(_kind: QuestionKind, question: str, quote: str, _weigh: Callable[[str], float]) -> str:
    free = _FREE.search(fold(quote))
    priced = any(value.unit in AMOUNTS for value in values_in(quote))
    return GRATIS.format(_printed(free, quote)) if free and not priced and _ASKS_PRICE.search(fold(question)) else ""


def _lasting(_kind: QuestionKind, question: str, quote: str, _weigh: Callable[[str], float]) -> str:
    endless = _ENDLESS.search(fold(quote))
    return LASTING.format(_printed(endless, quote)) if endless and _ASKS_RENEWAL.search(fold(question)) else ""


def _exacted(_kind: QuestionKind, question: str, quote: str, _weigh: Callable[[str], float]) -> str:
    said = fold(quote)
    assumed = _ASSUMES_FREEDOM.search(fold(question)) and "?" not in question
    return EXACTED if assumed and _EXACTS.search(said) and not _DENIAL.search(said) else ""


def _denied(kind: QuestionKind, question: str, quote: str, weigh: Callable[[str], float]) -> str:
    """The clause of the quote that denies what a question takes for granted."""
    if kind not in _PRESUMING or _DENIAL.search(fold(question)) or _WITHOUT.search(fold(question)):
        return ""
    said = fold(quote)
    found = (clause for clause in _DENIAL.finditer(said) if _whole(kind, clause, said))
    clauses = (_printed(clause, quote) for clause in found)
    return next((DENIED.format(clause) for clause in clauses if weigh(clause) >= _ON_POINT), "")


def _whole(kind: QuestionKind, clause: re.Match[str], said: str) -> bool:
    """Whether a thing is denied altogether: not beyond a measure that is asked for, nor in some case alone."""
    measured = kind in _MEASURES and bool(values_in(clause.group()))
    limited = _LIMITED.search(said, _sentence(said, clause.start()).start, clause.start())
    return not (measured or limited or _QUALIFIED.search(clause.group()))


def _sentence(text: str, at: int) -> Span:
    """The sentence in which a place of a text stands."""
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    start = max(end for end in ends if end <= at)
    return Span(start, min((end for end in ends if end > at), default=len(text)))


def _otherwise(_kind: QuestionKind, question: str, quote: str, weigh: Callable[[str], float]) -> str:
    """The value that the quote fixes where the question asserts another of the same unit."""
    fixed = values_in(quote)
    for asserted in _asserted(question):
        same = [value for value in fixed if value.unit is asserted.unit]
        differs = len({value.measure for value in same}) == 1 and same[0].number != asserted.number
        if (
            differs
            and weigh(quote) >= _SURE
            and same[0].bound is not Bound.OVER
            and _same_thing(question, same[0], quote)
        ):
            return OTHERWISE.format(_printed_value(same[0], quote))
    return ""


def _same_thing(question: str, fixed: Value, quote: str) -> bool:
    """Whether the sentence that fixes a value speaks of the thing of which the question asserts another."""
    asked, said = fold(question), _sentence(quote, fixed.span.start).of(fold(quote))
    told = [word for word in matter_of(asked) if not word.isdigit()]
    return speaks_of(told, said) and same_side(asked, said)


def _asserted(question: str) -> Iterator[Value]:
    folded = fold(question)
    for value in values_in(question):
        before = folded[max(0, value.span.start - _REACH) : value.span.start]
        if value.unit in TIMES | AMOUNTS and _ASSERTS.search(before) and not _HAPPENED.search(before):
            yield value


def _printed_value(value: Value, quote: str) -> str:
    return " ".join(value.span.of(quote).split())


def _printed(found: re.Match[str] | None, quote: str) -> str:
    """What was found in the folded quote, as it is printed."""
    return " ".join(quote[slice(*found.span())].split()).rstrip(" ,") if found else ""


_RULES = (_otherwise, _gratis, _lasting, _exacted, _denied)
