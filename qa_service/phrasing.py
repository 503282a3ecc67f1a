"""The first words of a draft, said only where the quoted text makes them certain."""

import re

from ingest.folding import fold
from qa_service.model import QuestionKind

_NUMBER = (
    r"(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta(?:\s+y\s+cinco)?|sesenta|"
    r"noventa|ciento\s+veinte|\d+)"
)
_DURATION = re.compile(
    rf"\b{_NUMBER}\s*(?:\(\s*\w+\s*\)\s*)?(?:d[ií]as?(?:\s+(?:h[áa]biles|calendarios?|naturales|[úu]tiles))?|meses|mes|a[ñn]os?(?:\s+fiscales)?|horas?)\b",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|por\s+ciento)(?:\s*\(\s*\d+(?:[.,]\d+)?\s*%\s*\))?")
_AMOUNT = re.compile(r"(?:S/\.?\s*[\d,. ]*\d|\d+(?:[.,]\d+)?\s*(?:UIT|soles)\b|\d+(?:[.,]\d+)?\s*%)")
# Prohibition that speaks for itself, and permission with nothing against it in the same sentence.
_FORBIDS = re.compile(
    r"\bno\s+(?:se\s+)?(?:puede[n]?|podra[n]?|procede[n]?|cabe|esta[n]?\s+permitid|esta[n]?\s+facultad)|\b(?:esta[n]?|queda[n]?)\s+(?:terminantemente\s+)?(?:prohibid|impedid)|"
    r"\bson\s+nulos\b|\bes\s+nulo\b"
)
_ALLOWS = re.compile(r"(?<!no\s)\b(?:puede[n]?|podra[n]?|procede|esta[n]?\s+(?:facultad|autorizad|permitid)\w*)\b")
_LIMITS = re.compile(
    r"\b(?:no|salvo|excepto|sin|nul[oa]s?|prohib\w+|unicamente|solo|solamente|siempre\s+que|ningun[ao]?|tampoco)\b"
)
_ASKS_LEAVE = re.compile(
    r"\b(?:puedo|puede[ns]?|podemos|se\s+puede|podria[ns]?|procede|esta\s+permitido|es\s+posible|es\s+legal)\b"
)
_NEGATIVE_QUESTION = re.compile(r"\bno\b|\bdeja[r]?\s+de\b|\bmenos\b|\bo\b")
# "es resuelta por el Tribunal del Servicio Civil o quien haga sus veces"
_BODY_END = r"(?=\s+(?:o\s+quien|que|donde|en|con|para|mediante|dentro|conforme|previ)|[,.;:(]|$)"
_BODY = rf"((?:el|la|los|las)\s+[^,.;:()«»]{{3,60}}?){_BODY_END}"
_COMPETENT = re.compile(
    rf"\b(?:resuelt[ao]s?|aprobad[ao]s?|designad[ao]s?|emitid[ao]s?|impuest[ao]s?|otorgad[ao]s?|expedid[ao]s?)\s+por\s+{_BODY}",
    re.IGNORECASE,
)
# A length of time is wanted, not a day or where it begins.
_ASKS_SPAN = re.compile(
    r"\bplazos?\b|\bcuant[oa]s?\s+(?:dias|meses|anos|horas|tiempo)\b|\bcuanto\s+(?:demora|dura|tarda)"
)
_SURE_SHARE = 0.6
_LIKELY_SHARE = 0.35


def opening(kind: QuestionKind, question: str, quote: str, share: float) -> str:
    """A direct first sentence for the kind of question, or "" when the quote does not settle it by itself.

    `share` is how much of the question's weight the quote covers: a bare yes or no needs to be on the very point.
    """
    if kind is QuestionKind.YES_NO:
        return _yes_or_no(question, quote, share)
    if share < _LIKELY_SHARE:
        return ""
    if kind is QuestionKind.DEADLINE:
        return (
            _only(_DURATION, quote, "El plazo que fija la norma es de {}.") if _ASKS_SPAN.search(fold(question)) else ""
        )
    if kind is QuestionKind.PERCENTAGE:
        return _only(_PERCENTAGE, quote, "El porcentaje que fija la norma es {}.")
    if kind is QuestionKind.AMOUNT:
        return _only(_AMOUNT, quote, "La norma fija {}.")
    if kind is QuestionKind.WHO:
        return _only(_COMPETENT, quote, "La autoridad que señala la norma es {}.")
    return ""


def _only(pattern: re.Pattern[str], quote: str, sentence: str) -> str:
    """The sentence filled with the only value of its kind in the quote; two values decide nothing."""
    values = {" ".join(found.group(found.lastindex or 0).split()) for found in pattern.finditer(quote)}
    return sentence.format(values.pop()) if len(values) == 1 else ""


def _yes_or_no(question: str, quote: str, share: float) -> str:
    asked, said = fold(question), fold(quote)
    if share < _SURE_SHARE or not _ASKS_LEAVE.search(asked) or _NEGATIVE_QUESTION.search(asked):
        return ""
    if _FORBIDS.search(said) and not _ALLOWS.search(said):
        return "No."
    if _ALLOWS.search(said) and not _LIMITS.search(said):
        return "Sí."
    return ""
