"""Questions that lack what they are about, and the one thing to ask back."""

import re
from collections.abc import Mapping

from ingest.folding import fold
from qa_service.kinds import kinds_of
from qa_service.model import QuestionKind
from qa_service.words import content

# Words that point at what was said elsewhere, and words that name no matter by themselves; folded.
_POINTING_WORDS = "aquello caso casos cual entonces eso esta este esto mismo situacion"
_GENERIC_WORDS = """
aplica articulo articulos asunto asuntos ayuda ayudar ayudeme bien correcto costo cuesta cumplir documento documentos
duda dudas epoca expediente fecha hacer hecho inciso legal literal mal mes monto necesaria necesario necesito no norma
normas numeral obligatorio ocasion orientacion pagar permitida permitido piden plazo plazos posible problema problemas
procede prohibida prohibido puede pueden punto puntos regla requisito requisitos tema temas tramite tramites valido
ver
"""
_POINTING = frozenset(_POINTING_WORDS.split())
_GENERIC = frozenset(_GENERIC_WORDS.split()) | _POINTING
# "¿Qué dice el artículo 12?", of no norm that is named
_ARTICLE = re.compile(r"\b(?:articulos?|numeral|inciso|literal)\b")
_NORM = re.compile(
    r"\b(?:ley(?:es)?|decreto|reglamento|ordenanza|codigo|constitucion|tuo|resolucion|directiva|acuerdo|lom)\b"
)
# "¿Y si no contesta?": of what was said elsewhere
_LEANING = re.compile(r"^\W*(?:y|pero)\s+(?:si|cuando|entonces|ahora|despues|luego|en\s+ese\s+caso)\b")
# "Necesito ayuda con un tema del predial"
_HELP = re.compile(r"\b(?:ayud\w+|orient\w+|asesor\w+|apoyo|dudas?|temas?|problemas?|asuntos?)\b")
_THEN = re.compile(
    r"\ben\s+(?:esa|aquella|dicha)\s+(?:fecha|epoca|ocasion)\b|\ben\s+ese\s+(?:entonces|ano|mes|momento)\b"
)

_ASKED: Mapping[QuestionKind, str] = {
    QuestionKind.DEADLINE: "¿De qué trámite, recurso o acto quiere saber el plazo?",
    QuestionKind.AMOUNT: "¿De qué multa, tasa o pago quiere saber el monto?",
    QuestionKind.PERCENTAGE: "¿De qué quiere saber el porcentaje?",
    QuestionKind.WHO: "¿De qué acto o decisión quiere saber quién es competente?",
    QuestionKind.REQUIREMENTS: "¿De qué trámite o autorización quiere saber los requisitos?",
    QuestionKind.SANCTION: "¿De qué falta o infracción quiere saber la sanción?",
    QuestionKind.PROCEDURE: "¿De qué trámite o acto quiere saber los pasos?",
}
_ALLOWED = re.compile(r"\b(?:puedo|puede[ns]?|podemos|permitid[oa]|prohibid[oa]|obligatori[oa]|legal|procede|valido)\b")


def is_unclear(asked: str) -> bool:
    """Whether a question has no word of a matter, nor the name of a norm; what a definition is asked of is one.

    One word is not enough for what leans on something said before, or asks for help and nothing else.
    """
    empty = _POINTING if QuestionKind.DEFINITION in kinds_of(asked) else _GENERIC
    told = [word for word in content(asked) if word not in empty]
    leans = len(told) <= 1 and (bool(_LEANING.search(fold(asked))) or _asks_nothing(asked))
    return not told or leans or (_unplaced(fold(asked)) and all(word.isdigit() for word in told))


def _asks_nothing(asked: str) -> bool:
    """Whether help with a matter is wanted, and nothing said of what is to be known of it."""
    return "?" not in asked and bool(_HELP.search(fold(asked))) and kinds_of(asked) == (QuestionKind.OTHER,)


def question_for(asked: str) -> str:
    """The one question whose answer is missed most: the norm, the day, or what the thing asked for belongs to."""
    folded = fold(asked)
    if _unplaced(folded):
        return "¿De qué norma es ese artículo?"
    if _THEN.search(folded):
        return "¿A qué trámite y a qué fecha se refiere?"
    if wanted := next((_ASKED[kind] for kind in kinds_of(asked) if kind in _ASKED), None):
        return wanted
    if _asks_nothing(asked) and set(content(asked)) - _GENERIC:
        return "¿Qué quiere saber de eso: un plazo, un monto, los requisitos, quién decide?"
    if _ALLOWED.search(folded):
        return "¿De qué acto o hecho quiere saber si está permitido?"
    return "¿Sobre qué hecho, trámite o norma pregunta?"


def _unplaced(folded: str) -> bool:
    """Whether an article is meant without its norm."""
    return bool(_ARTICLE.search(folded)) and not _NORM.search(folded)
