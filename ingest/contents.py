"""The table of contents that some norms print at their head: it repeats headings and is no law."""

import re
from collections.abc import Sequence

from ingest import patterns
from ingest.lines import Line

_OPENS = re.compile(r"[\W_]*(?:indice|contenido|sumario|tabla de contenidos?)(?:\s+general)?[\W_]*$")
_PAGE = re.compile(r"[\s.…|_-]*\d{0,4}[\W_]*$")
_SIGNS = re.compile(r"[^a-z0-9]+")
_FEWEST = 4  # entries of a table worth the name
_LONGEST = 250  # characters of an entry; law runs longer
_SHORT_ENOUGH = 0.95  # of its lines, for one that OCR or an editor ran together
_TELLING = 6  # letters of an entry that is known again without the one below it


def find_contents(lines: Sequence[Line]) -> range:
    """The lines of a table of contents, its title with them, up to where its first entry is printed as a heading.

    Empty where no table opens the text, or where its entries do not come again below.
    """
    opening = next((line.index for line in lines if _OPENS.match(line.folded)), None)
    if opening is None or opening + _FEWEST >= len(lines):
        return range(0)
    first, second = (_key(line) for line in lines[opening + 1 : opening + 3])
    alone = len(first) >= _TELLING and not patterns.DIVISION.match(lines[opening + 1].folded)
    long = 0
    for place in range(opening + 1 + _FEWEST, len(lines)):
        here = _key(lines[place])
        below = _key(lines[place + 1]) if place + 1 < len(lines) else ""
        if (alone and here == first) or (here + below).startswith(first + second):
            return range(opening, place)
        long += len(lines[place].text) > _LONGEST
        if long > (1 - _SHORT_ENOUGH) * (place - opening) + 1:
            break
    return range(0)


def _key(line: Line) -> str:
    """An entry without the page it points to, its signs and its spaces."""
    return _SIGNS.sub("", _PAGE.sub("", line.folded))
