"""From lines to the norm's articles: which lines may be headings, what the sequence makes of them, what it restores."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from ingest import patterns
from ingest.headings import Heading, read_decisions, read_heading
from ingest.lines import Line
from ingest.numbering import Reading, read_sequence
from ingest.ordinals import ordinal
from ingest.parts import is_annex, opens_act
from ingest.roles import Role, Roles

_MAX_MISSING = 4  # headings in a row that the sequence may restore
_MANY = 30  # articles beyond which a norm is no short act whose last one may be ruined
_PAGE = re.compile(r"\|\s?\d{1,4}$")  # "Ambiental | 20": how an index's line ends
_ENTRY = 80  # characters of an entry broken below its number: «Artículo 1» / «: Objeto»
_SENTENCE_ENDS = re.compile(r"[.;:,)»”\"]\W*$")
_MIN_INDEX = 5  # headings without bodies that make an index


def find_articles(lines: list[Line], roles: Roles, quoted: set[int]) -> tuple[list[Reading], list[str]]:
    """The article headings in order with their numbers, and a warning for each repair and each gap."""
    readings = bounded(read_sequence(read_candidates(lines, roles, quoted)))
    readings, rescued = rescue(lines, roles, readings, quoted)
    return readings, [*repairs(lines, readings), *rescued, *gaps(readings)]


def read_candidates(lines: list[Line], roles: Roles, quoted: set[int]) -> list[Heading]:
    """The lines that may be article headings, an index of articles and quoted text left out."""
    found: list[Heading] = []
    boundary = False
    decisions = _decisions(lines, roles)
    quoting = False
    for line, below in zip(lines, [*(line.text for line in lines[1:]), ""], strict=False):
        role = roles.of[line.index]
        boundary = boundary or role is Role.CLOSING or is_annex(line) or _heads_text(line)
        if patterns.GROUP.match(line.folded) or patterns.DISPOSITION.match(line.folded) or role is Role.CLOSING:
            quoting = False
        if role is not Role.LAW or line.index in quoted:
            continue
        heading = decisions.get(line.index) or read_heading(line, below)
        if heading is None:
            continue
        above = roles.law_before(line.index)
        announced = roles.announced(line.index)
        announces = above is not None and above.text.endswith(":") and announced is None
        quoting = quoting or bool(announces and above and patterns.FOLLOWS.search(above.folded))
        found.append(replace(heading, rewording=announced is not None, boundary=boundary, doubtful=quoting))
        boundary = False
    return _without_index(_without_excerpt(found, lines), lines)


def _without_excerpt(headings: list[Heading], lines: list[Line]) -> list[Heading]:
    """Leave out the articles that a web page shows above the norm, which its own head and recitals open below."""
    head = next((line.index for line in lines if line.prominent and opens_act(lines, line.index)), None)
    shown = [heading for heading in headings if head is not None and heading.line < head]
    return headings[len(shown) :] if shown and _again(shown, headings[len(shown) :]) else headings


def _heads_text(line: Line) -> bool:
    """True for the title of one more text that the same act approves: «REGLAMENTO DE PROMOTORES DE PRODUCTOS»."""
    return line.capitals and line.prominent and not line.quoted and bool(patterns.APPROVED_TITLE.match(line.folded))


def _decisions(lines: list[Line], roles: Roles) -> dict[int, Heading]:
    """The points of acts that decide without the word «Artículo», by line."""
    found: dict[int, Heading] = {}
    for start, line in enumerate(lines):
        if roles.law(start) and len(line.text) < 300 and patterns.DECIDES.match(line.folded):
            end = next(
                (i for i in range(start + 1, len(lines)) if roles.of[i] is Role.CLOSING), min(len(lines), start + 60)
            )
            block = [inner for inner in lines[start + 1 : end] if roles.law(inner.index)]
            if block and not any(patterns.ARTICLE.match(inner.folded) for inner in block[:4]):
                first = patterns.DECISION.match(block[0].folded)
                found |= {heading.line: heading for heading in read_decisions(block)} if first else {}
    return found


def bounded(readings: list[Reading]) -> list[Reading]:
    """Leave out sequences that start again from one with no boundary before them: unmarked quotations."""
    kept: list[Reading] = []
    dropping = False
    for reading in readings:
        if reading.restart:
            dropping = not reading.heading.boundary and not reading.heading.roman
        elif dropping and kept and reading.value == kept[-1].value + 1:
            dropping = False
        if not dropping:
            kept.append(reading)
    return kept


def _without_index(headings: list[Heading], lines: list[Line]) -> list[Heading]:
    """Leave out runs of five or more headings without bodies whose numbers come again below."""
    place = 0
    while place < len(headings):
        end = place
        while end + 1 < len(headings) and _bare(headings[end], headings[end + 1], lines):
            end += 1
        run = headings[place : end + 1]
        if len(run) >= _MIN_INDEX and _again(run, headings[end + 1 :]):
            first = place - 1 if place and _begins_again(headings, place, end) else place
            headings = headings[:first] + _bounded_like(headings[first : end + 1], headings[end + 1 :])
            place = first
        else:
            place = end + 1
    return headings


def _bounded_like(dropped: list[Heading], below: list[Heading]) -> list[Heading]:
    """What stands below an index begins where the index did: the boundary above the one is above the other."""
    boundary = any(heading.boundary for heading in dropped)
    return [replace(below[0], boundary=boundary or below[0].boundary), *below[1:]] if below else []


def _begins_again(headings: list[Heading], place: int, end: int) -> bool:
    """True when the article before a run opens the index too, with entries of its own: the first below is the same."""
    before, below = headings[place - 1], headings[end + 1] if end + 1 < len(headings) else None
    return below is not None and before.value == below.value == headings[place].value - 1


def _bare(heading: Heading, following: Heading, lines: list[Line]) -> bool:
    """True when nothing but headings stands between two headings."""
    between = lines[heading.line + 1 : following.line]
    if following.value <= heading.value and following.suffix <= heading.suffix:
        return False
    bare = all(
        patterns.DIVISION.match(b.folded)
        or patterns.GROUP.match(b.folded)
        or (b.prominent and len(b.text) < 250)
        or _PAGE.search(b.text)
        or (len(b.text) < _ENTRY and not _SENTENCE_ENDS.search(b.text))
        for b in between
    )
    return bare and len(lines[heading.line].text) < 200 and len(between) < 9


def _again(run: list[Heading], below: list[Heading]) -> bool:
    numbers = {(heading.value, heading.suffix) for heading in below}
    return sum((heading.value, heading.suffix) in numbers for heading in run) >= 0.8 * len(run)


def rescue(
    lines: list[Line], roles: Roles, readings: list[Reading], quoted: set[int]
) -> tuple[list[Reading], list[str]]:
    """Find the headings that a scanner ruined where exactly the missing number must stand."""
    found: list[Reading] = []
    for before, after in zip([None, *readings], [*readings, None], strict=True):
        if before:
            found.append(before)
        if before and after and (after.restart or after.heading.roman):
            continue
        first, end = before.heading.line + 1 if before else 0, after.heading.line if after else len(lines)
        places = [i for i in range(first, end) if roles.law(i) and i not in quoted]
        if after is None:
            end = _end_of_act(lines, roles, first)
            places = [i for i in places if i < end]
        missing = _missing(before, after)
        model = before or after
        if model and missing and not model.heading.roman:
            found += [_restored(lines[i], value, model) for value, i in _ruins(lines, places, missing, bool(before))]
    warnings = [
        f"Artículo {reading.number}: encabezado dañado («{lines[reading.heading.line].text[:40]}»), "
        "reconocido por la secuencia."
        for reading in found
        if reading not in readings
    ]
    return found, warnings


def _end_of_act(lines: list[Line], roles: Roles, first: int) -> int:
    """Where the text of the last article surely ends: at the signatures, an annex or a group of dispositions."""
    ends = (
        i for i in range(first, len(lines))
        if roles.of[i] is Role.CLOSING or is_annex(lines[i]) or patterns.GROUP.match(lines[i].folded)
    )  # fmt: skip
    return next(ends, len(lines))


def _missing(before: Reading | None, after: Reading | None) -> list[int]:
    """The few numbers that must stand between two articles: above the first, one; below the last, perhaps one."""
    if after is None:
        return [before.value + 1] if before and before.value < _MANY else []
    low = before.value if before else 0
    values = list(range(low + 1, after.value))
    return values if len(values) <= (_MAX_MISSING if before else 1) else []


def _ruins(lines: list[Line], places: list[int], missing: list[int], between: bool) -> list[tuple[int, int]]:
    """The lines that hold the missing headings: by the number left in the ruin, else one ruin for each number."""
    torn = {value: i for i in reversed(places) if (value := _torn(lines[i])) in missing}
    if torn or not between:
        order = sorted(torn.items())
        return order if [i for _, i in order] == sorted(torn.values()) else []
    ruins = [i for i in places if patterns.RUIN.match(lines[i].text)]
    return list(zip(missing, ruins, strict=True)) if len(ruins) == len(missing) else []


def _torn(line: Line) -> int | None:
    """The number of a heading of which a scanner ate some of the word or misread the sign behind the number."""
    match = patterns.TORN.match(line.folded)
    if match is None or not line.text[match.end() : match.end() + 1].isupper():
        return None
    return int(match["number"]) if match["number"].isdigit() else ordinal(match["number"])


def _restored(line: Line, value: int, model: Reading) -> Reading:
    """An article whose heading was ruined, alike in all else to the one beside it."""
    title = re.sub(r"^.*?[-.,:]\s*(?=[A-ZÁÉÍÓÚ])", "", line.text)
    return Reading(Heading(line.index, str(value), value, "", False, True, model.heading.strength, title), value)


def repairs(lines: list[Line], readings: list[Reading]) -> Iterator[str]:
    """A warning for each number that the sequence corrected."""
    for reading in readings:
        if reading.repaired:
            printed = lines[reading.heading.line].text[:24].strip()
            yield f"Artículo {reading.number}: el número impreso («{printed}») se corrigió por la secuencia."


def gaps(readings: list[Reading]) -> Iterator[str]:
    """A warning for each jump in the numbers."""
    for before, after in itertools.pairwise(readings):
        if not after.restart and after.heading.roman == before.heading.roman and after.value > before.value + 1:
            pair = f"Después del artículo {before.number} sigue el {after.number}"
            yield f"{pair}: faltan artículos en el texto o sus encabezados son ilegibles."
