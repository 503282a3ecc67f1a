"""Numerals and literals in the middle of a line, set apart: «2. Proponer políticas. 3. Apoyar la seguridad»."""

import re
from dataclasses import replace

from ingest.lines import Line
from ingest.marks import LETTERS, Mark, MarkKind, read_marks

_REACH = 40  # lines below that may hold the next number
_CHAIN = 2  # numbers in a row within one line that need no other witness
_SIGN = re.compile(r"[\"“(\s]*[\w.]+?\s?(?P<sign>\.-|[.)])")


def split_inlays(lines: list[Line]) -> list[Line]:
    """The lines, those cut in two that hold the next number of their list where the list goes on below."""
    found: list[Line] = []
    for place, line in enumerate(lines):
        pieces = _pieces(lines, place)
        if len(pieces) == 1 and line.index == len(found):
            found.append(line)
            continue
        for start, end in pieces:
            first = start == 0
            found.append(
                replace(
                    line, index=len(found), start=line.start + start, end=line.start + end,
                    text=line.text[start:end], folded=line.folded[start:end],
                    bold=line.bold and first, level=line.level if first else 0,
                )
            )  # fmt: skip
    return found


def _pieces(lines: list[Line], place: int) -> list[tuple[int, int]]:
    """Where a line falls apart; one piece for nearly all lines."""
    line = lines[place]
    sign = _SIGN.match(line.text)
    whole = [(0, len(line.text))]
    if not sign or " | " in line.text:
        return whole
    for mark in read_marks(line):
        places = _chain(line.text, mark, sign["sign"])
        if places and (len(places) >= _CHAIN or _goes_on(lines, place, mark, mark.order + len(places) + 1)):
            starts = [0, *(start for start, _ in places)]
            ends = [*(end for _, end in places), len(line.text)]
            return list(zip(starts, ends, strict=True))
    return whole


def _chain(text: str, mark: Mark, sign: str) -> list[tuple[int, int]]:
    """For each number that follows in the line: where its piece starts, and where the piece before ends."""
    found: list[tuple[int, int]] = []
    order, position = mark.order + 1, 0
    while (number := _number(mark, order)) is not None and number in text[position:]:
        match = _pattern(number, sign if mark.kind is not MarkKind.DOTTED else "").search(text, position)
        if match is None:
            break
        found.append((match.end("gap"), match.start("gap")))
        order, position = order + 1, match.end()
    return found


def _number(mark: Mark, order: int) -> str | None:
    """How the next number of a list prints."""
    if mark.kind is MarkKind.WHOLE:
        return str(order)
    if mark.kind is MarkKind.DOTTED:
        return f"{mark.group}.{order}"
    if mark.kind is MarkKind.LETTER and not mark.group and order <= len(LETTERS) and mark.order < len(LETTERS):
        return LETTERS[order - 1]
    return None


def _pattern(number: str, sign: str) -> re.Pattern[str]:
    """A number behind the end of a sentence or clause, with the sign that its list uses, before a capital."""
    return re.compile(rf"(?<=[.;:])(?P<gap>\s+){re.escape(number)}\s?{re.escape(sign)}\.?\s*-?\s*(?=[A-ZÁÉÍÓÚÑ\"“])")


def _goes_on(lines: list[Line], place: int, mark: Mark, order: int) -> bool:
    """True when the next number of the list below is the one after those in the line."""
    for line in lines[place + 1 : place + 1 + _REACH]:
        for other in read_marks(line):
            if other.kind is mark.kind and other.group == mark.group:
                return other.order == order
    return False
