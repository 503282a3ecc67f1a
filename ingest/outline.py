"""The containers of a norm in reading order: preface, articles, dispositions, annexes, with the headings above them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.model import ProvisionKind
from ingest import patterns
from ingest.candidates import find_articles
from ingest.folding import fold
from ingest.groups import group_kind
from ingest.lines import Line
from ingest.notes import WHOLE_UNITS
from ingest.numbering import Reading
from ingest.ordinals import ordinal
from ingest.parts import Part, PartKind, is_annex, split_parts, titles_text
from ingest.quotations import quoted_lines
from ingest.roles import Role, Roles


@dataclass(frozen=True, slots=True)
class Container:
    """One printing of an article-level provision: all its lines of law, heading first, and the notes inside it."""

    kind: ProvisionKind
    eid: str
    label: str
    heading: str | None
    path: tuple[str, ...]
    lines: tuple[int, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The containers of a norm and what was repaired or left out on the way."""

    containers: tuple[Container, ...]
    warnings: tuple[str, ...]


def read_outline(lines: list[Line], roles: Roles) -> Outline:
    """Find every article-level provision."""
    quoted = quoted_lines(lines, roles)
    readings, warnings = find_articles(lines, roles, quoted)
    parts = split_parts(lines, roles, readings)
    walker = _Walker(lines, roles, quoted, {reading.heading.line: reading for reading in readings})
    containers = [container for part in parts if part.kind is not PartKind.FOREIGN for container in walker.walk(part)]
    if any(part.kind is PartKind.FOREIGN for part in parts):
        warnings.append("El archivo contiene además otra norma, que no se incluyó.")
    return Outline(tuple(containers), tuple(warnings))


class _Walker:
    """Goes through the lines of a part and opens a container at each heading."""

    def __init__(self, lines: list[Line], roles: Roles, quoted: set[int], readings: dict[int, Reading]) -> None:
        self.lines, self.roles, self.quoted, self.readings = lines, roles, quoted, readings
        self.stack: list[tuple[str, str]] = []  # division name and its heading
        self.group: str | None = None
        self.last_disposition = 0
        self.prefix, self.annexes = "", 0
        self.current: Container | None = None
        self.body, self.notes = list[int](), list[int]()
        self.divisions: set[int] = set()  # headings of divisions among the preface's lines
        self.titled = self.closed = False
        self.has_articles, self.last_article = False, -1
        self.begun = False  # an article of this part has been seen

    def walk(self, part: Part) -> Iterator[Container]:
        """The containers of a part."""
        self._enter(part)
        own = [line for line in self.readings if part.first <= line < part.end]
        self.has_articles, self.last_article = bool(own), max(own, default=-1)
        if part.kind is PartKind.OWN and not self.has_articles:
            self.current = Container(ProvisionKind.SECTION, "", "", None, (), (), ())
        if part.kind is PartKind.ANNEX and not self.has_articles and not self.begun:
            title = self.lines[part.first].text.strip(' "“”_')
            self.current = Container(ProvisionKind.ANNEX, "annex", "Texto anexo", title, (), (), ())
        for index in range(part.first, part.end):
            yield from self._line(index, index == part.first and part.kind is not PartKind.ANNEX)
        yield from self._flush()

    def _enter(self, part: Part) -> None:
        self.prefix = "approval__" if part.kind is PartKind.APPROVAL else ""
        self.stack, self.group, self.titled, self.closed, self.begun = [], None, False, False, False
        if part.kind is PartKind.ANNEX:
            self.begun = is_annex(self.lines[part.first])
            self.annexes += not self.begun
            self.prefix = "" if self.begun else f"annex_{self.annexes}__"
        self.current = Container(ProvisionKind.PREFACE, "preface", "Parte inicial", None, (), (), ())

    def _line(self, index: int, title: bool) -> Iterator[Container]:
        """File one line; gives the container that it closes."""
        line, role = self.lines[index], self.roles.of[index]
        if role is Role.NOTE:
            self._note(index)
        elif role is Role.CLOSING and not self._in_preface():
            yield from self._flush()
            self.closed = True
        elif role in (Role.LAW, Role.CLOSING):
            if index not in self.quoted and (self.current is None or self.current.eid or is_annex(line)):
                if opened := self._opened(line, title):
                    yield from self._flush()
                    self.current, self.closed, self.titled = opened, False, False
                    self.body = [index]
                    return
                if self._structure(line):
                    yield from self._divided(index)
                    return
            self._text(index)

    def _note(self, index: int) -> None:
        """A note belongs to the open container; above the first article it is part of the preface's text."""
        if self._in_preface():
            self.body.append(index)
        self.notes.append(index)

    def _in_preface(self) -> bool:
        return self.current is not None and self.current.kind is ProvisionKind.PREFACE

    def _opened(self, line: Line, title: bool) -> Container | None:
        """The container that a line opens; a heading printed again for its title alone goes on with the open one."""
        opened = self._open(line, title)
        if opened and self.current and opened.eid == self.current.eid and self._narrow(line.index):
            self.current = replace(self.current, heading=opened.heading or self.current.heading)
            return None
        return opened

    def _divided(self, index: int) -> Iterator[Container]:
        """A division closes the open container; one that text of the preface follows is part of the preface."""
        if self._in_preface():
            self.body.append(index)
            self.divisions.add(index)
        else:
            yield from self._flush()

    def _text(self, index: int) -> None:
        """A line of text goes to the heading above it, to the open container, or opens an unnumbered disposition."""
        if self.titled and self._title(self.lines[index]):
            return
        self.titled = False
        if self.closed:
            return
        if self.current is None and self.stack:
            self.current = self._orphan()
        if self.current is not None:
            self.body.append(index)

    def _narrow(self, index: int) -> bool:
        """True when a heading is printed again for the sake of its title or first paragraph alone."""
        note = self.roles.announced(index)
        return note is not None and note.unit not in WHOLE_UNITS and note.unit not in patterns.DIVISION_NAMES

    def _orphan(self) -> Container | None:
        """Text under a heading that no article holds."""
        if self.group is not None and self.begun:
            return self._disposition(1, "única", None)
        return None

    def _flush(self) -> Iterator[Container]:
        """Close the open container; the headings of the first article's divisions are no part of the preface."""
        while self._in_preface() and self.body and self.body[-1] in self.divisions:
            self.body.pop()
        if self.current is not None and self.body:
            yield replace(self.current, lines=tuple(self.body), notes=tuple(self.notes))
        self.current = None
        self.body, self.notes = [], []

    def _open(self, line: Line, title: bool) -> Container | None:
        """The container that a line opens, or None."""
        reading = self.readings.get(line.index)
        if reading is not None:
            self.begun = True
            self.group = None if not reading.heading.roman or self.group is None else self.group
            return self._article(reading)
        if self.group is not None and self.begun:
            found = self._disposition_at(line)
            if found:
                return found
        if not title and is_annex(line) and (self.begun or not self.has_articles) and self._closes(line.index):
            return self._annex(line)
        return None

    def _closes(self, index: int) -> bool:
        """True when no article of the act comes below an annex, or it opens its part; else an article quotes it."""
        return index > self.last_article or self._in_preface()

    def _article(self, reading: Reading) -> Container:
        number = reading.number
        prefix = f"{self.prefix}tp__" if reading.heading.roman else self.prefix
        name = "Norma" if self.lines[reading.heading.line].folded.lstrip('"“ ').startswith("norma") else "Artículo"
        label = f"{name} {number.upper() if reading.heading.roman else 'único' if number == 'unico' else number}"
        heading = reading.heading.title if 0 < len(reading.heading.title) <= 160 else None
        return Container(
            ProvisionKind.ARTICLE, f"{prefix}art_{number}", self._named(label), heading, self._path(), (), ()
        )

    def _named(self, label: str) -> str:
        """A label that tells the approving act's own provisions from those of the text that it approves."""
        return f"{label} de la norma que aprueba" if self.prefix == "approval__" else label

    def _disposition_at(self, line: Line) -> Container | None:
        match = patterns.DISPOSITION.match(line.folded)
        if match and line.text.lstrip('"“”« _')[:1].isupper():
            value = ordinal(match["number"])
            if value is not None and self._fits(value, line):
                return self._disposition(
                    value, line.text[match.start("number") : match.end("number")], line.text[match.end() :]
                )
        digits = patterns.DISPOSITION_DIGITS.match(line.folded)
        if digits and self._numbered_in_digits() and int(digits["number"]) == self.last_disposition + 1:
            return self._disposition(int(digits["number"]), digits["number"], line.text[digits.end() :])
        return None

    def _numbered_in_digits(self) -> bool:
        return self.current is None or self.current.label.split()[1].isdigit()

    def _fits(self, value: int, line: Line) -> bool:
        step = value - self.last_disposition
        return 1 <= step <= 4 or (line.quoted and step >= 0) or self.roles.announced(line.index) is not None

    def _disposition(self, value: int, words: str, rest: str | None) -> Container:
        self.last_disposition = value
        title = (rest or "").strip(' "“”«»[]_*.–-')
        heading = title if 0 < len(title) <= 160 else None
        label, eid = self._named(f"Disposición {words.strip()}"), f"{self.prefix}{self.group}_{value}"
        return Container(ProvisionKind.DISPOSITION, eid, label, heading, self._path(), (), ())

    def _annex(self, line: Line) -> Container:
        match = patterns.ANNEX.match(line.folded)
        number = match["number"] if match else None
        self.annexes = int(number) if number and number.isdigit() else self.annexes + 1
        name = number if number and number != "unico" else str(self.annexes)
        self.stack, self.group = [], None
        self.prefix = f"annex_{name}__"
        title = match["title"].strip() if match else ""
        heading = line.text[len(line.text) - len(title) :].strip() if title else None
        return Container(ProvisionKind.ANNEX, f"annex_{name}", f"Anexo {name.upper()}", heading, (), (), ())

    def _structure(self, line: Line) -> bool:
        """Take note of a division or of a group of dispositions; True when the line is one."""
        group = None if titles_text(self.lines, line.index) else patterns.GROUP.match(line.folded)
        if group and (line.prominent or line.text.lstrip('"“ ')[:1].isupper()) and len(line.text) < 140:
            kind = group_kind(group["kinds"])
            if kind is not None:
                self.group, self.last_disposition, self.closed = kind, 0, False
                self.stack = [("disposicion", line.text.strip(' "“”_.'))]
                self.titled = False
                return True
        if self._continues_group(line):
            heading = f"{self.stack[-1][1]} {line.text.strip()}"
            self.group, self.stack[-1] = group_kind(fold(heading)), ("disposicion", heading)
            return True
        division = patterns.DIVISION.match(line.folded)
        if division and self._is_division(line):
            self._push(division["name"].replace(" ", "").replace("-", ""), line.text.strip(' "“”_'))
            return True
        return False

    def _continues_group(self, line: Line) -> bool:
        """True for the rest of a group's heading that a narrow column broke in two."""
        broken = self.group is not None and self.current is None and self.last_disposition == 0
        return broken and bool(patterns.GROUP_TAIL.match(line.folded)) and line.text.isupper()

    def _is_division(self, line: Line) -> bool:
        text = line.text.lstrip('"“ _')
        return (
            len(text) < 250
            and (
                line.prominent
                or (text[:1].isupper() and len(text) < 120 and not text.rstrip().endswith((".", ",", ";")))
            )
            and not patterns.AMENDS.search(line.folded)
        )

    def _push(self, name: str, heading: str) -> None:
        names = [entry[0] for entry in self.stack]
        if name in names:
            self.stack = self.stack[: names.index(name)]
        else:
            rank = patterns.DIVISION_NAMES.index(name)
            self.stack = [
                entry
                for entry in self.stack
                if entry[0] in patterns.DIVISION_NAMES and patterns.DIVISION_NAMES.index(entry[0]) < rank
            ]
        self.stack.append((name, heading))
        self.group, self.titled, self.closed = None, True, False

    def _title(self, line: Line) -> bool:
        """Join a line to the heading above it when it is that heading's title."""
        name, heading = self.stack[-1]
        lines = heading.count(" / ")
        if len(line.text) > 220 or lines >= 3 or (line.text.endswith((".", ":", ";")) and not line.prominent):
            return False
        self.stack[-1] = (name, f"{heading} {line.text.strip(' _')}")
        return True

    def _path(self) -> tuple[str, ...]:
        return tuple(heading for _, heading in self.stack)
