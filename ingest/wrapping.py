"""Lines of text without positions: hard-wrapped ones (OCR, old files) are joined, others are paragraphs already."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.clean import clean
from ingest.printed import PrintedLine

_WIDTH = 110  # characters: hard-wrapped lines are no longer
_MIN_LINES = 12
_NEARLY_ALL = 0.97
_MOST = 0.9


def wrapped_lines(text: str) -> list[PrintedLine]:
    """Cleaned lines of plain text, ready to flow."""
    return join_marks([PrintedLine(clean(line)) for line in text.splitlines()])


def join_marks(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines that hold anything, each knowing whether it begins a paragraph (`joint`) or how wide its block is.

    In a file that is not hard-wrapped every line is a paragraph. In one that is, an empty line ends a paragraph unless
    the sentence goes on in lower case, as where OCR put one amid a sentence.
    """
    width = wrap_width([len(line.text) for line in lines if line.text])
    found: list[PrintedLine] = []
    empty = False
    for line in lines:
        if not line.text:
            empty = True
            continue
        goes_on = bool(found) and line.text[:1].islower() and found[-1].text[-1:] not in ".:;"
        apart = line.joint if line.joint or not found else "\n" if not width or (empty and not goes_on) else None
        found.append(replace(line, joint=apart, right=float(width)))
        empty = False
    return found


def wrap_width(lengths: Sequence[int]) -> int:
    """How many characters a full line has where a text is hard-wrapped; 0 where it is not."""
    if len(lengths) < _MIN_LINES:
        return 0
    ordered = sorted(lengths)
    if ordered[int(_NEARLY_ALL * len(ordered))] > _WIDTH:
        return 0
    return ordered[int(_MOST * (len(ordered) - 1))]
