"""Why an article that names no norm may not be of the norm whose text cites it."""

import re
from collections.abc import Sequence

from corpus.identifiers import RegulationId
from ingest.mentions import Mention
from ingest.names import Resolution
from ingest.pieces import Chain, Level

# A sentence that goes on about the norm cited before it: "Asimismo, en el artículo 14 señala …".
_GOES_ON = re.compile(r"\s*(?:asimismo|a\s+su\s+vez|igualmente|ademas|del\s+mismo\s+modo|por\s+su\s+parte)\b[^.;]*$")
_SAYS = re.compile(r"\s*,?\s+(?:se\s+)?(?:senala|establece|dispone|precisa|prescribe|indica|preve|estipula)n?\b")
# A text that no norm here is: "del “Convenio Internacional …”", "del Estatuto de la empresa", "del CC español".
_TEXT = (
    r"convenio|tratado|acuerdo|protocolo|pacto|convencion|contrato|estatuto|bases|codigo|c\.?c\.?|c\.?p\.?|constitucion|manual"
    r"|decision|carta|declaracion|ley|reglamento|directiva|norma|resolucion|ordenanza|decreto"
)
_FOREIGN = re.compile(
    rf"\s*,?\s*(?:del?|de\s+la|de\s+los|de\s+las)\s+[\"“«]?(?P<text>{_TEXT})(?![a-z])[^.,;:()]{{0,60}}"
)
_DEICTIC = re.compile(
    r"\s*,?\s*de\s*(?:l\s+)?(?:(?:dich|citad|mism|referid|mencionad)o|presente)\s+(?:articulo|numeral|literal|inciso|acapite|apartado)"
)
_OWN_ARTICLE = re.compile(r"\s*,?\s*del\s+presente\s+articulo")
_COUNTED = re.compile(r"\(\d{1,3}\)\s*$")  # "Una (1) disposición final única": how many there are
_NEW = re.compile(
    r"\bcomo\s+(?:el\s+|los\s+)?$"
)  # "Incorpórase al Reglamento …, como Artículo 36-A, el texto siguiente"


def counted(chain: Chain, folded: str) -> bool:
    """True where a text only says how many dispositions it has."""
    return _COUNTED.search(folded, max(0, chain.span.start - 8), chain.span.start) is not None


def doubt(chain: Chain, folded: str, mentions: Sequence[Mention], home: RegulationId) -> Resolution | None:
    """Why a chain without a norm is not surely of the home norm; None where it is."""
    behind = _FOREIGN.match(folded, chain.span.end)
    if behind:
        return Resolution(None, (), f"«{behind['text']}…» no está en el corpus o no dice qué norma es")
    if chain.level > Level.ARTICLE:
        other = _DEICTIC.match(folded, chain.span.end) and not _OWN_ARTICLE.match(folded, chain.span.end)
        return Resolution(None, (), "no se sabe de qué artículo es") if other else None
    if _NEW.search(folded, max(0, chain.span.start - 12), chain.span.start):
        return Resolution(None, (), "es un artículo que se incorpora; no dice a qué norma")
    return _goes_on(chain, folded, mentions, home)


def _goes_on(chain: Chain, folded: str, mentions: Sequence[Mention], home: RegulationId) -> Resolution | None:
    """The doubt about an article in a paragraph that speaks of another norm's articles."""
    line = folded.rfind("\n", 0, chain.span.start) + 1
    sentence = max(line, folded.rfind(". ", line, chain.span.start) + 1)
    others = [one for one in mentions if line <= one.span.start < chain.span.start and one.meant.regulation != home]
    again = _GOES_ON.match(folded[sentence : chain.span.start]) or _SAYS.match(folded, chain.span.end)
    if not (others and again and others[-1].meant.regulation):
        return None
    other = others[-1].meant.regulation
    return Resolution(None, (home, other), f"puede ser de {home.label} o de {other.label}")
