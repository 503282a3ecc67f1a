"""How a provision's first line falls into number, heading and text, without losing a character of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Provision, ProvisionKind

# Such as "Artículo 20.- ", "ARTÍCULO 20-A.- ", "Primera. ", "Única Disposición Complementaria Final.- ", "Anexo 1: "
_NUMBER = re.compile(r"(?:\S+\s+){0,4}?\S*?[.\-–—:°º)]+\s+")
# Such as "1. ", "1.1 ", "a) ", "(i) "
_MARK = re.compile(r"\S{1,12}\s+")
_ITEMS = {ProvisionKind.PARAGRAPH, ProvisionKind.POINT}
_ALONE = 40  # characters: a longer line is more than a designation
_GROUP = re.compile(
    r"((?:LIBRO|T[IÍ]TULO|CAP[IÍ]TULO|SUB-?CAP[IÍ]TULO|SECCI[OÓ]N|SUB-?SECCI[OÓ]N|PARTE)\s+\S+?)[ ]([^ ].*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Head:
    """Number and heading as printed, each None where the wording does not print it; `used` counts the lines they take.

    `own_line` says that the heading is a line of its own; `run_in` is what follows on the last line used.
    """

    number: str | None = None
    heading: str | None = None
    own_line: bool = False
    run_in: str | None = None
    used: int = 0


def head_of(provision: Provision, lines: Sequence[str]) -> Head:
    """The head of a wording with these lines before its first child."""
    if not lines or not lines[0].strip():
        return Head()
    first, heading = lines[0], provision.heading
    if heading and "\n" not in heading and heading.strip() == heading:
        at = first.find(heading)
        if at > 0:
            return Head(first[:at], heading, run_in=first[at + len(heading) :] or None, used=1)
        if len(lines) > 1 and lines[1] == heading and len(first) < _ALONE:
            return Head(first, heading, own_line=True, used=2)
    return _numbered(provision, first)


def _numbered(provision: Provision, first: str) -> Head:
    """The head of a wording that prints no heading."""
    if provision.kind in (ProvisionKind.ANNEX, ProvisionKind.ARTICLE) and len(first) < _ALONE:
        return Head(first, used=1)
    found = (_MARK if provision.kind in _ITEMS else _NUMBER).match(first)
    if found is None or found.end() > 2 * _ALONE or provision.kind is ProvisionKind.SECTION:
        return Head()
    return Head(found.group(), run_in=first[found.end() :] or None, used=1)


def group_parts(heading: str) -> tuple[str | None, str | None]:
    """A heading above provisions as number and name, which joined by a space are it again: "TÍTULO II", "LAS …"."""
    found = _GROUP.fullmatch(heading)
    return (found[1], found[2]) if found else (None, heading)
