"""What a page shows before anything is read into it: words with boxes, ruling lines, and lines made of words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Box


class Word(NamedTuple):
    """A run of characters without a space. Points, origin at the page's top left; `bold` by its font."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    bold: bool = False

    @property
    def height(self) -> float:
        """The height of the line the word stands in, a proxy for its size."""
        return self.y1 - self.y0


class Rule(NamedTuple):
    """A thin ruling line (`x0 == x1` or `y0 == y1`, nearly) that may border a table's cells."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as the file draws it; words in the file's own order. `image` says that a picture fills most of it.

    `scanned`: its text is a scanner's, hidden under or over the picture. `confidence` (0-1) of words that were
    recognised here. `turn`: by how many degrees clockwise it was turned to read; sizes and words are as turned.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    image: bool = False
    scanned: bool = False
    confidence: float | None = None
    turn: int = 0

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height as a viewer shows the page, before it was turned."""
        return (self.height, self.width) if self.turn % 180 else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line in reading order, or a cell's line of a table.

    `left`/`right` are the edges of its column. `joint` is what stands between it and the line before (" | ", " ",
    newline) where the layout knows; None leaves that to the paragraphs. Lines of files without pages have no box.
    `level` is a heading's. `former` lines stand in a box that says what a provision said before.
    """

    text: str
    box: Box | None = None
    left: float = 0.0
    right: float = 0.0
    bold: tuple[tuple[int, int], ...] = ()
    joint: str | None = None
    level: int = 0
    former: bool = False

    @property
    def all_bold(self) -> bool:
        """True when nothing in the line is set lighter."""
        return sum(end - start for start, end in self.bold) >= len(self.text.rstrip()) > 0


def bounds(items: Iterable[Word]) -> tuple[float, float, float, float]:
    """The smallest rectangle around words, as x0, y0, x1, y1."""
    _, x0s, y0s, x1s, y1s, _ = zip(*items)  # noqa: B905  # words are all of one length; the check costs a third
    return min(x0s), min(y0s), max(x1s), max(y1s)


def turned(
    sides: tuple[float, float, float, float], width: float, height: float, degrees: int
) -> tuple[float, float, float, float]:
    """A rectangle (x0, y0, x1, y1) of a page of that size after the page was turned clockwise by quarters."""
    x0, y0, x1, y1 = sides
    if degrees % 360 == 90:
        return height - y1, x0, height - y0, x1
    if degrees % 360 == 180:
        return width - x1, height - y1, width - x0, height - y0
    if degrees % 360 == 270:
        return y0, width - x1, y1, width - x0
    return sides
