"""The marks that number a norm's numerals and literals: «31.3», «3.», «c)», «iii)», «IV. BASE LEGAL»."""

from dataclasses import dataclass
from enum import Enum

from ingest import patterns
from ingest.headings import roman
from ingest.lines import Line

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGRAPHS = ("ch", "ll")  # letters of their own in lists of before 2010: «c), ch), d)», «l), ll), m)»


class MarkKind(Enum):
    """How a mark is printed."""

    DOTTED = "dotted"  # 31.3
    WHOLE = "whole"  # 3.
    LETTER = "letter"  # c)
    ROMAN = "roman"  # iii)
    TOP = "top"  # IV. BASE LEGAL, in a text without articles


@dataclass(frozen=True, slots=True)
class Mark:
    """A numeral or letter at a line's start: `order` is its place in line, `group` keeps 31.x and 32.x apart."""

    kind: MarkKind
    number: str
    order: int
    group: str = ""

    @property
    def part(self) -> str:
        """Its part of an eId."""
        if self.kind is MarkKind.TOP:
            return f"sec_{self.order}"
        return f"{'point' if self.kind in (MarkKind.LETTER, MarkKind.ROMAN) else 'para'}_{self.number}"

    @property
    def between(self) -> bool:
        """True for a mark that shares the place of the one before: «ñ)» after «n)», «ll)» after «l)», «3-A»."""
        return "-" in self.number or self.number[:1] == "ñ" or self.number in _DIGRAPHS

    @property
    def label(self) -> str:
        """Its name for a reader."""
        if self.kind is MarkKind.TOP:
            return f"Sección {self.number.upper()}"
        return f"Literal {self.number})" if self.kind in (MarkKind.LETTER, MarkKind.ROMAN) else f"Numeral {self.number}"


def read_marks(line: Line, loose: bool = False) -> list[Mark]:
    """What the start of a line may be; «i)» may be a letter or a roman numeral. `loose` reads «IV. BASE LEGAL» too."""
    text = line.folded
    top = patterns.ROMAN_HEADING.match(text) if loose and line.prominent and len(line.text) < 200 else None
    if top and line.text[top.start("number")].isupper():
        value = roman(top["number"])
        return [Mark(MarkKind.TOP, top["number"], value)] if value else []
    dotted = patterns.NUMERAL.match(text)
    if dotted:
        group, _, last = dotted["number"].rpartition(".")
        return [Mark(MarkKind.DOTTED, dotted["number"].upper(), int(last.split("-")[0]), group)]
    whole = patterns.WHOLE.match(text)
    if whole:
        return [Mark(MarkKind.WHOLE, whole["number"], int(whole["number"]))]
    point = patterns.POINT.match(text)
    return _points(_printed(line, point.span("number")), point["separator"]) if point else []


def _printed(line: Line, span: tuple[int, int]) -> str:
    """A letter in lower case as printed: folding makes «n» of «ñ», which is a letter of its own in a list."""
    number = line.folded[slice(*span)]
    return "ñ" + number[1:] if line.text[span[0]] in "ñÑ" else number


def _points(number: str, separator: str) -> list[Mark]:
    """The readings of a letter mark."""
    found: list[Mark] = []
    letter, _, rest = number.partition(".")
    letter, _, suffix = letter.partition("-")
    printed = number if not suffix else f"{letter}-{suffix.upper()}"
    if rest:
        return [Mark(MarkKind.LETTER, printed, int(rest.split(".")[-1]), number.rpartition(".")[0])]
    if len(letter) == 1 and letter in LETTERS + "ñ":
        found.append(Mark(MarkKind.LETTER, printed, _place(letter)))
    elif letter in _DIGRAPHS and ")" in separator:
        found.append(Mark(MarkKind.LETTER, printed, _place(letter[0])))
    if len(letter) == 2 and letter[0] == letter[1] and ")" in separator:
        found.append(Mark(MarkKind.LETTER, printed, len(LETTERS) + _place(letter[0])))
    value = roman(letter)
    if value:
        found.append(Mark(MarkKind.ROMAN, printed, value))
    return found


def _place(letter: str) -> int:
    """A is 1; ñ shares n's place and a half, rounded: sequences step over it."""
    return LETTERS.index("n" if letter == "ñ" else letter) + 1
