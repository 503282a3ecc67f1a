"""Whether the value that a sentence fixes is the one asked for, and not that of another thing or another case."""

import re
from collections.abc import Sequence

from corpus.model import Span
from index.tokens import stem, words
from ingest.folding import fold
from qa_service.conditions import supposed_in
from qa_service.words import akin, content

# ¿Cuántos días …? · ¿Qué plazo …? · ¿Cuál es el monto …? · Plazo para …
_MEASURE = re.compile(
    r"\b(?:cuant[oa]s?|cual\s+(?:es|era|seria)\s+(?:el|la)|que\s+(?=plazo|tiempo|porcentaje|monto|tope|fraccion)|"
    r"(?:plazos?|porcentaje|monto)(?=\s+(?:maxim|minim|de|del|para)\w*))\b"
)
_CLAUSE_END = re.compile(
    r"[?,;]|\by\s+(?=(?:\w+\s+)?(?:que|cual\w*|cuant\w+|cuando|quien\w*|como|donde|si|se|hay|le|les)\b)|$"
)
# What a measure is said with, which tells nothing of the thing measured; folded.
_MEASURING_WORDS = """
anos calendario cobra cobran contados contar corresponde corresponden cuenta cuentan demora demoran descuento dia
dias dura duran es fija fijan fraccion habiles hora horas importe maxima maximo meses minima minimo mensual monto
naturales paga pagan plazo plazos porcentaje puede pueden se son tarda tardan tasa tiempo tiene tienen tope utiles
valor vale
"""
_MEASURING = frozenset(_MEASURING_WORDS.split())
# Of the words of the thing measured, beyond which a sentence speaks of it; where it lacks the first of them, the other.
_MOST_TOLD, _NEARLY_ALL = 0.5, 0.75

# What comes before the measure begins, of which it is no measure: "Una vez elevado el recurso, …", "contados desde …"
_START = re.compile(
    r"\b(?:una\s+vez|luego\s+del?|despues\s+del?|(?<!transcurra\s)desde|a\s+partir|contad[oa]s?|computad[oa]s?|"
    r"contabilizad[oa]s?|siguientes?|posteriores|al\s+\w+(?:ar|er|ir))\b[^,;.:]*"
)
# What is so only by way of exception
EXCEPTIONAL = re.compile(r"\bexcepcional\w*|\bpor\s+excepcion\b")
# Each bears another measure than the rule's own, unless the question asks for it.
_CHANGES = re.compile(r"\b(?:reduc|rebaj|descont|descuent|disminu|increment|recarg|ampli|prorrog|adicional)\w*")
# "en los últimos cuatro años", "durará tres y cuatro años respectivamente"
_WINDOW = re.compile(r"\bultim[oa]s\s*$|\b(?:tres|dos|cuatro|cinco)\s+y\s*$")
_APART = re.compile(r"\brespectivamente\b")
# "un día antes de la instalación": a day to be reckoned back from, not how long something lasts
_BEFORE = re.compile(r"\W*(?:\w+\s+){0,2}?(?:antes\s+del?|anterior(?:es)?\s+al?|previ[oa]s\s+al?)\b")
_ASKS_BEFORE = re.compile(r"\b(?:antes|anticip\w*|antelacion|anterior\w*|previ\w*)\b|(?<!desde )\bcuando\b")
# "No está afecto … el tramo de 10 UIT": what is denied, not what is fixed
_DENIED = re.compile(r"\bno\s+(?:se\s+)?(?:esta[n]?|proced|pag|cobr|aplic|correspond|hay|constituy)\w*[^.;:]*$")
# "¿con cuántos votos lo hace?": the thing is named before
_POINTING = re.compile(r"\b(?:lo|los)\s+(?:hac|aprueb|decid|design|nombr|declar|resuelv)\w*")
_ACT = re.compile(r"\bpara\s+(?!dar\b|hacer\b|tener\b|poder\b)(\w+(?:ar|er|ir)(?:se|l[aeo]s?)?)\b")
_RATED = re.compile(r"%|\bpor\s*ciento\b|\bpor\s+mil\b")
_RATE = re.compile(r"\b(?:tasa|alicuota|porcentaje)\b")
# Who asks for one of these is not answered with the other: two cases, or two steps of one procedure.
_OPPOSITES = (
    ("ordinari", "extraordinari"), ("positiv", "negativ"), ("distrital", "provincial"), ("natural", "juridic"),
    ("apelacion", "reconsideracion"), ("urban", "rural"), ("titular", "suplente"), ("intern", "extern"),
    (r"(?:resuelv|resolver|decid)", r"(?:interpon|interpus|presenta|apela\b|impugna\b)"),
)  # fmt: skip


def fixes(question: str, rule: str, value: Span | None = None) -> bool:
    """Whether what `rule` fixes is what the question asks for: the same thing, in the case that the question is about.

    `value` is where the value stands in `rule`, when it is one.
    """
    asked, said = fold(question), fold(rule)
    return (
        asked.count("cuant") < 2
        and _measures(subject(asked), _START.sub(" ", said))
        and same_side(asked, said)
        and _same_case(asked, said)
        and _rule_itself(asked, said, value)
    )


def subject(folded: str) -> tuple[str, ...] | None:
    """The words of the thing that a question measures; None where a second question leaves it to the first to name."""
    found = _MEASURE.search(folded)
    if found is None:
        return ()
    clause = folded[found.end() : _end(folded, found.end())]
    told = () if _POINTING.search(clause) else _action_first(matter_of(clause), clause)
    return told or (None if matter_of(folded[: found.start()]) else ())


def _action_first(told: tuple[str, ...], clause: str) -> tuple[str, ...]:
    """The words with the act before who does it: "tiene la entidad para elevar el recurso"."""
    act = _ACT.search(clause)
    return (act[1], *(word for word in told if word != act[1])) if act and act[1] in told else told


def _asks_rate(folded: str) -> bool:
    """Whether a rate is what is measured, and not an amount or a time."""
    found = _MEASURE.search(folded)
    return bool(found and _RATE.search(folded, found.start(), _end(folded, found.end())))


def _end(folded: str, start: int) -> int:
    """Where the clause that begins at `start` ends."""
    found = _CLAUSE_END.search(folded, start)
    return found.start() if found else len(folded)


def _measures(told: Sequence[str] | None, said: str) -> bool:
    """Whether a text speaks of what is measured: of nearly all of it, where not of the word that tells it first."""
    enough = _MOST_TOLD if told and speaks_of(told[:1], said) else _NEARLY_ALL
    return speaks_of(told, said, enough)


def speaks_of(told: Sequence[str] | None, said: str, enough: float = _MOST_TOLD) -> bool:
    """Whether a folded text has more than this share of these words, in whatever form."""
    if not told:
        return told is not None
    forms = {stem(word) for word in words(said)}
    return sum(any(akin(stem(word), form) for form in forms) for word in told) > enough * len(told)


def same_side(asked: str, said: str) -> bool:
    """Whether a text, of two things that exclude one another, does not speak of the one not asked for alone."""
    pairs = (*_OPPOSITES, *((b, a) for a, b in _OPPOSITES))
    return not any(_only_first(a, b, asked) and _only_first(b, a, said) for a, b in pairs)


def _only_first(one: str, other: str, folded: str) -> bool:
    """Whether words of the first root stand in a text, and none of the second."""
    return bool(re.search(rf"\b{one}", folded)) and not re.search(rf"\b{other}", folded)


def _same_case(asked: str, said: str) -> bool:
    """Whether a sentence is not the rule of a case that the question does not tell of."""
    if EXCEPTIONAL.search(said) and not EXCEPTIONAL.search(asked):
        return False
    told = [tuple(word for word in case if word not in _MEASURING) for case in supposed_in(said)]
    return not any(told) or any(speaks_of(case, asked) for case in told if case)


def _rule_itself(asked: str, said: str, value: Span | None) -> bool:
    """Whether a value is the rule's own, not by how much it changes, nor a past in which something happened."""
    before = said[: value.start] if value else said
    changed = _CHANGES.search(before)
    named = changed is None or _CHANGES.search(asked) is not None
    if value and (_DENIED.search(before) or (_asks_rate(asked) and not _RATED.search(said[value.start : value.end]))):
        return False
    if value and _BEFORE.match(said, value.end) and not _ASKS_BEFORE.search(asked):
        return False
    return named and not _WINDOW.search(before) and not (_APART.search(said) and value)


def matter_of(folded: str) -> tuple[str, ...]:
    """The words of a folded text that say what is measured, those that say how left out."""
    return tuple(word for word in content(folded) if word not in _MEASURING)
