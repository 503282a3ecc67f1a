"""Marks printed or scanned in ruins, restored where one reading is left: «I)» between «k)» and «m)» is «l)».

A mark is restored only between its neighbours in the same list; one that could be read in two ways stays as printed.
"""

import re
from dataclasses import dataclass

from ingest.headings import roman
from ingest.lines import Line
from ingest.marks import LETTERS, Mark, MarkKind

_ELL = re.compile(r"[\"“(\s]*(?P<number>[I1|]|II|11|\|\|)\s?(?P<separator>[.)])")
_K, _L, _M = 11, 12, 13
# «2 La Alcaldía; y», «f Obligación: …», «ii Retirar …»: the sign after the number was left out or lost.
_BARE = re.compile(r"[\"“]?(?P<number>\d{1,2}|[a-zñ]|[ivx]{1,4})\s+(?=[A-ZÁÉÍÓÚÑ])")
_WORDS = "aeouy"  # letters that are words of their own
# «o Ejecutor: …» between «b)» and «d)»; no word of prose opens a paragraph like this.
_RUINED = re.compile(r"(?P<printed>[a-z0-9]|[B-DF-HJ-NP-TV-Z]|[^\w\s«\"“(–—•-]\w|\w[^\w\s])\s?[.)]?\s+(?=[A-ZÁÉÍÓÚÑ])")


@dataclass(frozen=True, slots=True)
class Mended:
    """The marks of every line, by its index, and what was restored, for editors."""

    marks: dict[int, list[Mark]]
    warnings: tuple[str, ...]


def mend_marks(lines: list[Line], marks: dict[int, list[Mark]]) -> Mended:
    """Restore the marks of one article's lines."""
    mender = _Mender(lines, dict(marks))
    for place in range(len(lines)):
        mender.mend(place)
    return Mended(mender.marks, tuple(mender.warnings))


class _Mender:
    """Goes down the lines once; marks restored above count as neighbours."""

    def __init__(self, lines: list[Line], marks: dict[int, list[Mark]]) -> None:
        self.lines, self.marks = lines, marks
        self.warnings: list[str] = []

    def mend(self, place: int) -> None:
        """Look at one line."""
        for rule in (self._ell, self._bare, self._ruined, self._group):
            found = rule(place)
            if found is not None:
                self.marks[self.lines[place].index] = [found]
                return

    def _ell(self, place: int) -> Mark | None:
        """«I)» or «1)» for «l)», and «II)» for «ll)»."""
        match = _ELL.match(self.lines[place].text)
        above = self._above(place, MarkKind.LETTER)
        if not match or not above or self.lines[above[0]].text.endswith(":") or above[1].group:
            return None
        double = len(match["number"]) == 2
        if above[1].order != (_L if double else _K):
            return None
        if not self._ell_ends(place, double):
            return None
        number = "ll" if double else "l"
        return self._told(place, match["number"], Mark(MarkKind.LETTER, number, _L))

    def _ell_ends(self, place: int, double: bool) -> bool:
        """True when «m)» comes next, perhaps behind «II)», or nothing of a list in «I, II, III»."""
        below = self._below(place)
        match = _ELL.match(self.lines[below].text) if below is not None and not double else None
        if below is not None and match and len(match["number"]) == 2:
            below = self._below(below)
        if below is None:
            return not double and self.lines[place].text.lstrip('"“ ')[:1] == "I"
        orders = {mark.order for mark in self.marks[self.lines[below].index] if mark.kind is MarkKind.LETTER}
        return _M in orders

    def _bare(self, place: int) -> Mark | None:
        """A number without the sign behind it, in its place between the one before and the one after."""
        line = self.lines[place]
        match = _BARE.match(line.text)
        if not match or self.marks[line.index]:
            return None
        for mark in _readings(match["number"]):
            above = self._above(place, mark.kind)
            follows = above is not None and above[1].order == mark.order - 1 and not above[1].group
            if mark.kind is MarkKind.ROMAN and mark.order == 1 and place and self.lines[place - 1].text.endswith(":"):
                follows = place + 1 < len(self.lines) and self.lines[place + 1].text.startswith("ii ")
            next_door = above is not None and above[0] == place - 1
            sure = next_door and mark.kind is not MarkKind.WHOLE and mark.number not in _WORDS
            if follows and (sure or mark.order == 1 or self._goes_on(place, mark)):
                return mark
        return None

    def _ruined(self, place: int) -> Mark | None:
        """The only line that can hold the one number missing between two others."""
        line = self.lines[place]
        match = _RUINED.match(line.text)
        if not match or any(mark.order == 1 for mark in self.marks[line.index]):
            return None
        for kind in (MarkKind.LETTER, MarkKind.WHOLE):
            above, below = self._above(place, kind), self._below(place)
            if not above or above[1].group or below is None:
                continue
            wanted = above[1].order + 1
            after = [m for m in self.marks[self.lines[below].index] if m.kind is kind and m.order == wanted + 1]
            own = [m for m in self.marks[line.index] if m.order in (wanted, wanted - 1) or m.kind is MarkKind.DOTTED]
            rivals = [i for i in range(above[0] + 1, below) if _RUINED.match(self.lines[i].text)]
            if after and not own and rivals == [place] and match["printed"][-1:].isdigit() == (kind is MarkKind.WHOLE):
                number = str(wanted) if kind is MarkKind.WHOLE else LETTERS[wanted - 1 : wanted]
                return self._told(place, match["printed"], Mark(kind, number, wanted)) if number else None
        return None

    def _group(self, place: int) -> Mark | None:
        """«48.1.6» between «40.1.5» and «40.1.7»."""
        own = next((m for m in self.marks[self.lines[place].index] if m.kind is MarkKind.DOTTED), None)
        above, below = self._above(place, MarkKind.DOTTED), self._below(place)
        if not own or not above or below is None:
            return None
        after = next((m for m in self.marks[self.lines[below].index] if m.kind is MarkKind.DOTTED), None)
        before = above[1]
        if not after or not before.group == after.group != own.group or own.group.count(".") != before.group.count("."):
            return None
        if not before.order + 1 == own.order == after.order - 1:
            return None
        return self._told(place, own.number, Mark(own.kind, f"{before.group}.{own.order}", own.order, before.group))

    def _told(self, place: int, printed: str, mark: Mark) -> Mark:
        self.warnings.append(f"{mark.label}: la marca impresa («{printed}») se corrigió por la secuencia.")
        return mark

    def _above(self, place: int, kind: MarkKind) -> tuple[int, Mark] | None:
        """The nearest marked line above when its mark is of a kind."""
        for i in range(place - 1, -1, -1):
            if marks := self.marks[self.lines[i].index]:
                found = next((mark for mark in marks if mark.kind is kind), None)
                return (i, found) if found else None
        return None

    def _below(self, place: int) -> int | None:
        """The nearest marked line below."""
        return next((i for i in range(place + 1, len(self.lines)) if self.marks[self.lines[i].index]), None)

    def _goes_on(self, place: int, mark: Mark) -> bool:
        """True when the next marked line, or the next line without a sign, has the number after this one."""
        for i in range(place + 1, len(self.lines)):
            line = self.lines[i]
            bare = _BARE.match(line.text)
            marks = self.marks[line.index] or (_readings(bare["number"]) if bare else [])
            if marks:
                return any(m.kind is mark.kind and m.order == mark.order + 1 for m in marks)
        return False


def _readings(number: str) -> list[Mark]:
    """What a number without its sign may be."""
    if number.isdigit():
        return [Mark(MarkKind.WHOLE, number, int(number))]
    found = [Mark(MarkKind.LETTER, number, LETTERS.find(number) + 1)] if len(number) == 1 else []
    value = roman(number)
    return [*([Mark(MarkKind.ROMAN, number, value)] if value else []), *(mark for mark in found if mark.order)]
