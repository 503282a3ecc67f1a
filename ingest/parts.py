"""Which stretches of a text are one act, a text that the act approves, or another norm printed in the same file."""

import itertools
import re
from dataclasses import dataclass
from enum import Enum

from ingest import patterns
from ingest.designations import heading_designations
from ingest.lines import Line
from ingest.marks import read_marks
from ingest.numbering import Reading
from ingest.roles import Role, Roles


class PartKind(Enum):
    """What a part is to the norm."""

    OWN = "own"  # the norm itself, or a text it approves: plain eIds
    APPROVAL = "approval"  # the approving act: approval__…
    ANNEX = "annex"
    FOREIGN = "foreign"  # another norm


@dataclass(frozen=True, slots=True)
class Part:
    """Lines from `first` up to, not including, `end`."""

    kind: PartKind
    first: int
    end: int


def is_annex(line: Line) -> bool:
    """True when a line opens an annex."""
    match = patterns.ANNEX.match(line.folded)
    if not match or len(line.text) > 200:
        return False
    return line.text.lstrip('"“ ').startswith("ANEXO") or (
        line.prominent and line.text.lstrip('"“ ').startswith("Anexo")
    )


_GOES_ON = re.compile(r"(?:para|sobre|que|relativas|referidas|aplicables)\s")
_CELL = " | "  # between the cells of a table's row
_MIN_LINES, _MIN_CHARACTERS = 8, 1200  # what must stand below the signatures to be an approved text
_SENTENCES, _SENTENCE = 3, 120  # lines of prose, and how long one is, that tell a text from names and tables
_TITLE_WORDS = 3
_MARKS = ' "“”«».:'
_FIRST_ARTICLES = 4
_HEAD = 6  # lines of a norm's head between its designation and its recitals
_MIN_NUMBERED = 4
_ACT_WORDS = ("considerando", "visto", "por cuanto", "se resuelve", "resuelve:", "decreta:", "ha dado la", "se acuerda")


def split_parts(lines: list[Line], roles: Roles, readings: list[Reading]) -> list[Part]:
    """The parts of a text in order; one part for a plain norm."""
    if inset := _inset(lines, roles, readings):
        first, end = inset
        rest = [Part(PartKind.APPROVAL, end, len(lines))] if end < len(lines) else []
        return [Part(PartKind.APPROVAL, 0, first), Part(PartKind.OWN, first, end), *rest]
    head = _head_of_another(lines, roles, readings)
    first = next((i for i, reading in enumerate(readings) if reading.heading.line >= head), 0)
    starts = [_start(lines, roles, readings, i) for i, reading in enumerate(readings) if reading.restart and i > first]
    starts = sorted({start for start in (*starts, *_acts_below(lines, roles, readings, head)) if start > head})
    before = [Part(PartKind.FOREIGN, 0, head)] if head else []
    if not starts:
        below = _below_signatures(lines, roles, readings, head)
        attached = _attached(lines, roles, readings, head)
        if attached is not None and (below is None or attached < below):
            return before + _with_attached(lines, head, attached, approves(lines, roles, readings, head, attached))
        starts = [below] if below else []
    edges = [head, *starts, len(lines)]
    pairs = list(itertools.pairwise(edges))
    approving = approves(lines, roles, readings, head, edges[1])
    return before + _kinds(lines, roles, pairs, approving, readings)


def _inset(lines: list[Line], roles: Roles, readings: list[Reading]) -> tuple[int, int] | None:
    """The text that an act quotes whole in the article that approves it, its own articles going on below.

    So do superintendencies: «Artículo Primero.- Aprobar el Reglamento de …, en los siguientes términos:» and the text
    between quotation marks.
    """
    for before, opening in itertools.pairwise(readings):
        article, first = before.heading.line, before.heading.line + 1
        while first < opening.heading.line and not roles.law(first):
            first += 1
        announced = lines[first - 1].text.rstrip().endswith(":") and patterns.APPROVES.match(lines[article].folded)
        if not (announced and opening.value == 1 and first < opening.heading.line):
            continue
        if lines[first].quoted and patterns.APPROVED_TITLE.match(lines[first].folded):
            return first, _resumed(lines, readings, before, opening)
    return None


def _resumed(lines: list[Line], readings: list[Reading], before: Reading, opening: Reading) -> int:
    """Where the act goes on below a text that it quotes: at its next article behind a closing mark, or at the end."""
    place = readings.index(opening)
    below = (r.heading.line for r in readings[place:] if r.value == before.value + 1)
    return next((line for line in below if lines[line - 1].closes), len(lines))


def _head_of_another(lines: list[Line], roles: Roles, readings: list[Reading]) -> int:
    """Where the norm begins when the file opens with another's end: signatures stand before this one's recitals."""
    whole = next((r for r in readings if r.value == 1), None)
    closing = next(
        (i for i in range(len(lines)) if roles.of[i] is Role.CLOSING and not lines[i].folded.startswith("lima")), None
    )
    if whole is None or closing is None or closing > whole.heading.line:
        return 0
    if readings[0] is not whole and readings[0].value == 1:
        return 0
    opening = next((i for i in range(closing, whole.heading.line) if patterns.ACT_OPENS.match(lines[i].folded)), None)
    if opening is None or any(patterns.ACT_OPENS.match(line.folded) for line in lines[:closing]):
        return 0
    named = [
        i
        for i in range(closing + 1, opening)
        if _is_title(lines, i, closing) or patterns.DIVISION.match(lines[i].folded)
    ]
    return named[0] if named else opening


def _acts_below(lines: list[Line], roles: Roles, readings: list[Reading], head: int) -> list[int]:
    """Where another act begins below the signatures: a designation alone on its line, then recitals or who decides.

    A gazette's page goes on with the next norm. The norm's own recitals must stand above its articles; else the file
    may open with another's end and have its own norm here.
    """
    first = next((r.heading.line for r in readings if r.heading.line >= head), None)
    closing = next((i for i in range(first or 0, len(lines)) if roles.of[i] is Role.CLOSING), None)
    own = lines[head : first or head]
    if closing is None or not any(patterns.ACT_OPENS.match(x.folded) or x.folded.startswith(_ACT_WORDS) for x in own):
        return []
    return [i for i in range(closing + 1, len(lines)) if lines[i].capitals and opens_act(lines, i)]


def opens_act(lines: list[Line], index: int) -> bool:
    """True for a norm's designation on a line by itself, with who issues it or its recitals right below."""
    alone = any(found.span.end >= len(lines[index].text) - 2 for found in heading_designations(lines[index].text))
    return alone and any(patterns.ACT_OPENS.match(below.folded) for below in lines[index + 1 : index + 1 + _HEAD])


def _kinds(
    lines: list[Line], roles: Roles, pairs: list[tuple[int, int]], approving: bool, readings: list[Reading]
) -> list[Part]:
    parts: list[Part] = []
    for place, (first, end) in enumerate(pairs):
        if place == 0:
            kind = PartKind.OWN
        elif _is_act(lines, first, end, readings) or parts[-1].kind is PartKind.FOREIGN:
            kind = PartKind.FOREIGN
        elif approving and all(part.kind is not PartKind.OWN for part in parts[1:]):
            kind = PartKind.OWN
        elif (
            roles.of[first] is Role.LAW
            and any(roles.of[i] is Role.CLOSING for i in range(pairs[place - 1][0], first))
            and not is_annex(lines[first])
        ):
            kind = PartKind.FOREIGN
        else:
            kind = PartKind.ANNEX
        parts.append(Part(kind, first, end))
    if any(part.kind is PartKind.OWN for part in parts[1:]):
        parts[0] = Part(PartKind.APPROVAL, parts[0].first, parts[0].end)
    return parts


def approves(lines: list[Line], roles: Roles, readings: list[Reading], first: int, end: int) -> bool:
    """True when an act's title says that it approves another text, or one of its first articles approves it."""
    own = [reading.heading.line for reading in readings if first <= reading.heading.line < end]
    head = range(first, own[0] if own else min(end, first + 40))
    opening = [index for line in own[:_FIRST_ARTICLES] for index in (line, line + 1) if index < end]
    return any(roles.law(i) and patterns.APPROVES.match(lines[i].folded) for i in (*head, *opening))


def _is_act(lines: list[Line], first: int, end: int, readings: list[Reading]) -> bool:
    """True when a part opens as acts do: with a designation or recitals before its first article."""
    head = next((r.heading.line for r in readings if first <= r.heading.line < end), min(end, first + 40))
    above = lines[first:head]
    if any(patterns.TREATY_OPENS.match(line.folded) for line in above):
        return False
    return any(line.folded.startswith(_ACT_WORDS) for line in above)


def _start(lines: list[Line], roles: Roles, readings: list[Reading], place: int) -> int:
    """Where the text that a restart opens begins: below the signatures, at its title."""
    heading = readings[place].heading.line
    before = readings[place - 1].heading.line
    closings = [i for i in range(before, heading) if roles.of[i] is Role.CLOSING]
    floor = closings[0] + 1 if closings else before + 1
    titles = [i for i in range(floor, heading) if _is_title(lines, i, before)]
    named = (titles[0] if closings else titles[-1]) if titles else None
    if closings:
        return named if named is not None else _after_names(lines, closings[-1] + 1, heading)
    return named if named is not None else heading


def _is_title(lines: list[Line], index: int, floor: int) -> bool:
    """True when a line can be the title of an approved text or the designation of another norm."""
    line = lines[index]
    if not line.prominent or len(line.text) > 300:
        return False
    if patterns.GROUP.match(line.folded):
        return titles_text(lines, index)
    return bool(patterns.APPROVED_TITLE.match(line.folded)) or any(True for _ in heading_designations(line.text))


def titles_text(lines: list[Line], index: int) -> bool:
    """True for a group's words that open a text's title: «DISPOSICIONES COMPLEMENTARIAS» / «PARA EL REGISTRO DE …»."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and below.capitals and _GOES_ON.match(below.folded) is not None


def _after_names(lines: list[Line], first: int, end: int) -> int:
    """The first line below a block of names and offices, which are short."""
    return next((i for i in range(first, end) if len(lines[i].text) > 80), end)


def _below_signatures(lines: list[Line], roles: Roles, readings: list[Reading], head: int) -> int | None:
    """Where a text without restarting articles begins below the signatures of the act that approves it."""
    last = readings[-1].heading.line if readings else 0
    closing = next((i for i in range(max(head, last), len(lines)) if roles.of[i] is Role.CLOSING), None)
    closing = closing if closing is not None else last
    if not readings or not approves(lines, roles, readings, head, closing + 1):
        return None
    title = next((i for i in range(closing + 1, len(lines)) if _is_title(lines, i, closing)), None)
    if title is None:
        return None
    rest = [line for line in lines[title:] if roles.law(line.index)]
    enough = len(rest) >= _MIN_LINES and sum(len(line.text) for line in rest) >= _MIN_CHARACTERS
    return title if enough and _numbered(rest) else None


def _with_attached(lines: list[Line], head: int, first: int, approving: bool) -> list[Part]:
    """An act, the text below its signatures, which it approves or only brings along, and the annexes that follow."""
    end = next((i for i in range(first, len(lines)) if is_annex(lines[i])), len(lines))
    act, text = (PartKind.APPROVAL, PartKind.OWN) if approving else (PartKind.OWN, PartKind.ANNEX)
    annexes = [Part(PartKind.ANNEX, end, len(lines))] if end < len(lines) else []
    return [Part(act, head, first), Part(text, first, end), *annexes]


def _attached(lines: list[Line], roles: Roles, readings: list[Reading], head: int) -> int | None:
    """Where a text without numbers of its own begins below the signatures: at its title, which the act names above.

    Lineamientos, protocols and technical norms are printed so behind the act that approves or changes them.
    """
    last = readings[-1].heading.line if readings else 0
    closing = next((i for i in range(max(head, last), len(lines)) if roles.of[i] is Role.CLOSING), None)
    if closing is None or not readings:
        return None
    rest = [line for line in lines[closing + 1 :] if roles.law(line.index)]
    rest = list(
        itertools.takewhile(lambda line: not is_annex(line) and not patterns.ACT_OPENS.match(line.folded), rest)
    )
    said = " ".join(line.folded for line in lines[head:closing])
    title = next((n for n, line in enumerate(rest) if _named_above(line, said)), len(rest))
    sentences = [line for line in rest[title + 1 :] if len(line.text) > _SENTENCE]
    enough = len(sentences) >= _SENTENCES and sum(len(line.text) for line in rest[title:]) >= _MIN_CHARACTERS
    return rest[title].index if enough else None


def _named_above(line: Line, said: str) -> bool:
    """True for a title in capitals, of some words, that an act's text holds."""
    name = line.folded.strip(_MARKS)
    return line.capitals and name.count(" ") >= _TITLE_WORDS - 1 and name in said


def _numbered(body: list[Line]) -> bool:
    """True when a text runs by numbers; tables and pictures under «ANEXO» are an annex, not an approved text."""
    tables = sum(_CELL in line.text for line in body)
    return 2 * tables <= len(body) and sum(bool(read_marks(line, loose=True)) for line in body) >= _MIN_NUMBERED
