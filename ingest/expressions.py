"""The expressions that the citation finder reads by, over folded text, each with a real-looking example."""

import re
from dataclasses import dataclass

from ingest.ordinals import ORDINAL


@dataclass(frozen=True, slots=True)
class Expression:
    """A pattern over folded text and an example in which `[[…]]` marks all that it matches."""

    pattern: re.Pattern[str]
    example: str


ARTICLE_NUMBER = (
    r"(?!\d{1,3}\.\d{3})(?:\d{1,4}(?:\.\d{1,2}(?!\d))*(?!\.?\d)(?:\s?[°ºª])?(?:\s?-\s?[a-z](?![a-z0-9])|\s?-?bis\b)?|[ivxl]{1,6}(?![a-z])|unico|"
    + ORDINAL
    + r"(?![a-z]))"
)
NUMERAL = r"\d{1,3}(?:\.\d{1,3}){0,4}(?:\s?-\s?[a-z](?![a-z0-9]))?"
LETTER = r"(?:[a-zñ](?:\.\d{1,2}){0,2}|[ivx]{1,4}|[a-z]{2})(?:\)|(?![a-z0-9ñ]))"
AND = r"(?:\s*[,;]\s*(?:y\s+|e\s+|o\s+)?|\s+(?:y|e|o|u|al?)\s+)(?:(?:el|la|los|las)\s+)?"
QUOTE = r"[\"“”'‘’«»]?"


def list_of(value: str) -> str:
    """A list of values of one pattern: “a, b y c”."""
    return rf"{QUOTE}{value}{QUOTE}(?:{AND}{QUOTE}{value}{QUOTE})*"


COMPLEMENTARY = (
    r"disposici(?:on|ones)(?:\s+(?:complementarias?|finale?s?|transitorias?|modificatorias?|derogatorias?|y|e))*"
)
PIECE = Expression(
    re.compile(
        rf"(?<![a-z0-9])(?:"
        rf"(?:articulo?s?|arts?\.?)\s*(?:n[°º.]+\s*)?(?P<article>{list_of(ARTICLE_NUMBER)})"
        rf"|(?:numerale?s?|nums?\.?|incisos?|incs?\.?|parrafo\s+(?=\d))\s*(?P<numeral>{list_of(NUMERAL)})"
        rf"|(?:literale?s?|lits?\.?|incisos?|incs?\.?|letras?|acapites?|numerale?s?)\s*(?P<letter>{list_of(LETTER)})"
        rf"|(?P<before>{list_of(ORDINAL)})\s+(?P<kind>{COMPLEMENTARY})"
        rf"|(?P<kind2>{COMPLEMENTARY})\s+(?P<after>{ORDINAL})(?![a-z])"
        rf"|anexos?\s+(?:n[°º.]+\s*)?(?P<annex>\d{{1,2}}|[ivx]{{1,5}}(?![a-z])|unico|[a-h](?![a-z0-9]))"
        rf")"
    ),
    "según [[literales a) y b)]] del artículo 36",
)
LINK = Expression(
    re.compile(
        r"\s*,?\s*(?:(?:del?|de\s+la|de\s+los|en\s+el|en\s+su|al|el|la|su)\s+)?"
        r"(?:(?:primer|segundo|tercer|cuarto|quinto|sexto|ultimo|penultimo)\s+parrafo\s*,?\s*(?:del?|de\s+la)?\s*)?"
    ),
    "numeral 9[[, segundo párrafo del ]]artículo 9",
)
OF = Expression(
    re.compile(r"\s+de(?:l|\s+la|\s+los)?\s"),
    "numeral 2[[ del ]]literal b)",
)
PRELIMINARY = Expression(
    re.compile(r"\s*,?\s*(?:del?|en\s+el)\s+titulo\s+preliminar"),
    "artículo IV[[ del Título Preliminar]] de la Ley N° 27444",
)

NORM = (
    r"(?:ley|decreto\s+(?:supremo|legislativo|de\s+urgencia|de\s+alcaldia|ley)|reglamento|ordenanza|norma(?:\s+legal)?"
    r"|directiva|resolucion|acuerdo|codigo|texto\s+unico\s+ordenado|tuo|dispositivo)"
)
SELF = Expression(
    re.compile(
        rf"(?<![a-z])(?:(?:la|el|esta|este)\s+)?presente\s+{NORM}(?![a-z])|(?<![a-z])est[ea]\s+(?:misma?\s+)?{NORM}(?![a-z])"
    ),
    "conforme a [[la presente Ley]]",
)
GENERIC = Expression(
    re.compile(
        rf"(?<![a-z])(?:l[ao]s?|el|del|dich[oa]|citad[oa]|mism[oa]|mencionad[oa]|referid[oa]|su)\s+(?P<norm>ley|reglamento|{NORM})(?![a-z])"
    ),
    "el artículo 5 de [[la Ley]]",
)
CONSOLIDATION = Expression(
    re.compile(r"(?:texto\s+unico\s+ordenado|t\.?u\.?o\.?)(?:\s*[-(]\s*t\.?u\.?o\.?\)?)?\s+(?:de\s+la\s+|del?\s+)?$"),
    "[[TUO de la ]]",
)
REGULATION = Expression(
    re.compile(r"(?<![a-z])reglamento\s+(?:general\s+)?(?:de\s+la\s+|del?\s+)?(?:nueva\s+)?$"), "[[Reglamento de la ]]"
)
FORMER = Expression(
    re.compile(r"(?:anterior|antigua|vieja|derogada|abrogada)\s+$"),
    "la [[anterior ]]",
)
APPOSITION = Expression(
    re.compile(r"\s*[,(–-]?\s*(?:(?:la|el)\s+)?"), "Ley N° 27972[[, ]]Ley Orgánica de Municipalidades"
)
APPROVED_TEXT = Expression(
    re.compile(r"(?:(?!reglamento)[^.;]){0,200}?\baprobad[oa]s?\s+(?:por|mediante|con)\s+(?:el\s+|la\s+)?"),
    "TUO de la Ley 27444[[, aprobado por ]]Decreto Supremo Nº 004-2019-JUS",
)
BARE_LAW = Expression(
    re.compile(r"(?<![a-z])la\s+(?P<number>\d{5})(?!\d)|\(\s*(?P<inside>\d{5})\s*\)"), "el artículo 9 de [[la 27972]]"
)

# What may stand between a provision and its norm: "de la", ", del Título Preliminar de la", "de la referida".
FORWARD = Expression(
    re.compile(
        r"(?:\s*,?\s*\(?(?:(?:del?|al|a\s+la|de\s+l[ao]s?|en\s+la|en\s+el|segun\s+la)\s+)?|\s+(?:la|el)\s+)"
        r"(?:(?:titulo\s+preliminar|(?:capitulo|titulo|seccion|libro|anexo)\s+[ivxl\d]+)\s+(?:del?|de\s+la)\s+)?"
        r"(?:(?:antes\s+)?(?:referid|citad|mencionad|indicad|precitad|dich|mism|aludid)[oa]\s+)?"
    ),
    "artículo 20[[ de la citada ]]Ley N° 27972",
)
BACKWARD = Expression(
    re.compile(r"\s*[,:)]*\s*(?:en\s+(?:su|el|los|sus|la)\s+|(?:su|sus|el)\s+)?"), "Ley N° 27972[[, en su ]]artículo 20"
)
LIST_LINK = Expression(
    re.compile(r"\s*(?:,|,?\s+y|,?\s+e|;)\s+(?:(?:el|la|los|las|en\s+el|en\s+la)\s+)?"),
    "artículo 9[[ y el ]]artículo 20 de la Ley N° 27972",
)
APPROVED_NORM = Expression(
    re.compile(
        r"(?:reglamento|texto\s+unico|tuo\b|codigo|directiva|estatuto|plan|normas?|manual|lineamientos?)[^.;]{0,220}?"
        r"\baprobad[oa]s?\s+(?:por|mediante|con)\s+(?:el\s+|la\s+)?"
    ),
    "artículo 3 del [[Reglamento de la ley, aprobado por el ]]Decreto Supremo N° 133-2013-EF",
)
OWN = Expression(
    re.compile(r"\s*,?\s*(?:del\s+presente|de\s+este)\s+articulo(?![a-z])"), "literal a)[[ del presente artículo]]"
)
# A heading cites nothing: "Artículo 5.- Objeto", "“Artículo 5°. Objeto".
HEADING = Expression(
    re.compile(r"(?m)^[\s\"“'#*_]*articulo\s+\S+(?:\s+\S{1,3})?\s*[.:-]+(?!\d)"), "[[Artículo 5.-]] Objeto"
)

POSITION = Expression(
    re.compile(
        r"(?<![a-z])(?:(?P<unit>articulo|numeral|inciso|literal)\s+(?P<which>anterior|precedente|que\s+antecede|siguiente)"
        r"|(?:el\s+presente|este|del\s+presente|al\s+presente)\s+(?P<same>articulo|numeral|inciso|literal)"
        r"|(?:l?os\s+)?(?P<many>articulos|numerales|incisos|literales)\s+(?:anteriores|precedentes|siguientes|que\s+anteceden))(?![a-z])"
    ),
    "lo dispuesto en el [[artículo anterior]]",
)
LINE_NUMERAL = Expression(
    re.compile(r"\s*[\"“]?(?P<head>(?:\d+\.)*)(?P<last>\d+)[.)-]*\s"), "[[6.4. ]]Lo señalado en el numeral precedente"
)

BACK = Expression(
    re.compile(
        r"(?:dich[oa]|citad[oa]|mism[oa]|mencionad[oa]|referid[oa]|precitad[oa]|indicad[oa]|alud[ia]d[oa]|acotad[oa])\s+$"
    ),
    "el artículo 3 de la [[citada ]]",
)

# A sentence that goes on about the norm cited before it: "Asimismo, en el artículo 14 señala …".
GOES_ON = Expression(
    re.compile(r"\s*(?:asimismo|a\s+su\s+vez|igualmente|ademas|del\s+mismo\s+modo|por\s+su\s+parte)\b[^.;]*$"),
    "[[Asimismo, en el ]]",
)
SAYS = Expression(
    re.compile(r"\s*,?\s+(?:se\s+)?(?:senala|establece|dispone|precisa|prescribe|indica|preve|estipula)n?\b"),
    "artículo 14[[ señala]] que",
)
# A text that no norm here is: "del “Convenio Internacional …”", "del Estatuto de la empresa", "del CC español".
TEXT = (
    r"convenio|tratado|acuerdo|protocolo|pacto|convencion|contrato|estatuto|bases|codigo|c\.?c\.?|c\.?p\.?|constitucion|manual"
    r"|decision|carta|declaracion|ley|reglamento|directiva|norma|resolucion|ordenanza|decreto"
)
FOREIGN = Expression(
    re.compile(rf"\s*,?\s*(?:del?|de\s+la|de\s+los|de\s+las)\s+[\"“«]?(?P<text>{TEXT})(?![a-z])[^.,;:()]{{0,60}}"),
    "artículo 7[[ del Convenio Internacional del Trabajo]].",
)
DEICTIC = Expression(
    re.compile(
        r"\s*,?\s*de\s*(?:l\s+)?(?:(?:dich|citad|mism|referid|mencionad)o|presente)\s+(?:articulo|numeral|literal|inciso|acapite|apartado)"
    ),
    "literal a)[[ del citado artículo]]",
)
OWN_ARTICLE = Expression(
    re.compile(r"\s*,?\s*del\s+presente\s+articulo"),
    "literal a)[[ del presente artículo]]",
)
# "Una (1) disposición final única": how many there are
COUNTED = Expression(
    re.compile(r"\(\d{1,3}\)\s*$"),
    "Una [[(1) ]]",
)
# "Incorpórase al Reglamento …, como Artículo 36-A, el texto siguiente"
NEW = Expression(
    re.compile(r"\bcomo\s+(?:el\s+|los\s+)?$"),
    "Incorpórase al Reglamento, [[como ]]",
)


EXPRESSIONS = {
    "piece": PIECE,
    "link": LINK,
    "of": OF,
    "preliminary": PRELIMINARY,
    "self": SELF,
    "generic": GENERIC,
    "consolidation": CONSOLIDATION,
    "regulation": REGULATION,
    "former": FORMER,
    "apposition": APPOSITION,
    "approved_text": APPROVED_TEXT,
    "bare_law": BARE_LAW,
    "forward": FORWARD,
    "backward": BACKWARD,
    "list_link": LIST_LINK,
    "approved_norm": APPROVED_NORM,
    "own": OWN,
    "heading": HEADING,
    "position": POSITION,
    "line_numeral": LINE_NUMERAL,
    "back": BACK,
    "goes_on": GOES_ON,
    "says": SAYS,
    "foreign": FOREIGN,
    "deictic": DEICTIC,
    "own_article": OWN_ARTICLE,
    "counted": COUNTED,
    "new": NEW,
}
"""Every expression by its name."""
