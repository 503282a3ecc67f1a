"""The provision part of a citation: "literal c) del numeral 11.1 del artículo 11" -> `art_11__para_11.1__point_c`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from corpus.model import Span
from ingest.expressions import AND, ARTICLE_NUMBER, LETTER, LINK, NUMERAL, OF, PIECE, PRELIMINARY, QUOTE
from ingest.ordinals import ORDINAL, ordinal


class Level(IntEnum):
    """How deep a piece stands in an eId; a higher level stands inside a lower one."""

    ANNEX = 0
    ARTICLE = 1
    PARAGRAPH = 2
    POINT = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit and the values named for it, three in "artículos 5, 6 y 7"; each is an eId part and its own span."""

    span: Span
    level: Level
    values: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Pieces that together name one provision or a list of them; `outward` says that each stands inside the next."""

    span: Span
    pieces: tuple[Piece, ...]
    outward: bool = True

    @property
    def level(self) -> Level:
        """The outermost level named."""
        return min(piece.level for piece in self.pieces)

    def targets(self) -> Iterator[tuple[str, Span]]:
        """Every eId named and the characters that name it; the first and last reach to the chain's ends."""
        ordered = self.pieces[::-1] if self.outward else self.pieces
        combinations = list(product(*(piece.values for piece in ordered)))
        listed = next((i for i, piece in enumerate(ordered) if len(piece.values) > 1), 0)
        for number, values in enumerate(combinations):
            own = values[listed][1]
            start = self.span.start if number == 0 else own.start
            end = self.span.end if number == len(combinations) - 1 else own.end
            yield "__".join(part for part, _ in values), Span(start, end)


_RANGE_LIMIT = 30


def find_chains(folded: str) -> Iterator[Chain]:
    """Every provision citation in a folded text, without its norm, in reading order."""
    group: list[Piece] = []
    way: bool | None = None
    for piece in _pieces(folded):
        outward = _joins(group[-1], piece, folded) if group else None
        if group and (outward is None or way not in (None, outward)):
            yield _chain(group, way)
            group, way = [], None
        else:
            way = outward
        group.append(piece)
    if group:
        yield _chain(group, way)


def _chain(group: list[Piece], outward: bool | None) -> Chain:
    return Chain(Span(group[0].span.start, group[-1].span.end), tuple(group), outward is not False)


def _joins(last: Piece, piece: Piece, folded: str) -> bool | None:
    """True when the last piece stands inside this one, False when this one stands in the last, None when they part."""
    step = piece.level - last.level
    if not LINK.pattern.fullmatch(folded, last.span.end, piece.span.start):
        return None
    inner = min(piece.level, last.level) > Level.ARTICLE
    if (
        step >= 0 and inner and OF.pattern.match(folded, last.span.end)
    ):  # "numeral 2 del literal b)", "inciso d.2 del literal d)"
        return True
    return None if step == 0 else step < 0


def _pieces(folded: str) -> Iterator[Piece]:
    for match in PIECE.pattern.finditer(folded):
        piece = _piece(match, folded)
        if piece:
            yield piece


def _piece(match: re.Match[str], folded: str) -> Piece | None:
    """The piece of a match, or None when its value names nothing."""
    if match["article"]:
        return _articles(match, folded)
    if match["numeral"]:
        return Piece(Span(*match.span()), Level.PARAGRAPH, _values(match, "numeral", NUMERAL, "para_"))
    if match["letter"]:
        return Piece(Span(*match.span()), Level.POINT, _values(match, "letter", LETTER, "point_"))
    if match["annex"]:
        number = "1" if match["annex"] == "unico" else match["annex"].lstrip("0")
        return Piece(Span(*match.span()), Level.ANNEX, ((f"annex_{number}", Span(*match.span())),))
    return _disposition(match)


def _articles(match: re.Match[str], folded: str) -> Piece:
    preliminary = PRELIMINARY.pattern.match(folded, match.end())
    end = preliminary.end() if preliminary else match.end()
    values = _values(match, "article", ARTICLE_NUMBER, "art_")
    values = tuple((_article_eid(part), span) for part, span in values)
    return Piece(Span(match.start(), end), Level.ARTICLE, values)


def _article_eid(part: str) -> str:
    """Roman articles stand in a título preliminar; ordinals count; letters are printed in capitals."""
    number = part.removeprefix("art_")
    if number == "unico" or number.isdigit():
        return part
    if re.fullmatch(r"\d+(?:\.\d+)+", number):
        return f"art_{number.partition('.')[0]}__para_{number}"
    if re.fullmatch(r"[ivxl]+", number):
        return f"tp__{part}"
    digits, _, letter = re.sub(r"-?bis$", "-bis", number).partition("-")
    return f"art_{digits}-{letter.upper()}" if digits.isdigit() else f"art_{ordinal(number) or number}"


def _values(
    match: re.Match[str], group: str, pattern: str, prefix: str, tidy: bool = True
) -> tuple[tuple[str, Span], ...]:
    """The values of a list with their spans; "5 al 9" counts as all from 5 to 9."""
    start, end = match.span(group)
    item = re.compile(rf"{QUOTE}(?P<value>{pattern}){QUOTE}(?P<and>{AND})?")
    found: list[tuple[str, Span]] = []
    ranged = False
    while start < end and (one := item.match(match.string, start, end)):
        value = re.sub(r"[°ºª\s)]", "", one["value"]) if tidy else one["value"]
        span = Span(*one.span("value"))
        if ranged:
            found += [(f"{prefix}{between}", span) for between in _between(found[-1][0].removeprefix(prefix), value)]
        found.append((prefix + value, span))
        ranged = re.match(r"\s+al?\s", one["and"] or "") is not None
        start = one.end()
    return tuple(found)


def _between(first: str, last: str) -> range:
    """The whole numbers strictly between two; none when they are not whole or too far apart to be a list."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _RANGE_LIMIT:
        return range(int(first) + 1, int(last))
    return range(0)


def _disposition(match: re.Match[str]) -> Piece | None:
    words, group = (match["kind"], "before") if match["kind"] else (match["kind2"], "after")
    marks = {"f": "final", "t": "transitoria", "m": "modificatoria", "d": "derogatoria"}
    kinds = [mark for mark, word in marks.items() if word in words]
    kind = kinds[0] if len(kinds) == 1 else "f" if "f" in kinds else ""
    numbers = [(ordinal(value), span) for value, span in _values(match, group, ORDINAL, "", tidy=False)]
    values = tuple((f"dc{kind}_{number}", span) for number, span in numbers if number is not None)
    return Piece(Span(*match.span()), Level.ARTICLE, values) if values else None
