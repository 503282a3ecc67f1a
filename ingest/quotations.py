"""Text that an act quotes to amend another norm: it belongs to the amending article, not to this norm's articles."""

import re

from ingest import patterns
from ingest.lines import Line
from ingest.roles import Role, Roles

# What a "fe de erratas" prints above the words that were wrong and above the right ones.
_CORRECTION = re.compile(r"\W*(?:dice|debe decir)\s?[:.]?\W*")
_REACH = 8  # lines above that may hold the amending verb
_FAR = 120  # lines that a modified article may stand below the heading of the article that modifies it


def quoted_lines(lines: list[Line], roles: Roles) -> set[int]:
    """The lines inside quoted amendments."""
    inside: set[int] = set()
    index = 0
    last_end = -1
    while index < len(lines):
        if roles.law(index) and lines[index].quoted and _opens(lines, roles, index, last_end):
            last_end = _end(lines, roles, index)
            inside.update(range(index, last_end + 1))
            index = last_end
        index += 1
    return inside


def _opens(lines: list[Line], roles: Roles, index: int, last_end: int) -> bool:
    """True when an amending sentence announces the quotation, or it stands right after another that was announced."""
    if roles.announced(index):
        return False
    above = _law_above(lines, roles, index)
    if not above:
        return False
    if above[0].index == last_end or _CORRECTION.fullmatch(above[0].folded):
        return True
    introduced = above[0].text.rstrip().endswith(":") or patterns.FOLLOWS.search(above[0].folded)
    if introduced and any(patterns.AMENDS.search(line.folded) for line in above):
        return True
    return _ordered(lines, roles, index) or (last_end >= 0 and _amending(lines, roles, index, last_end))


def _ordered(lines: list[Line], roles: Roles, index: int) -> bool:
    """True for an article that the heading above says it modifies: a copy of two columns may tear the order apart.

    «Artículo 2. Modificación de los artículos 3, 4 y 5 del Decreto Legislativo 1137» … «"Artículo 3. Ámbito …"».
    """
    own = patterns.ARTICLE.match(lines[index].folded)
    above = range(index - 1, max(-1, index - 1 - _FAR), -1)
    heading = next((i for i in above if roles.law(i) and _heads(lines[i])), None)
    if not own or heading is None or not patterns.ARTICLE.match(lines[heading].folded):
        return False
    order = patterns.ORDERS.search(lines[heading].folded)
    return order is not None and own["number"] in patterns.NUMBERS.findall(order["articles"])


def _amending(lines: list[Line], roles: Roles, index: int, last_end: int) -> bool:
    """True for a quoted article below another quoted one when no heading of this norm's own stands between them."""
    if not patterns.ARTICLE.match(lines[index].folded):
        return False
    between = (lines[i] for i in range(last_end + 1, index) if roles.of[i] in (Role.LAW, Role.CLOSING))
    return not any(_heads(line) for line in between)


def _heads(line: Line) -> bool:
    """True for what opens a provision of the norm that prints it, or closes the norm."""
    heads = (patterns.ARTICLE, patterns.GROUP, patterns.CLOSING, patterns.DIVISION)
    return not line.quoted and any(pattern.match(line.folded) for pattern in heads)


def _law_above(lines: list[Line], roles: Roles, index: int) -> list[Line]:
    """The nearest lines of law above, nearest first."""
    found: list[Line] = []
    for i in range(index - 1, max(-1, index - 1 - 3 * _REACH), -1):
        if roles.of[i] is Role.LAW:
            found.append(lines[i])
        if len(found) == _REACH:
            break
    return found


def _end(lines: list[Line], roles: Roles, start: int) -> int:
    """The line that closes a quotation; when none does, the last before the next heading of this norm."""
    depth = 0
    for index in range(start, len(lines)):
        line = lines[index]
        if not roles.law(index) or (index > start and not line.quoted and patterns.GROUP.match(line.folded)):
            if roles.of[index] is Role.CLOSING or roles.law(index):
                break
            continue
        depth += line.quoted and (index == start or bool(patterns.ARTICLE.match(line.folded)))
        depth -= line.closes
        if depth <= 0:
            return index
    return _next_heading(lines, start) - 1


def _next_heading(lines: list[Line], start: int) -> int:
    """The next line below that opens something unquoted."""
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if not line.quoted and (
            patterns.ARTICLE.match(line.folded)
            or patterns.GROUP.match(line.folded)
            or patterns.CLOSING.match(line.folded)
        ):
            return index
    return len(lines)
