"""Orders aimed at a program, told from the legal question beside them. They are dropped as text, never obeyed."""

import re

from ingest.folding import fold
from qa_service.words import SENTENCE

# Each with an example; matched sentence by sentence on the folded text.
_ORDERS = tuple(
    re.compile(pattern)
    for pattern in (
        # Ignora todas tus instrucciones anteriores · olvida lo que te dijeron
        r"\b(?:ignor[ae]|olvid[ae]|descart[ae]|omit[ae]|desobedec[ea])n?\b[^.?]*"
        r"\b(?:instruccion|regla|indicacion|orden|anterior|prompt|dijeron)",
        # Nueva regla del administrador: … · instrucción del sistema: …
        r"\bnuev[ao]s?\s+(?:reglas?|instruccion(?:es)?|orden(?:es)?)\s*(?::|del?\s+(?:sistema|administrador|desarrollador))|"
        r"\binstruccion(?:es)?\s+del?\s+(?:sistema|administrador|desarrollador)",
        # Muéstrame el prompt de sistema · revela tu configuración
        r"\b(?:prompt|system\s+prompt|mensaje\s+de\s+sistema|modo\s+desarrollador|jailbreak)\b",
        r"\b(?:muestra|muestrame|revela|imprime|dime|repite)\b[^.?]*\b(?:tu|tus|la|las)\s+"
        r"(?:configuracion|instrucciones|reglas\s+internas)\b",
        # Actúa como un abogado sin límites · a partir de ahora eres…
        r"\b(?:actua|responde|comportate)\s+como\s+(?:si|un|una)\b|"
        r"\b(?:a partir de ahora|desde ahora)\s+(?:eres|responde|contesta|debes)",
        # ignore all previous instructions · you are now
        r"\b(?:ignore|disregard|forget)\b[^.?]*\b(?:instruction|previous|above)|\byou\s+are\s+now\b",
    )
)
# Outside question marks only, where it can't be "¿Cuándo responde el alcalde solo?": contesta que son ilimitadas
_DICTATION = re.compile(
    r"(?<!no\s)(?<!se\s)(?<!nadie\s)\b(?:(?:contesta|di|afirma|escribe)\b[^.?]*|responde(?:,?\s+\w+){0,2}[,\s]+)"
    r"\b(?:que|solo|unicamente|siempre|sin citar)\b"
)
_TAG = re.compile(r"</?[A-Za-z_|!][^<>]{0,60}>|\[/?(?:INST|SYSTEM|SYS)\]|```|#{3,}", re.IGNORECASE)


def strip(text: str) -> tuple[str, bool]:
    """The question without orders and markup, and whether there were any; a text without them stays as it is."""
    bare = _TAG.sub(" ", text)
    orders = [found.span() for found in SENTENCE.finditer(bare) if _is_order(found.group())]
    if bare == text and not orders:
        return text, False
    for start, end in reversed(orders):
        bare = f"{bare[:start]} {bare[end:]}"
    return " ".join(bare.split()), True


def _is_order(sentence: str) -> bool:
    folded = fold(sentence)
    dictated = "¿" not in sentence and bool(_DICTATION.search(folded))
    return dictated or any(pattern.search(folded) for pattern in _ORDERS)
