"""Boxes in which an edition prints what a provision said before ("TEXTO ANTERIOR"), found by label and sides.

Such a box may hold another, and may go on at the top of the next page without its label.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.model import Box
from ingest.layout import Fragment
from ingest.printed import PrintedPage, Rule

# "TEXTO ANTERIOR", "TEXTO ORIGINAL", "TEXTO VIGENTE HASTA EL 30.6.2023", "Redacción anterior:".
_LABEL = re.compile(r"\W?(?:texto|redacci[oó]n)\s+(?:anterior|original|vigente\s+hasta)\b", re.IGNORECASE)
_JOIN = 2.5  # points between the strokes of one side
_ALIKE = 8.0  # points by which the two sides may differ in height, and a box's foot from a page's


class Frame(NamedTuple):
    """The inside of a box on a page, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, box: Box | Fragment) -> bool:
        """True when the middle of a line stands in it."""
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


def former_frames(
    pages: Sequence[tuple[PrintedPage, Sequence[Fragment]]], bodies: Sequence[Sequence[Fragment]]
) -> list[tuple[Frame, ...]]:
    """The boxes of former wordings of every page, those included that go on from the page before.

    `bodies` are the pages' pieces without furniture: a label that heads many pages looks like some.
    """
    found: list[tuple[Frame, ...]] = []
    going = False
    for (page, pieces), body in zip(pages, bodies, strict=True):
        starts = [piece for piece in pieces if not piece.block and _LABEL.match(piece.text)]
        if going and body:
            starts.append(min(body, key=lambda piece: piece.y0))
        frames = tuple(dict.fromkeys(_frames(page.rules, starts))) if starts else ()
        foot = max((piece.y1 for piece in body), default=0.0)
        going = any(frame.y1 >= foot - _ALIKE for frame in frames)
        found.append(frames)
    return found


def _frames(rules: Sequence[Rule], starts: Sequence[Fragment]) -> Iterator[Frame]:
    """The box around each piece that has one."""
    sides = list(_sides(rules))
    for piece in starts:
        frame = _around(sides, piece)
        if frame:
            yield frame


def _sides(rules: Sequence[Rule]) -> Iterator[Rule]:
    """The upright rules, those drawn in pieces as one."""
    last: Rule | None = None
    for rule in sorted((rule for rule in rules if rule.x1 - rule.x0 < 1), key=lambda rule: (round(rule.x0), rule.y0)):
        if last and round(rule.x0) == round(last.x0) and rule.y0 <= last.y1 + _JOIN:
            last = last._replace(y1=max(last.y1, rule.y1))
            continue
        if last:
            yield last
        last = rule
    if last:
        yield last


def _around(sides: Sequence[Rule], piece: Fragment) -> Frame | None:
    """The nearest two sides of one height on the left and right of a piece."""
    middle = (piece.y0 + piece.y1) / 2
    beside = [side for side in sides if side.y0 <= middle <= side.y1]
    lefts = sorted((side for side in beside if side.x0 <= piece.x0 + 1), key=lambda side: -side.x0)
    rights = sorted((side for side in beside if side.x0 >= piece.x1 - 1), key=lambda side: side.x0)
    pairs = ((left, right) for left in lefts for right in rights if _alike(left, right))
    return next(
        (Frame(left.x0, max(left.y0, right.y0), right.x0, min(left.y1, right.y1)) for left, right in pairs), None
    )


def _alike(left: Rule, right: Rule) -> bool:
    return abs(left.y0 - right.y0) < _ALIKE and abs(left.y1 - right.y1) < _ALIKE
