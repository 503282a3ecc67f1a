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
    AbstentionReason.OUTSIDE_CORPUS: (
        "Las normas cargadas no contienen una disposición que responda esta consulta. "
        "Revísela con un asesor o pida que se cargue la norma que la regula."
    ),
    AbstentionReason.OTHER_MUNICIPALITY: (
        "La consulta es sobre una norma propia de {place}, y no hay normas de esa municipalidad cargadas. "
        "Pídala a esa municipalidad o solicite que se cargue."
    ),
    AbstentionReason.PERSONAL_DATA: (
        "No se entregan datos personales (documento de identidad, teléfono, domicilio u otros). "
        "Si necesita información pública, use el procedimiento de acceso a la información."
    ),
    AbstentionReason.NOT_LEGAL: (
        "No es una consulta sobre normas. Este servicio responde consultas legales de la gestión municipal."
    ),
    AbstentionReason.UNCLEAR: (
        "No se entiende qué se consulta. ¿Sobre qué hecho, trámite o norma pregunta? Escríbalo en una oración."
    ),
    AbstentionReason.REPEALED: (
        "{norm} ya no está vigente y no se encontró una disposición vigente que responda. "
        "Indique si pregunta por el texto que regía en una fecha pasada."
    ),
    AbstentionReason.UNSAFE: (
        "El mensaje contiene órdenes para el sistema y ninguna consulta legal. Escriba su consulta sobre la norma."
    ),
}

# "pásame el DNI y el teléfono del alcalde"; not "¿puedo pedir el DNI como requisito?"
_ASKS_FOR = r"(?:pasame|d[ae]me|envi[ae]me|mandame|necesito|quiero|quisiera|consigueme|digame|dime|cual\s+es|buscame)"
_DATUM = r"(?:dni|telefonos?|celular(?:es)?|correo\s+personal|domicilio|direccion|cuenta\s+bancaria|historia\s+clinica)"
_SOMEONE = (
    r"(?:senora?|casa|alcald(?:e|esa)|regidora?|gerente|juez|vecin[oa]|funcionari[oa]|trabajadora?|servidora?|jef[ea])"
)
_PERSONAL = (
    re.compile(rf"\b{_ASKS_FOR}\b[^.?]{{0,40}}\b{_DATUM}\b[^.?]{{0,60}}\b(?:del?|de\s+la)\s+{_SOMEONE}\b"),
    re.compile(r"\bdonde\s+vive\s+(?:el|la|don|dona)\b"),
)
# Health, entertainment, weather: what no norm answers, when no legal word stands beside it.
_NOT_LEGAL = re.compile(
    r"\bque\s+(?:pastilla|remedio|jarabe)\b|\b(?:me\s+duele|tengo\s+fiebre)\b|\breceta\s+(?:de|para)\b|"
    r"\b(?:chiste|cuentame|poema|horoscopo)\b|\bquien\s+gan[oa]\b[^?]*\b(?:partido|mundial|clasico)\b|"
    r"\bque\s+(?:clima|tiempo)\s+(?:hace|hara)\b|\b(?:pelicula|cancion|serie)\s+(?:me\s+)?recomiendas\b"
)
_LEGAL = re.compile(
    r"\b(?:ley|norma|articulo|decreto|ordenanza|reglamento|municipal\w*|alcalde|regidor|servidor|licencia|multa|tributo|"
    r"impuesto|plazo|procedimiento|resolucion)\b"
)
_GREETINGS = """
hola buenas buenos dias tardes noches gracias muchas chau saludos como estas esta que tal ok listo adios prueba test
"""
_GREETING = frozenset(_GREETINGS.split())
_RULE = (
    r"(?:ordenanzas?|tupa|reglamento\s+interno(?:\s+de(?:l)?\s+concejo)?|rof|cap|mof|cuadro\s+de\s+infracciones|"
    r"decreto\s+de\s+alcaldia)"
)
_OWN = r"(?:la|el|las|los|su|sus|una|nuestr[oa]s?|mi|esa|esta|dicha)"
# A municipality's own rule: "según la ordenanza de Lince", "qué dice su TUPA"; not "publicar ordenanzas".
_LOCAL = (
    re.compile(rf"\b(?:segun|de\s+acuerdo\s+(?:a|con)|conforme\s+a|por|en)\s+{_OWN}\s+{_RULE}\b"),
    re.compile(rf"\b(?:dice|senala|establece|dispone|fija|manda|regula|preve|exige|cobra)n?\s+{_OWN}\s+{_RULE}\b"),
    re.compile(rf"\b{_RULE}\s+de\s+(?:la\s+municipalidad|nuestr[ao])\b"),
)
_OURS = re.compile(rf"\b(?:nuestr[oa]s?|mi)\s+(?:propi[oa]\s+)?(?P<rule>{_RULE})\b")
_FEWEST_WORDS = 1


def abstain(reason: AbstentionReason, confidence: float = 0.0, **names: str) -> Abstention:
    """The refusal for a reason, with its message filled in."""
    return Abstention(reason, _MESSAGES[reason].format(**names), confidence)


def refuse(asked: str, ordered: bool) -> Abstention | None:
    """The reason for which a question needs no search, or None; `ordered` says that orders were dropped from it."""
    folded = fold(asked)
    if any(pattern.search(folded) for pattern in _PERSONAL):
        return abstain(AbstentionReason.PERSONAL_DATA)
    if ordered and not _asks(folded):
        return abstain(AbstentionReason.UNSAFE)
    if _greets(folded) or (_NOT_LEGAL.search(folded) and not _LEGAL.search(folded)):
        return abstain(AbstentionReason.NOT_LEGAL)
    if len(content(asked)) < _FEWEST_WORDS:
        return abstain(AbstentionReason.UNCLEAR)
    return None


def _asks(folded: str) -> bool:
    """Whether what is left beside the orders is a question of substance."""
    return len(content(folded)) > _FEWEST_WORDS and ("?" in folded or bool(_LEGAL.search(folded)))


def _greets(folded: str) -> bool:
    said = re.findall(r"[a-z]+", folded)
    return bool(said) and all(word in _GREETING for word in said)


def is_local(asked: str) -> bool:
    """Whether a question asks for a rule that each municipality makes for itself."""
    folded = fold(asked)
    return any(pattern.search(folded) for pattern in _LOCAL)


def refuse_local(asked: str, place: Place | None, cards: Iterable[Card]) -> Abstention | None:
    """The refusal of a question about a municipality's own rule that the corpus does not hold, or None."""
    cards = tuple(cards)
    if not is_local(asked):
        return None
    if place and not places.holds_norms_of(place, cards):
        return abstain(AbstentionReason.OTHER_MUNICIPALITY, place=places.name_of(place))
    ours = _OURS.search(fold(asked))
    if ours and not _title_holds(ours["rule"], cards):
        return abstain(AbstentionReason.OUTSIDE_CORPUS)
    return None


def _title_holds(rule: str, cards: tuple[Card, ...]) -> bool:
    """Whether some municipality's norm in the corpus is, by its title, the rule asked for."""
    wanted = set(stems(rule))
    titles = (f"{card.label} {card.title} {' '.join(card.aliases)}" for card in cards if not card.place.national)
    return any(wanted <= set(stems(title)) for title in titles)
