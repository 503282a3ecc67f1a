"""Numerals and literals inside an article: where each begins and ends, judged by their sequence."""

from dataclasses import dataclass, field
from enum import Enum

from ingest import patterns
from ingest.headings import roman
from ingest.lines import Line

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MAX_GAP = 3


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
    def label(self) -> str:
        """Its name for a reader."""
        if self.kind is MarkKind.TOP:
            return f"Sección {self.number.upper()}"
        return f"Literal {self.number})" if self.kind in (MarkKind.LETTER, MarkKind.ROMAN) else f"Numeral {self.number}"


@dataclass(slots=True)
class Item:
    """A numeral or literal while its lines are gathered; `parent` is -1 at the top."""

    mark: Mark
    eid: str
    parent: int
    nested: bool = False  # its eId goes under its parent's; 31.3.1 and a.1 name their place by themselves
    lines: list[int] = field(default_factory=list)


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
        return [Mark(MarkKind.DOTTED, _upper(dotted["number"]), int(last.split("-")[0]), group)]
    whole = patterns.WHOLE.match(text)
    if whole:
        return [Mark(MarkKind.WHOLE, whole["number"], int(whole["number"]))]
    point = patterns.POINT.match(text)
    return _points(point["number"], point["separator"]) if point else []


def _upper(number: str) -> str:
    return number.upper()


def _points(number: str, separator: str) -> list[Mark]:
    """The readings of a letter mark."""
    found: list[Mark] = []
    letter, _, rest = number.partition(".")
    letter, _, suffix = letter.partition("-")
    printed = number if not suffix else f"{letter}-{suffix.upper()}"
    if rest:
        return [Mark(MarkKind.LETTER, printed, int(rest.split(".")[-1]), number.rpartition(".")[0])]
    if len(letter) == 1 and letter in _LETTERS + "ñ":
        found.append(Mark(MarkKind.LETTER, printed, _place(letter)))
    elif len(letter) == 2 and letter[0] == letter[1] and ")" in separator:
        found.append(Mark(MarkKind.LETTER, printed, 27 + _place(letter[0])))
    value = roman(letter)
    if value:
        found.append(Mark(MarkKind.ROMAN, printed, value))
    return found


def _place(letter: str) -> int:
    """A is 1; ñ shares n's place and a half, rounded: sequences step over it."""
    return _LETTERS.index("n" if letter == "ñ" else letter) + 1


class Itemizer:
    """Gathers the items of one article, line by line."""

    def __init__(self, lines: list[Line], prefix: str, fresh: set[int], loose: bool = False) -> None:
        self.lines = lines
        self.prefix = prefix
        self.fresh = fresh  # lines that an editor's note announced as a new wording
        self.loose = loose  # any number may open a sequence: a text without articles
        self.items: list[Item] = []
        self.open: list[int] = []
        self.last: dict[tuple[int, MarkKind, str], int] = {}
        self.marks = {line.index: read_marks(line, loose) for line in lines}

    def run(self) -> list[Item]:
        """The items in reading order, each with the indexes of all its lines."""
        previous: Line | None = None
        for place, line in enumerate(self.lines):
            mark, parent = self._accept(line, previous)
            if mark is not None:
                self._begin(mark, parent, line)
            elif previous is not None:
                self._continue(place, line, previous)
            for index in self.open:
                self.items[index].lines.append(line.index)
            previous = line
        return self.items

    def _accept(self, line: Line, previous: Line | None) -> tuple[Mark | None, int]:
        """The mark that fits a sequence that is open, or that opens one; and under which item."""
        candidates = self.marks[line.index]
        if line.index in self.fresh or line.quoted:
            for mark in candidates:
                known = next(
                    (
                        item
                        for item in reversed(self.items)
                        if item.mark.kind is mark.kind and item.mark.number == mark.number
                    ),
                    None,
                )
                if known:
                    return mark, known.parent
        ancestors = [*reversed(self.open), -1]
        for fits in (self._next, self._follows):
            for mark in candidates:
                for parent in ancestors:
                    before = self.last.get((parent, mark.kind, mark.group))
                    if before is not None and fits(mark, before, line):
                        return mark, parent
        for mark in candidates:
            if self._starts(mark, line, previous):
                return mark, self._home(mark, previous)
        return None, -1

    @staticmethod
    def _next(mark: Mark, before: int, line: Line) -> bool:
        return mark.order == before + 1

    def _follows(self, mark: Mark, before: int, line: Line) -> bool:
        step = mark.order - before
        if line.index in self.fresh or line.quoted:
            return step >= -40
        if step == 0:
            return "-" in mark.number or mark.number.endswith("ñ")
        return 1 <= step <= (_MAX_GAP if mark.kind is not MarkKind.LETTER else 2)

    def _starts(self, mark: Mark, line: Line, previous: Line | None) -> bool:
        """True when a mark can be the first of a sequence."""
        if mark.order == 1 or line.index in self.fresh:
            return True
        if previous is not None and previous.text.endswith(":") and mark.kind is MarkKind.WHOLE:
            return True
        if mark.kind is MarkKind.DOTTED:
            return self.loose or mark.order <= 2 or mark.group == self.prefix
        return (line.quoted or self.loose) and mark.kind is MarkKind.WHOLE

    def _home(self, mark: Mark, previous: Line | None) -> int:
        """Which open item a new sequence belongs to."""
        if mark.kind is MarkKind.TOP:
            return -1
        if mark.kind is MarkKind.DOTTED:
            wholes = [
                i
                for i in self.open
                if self.items[i].mark.kind is MarkKind.DOTTED and mark.group == self.items[i].mark.number
            ]
            wholes += [
                i
                for i in self.open
                if self.items[i].mark.kind is MarkKind.WHOLE and self.items[i].mark.number == mark.group
            ]
            return wholes[0] if wholes else -1
        if mark.kind is MarkKind.LETTER and mark.group:
            same = [i for i in self.open if self.items[i].mark.number == mark.group]
            return same[-1] if same else (self.open[-1] if self.open else -1)
        return self.open[-1] if self.open else -1

    def _begin(self, mark: Mark, parent: int, line: Line) -> None:
        chain: list[int] = []
        above = parent
        while above >= 0:
            chain.append(above)
            above = self.items[above].parent
        self.open = chain[::-1]
        self.last[(parent, mark.kind, mark.group)] = mark.order
        eid = self._eid(mark, parent)
        self.items.append(Item(mark, eid, parent, parent >= 0 and eid == f"{self.items[parent].eid}__{mark.part}"))
        self.open.append(len(self.items) - 1)

    def _eid(self, mark: Mark, parent: int) -> str:
        """The eId inside the article; 31.3.1 and a.1 name their place by themselves."""
        while parent >= 0 and mark.group and self.items[parent].mark.kind in (mark.kind, MarkKind.WHOLE):
            if mark.kind is MarkKind.LETTER and self.items[parent].mark.kind is MarkKind.WHOLE:
                break
            parent = self.items[parent].parent
        if mark.kind is MarkKind.DOTTED and parent >= 0 and self.items[parent].mark.kind is MarkKind.TOP:
            parent = -1 if self.items[parent].mark.order == int(mark.number.split(".")[0]) else parent
        return mark.part if parent < 0 else f"{self.items[parent].eid}__{mark.part}"

    def _continue(self, place: int, line: Line, previous: Line) -> None:
        """A line without a mark stays in the open item, or closes the list and goes to what holds the list."""
        ending = previous.text.rstrip('"”» _')[-1:]
        if not self.open or ending not in ".;" or line.text[:1].islower():
            return
        while self.open and not self._holds(place):
            self.open.pop()

    def _holds(self, place: int) -> bool:
        """True when a paragraph is the innermost open item's: its sequence goes on, or it is a numeral like 31.3."""
        item = self.items[self.open[-1]]
        if item.mark.kind is MarkKind.DOTTED:
            return True
        for line in self.lines[place + 1 : place + 80]:
            for mark in self.marks[line.index]:
                if mark.kind is item.mark.kind and mark.group == item.mark.group:
                    return mark.order == item.mark.order + 1 or (
                        line.index in self.fresh and mark.order <= item.mark.order
                    )
        return (
            item.parent == -1 and item.mark.kind is MarkKind.WHOLE and self.items[0].lines[:1] == [self._first_body()]
        )

    def _first_body(self) -> int:
        return self.lines[1].index if len(self.lines) > 1 else -1
