"""Questions that are refused before any search, each by a named reason with what to tell the asker."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.model import Place
from index.model import Card
from index.tokens import stems
from ingest.folding import fold
from qa_service import clarity, places
from qa_service.model import Abstention, AbstentionReason
from qa_service.words import content

_MESSAGES: Mapping[AbstentionReason, str] = {
    AbstentionReason.OUTSIDE_CORPUS: (
        "En las normas de este servicio no se halló con seguridad una disposición que responda esta consulta. "
        "Consulte a un asesor o pida que se agregue la norma que la regula."
    ),
    AbstentionReason.OTHER_MUNICIPALITY: (
        "La consulta es sobre una norma propia de {place}, y este servicio no tiene normas de esa municipalidad. "
        "Pídala a esa municipalidad o solicite que se agregue."
    ),
    AbstentionReason.PERSONAL_DATA: (
        "No se entregan datos personales (documento de identidad, teléfono, domicilio u otros). "
        "Si necesita información pública, use el procedimiento de acceso a la información."
    ),
    AbstentionReason.NOT_LEGAL: (
        "No es una consulta sobre normas. Este servicio responde consultas legales de la gestión municipal."
    ),
    AbstentionReason.UNCLEAR: (
        "Falta un dato para buscar la respuesta. {question} Escriba la consulta otra vez, en una oración."
    ),
    AbstentionReason.REPEALED: (
        "{norm} ya no está vigente y no se encontró una disposición vigente que responda. "
        "Si pregunta por lo que regía en una fecha pasada, indique esa fecha."
    ),
    AbstentionReason.UNSAFE: (
        "El mensaje contiene órdenes para el sistema y ninguna consulta legal. Escriba su consulta sobre la norma."
    ),
}
_UNHELD = (
    "La consulta cita «{cited}», que no se encontró entre las normas de este servicio. "
    "Indique de qué norma es, consulte a un asesor o pida que se agregue."
)
_MISSING = (
    "La consulta nombra «{named}», que no está entre las normas de este servicio. "
    "Consulte a un asesor o pida que se agregue."
)
# "código de ética y a quiénes se aplica": the question goes on after the name
_GOES_ON = re.compile(r"\s+(?:y|e|o|a|para|en)\s+(?:\w+\s+)?(?:qu[eé]|qui[eé]n\w*|cu[aá]\w+|c[oó]mo|d[oó]nde)\b.*")
_LACKING = (
    "La consulta cita {cited}, y el texto de esa norma en este servicio no lo tiene. "
    "Compruebe el número, o pida que se revise aquí esa norma."
)

# "pásame el DNI y el teléfono del alcalde"; not "¿puedo pedir el DNI como requisito?"
_ASKS_FOR = (
    r"(?:pasame|d[ae]me|envi[ae]me|mandame|necesito|quiero|quisiera|consigueme|digame|dime|cual(?:es)?\s+(?:es|son)|"
    r"buscame|me\s+(?:das|pasas|puedes\s+(?:dar|pasar|conseguir|enviar)))"
)
_FILLING = (
    r"(?:\s+(?:saber|conocer|el|la|los|las|su|sus|un|una|numero|copia|de|y|e|nombres?|sueldos?|direccion|telefono))*"
)
_DATUM = (
    r"(?:dni|documentos?\s+de\s+identidad|telefonos?|celular(?:es)?|whatsapp|correo(?:\s+(?:personal|electronico))?|"
    r"domicilio|direccion(?!\s+(?:web|electronica|regional|general|de\s+la\s+(?:pagina|web|oficina|sede|obra|entidad)))|"
    r"numero\s+de\s+cuenta|cuentas?\s+bancarias?|historia\s+clinica|partida\s+de\s+(?:nacimiento|matrimonio)|clave|"
    r"contrasena)"
)
_SOMEONE = (
    r"(?:senor(?:a|ita)?|don|dona|casa|alcald(?:e|esa)|regidora?|gerent[ea]|juez|jueza|vecin[oa]|contribuyente|proveedora?|"
    r"funcionari[oa]|trabajador(?:a|es|as)?|servidora?|procuradora?|jef[ea]|contralora?|ministr[oa]|congresista|"
    r"president[ea]|gobernadora?|consejer[oa]|secretari[oa]|asesora?|fiscal|notari[oa]|ejecutora?|tesorer[oa]|ciudadan[oa])"
)
_A_PERSON = (
    r"(?:(?:el|la)\s+(?:senora?|regidora?|alcald\w+|gerent\w|trabajadora?|servidora?|jef[ea]|procuradora?)|don|dona|"
    r"mi\s+vecin[oa])"
)
_PERSONAL = tuple(
    re.compile(pattern)
    for pattern in (
        # mándame el celular del gerente · ¿me das el correo personal de la regidora?
        rf"\b{_ASKS_FOR}\b{_FILLING}\s+{_DATUM}\b[^.?]{{0,60}}\b(?:del?|de\s+l[ao]s?)\s+{_SOMEONE}\b",
        # ¿Dónde vive el alcalde? · ¿en qué calle vive doña Rosa?
        rf"\b(?:donde|en\s+que\s+\w+)\s+vive\s+{_A_PERSON}\b",
        # ¿Qué enfermedad tiene la jefa? · ¿tiene antecedentes penales el señor Ramos?
        rf"\bque\s+(?:enfermedad|diagnostico)\s+tiene\s+{_A_PERSON}\b|"
        rf"\btiene\s+(?:antecedentes|deudas)\b[^.?]{{0,20}}\b{_A_PERSON}\b",
        # ¿Cuánto debe de arbitrios mi vecino?
        rf"\bcuanto\s+debe\s+(?:de|por)\s+(?:arbitrios|(?:impuesto\s+)?predial|impuestos?|multas?|agua)\s+{_A_PERSON}\b",
    )
)
# "necesito el domicilio de Juan Pérez": a name of two words; a place of the official list is none
_OF_NAMED = re.compile(
    r"(?<![A-Za-zÁÉÍÓÚÑáéíóúñ])(?P<owner>[A-ZÁÉÍÓÚÑ]\w*\s+)?(?:[Dd]el?\s+(?:señor(?:a|ita)?\s+|[Dd]on\s+|[Dd]oña\s+)?)(?P<name>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?:\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+){1,3})\b"
)
_BODY = re.compile(
    r"(?:mesa|municipalidad|ministerio|oficina|gerencia|subgerencia|contraloria|tribunal|registros?|banco|comision|instituto|"
    r"organismo|superintendencia|defensoria|fiscalia|poder|congreso|jurado|casa|centro|palacio)\b"
)
_NEAR = 45  # characters after a datum in which its owner is named
_DATUM_ASKED = re.compile(rf"\b{_ASKS_FOR}\b{_FILLING}\s+{_DATUM}\b")
# What no norm answers, whoever asks: weather, matches, recipes, remedies, leisure, letters, translations, trivia.
_IDLE = re.compile(
    r"\b(?:chiste|cuentame|poema|adivinanza|horoscopo|trabalenguas)\b|"
    r"\b(?:redactar?|escrib[ei]r?(?:me)?|haz(?:me)?|componer?)\s+un\s+(?:saludo|discurso|brindis)\b|"
    r"\btraduce(?:me|lo)?\b|\bcomo\s+se\s+dice\b[^?]*\ben\s+(?:ingles|quechua|aimara)\b|"
    r"\bcual\s+es\s+la\s+capital\s+de\s+(?:argentina|australia|bolivia|brasil|chile|china|colombia|ecuador|espana|francia|italia|japon|"
    r"mexico)\b|\b(?:cuanto|a\s+como)\s+esta\s+el\s+(?:dolar|euro)\b"
)
# The same matters in words that the law may also use: only where no legal word stands beside them.
_NOT_LEGAL = re.compile(
    r"\bque\s+(?:pastilla|remedio|jarabe|me\s+tomo)\b|\b(?:me\s+duele|tengo\s+fiebre)\b|\bcon\s+que\s+se\s+cura\b|"
    r"\breceta\s+(?:de|para)\b|\bcomo\s+(?:hago|preparo|cocino|se\s+prepara)\s+(?:un\s+|una\s+|el\s+|la\s+)?"
    r"(?:arroz|ceviche|causa|lomo|torta|sopa|postre|pollo)\b|"
    r"\bquien\s+(?:gan[oa]|juega|va\s+ganando|campeono)\b[^?]*\b(?:partido|mundial|clasico|copa|liga|torneo)\b|"
    r"\ba\s+que\s+hora\s+juega\b|"
    r"\bque\s+(?:clima|tiempo)\s+(?:hace|hara)\b|\b(?:va\s+a\s+llover|llovera|hara\s+(?:frio|calor|sol))\b|"
    r"\bque\s+(?:pelicula|cancion|serie|musica|libro)\s+(?:me\s+|puedo\s+)?(?:recomiendas|pongo|veo|ver|leo|escucho)\b|"
    r"\brecomi[ea]nda?(?:me|s)?\b[^?]*\b(?:restaurante|hotel|pelicula|cancion|serie|libro)\b"
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
_ITS = r"\b(?:la\s+)?(?:municipalidad|muni)(?:\s+(?:distrital|provincial|metropolitana))?\s+de\b"
_WANTED = r"(?:cuant[oa]s?|que\s+(?:multa|tasa|tarifa|horario|requisitos|monto|derecho|sancion)|hasta\s+que\s+hora)"
# A municipality's own rule: "según la ordenanza de Lince", "qué dice su TUPA"; not "publicar ordenanzas".
_LOCAL = (
    re.compile(
        rf"(?<!poner\s)(?<!ponerlo\s)(?<!meter\s)(?<!metido\s)(?<!incluir\s)"
        rf"\b(?:segun|de\s+acuerdo\s+(?:a|con)|conforme\s+a|por|en)\s+{_OWN}\s+{_RULE}\b"
    ),
    re.compile(rf"\b(?:dice|senala|establece|dispone|fija|manda|regula|preve|exige|cobra)n?\s+{_OWN}\s+{_RULE}\b"),
    re.compile(rf"\b{_RULE}\s+de\s+(?:la\s+municipalidad|nuestr[ao])\b"),
    # ¿La ordenanza de San Borja sobre ruidos qué dice?
    re.compile(
        rf"\b{_RULE}\s+(?:(?:municipal|distrital|provincial)\s+)?de\s+[a-z][^?]*\bque\s+"
        r"(?:dice|regula|establece|senala|permite|prohibe|fija|dispone|exige|manda)n?\b"
    ),
    # ¿Cuánto cobra la municipalidad de Lince por…? · ¿qué multa pone la muni de Comas?
    re.compile(rf"\b{_WANTED}\s+(?:cobra|pone|fija|exige|pide|atiende)\s+{_ITS}"),
    re.compile(rf"\btasa\b[^?]{{0,30}}\bque\s+cobra\s+{_ITS}"),
    # En la municipalidad de Lince, ¿qué ordenanza regula…? · En el distrito de Lince, ¿cuánto paga…?
    re.compile(rf"\ben\s+{_ITS}[^¿?]*¿?\s*que\s+ordenanza\b"),
    re.compile(r"\ben\s+el\s+distrito\s+de\b[^¿?]*¿?\s*cuanto\s+(?:se\s+)?(?:cobra|paga|cuesta|vale)n?\b"),
)
# What each municipality prices in its own TUPA: "En Surco, ¿cuánto cuesta la licencia?"; not "cuánto pago de alcabala".
_PRICED = re.compile(
    r"\bcuanto\s+(?:se\s+)?(?:cobra|cuesta|vale|sale|paga)n?\b[^?]*"
    r"\b(?:licencias?|certificados?|permisos?|autorizacion(?:es)?|arbitrios|duplicados?|partidas?|casarse|matrimonio)\b"
)
# What each municipality fixes in its own table of offences; tributes have theirs in national law
_FINED = re.compile(r"\b(?:cual|cuanto|que|de\s+cuanto)\s+(?:es\s+)?(?:la\s+)?(?:multa|sancion)\b[^?]*\bpor\b")
_TRIBUTE = re.compile(
    r"\b(?:tribut\w+|predial|predios?|alcabala|impuestos?|declaracion(?:es)?|contrat\w+|servidor\w*)\b"
)
_OURS = re.compile(rf"\b(?:nuestr[oa]s?|mi)\s+(?:propi[oa]\s+)?(?P<rule>{_RULE})\b")
_FEWEST_WORDS = 1


def abstain(reason: AbstentionReason, confidence: float = 0.0, **names: str) -> Abstention:
    """The refusal for a reason, with its message filled in."""
    return Abstention(reason, _MESSAGES[reason].format(**names), confidence)


def outside(hint: str, confidence: float) -> Abstention:
    """The refusal when nothing found answers, with what may: a sentence, or nothing."""
    refusal = abstain(AbstentionReason.OUTSIDE_CORPUS, confidence)
    return replace(refusal, message=" ".join(filter(None, (refusal.message, hint))))


def unheld(cited: str, confidence: float) -> Abstention:
    """The refusal of a question that cites a provision, in these words, which the corpus lacks."""
    return Abstention(AbstentionReason.OUTSIDE_CORPUS, _UNHELD.format(cited=cited), confidence)


def missing(named: str, confidence: float) -> Abstention:
    """The refusal of a question about a norm, named in these words, which the corpus lacks."""
    return Abstention(AbstentionReason.OUTSIDE_CORPUS, _MISSING.format(named=_GOES_ON.sub("", named)), confidence)


def lacking(cited: str, confidence: float) -> Abstention:
    """The refusal of a question on nothing but a provision, named so, which its norm does not have as it was read."""
    return Abstention(AbstentionReason.OUTSIDE_CORPUS, _LACKING.format(cited=cited), confidence)


def refuse(asked: str, ordered: bool) -> Abstention | None:
    """The reason for which a question needs no search, or None; `ordered` says that orders were dropped from it."""
    folded = fold(asked)
    if any(pattern.search(folded) for pattern in _PERSONAL) or _asks_of_person(asked, folded):
        return abstain(AbstentionReason.PERSONAL_DATA)
    if ordered and not _asks(folded):
        return abstain(AbstentionReason.UNSAFE)
    if _greets(folded) or _IDLE.search(folded) or (_NOT_LEGAL.search(folded) and not _LEGAL.search(folded)):
        return abstain(AbstentionReason.NOT_LEGAL)
    if clarity.is_unclear(asked):
        return abstain(AbstentionReason.UNCLEAR, question=clarity.question_for(asked))
    return None


def _asks_of_person(asked: str, folded: str) -> bool:
    """Whether a datum is asked for of somebody called by name, who is no place and no office ("Mesa de Partes")."""
    datum = _DATUM_ASKED.search(folded)
    near = _OF_NAMED.search(asked, datum.end(), datum.end() + _NEAR) if datum else None
    if near is None or near["owner"] or _BODY.match(fold(near["name"])):
        return False
    return places.find(f"En {near['name']}", ()) is None


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
    priced = places.find(asked, cards) if _prices(fold(asked)) else None
    if not priced and not is_local(asked):
        return None
    place = priced or place
    if place and not places.holds_norms_of(place, cards):
        return abstain(AbstentionReason.OTHER_MUNICIPALITY, place=places.name_of(place))
    ours = _OURS.search(fold(asked))
    if ours and not _title_holds(ours["rule"], cards):
        return abstain(AbstentionReason.OUTSIDE_CORPUS)
    return None


def _prices(folded: str) -> bool:
    """Whether a question asks for a price or a fine that each municipality fixes."""
    return bool(_PRICED.search(folded) or (_FINED.search(folded) and not _TRIBUTE.search(folded)))


def _title_holds(rule: str, cards: tuple[Card, ...]) -> bool:
    """Whether some municipality's norm in the corpus is, by its title, the rule asked for."""
    wanted = set(stems(rule))
    titles = (f"{card.label} {card.title} {' '.join(card.aliases)}" for card in cards if not card.place.national)
    return any(wanted <= set(stems(title)) for title in titles)
