"""What changed of a provision, or of a whole norm, between two days: word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from rich.console import Console
from rich.text import Text

from corpus.identifiers import article_of
from corpus.model import Provision, ProvisionKind, Regulation, Version
from corpus.validity import repealed, version_on
from qa_service.attribution import provision_name, with_article
from qa_service.dates import written


class Change(StrEnum):
    """What happened to a stretch of text; the value is the pair of marks around it where there are no colours."""

    SAME = ""
    GONE = "[-|-]"
    ADDED = "{+|+}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters and what happened to it."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A provision with its wordings on two days, None where none bound."""

    provision: Provision
    before: str | None
    after: str | None
    by: Version | None


_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.35  # lines less alike than this are told as one gone and one new
_STYLES = {Change.SAME: "", Change.GONE: "red strike", Change.ADDED: "green"}


def compare_texts(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches of two texts in reading order: lines that stay first found, then words within those that differ.

    Without the added stretches it reads as `before`, without the gone ones as `after`.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    stretches: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, added = "".join(old[a:b]), "".join(new[c:d])
        stretches += [Stretch(Change.SAME, gone)] if kind == "equal" else _words(gone, added)
    return tuple(_joined(stretches))


def _words(gone: str, added: str) -> list[Stretch]:
    old, new = _PIECES.findall(gone), _PIECES.findall(added)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not gone or not added or matcher.quick_ratio() < _ALIKE:
        return [Stretch(Change.GONE, gone), Stretch(Change.ADDED, added)]
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(Stretch(Change.SAME, "".join(old[a:b])))
        else:
            found += [Stretch(Change.GONE, "".join(old[a:b])), Stretch(Change.ADDED, "".join(new[c:d]))]
    return _without_crumbs(found)


def _without_crumbs(stretches: Sequence[Stretch]) -> list[Stretch]:
    """A lone space or mark kept between two changes belongs to the change, so that phrases are not cut to bits."""
    found: list[Stretch] = []
    for number, one in enumerate(stretches):
        inner = 0 < number < len(stretches) - 1
        if one.change is Change.SAME and inner and not re.search(r"\w", one.text) and "\n" not in one.text:
            found += [Stretch(Change.GONE, one.text), Stretch(Change.ADDED, one.text)]
        else:
            found.append(one)
    return found


def _joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Between two stretches that stay, all that is gone, then all that is new."""
    gone = added = ""
    for one in (*stretches, Stretch(Change.SAME, "")):
        if one.change is Change.GONE:
            gone += one.text
        elif one.change is Change.ADDED:
            added += one.text
        else:
            pending = (Stretch(Change.GONE, gone), Stretch(Change.ADDED, added), one)
            yield from (stretch for stretch in pending if stretch.text)
            gone = added = ""


def differences(regulation: Regulation, start: date, end: date, eid: str | None = None) -> tuple[Difference, ...]:
    """The provision, or every article-level one, whose wordings on two days differ, in reading order.

    What holds another that differs (an annex with articles) is left out: its change is told there.
    """
    chosen = [
        one
        for one in regulation.provisions
        if one.eid == eid or (eid is None and one.eid == article_of(one.eid) and one.kind is not ProvisionKind.PREFACE)
    ]
    found = [_difference(regulation, one, start, end) for one in chosen]
    differing = [one for one in found if one.before != one.after]
    eids = [one.provision.eid for one in differing]
    return tuple(one for one in differing if not any(other.startswith(f"{one.provision.eid}__") for other in eids))


def _difference(regulation: Regulation, provision: Provision, start: date, end: date) -> Difference:
    before, after = (_bound(regulation, provision, day) for day in (start, end))
    texts = [None if version is None else regulation.text_of(version) for version in (before, after)]
    return Difference(provision, texts[0], texts[1], after or before)


def _bound(regulation: Regulation, provision: Provision, on: date) -> Version | None:
    return None if repealed(regulation, on) else version_on(provision, on)


def print_differences(console: Console, regulation: Regulation, found: Sequence[Difference], days: str) -> None:
    """Each difference under its provision; in a terminal in colours, elsewhere between marks."""
    console.print(Text(f"{regulation.label}. {regulation.title}", style="dim"))
    if not found:
        console.print(f"Nada cambió {days}.", markup=False, highlight=False)
        return
    what = "una disposición cambió" if len(found) == 1 else f"{len(found)} disposiciones cambiaron"
    console.print(f"{what.capitalize()} {days}.", markup=False, highlight=False)
    for one in found:
        console.print()
        heading = f": {one.provision.heading}" if one.provision.heading else ""
        console.print(Text(f"{_heading(one.provision)}{heading}", style="bold"))
        console.print(Text(_reason(one), style="dim"))
        plain = not console.is_terminal or console.no_color
        console.print(as_text(compare_texts(one.before or "", one.after or ""), plain))


def _heading(provision: Provision) -> str:
    """A provision by its label; one inside another by its whole name."""
    name = provision_name(provision.eid)
    return f"{name[:1].upper()}{name[1:]}" if "__" in provision.eid else provision.label


def _reason(one: Difference) -> str:
    version = one.by
    if version is None:
        return ""
    if one.after is None:
        since = f" desde el {written(version.valid_to)}" if version.valid_to else ""
        by = f" por {with_article(version.ended_by)}" if version.ended_by else ""
        return f"Ya no rige{since}{by}."
    since = f" desde el {written(version.valid_from)}" if version.valid_from else ""
    by = f" dado por {with_article(version.amended_by)}" if version.amended_by else ""
    return f"{'Es nueva: t' if one.before is None else 'T'}exto{by}{since}."


def as_text(stretches: Sequence[Stretch], plain: bool) -> Text:
    """The stretches to print: colours, or `[-gone-]{+added+}`; of what stays, only the lines beside a change."""
    text = Text()
    for number, one in enumerate(stretches):
        told = _near(one.text, number > 0, number < len(stretches) - 1) if one.change is Change.SAME else one.text
        opening, _, closing = one.change.partition("|")
        text.append(f"{opening}{told}{closing}" if plain else told, style=_STYLES[one.change])
    return text


def _near(text: str, after_change: bool, before_change: bool) -> str:
    """The first and last lines of a long stretch that stays."""
    lines = text.splitlines(keepends=True)
    head, tail = (2 if after_change else 1), (2 if before_change else 0)
    if len(lines) <= head + tail + 1:
        return text
    return "".join((*lines[:head], "…\n", *lines[len(lines) - tail :]))
