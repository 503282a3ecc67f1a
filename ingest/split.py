"""Several norms in one file: where each begins, where it ends, and which of them the file holds only in part."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.identifiers import RegulationId
from ingest import patterns
from ingest.designations import heading_designations, same_norm
from ingest.folding import fold
from ingest.printed import PrintedLine

# What a gazette prints under each norm: "1763892-1", "Q-2024-0314-1".
_CODE = re.compile(r"(?:[A-Z]{1,3}-)?(?:\d{6,8}|\d{4}-\d{3,4})\s?-\s?\d{1,3}")
_OPENING = re.compile(
    r"el presidente de la republica|considerando"
    r"|vist[oa]s?\b|por cuanto|ha dado|[a-z ]{3,40}, \d{1,2} de [a-z]+ del? \d{4}"
    r"|(?:el|la) (?:congreso|comision|pleno|concejo|consejo|alcaldes?a?|gobernador|ministr|viceministr|jef[ea])"
    r"|(?:el|la) (?:director|superintendente|contralor|gerente|secretari|presidente)"
)
_CLOSING = re.compile(
    r"registrese|comuniquese|publiquese|cumplase|por tanto|mando se|dad[oa] en |en [a-z ]{3,30}, a los|anotese"
)
_BODY = re.compile(r"art[ií]culo\s+\S+?\s?[-.:–]|(?:considerando|decreta|se resuelve|ordena)\b|que,\s")
# A designation that can't be read to its end ("Nº 005-2018-GR PUNO-CRP") still says that a norm begins.
_NAMED = re.compile(r"(?:decreto|resolucion|ordenanza|acuerdo|ley|directiva)\b[a-z ]*(?:n[°º.].*)?$")
_LOOK_AHEAD, _LOOK_BACK, _TITLE, _SINCE = 14, 14, 30, 40  # lines
_MIN_WORDS = 40
_LARGER = 1.12


@dataclass(frozen=True, slots=True)
class Part:
    """Lines `start` to `end` of a file that belong to one norm; `fragment` when its beginning or its end is missing."""

    start: int
    end: int
    fragment: bool = False


def split_norms(lines: Sequence[PrintedLine]) -> list[Part]:
    """The norms of a file in order; one part when nothing says that there are more."""
    starts = _starts(lines)
    codes = [i for i, line in enumerate(lines) if _is_code(line)]
    cuts = sorted({*starts, *(code + 1 for code in codes if _loose_end(lines, code + 1, starts))})
    edges = [0, *(cut for cut in cuts if cut > 0), len(lines)]
    parts = [
        _part(lines, a, b, a in starts, codes) for a, b in itertools.pairwise(edges) if _says_something(lines[a:b])
    ]
    return _merge_headless(lines, parts, starts) or [Part(0, len(lines))]


def split_ahead(lines: Sequence[PrintedLine], claimed: RegulationId) -> list[Part]:
    """The norm that a file is said to hold, behind another one that its page prints above it.

    One part where nothing says for sure that what stands above is not the norm's own: columns come out of order.
    """
    headings = list(_headings(lines))
    for (index, identifier), (following, _) in itertools.pairwise([*headings, (len(lines), claimed)]):
        opening = next((i for i in _openings(lines, index + 1) if i < following), None)
        if opening is None or not same_norm(identifier, claimed):
            continue
        ended = any(_is_code(line) or _CLOSING.match(fold(line.text).strip()) for line in lines[:index])
        others = [i for i, other in headings if i < index and not same_norm(other, claimed)]
        if not ended or not any(i < index for other in others for i in _openings(lines, other + 1)):
            break
        titled = max((i + 1 for i, other in headings if i < index and same_norm(other, claimed)), default=0)
        return [Part(titled, index, fragment=True), Part(index, len(lines))]
    return [Part(0, len(lines))]


def _openings(lines: Sequence[PrintedLine], start: int) -> Iterator[int]:
    """The lines with an act's first words near a designation."""
    return (
        i
        for i in range(start, min(len(lines), start + _LOOK_AHEAD))
        if patterns.ACT_OPENS.match(fold(lines[i].text).strip())
    )


def _part(lines: Sequence[PrintedLine], start: int, end: int, headed: bool, codes: Sequence[int]) -> Part:
    """A part; in a gazette (codes are printed) a norm without its end is a fragment, and so is one without its head."""
    if not codes:
        return Part(start, end)
    headed = headed or any(_NAMED.match(fold(line.text)) and line.text.isupper() for line in lines[start:end][:_TITLE])
    ended = any(start <= code < end for code in codes) or any(
        _CLOSING.search(fold(line.text)) for line in lines[max(start, end - 60) : end]
    )
    return Part(start, end, fragment=not (headed and ended))


def _merge_headless(lines: Sequence[PrintedLine], parts: Sequence[Part], starts: Sequence[int]) -> list[Part]:
    """What stands above the first norm is the tail of another only if it reads like one; else that norm's head."""
    if len(parts) < 2 or parts[0].start in starts:
        return list(parts)
    first, second = parts[0], parts[1]
    inside = lines[first.start : first.end]
    tail = any(_is_code(x) or _CLOSING.search(fold(x.text)) or _BODY.match(fold(x.text)) for x in inside)
    if tail:
        return [Part(first.start, first.end, fragment=True), *parts[1:]]
    return [Part(first.start, second.end, second.fragment), *parts[2:]]


def _loose_end(lines: Sequence[PrintedLine], after: int, starts: Sequence[int]) -> bool:
    """Whether enough text follows a code before the next norm to be the beginning of one that can't be named."""
    until = next((start for start in starts if start >= after), len(lines))
    following = lines[after:until]
    return sum(len(line.text.split()) for line in following) >= _MIN_WORDS


def _is_code(line: PrintedLine) -> bool:
    return _CODE.fullmatch(line.text.strip()) is not None


def _says_something(lines: Sequence[PrintedLine]) -> bool:
    return any(character.isalpha() for line in lines for character in line.text)


def _starts(lines: Sequence[PrintedLine]) -> list[int]:
    """Line numbers where a norm begins: its sector's heading or its title, which stand above the designation."""
    found: list[int] = []
    current: RegulationId | None = None
    previous = -1
    for index, identifier in _headings(lines):
        if identifier == current or not _opens(lines, index) or not _parted(lines, index, previous):
            continue
        found.append(_head(lines, index, previous))
        current, previous = identifier, index
    return found


def _headings(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, RegulationId]]:
    """Lines that hold nothing but a designation, with the norm it names."""
    text = "\n".join(line.text for line in lines)
    number, position = 0, 0
    for found in heading_designations(text):
        number += text.count("\n", position, found.span.start)
        position = found.span.start
        if lines[number].text[:1].isupper():
            yield number, found.id


def _opens(lines: Sequence[PrintedLine], index: int) -> bool:
    """Whether an act's first words follow a designation: who decides, what was seen, what is considered."""
    following = lines[index + 1 : index + 1 + _LOOK_AHEAD]
    return any(_OPENING.match(fold(line.text).strip(" :")) for line in following)


def _parted(lines: Sequence[PrintedLine], index: int, previous: int) -> bool:
    """Whether a norm ended since the designation before, by its code or closing formula; the first needs none."""
    between = lines[max(previous + 1, index - _SINCE) : index]
    return previous < 0 or any(_is_code(line) or _CLOSING.search(fold(line.text)) for line in between)


def _head(lines: Sequence[PrintedLine], index: int, previous: int) -> int:
    """The first line of a norm's own heading above its designation."""
    code = next((i for i in range(index - 1, max(previous, index - 1 - _TITLE), -1) if _is_code(lines[i])), None)
    if code is not None and not any(_BODY.match(fold(line.text)) for line in lines[code + 1 : index]):
        return code + 1
    body = _body_height(lines)
    first = index
    for above in range(index - 1, max(previous, index - 1 - _LOOK_BACK, -1), -1):
        line = lines[above]
        if not _prominent(line, body):
            break
        first = above
    return first


def _prominent(line: PrintedLine, body: float) -> bool:
    """Whether a line is set as a heading: bold, larger than the text, capitals or marked."""
    larger = line.box is not None and line.box.y1 - line.box.y0 > _LARGER * body
    return line.all_bold or larger or line.level > 0 or (line.text.isupper() and len(line.text) > 3)


def _body_height(lines: Sequence[PrintedLine]) -> float:
    """The line height of ordinary text: the median."""
    heights = sorted(line.box.y1 - line.box.y0 for line in lines if line.box)
    return heights[len(heights) // 2] if heights else 0.0
