"""Questions that are refused before any search, each by a named reason with what to tell the asker."""

import re
from collections.abc import Iterable, Mapping

from corpus.model import Place
from index.model import Card
from index.tokens import stems
from ingest.folding import fold
from qa_service import places
from qa_service.model import Abstention, AbstentionReason
from qa_service.words import content

_MESSAGES: Mapping[AbstentionReason, str] = {
    AbstentionReason.OUTSIDE_CORPUS: "Las normas cargadas no contienen una disposición que responda esta consulta. "
    "Revísela con un asesor o pida que se cargue la norma que la regula.",
    AbstentionReason.OTHER_MUNICIPALITY: "La consulta es sobre una norma propia de {place}, y no hay normas de esa municipalidad cargadas. "
    "Pídala a esa municipalidad o solicite que se cargue.",
    AbstentionReason.PERSONAL_DATA: "No se entregan datos personales (documento de identidad, teléfono, domicilio u otros). "
    "Si necesita información pública, use el procedimiento de acceso a la información.",
    AbstentionReason.NOT_LEGAL: "No es una consulta sobre normas. Este servicio responde consultas legales de la gestión municipal.",
    AbstentionReason.UNCLEAR: "No se entiende qué se consulta. Indique el hecho, el trámite o la norma sobre la que pregunta.",
    AbstentionReason.REPEALED: "{norm} está derogada. Indique si pregunta por el texto que regía en una fecha pasada.",
    AbstentionReason.UNSAFE: "El mensaje contiene órdenes para el sistema y ninguna consulta legal. Escriba su consulta sobre la norma.",
}

# "pásame el DNI y el teléfono del alcalde", "dónde vive el regidor"; not "¿puedo pedir el DNI como requisito?"
_DATA = r"(?:dni|telefonos?|celular(?:es)?|correo\s+personal|domicilio|direccion|cuenta\s+bancaria|historia\s+clinica|sueldo)"
_PERSONAL = (
    re.compile(
        rf"\b(?:pasame|dame|deme|enviame|envieme|necesito|quiero|consigueme|dime|digame|cual\s+es|busca(?:me)?)\b[^.?]{{0,40}}\b{_DATA}\b[^.?]{{0,60}}"
        r"\b(?:del?|de\s+la)\s+(?:senor|senora|casa|alcalde|alcaldesa|regidor|regidora|gerente|juez|vecin[oa]|funcionari[oa]|trabajador|trabajadora|jefe|jefa)\b"
    ),
    re.compile(r"\bdonde\s+vive\s+(?:el|la|don|dona)\b"),
)
# Health, cooking, sport, weather: matters no norm answers, when asked for oneself or in general.
_NOT_LEGAL = re.compile(
    r"\bque\s+(?:pastilla|remedio|jarabe)\b|\b(?:me\s+duele|tengo\s+fiebre)\b|\breceta\s+(?:de|para)\s+(?!medic)|\b(?:chiste|cuentame|poema|horoscopo)\b|"
    r"\bquien\s+gan[oa]\b[^?]*\b(?:partido|mundial|clasico)\b|\bque\s+(?:clima|tiempo)\s+(?:hace|hara)\b|\b(?:pelicula|cancion|serie)\s+(?:me\s+recomiendas|recomiendas)\b"
)
_LEGAL_WORD = re.compile(
    r"\b(?:ley|norma|articulo|decreto|ordenanza|reglamento|municipal|municipalidad|alcalde|regidor|servidor|licencia|multa|tributo|impuesto|plazo|procedimiento|resolucion)"
)
_GREETING = frozenset(
    [
        "hola",
        "buenas",
        "buenos",
        "dias",
        "tardes",
        "noches",
        "gracias",
        "chau",
        "saludos",
        "como",
        "estas",
        "esta",
        "que",
        "tal",
        "ok",
        "listo",
        "adios",
        "prueba",
        "test",
    ]
)
_LOCAL_RULE = re.compile(
    r"\b(?:ordenanzas?|tupa|reglamento\s+interno|rof|cap|mof|rasa|cuadro\s+de\s+infracciones|decreto\s+de\s+alcaldia)\b"
)
_OURS = re.compile(
    r"\b(?:nuestr[oa]s?|mi|el\s+de\s+aqui)\s+(?:propi[oa]\s+)?(?P<rule>reglamento\s+interno(?:\s+de\s+concejo)?|ordenanzas?|tupa|rof|cap|mof|rasa|directiva|municipalidad)\b"
)
_FEWEST_WORDS = 1


def abstain(reason: AbstentionReason, confidence: float = 0.0, **names: str) -> Abstention:
    """The refusal for a reason, with its message filled in."""
    return Abstention(reason, _MESSAGES[reason].format(**names), confidence)


def refuse(asked: str, ordered: bool) -> Abstention | None:
    """The reason for which a question needs no search, or None. `ordered` says that orders to a program were dropped from it."""
    folded = fold(asked)
    if any(pattern.search(folded) for pattern in _PERSONAL):
        return abstain(AbstentionReason.PERSONAL_DATA)
    if ordered and not _asks(folded):
        return abstain(AbstentionReason.UNSAFE)
    if _greets(folded) or (_NOT_LEGAL.search(folded) and not _LEGAL_WORD.search(folded)):
        return abstain(AbstentionReason.NOT_LEGAL)
    if len(content(asked)) < _FEWEST_WORDS:
        return abstain(AbstentionReason.UNCLEAR)
    return None


def _asks(folded: str) -> bool:
    """Whether what is left beside the orders is a question of substance."""
    return len(content(folded)) > _FEWEST_WORDS and ("?" in folded or bool(_LEGAL_WORD.search(folded)))


def _greets(folded: str) -> bool:
    said = re.findall(r"[a-z]+", folded)
    return bool(said) and all(word in _GREETING for word in said)


def is_local(asked: str) -> bool:
    """Whether a question asks for a rule that each municipality makes for itself."""
    return bool(_LOCAL_RULE.search(fold(asked)))


def refuse_local(asked: str, place: Place | None, cards: Iterable[Card]) -> Abstention | None:
    """The refusal of a question about a municipality's own rule that the corpus does not hold, or None."""
    cards = tuple(cards)
    if place and is_local(asked) and not places.holds_norms_of(place, cards):
        return abstain(AbstentionReason.OTHER_MUNICIPALITY, place=places.name_of(place))
    ours = _OURS.search(fold(asked))
    if ours and ours["rule"] != "municipalidad" and not _title_holds(ours["rule"], cards):
        return abstain(AbstentionReason.OUTSIDE_CORPUS)
    return None


def _title_holds(rule: str, cards: tuple[Card, ...]) -> bool:
    """Whether some municipality's norm in the corpus is, by its title, the rule asked for."""
    wanted = set(stems(rule))
    titles = (f"{card.label} {card.title} {' '.join(card.aliases)}" for card in cards if not card.place.national)
    return any(wanted <= set(stems(title)) for title in titles)
