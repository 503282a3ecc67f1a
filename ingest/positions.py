"""Provisions cited by where they stand: “el artículo anterior”, “el numeral precedente”, “el presente literal”."""

import re
from collections.abc import Iterator

from corpus.model import Span
from ingest.expressions import LINE_NUMERAL, POSITION

_ARTICLE_EID = re.compile(r"(?P<prefix>(?:.*__)?art_)(?P<number>\d+)")


def find_positions(folded: str, article: str | None) -> Iterator[tuple[Span, str | None, str]]:
    """Each such citation in a folded text of an article: its span, its eId where certain, and what is missing."""
    for match in POSITION.pattern.finditer(folded):
        span = Span(*match.span())
        if match["many"]:
            yield span, None, f"no se sabe qué {match['many'].replace('articulos', 'artículos')} son"
            continue
        unit, step = match["unit"] or match["same"], 0
        if match["which"]:
            step = 1 if match["which"] == "siguiente" else -1
        line = folded[folded.rfind("\n", 0, span.start) + 1 : span.start]
        reason = f"no se sabe qué {unit.replace('articulo', 'artículo')} es"
        yield span, _place(unit, step, line, article), reason


def _place(unit: str, step: int, line: str, article: str | None) -> str | None:
    """The eId some steps from an article or from the numeral that the line begins with."""
    if article is None:
        return None
    if unit == "articulo":
        return article if step == 0 else _neighbour(article, step)
    return _numeral(article, step, line) if unit == "numeral" else None  # a literal's numeral stands in another line


def _neighbour(article: str, step: int) -> str | None:
    match = _ARTICLE_EID.fullmatch(article)
    number = int(match["number"]) + step if match else 0
    return f"{match['prefix']}{number}" if match and number > 0 else None


def _numeral(article: str, step: int, line: str) -> str | None:
    """“6.4. … el numeral precedente” is 6.3: only a number of several parts surely is a numeral of the article."""
    match = LINE_NUMERAL.pattern.match(line)
    number = int(match["last"]) + step if match else 0
    return f"{article}__para_{match['head']}{number}" if match and match["head"] and number > 0 else None
