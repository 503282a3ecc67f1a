"""Provisions printed one inside the other: from wordings that share a text to a tree of texts and children."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.identifiers import parent_of
from corpus.model import Provision, ProvisionKind, Regulation, Span, Version


@dataclass(frozen=True, slots=True)
class Node:
    """One wording of a provision: its own lines and, where they are printed, the wordings inside it, in order.

    The wording is the parts joined by newlines. `number` counts the provision's versions from 0, oldest first.
    """

    provision: Provision
    number: int
    parts: tuple["str | Node", ...]

    @property
    def version(self) -> Version:
        """The version that this is the wording of."""
        return self.provision.versions[self.number]

    @property
    def newest(self) -> bool:
        """True for the last of a provision's wordings."""
        return self.number == len(self.provision.versions) - 1


@dataclass(frozen=True, slots=True)
class Unit:
    """A provision that no other holds, with the wordings of what lies below it and is printed elsewhere."""

    provision: Provision
    nodes: tuple[Node, ...]
    loose: tuple[Node, ...]


def units(regulation: Regulation) -> tuple[Unit, ...]:
    """Every wording of a norm, each at least once, by the provisions that stand alone, in reading order."""
    return tuple(_Grower(regulation).units())


def path_below(provision: Provision, nested: bool) -> tuple[str, ...]:
    """The path that what stands inside a provision has; inside a `nested` one it is that one's own."""
    if provision.kind is ProvisionKind.TABLE:
        return (*provision.path, provision.label)
    return provision.path if nested else (*provision.path, title_of(provision))


def title_of(provision: Provision) -> str:
    """Label and heading as one line: "Artículo 20. Atribuciones"."""
    return f"{provision.label}. {provision.heading}" if provision.heading else provision.label


class _Grower:
    """Puts the wordings of one norm inside each other and remembers which have found their place."""

    def __init__(self, regulation: Regulation) -> None:
        self._regulation = regulation
        self._children: dict[str | None, list[Provision]] = defaultdict(list)
        known = {provision.eid for provision in regulation.provisions}
        for provision in regulation.provisions:
            self._children[_holder(provision.eid, known)].append(provision)
        self._placed: set[tuple[str, int]] = set()

    def units(self) -> Iterator[Unit]:
        """Each provision that stands alone with everything below it."""
        for provision in self._children[None]:
            nodes = tuple(self._node(provision, number) for number in range(len(provision.versions)))
            yield Unit(provision, nodes, tuple(self._loose(provision)))

    def _loose(self, holder: Provision) -> Iterator[Node]:
        for provision in self._children[holder.eid]:
            for number in range(len(provision.versions)):
                if (provision.eid, number) not in self._placed:
                    yield self._node(provision, number)
            yield from self._loose(provision)

    def _node(self, provision: Provision, number: int) -> Node:
        self._placed.add((provision.eid, number))
        version = provision.versions[number]
        text = self._regulation.text_of(version)
        parts: list[str | Node] = []
        end = 0
        for span, child, which in self._inside(provision, version, text):
            if span.start < end:
                continue
            parts += text[end : span.start - 1].split("\n") if span.start > end else []
            parts.append(self._node(child, which))
            end = span.end + 1
        if end <= len(text):
            parts += text[end:].split("\n")
        return Node(provision, number, tuple(parts))

    def _inside(self, provision: Provision, version: Version, text: str) -> list[tuple[Span, Provision, int]]:
        """The wordings printed inside one, by where they stand in its text; of two in one place the longer first."""
        place = _Places(version, text)
        found = []
        for child in self._children[provision.eid]:
            if not _fits(provision, child):
                continue
            for number, wording in enumerate(child.versions):
                if meet(version, wording) and (span := place.of(wording, self._regulation.text_of(wording))):
                    found.append((span, child, number))
        return sorted(found, key=lambda one: (one[0].start, -one[0].end))


class _Places:
    """Where wordings stand inside the text of another, whole lines only."""

    def __init__(self, version: Version, text: str) -> None:
        self._version, self._text = version, text
        self._starts: list[int] = []
        at = 0
        for span in version.spans:
            self._starts.append(at)
            at += span.end - span.start + 1
        self._ordered = all(a.end <= b.start for a, b in zip(version.spans, version.spans[1:], strict=False))

    def of(self, wording: Version, text: str) -> Span | None:
        """The characters that a wording covers, or None where it is not printed there as whole lines."""
        if wording.document != self._version.document or not text or not self._ordered:
            return None
        first = wording.spans[0].start
        index = bisect_right(self._version.spans, first, key=lambda span: span.start) - 1
        if index < 0 or first >= self._version.spans[index].end:
            return None
        start = self._starts[index] + first - self._version.spans[index].start
        end = start + len(text)
        whole = self._text[start:end] == text and self._ends_line(start - 1) and self._ends_line(end)
        return Span(start, end) if whole else None

    def _ends_line(self, at: int) -> bool:
        return at in (-1, len(self._text)) or self._text[at : at + 1] == "\n"


def _holder(eid: str, known: set[str]) -> str | None:
    """The nearest provision above."""
    above = parent_of(eid)
    while above and above not in known:
        above = parent_of(above)
    return above


def _fits(holder: Provision, child: Provision) -> bool:
    """Rows stand in tables and only rows do; a preface holds tables, a row nothing."""
    if ProvisionKind.ROW in (holder.kind, child.kind) or holder.kind is ProvisionKind.TABLE:
        return holder.kind is ProvisionKind.TABLE and child.kind is ProvisionKind.ROW
    return holder.kind is not ProvisionKind.PREFACE or child.kind is ProvisionKind.TABLE


def meet(one: Version, other: Version) -> bool:
    """True when two wordings hold on some common day."""
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start < min(one.valid_to or date.max, other.valid_to or date.max)
