"""A regulation as Akoma Ntoso 3.0 XML, the standard for legal texts (OASIS LegalDocML, 29 August 2018).

Every wording is there: provisions keep their eId as `wId`, their wordings are elements one after another with the
`period` they held, the newest with the plain eId. docs/akomantoso.md has the mapping.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from corpus.aknmeta import Published, Setting, meta_of
from corpus.aknnames import APPROVAL, ELEMENTS, NAMESPACE, OWN_NAMESPACE, Names, group_names, version_id
from corpus.expression import at, writable
from corpus.headlines import group_parts, head_of
from corpus.identifiers import RegulationKind
from corpus.model import ProvisionKind, Regulation
from corpus.nesting import Node, Unit, path_below, units
from corpus.timegroups import period_of, timetable

CELL = " | "
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def write_akn(regulation: Regulation, day: date | None = None, published: Published | None = None) -> bytes:
    """The norm as a UTF-8 XML document: all wordings, or those in force on a day.

    `published` gives the dates of other norms, for their URIs. Characters that XML can't hold become U+FFFD.
    """
    shown = writable(at(regulation, day) if day else regulation)
    setting = Setting(timetable(shown), day, published or {})
    root = Element("akomaNtoso", {"xmlns": NAMESPACE, "xmlns:abs": OWN_NAMESPACE})
    _Writer(shown, setting).into(root)
    indent(root)
    return f"{_DECLARATION}\n{tostring(root, encoding='unicode')}\n".encode()


class _Writer:
    """Writes one norm; knows which eIds are taken."""

    def __init__(self, regulation: Regulation, setting: Setting) -> None:
        self._regulation, self._setting = regulation, setting
        self._names = Names(provision.eid for provision in regulation.provisions)

    def into(self, root: Element) -> None:
        """The document element with everything in it."""
        nameless = self._regulation.id.kind is RegulationKind.DOCUMENT
        name = self._regulation.id.kind.value
        contains = "singleVersion" if self._setting.day else "multipleVersions"
        document = SubElement(root, "doc" if nameless else "act", {"name": name, "contains": contains})
        document.append(meta_of(self._regulation, self._setting))
        self._order(document)
        found = units(self._regulation)
        preface = next((unit for unit in found if unit.provision.kind is ProvisionKind.PREFACE), None)
        if preface:
            self._preface(document, preface)
        body = SubElement(document, "mainBody" if nameless else "body")
        annexes = [unit for unit in found if unit.provision.kind is ProvisionKind.ANNEX]
        self._group(body, [unit for unit in found if unit is not preface and unit not in annexes])
        for node in self._rest(preface):
            self._append(body, node, ())
        if not len(body):
            empty = SubElement(body, "hcontainer", {"name": "empty", "eId": self._names.free("body__hcontainer_1")})
            SubElement(SubElement(empty, "content"), "p")
        if annexes:
            block = SubElement(document, "attachments")
            for unit in annexes:
                self._annex(block, unit)

    def _order(self, document: Element) -> None:
        """The order of provisions where it can't be seen in the document."""
        order = SubElement(document[0][-1], "abs:order")
        order.text = " ".join(provision.eid for provision in self._regulation.provisions)

    @staticmethod
    def _rest(preface: Unit | None) -> tuple[Node, ...]:
        """What does not fit into the preface: its older wordings, and provisions below it printed elsewhere."""
        return (*preface.nodes[:-1], *preface.loose) if preface else ()

    def _preface(self, document: Element, unit: Unit) -> None:
        node = unit.nodes[-1]
        element = SubElement(document, "preface", self._attributes(node, node.provision.eid, ()))
        if node.provision.heading is not None:
            element.set("abs:heading", node.provision.heading)
        self._blocks(element, node.parts, node.provision.eid)

    def _group(self, parent: Element, found: Iterable[Unit], depth: int = 0, prefix: str = "") -> None:
        """Units under the headings that they share, one element a heading."""
        for name, members in groupby(found, key=lambda unit: _headings(unit)[depth : depth + 1]):
            group = list(members)
            if not name:
                for unit in group:
                    self._unit(parent, unit)
                continue
            element, eid = self._heading(parent, name[0], prefix)
            self._group(element, group, depth + 1, f"{eid}__")

    def _heading(self, parent: Element, name: str, prefix: str) -> tuple[Element, str]:
        """The element of one heading and its eId."""
        if name == APPROVAL:
            eid = self._names.free(APPROVAL)
            return SubElement(parent, "hcontainer", {"name": APPROVAL, "eId": eid}), eid
        number, heading = group_parts(name)
        tag, wanted = group_names(name)
        eid = self._names.free(prefix + wanted)
        element = SubElement(parent, tag, {"name": "heading", "eId": eid} if tag == "hcontainer" else {"eId": eid})
        if number:
            SubElement(element, "num").text = number
        SubElement(element, "heading").text = heading
        return element, eid

    def _unit(self, parent: Element, unit: Unit) -> None:
        for node in (*unit.nodes, *unit.loose):
            self._append(parent, node, unit.provision.path)

    def _append(self, parent: Element, node: Node, context: tuple[str, ...]) -> None:
        """A wording that stands alone, in a container where its element needs one."""
        wanted = version_id(node.provision, node.number)
        if node.provision.kind is ProvisionKind.TABLE:
            name = self._names.free(f"{version_id(node.provision, node.number)}__hcontainer")
            around = SubElement(parent, "hcontainer", {"name": "text", "eId": name})
            self._table(
                SubElement(around, "content"), node, self._names.own(version_id(node.provision, node.number)), context
            )
        else:
            self._hierarchy(parent, node, self._names.own(wanted), context)

    def _attributes(self, node: Node, name: str, context: tuple[str, ...]) -> dict[str, str]:
        """What every provision carries; its path only where the elements around do not tell it."""
        provision, version = node.provision, node.version
        attributes = {"eId": name, "wId": provision.eid, "title": provision.label}
        period = period_of(version)
        if period.start or period.end:
            attributes["period"] = f"#{self._setting.times.period_id(period)}"
        if period.version_facts()[2:] != (version.amended_by, version.ended_by, version.repealed):
            attributes["abs:undated"] = json.dumps(
                [str(version.amended_by or ""), str(version.ended_by or ""), version.repealed]
            )
        if len(provision.versions) > 1:
            attributes["abs:version"] = str(node.number + 1)
        acts = {"abs:amendedBy": version.amended_by_eid, "abs:endedBy": version.ended_by_eid}
        attributes |= {name: eid for name, eid in acts.items() if eid}
        if provision.path != context:
            attributes["abs:path"] = json.dumps(provision.path, ensure_ascii=False)
        return attributes

    def _hierarchy(
        self, parent: Element, node: Node, name: str, context: tuple[str, ...], nested: bool = False
    ) -> None:
        """A provision as an element of the hierarchy: number, heading, and text around its children."""
        provision = node.provision
        tag = ELEMENTS.get(provision.kind, "hcontainer")
        element = SubElement(parent, tag, self._attributes(node, name, context))
        if tag == "hcontainer":
            element.set("name", provision.kind.value)
        self._content(element, self._head(element, node), name, path_below(provision, nested), provision.eid)

    def _head(self, element: Element, node: Node) -> list["str | Node"]:
        """Write number and heading; the parts that remain, the rest of a head's line as a `_RunIn`."""
        head, provision = head_of(node.provision, list(_leading(node.parts))), node.provision
        number = SubElement(element, "num", {} if head.number else {"status": "editorial"})
        number.text = head.number or provision.label
        if provision.heading is not None:
            printed = {"class": "own-line"} if head.own_line else {}
            heading = SubElement(element, "heading", printed if head.heading else {"status": "editorial"})
            heading.text = provision.heading
        rest = list(node.parts[head.used :])
        return [_RunIn(head.run_in), *rest] if head.run_in else rest

    def _content(
        self, element: Element, parts: list["str | Node"], name: str, context: tuple[str, ...], eid: str
    ) -> None:
        """Text and children of a provision; text between two children stands in an `alinea` of its own."""
        runs = [(hier, list(group)) for hier, group in groupby(parts, key=_is_hierarchical)]
        if not any(hier for hier, _ in runs):
            if parts:
                self._blocks(SubElement(element, "content"), parts, name, eid, context)
            return
        for place, (hier, run) in enumerate(runs):
            if hier:
                for node in run:
                    if isinstance(node, Node):
                        self._hierarchy(element, node, self._below(node, name, eid), context, nested=True)
                continue
            last = place == len(runs) - 1
            if place and not last:
                between = SubElement(element, "alinea", {"eId": self._names.free(f"{name}__alinea_1")})
                block = SubElement(between, "content")
            else:
                block = SubElement(element, "wrapUp" if place else "intro")
            self._blocks(block, run, name, eid, context)

    def _below(self, node: Node, name: str, eid: str) -> str:
        """The eId of a wording inside another: its own below what the other is called here."""
        return self._names.own(name + node.provision.eid.removeprefix(eid))

    def _blocks(
        self,
        element: Element,
        parts: Iterable["str | Node"],
        name: str,
        eid: str | None = None,
        context: tuple[str, ...] | None = None,
    ) -> None:
        """Lines as paragraphs, tables as tables."""
        for part in parts:
            if isinstance(part, Node):
                below = path_below(part.provision, True)[:-1] if context is None else context
                self._table(element, part, self._below(part, name, eid or name), below)
            else:
                SubElement(element, "p", {"class": "run-in"} if isinstance(part, _RunIn) else {}).text = part

    def _table(self, element: Element, node: Node, name: str, context: tuple[str, ...]) -> None:
        """A table with a row for each line; our rows carry their eId."""
        provision = node.provision
        table = SubElement(element, "table", self._attributes(node, name, context))
        if provision.heading is not None:
            table.set("abs:heading", provision.heading)
        for part in node.parts:
            if isinstance(part, Node):
                below = self._below(part, name, provision.eid)
                attributes = self._attributes(part, below, path_below(provision, True))
                if part.provision.heading != provision.heading:
                    attributes["abs:heading"] = json.dumps(part.provision.heading, ensure_ascii=False)
                _row(SubElement(table, "tr", attributes), "\n".join(map(str, part.parts)), "td")
            else:
                _row(SubElement(table, "tr"), part, "th" if part == provision.heading else "td")

    def _annex(self, parent: Element, unit: Unit) -> None:
        """An annex as an attached document; its older wordings stand inside it."""
        node, provision = unit.nodes[-1], unit.provision
        name = self._names.own(version_id(node.provision, node.number))
        element = SubElement(parent, "attachment", self._attributes(node, name, ()))
        parts = self._head(element, node)
        document = SubElement(element, "doc", {"name": ProvisionKind.ANNEX.value})
        document.append(meta_of(self._regulation, self._setting, name))
        body = SubElement(document, "mainBody")
        context = path_below(provision, nested=False)
        for part in parts:
            if isinstance(part, Node) and part.provision.kind is not ProvisionKind.TABLE:
                self._hierarchy(body, part, self._below(part, name, provision.eid), context, nested=True)
            else:
                self._blocks(body, [part], name, provision.eid, context)
        if not len(body):
            SubElement(body, "p", {"class": "empty"})
        own = len(body)
        for older in (*unit.nodes[:-1], *unit.loose):
            self._append(body, older, context)
        for element in body[own:]:
            element.set("abs:loose", "true")


class _RunIn(str):
    """What follows number and heading on their line."""

    __slots__ = ()


def _leading(parts: Iterable["str | Node"]) -> Iterator[str]:
    """The lines before the first child."""
    for part in parts:
        if isinstance(part, Node):
            return
        yield part


def _is_hierarchical(part: "str | Node") -> bool:
    return isinstance(part, Node) and part.provision.kind is not ProvisionKind.TABLE


def _headings(unit: Unit) -> tuple[str, ...]:
    """The headings a provision stands under, that of an approving act before them."""
    approving = unit.provision.eid.startswith(f"{APPROVAL}__")
    return (APPROVAL, *unit.provision.path) if approving else unit.provision.path


def _row(row: Element, text: str, tag: str) -> None:
    """The cells of one row, a paragraph for each of their lines."""
    for cell in text.split(CELL):
        element = SubElement(row, tag)
        for line in cell.split("\n"):
            SubElement(element, "p").text = line
