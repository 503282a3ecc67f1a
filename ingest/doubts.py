"""Why an article that names no norm may not be of the norm whose text cites it."""

from collections.abc import Sequence

from corpus.identifiers import RegulationId
from ingest.expressions import COUNTED, DEICTIC, FOREIGN, GOES_ON, NEW, OWN_ARTICLE, SAYS
from ingest.mentions import Mention
from ingest.names import Resolution
from ingest.pieces import Chain, Level


def counted(chain: Chain, folded: str) -> bool:
    """True where a text only says how many dispositions it has."""
    return COUNTED.pattern.search(folded, max(0, chain.span.start - 8), chain.span.start) is not None


def doubt(chain: Chain, folded: str, mentions: Sequence[Mention], home: RegulationId) -> Resolution | None:
    """Why a chain without a norm is not surely of the home norm; None where it is."""
    behind = FOREIGN.pattern.match(folded, chain.span.end)
    if behind:
        return Resolution(None, (), f"«{behind['text']}…» no está en el corpus o no dice qué norma es")
    if chain.level > Level.ARTICLE:
        other = DEICTIC.pattern.match(folded, chain.span.end) and not OWN_ARTICLE.pattern.match(folded, chain.span.end)
        return Resolution(None, (), "no se sabe de qué artículo es") if other else None
    if NEW.pattern.search(folded, max(0, chain.span.start - 12), chain.span.start):
        return Resolution(None, (), "es un artículo que se incorpora; no dice a qué norma")
    return _goes_on(chain, folded, mentions, home)


def _goes_on(chain: Chain, folded: str, mentions: Sequence[Mention], home: RegulationId) -> Resolution | None:
    """The doubt about an article in a paragraph that speaks of another norm's articles."""
    line = folded.rfind("\n", 0, chain.span.start) + 1
    sentence = max(line, folded.rfind(". ", line, chain.span.start) + 1)
    others = [one for one in mentions if line <= one.span.start < chain.span.start and one.meant.regulation != home]
    again = GOES_ON.pattern.match(folded[sentence : chain.span.start]) or SAYS.pattern.match(folded, chain.span.end)
    if not (others and again and others[-1].meant.regulation):
        return None
    other = others[-1].meant.regulation
    return Resolution(None, (home, other), f"puede ser de {home.label} o de {other.label}")
