"""Lines that may open an article: what number they print and how much they look like a heading."""

import re
from dataclasses import dataclass
from enum import IntEnum

from ingest import patterns
from ingest.lines import Line
from ingest.ordinals import ordinal

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


class Strength(IntEnum):
    """How surely a line is a heading, by what stands after its number."""

    WEAK = 1  # nothing, or the line's end: «Artículo 20»
    FAIR = 2  # a full stop or colon: «Artículo 20. Objeto»
    SURE = 3  # a dash: «Artículo 20.- Objeto»


@dataclass(frozen=True, slots=True)
class Heading:
    """An article heading as printed. `digits` is the printed number, `degree` says that a degree sign follows it."""

    line: int
    digits: str
    value: int
    suffix: str
    roman: bool
    degree: bool
    strength: Strength
    title: str
    rewording: bool = False  # an editor's note announced it: a new wording of an article already seen
    boundary: bool = False  # a signature, an annex or another norm's title stands between it and the one before
    doubtful: bool = False  # it follows an announcement of quoted text

    @property
    def only(self) -> bool:
        """True for «Artículo único»."""
        return self.digits.startswith("unic")


def roman(digits: str) -> int | None:
    """The value of a roman numeral in lower case, or None."""
    if not digits or any(letter not in _ROMAN_VALUES for letter in digits):
        return None
    values = [_ROMAN_VALUES[letter] for letter in digits]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def read_heading(line: Line, below: str = "") -> Heading | None:
    """The article heading that a line prints, or None when it only mentions an article.

    `below` is the next line's text, in which a title may end.
    """
    match = patterns.ARTICLE.match(line.folded)
    if not match:
        return _norm_article(line)
    strength = _strength(line, match, below)
    if strength is None:
        return None
    digits, suffix = match["number"], (match["suffix"] or "").upper() or (match["bis"] or "")
    value, is_roman = _value(digits)
    if value is None:
        return None
    title = line.text[match.end() :].strip(' "“”«»[]_*')
    return Heading(
        line.index,
        digits,
        value,
        suffix,
        is_roman,
        bool(re.search("[°º]", (match["degree"] or "") + (match["late"] or ""))),
        strength,
        title,
    )


def _norm_article(line: Line) -> Heading | None:
    """«NORMA I: CONTENIDO»."""
    match = patterns.NORM_ARTICLE.match(line.folded)
    value = roman(match["number"]) if match else None
    if match is None or value is None or (not line.prominent and not line.text.startswith("NORMA")):
        return None
    return Heading(line.index, match["number"], value, "", True, True, Strength.FAIR, line.text[match.end() :].strip())


def _value(digits: str) -> tuple[int | None, bool]:
    """The number and whether it is printed in roman numerals."""
    if digits.isdigit():
        return int(digits), False
    value = roman(digits)
    return (value, True) if value else (ordinal(digits), False)


def _strength(line: Line, match: re.Match[str], below: str) -> Strength | None:
    """How surely the line is a heading; None when it reads on as prose («Artículo 20 de la Ley …»)."""
    first = line.text.lstrip(patterns.OPENING_QUOTE + " _")[:1]
    separator, rest = match["separator"], line.text[match.end() :].lstrip()
    if not first.isupper() or patterns.RANGE_END.match(rest):
        return None
    if "-" in separator:
        return Strength.SURE
    if separator.strip():
        return Strength.FAIR if not rest or not rest[0].islower() or line.bold else Strength.WEAK
    if not rest:
        return Strength.FAIR if line.prominent else Strength.WEAK
    if patterns.CLOSED_TITLE.match(f"{rest}\n{below}"):
        return Strength.SURE
    if patterns.STOPPED_TITLE.match(f"{rest}\n"):
        return Strength.WEAK
    if rest[0].isupper() and (line.prominent or rest.isupper() or (match["degree"] and len(rest) < 150)):
        return Strength.WEAK
    return None


def read_decisions(lines: list[Line]) -> list[Heading]:
    """What an act decides in points without the word «Artículo»: «Primero.- Aprobar …»; they run from 1."""
    found: list[Heading] = []
    for line in lines:
        match = patterns.DECISION.match(line.folded)
        value = _value(match["number"])[0] if match else None
        alike = match is not None and (not found or found[0].digits.isdigit() == match["number"].isdigit())
        if (
            match
            and alike
            and value == len(found) + 1
            and line.text[:1].isalnum()
            and line.text[match.end() : match.end() + 1].isupper()
        ):
            found.append(
                Heading(
                    line.index, match["number"], value, "", False, True, Strength.SURE, line.text[match.end() :].strip()
                )
            )
    return found
