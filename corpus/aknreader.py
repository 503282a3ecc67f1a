"""Akoma Ntoso XML that `write_akn` wrote, back to a regulation: one document with all its texts, spans and wordings."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from corpus.aknmeta import referred
from corpus.aknnames import APPROVAL, ELEMENTS, NAMESPACE, OWN_NAMESPACE
from corpus.akomantoso import CELL
from corpus.codec import decode
from corpus.errors import InvalidInput
from corpus.identifiers import RegulationId
from corpus.model import Document, Place, Provision, ProvisionKind, Regulation, Relation, Source, Span, Version
from corpus.nesting import path_below
from corpus.timegroups import Event, Period

MEDIA_TYPE = "application/akn+xml"
_AKN, _OWN = f"{{{NAMESPACE}}}", f"{{{OWN_NAMESPACE}}}"
_KINDS = {tag: kind for kind, tag in ELEMENTS.items()} | {
    "preface": ProvisionKind.PREFACE,
    "attachment": ProvisionKind.ANNEX,
    "table": ProvisionKind.TABLE,
    "tr": ProvisionKind.ROW,
}
_AROUND = {"intro", "content", "wrapUp", "alinea", "doc", "mainBody"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A wording found: the provision it is of, its number among that one's, and where it stands in the text."""

    provision: Provision
    number: int
    period: Period
    undated: tuple[RegulationId | None, RegulationId | None, bool] | None
    acts: tuple[str | None, str | None]
    span: Span

    def moved(self, by: int) -> "Mark":
        """The same wording in a text that starts so many characters earlier."""
        return replace(self, span=Span(self.span.start + by, self.span.end + by))

    def version(self) -> Version:
        """The wording as a version of its provision."""
        start, end, *_ = facts = self.period.version_facts()
        amended_by, ended_by, repealed = self.undated or facts[2:]
        return Version(0, (self.span,), start, end, amended_by, ended_by, repealed, *self.acts)


def read_akn(data: bytes, path: str = "") -> Regulation:
    """The regulation in a file of ours; raises `InvalidInput` when it is no such file."""
    try:
        root = ElementTree.fromstring(data)
        document = root[0]
        facts = json.loads(_meta(document, f"proprietary/{_OWN}norma").text or "")
        order = (_meta(document, f"proprietary/{_OWN}order").text or "").split()
        text, provisions = _Reader(document).read(order)
        source = Source(path or f"{facts['id']}.xml", hashlib.sha256(data).hexdigest(), MEDIA_TYPE)
        return _regulation(facts, Document(source, text), provisions)
    except (ElementTree.ParseError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise InvalidInput(
            f"«{path}» no es un archivo Akoma Ntoso escrito por Absuelve. Expórtelo de nuevo con «absuelve export akn»."
        ) from error


def _meta(document: Element, path: str) -> Element:
    found = document.find("/".join(p if p[0] == "{" else _AKN + p for p in ["meta", *_steps(path)]))
    if found is None:
        raise LookupError(path)
    return found


def _steps(path: str) -> list[str]:
    head, _, rest = path.partition("/")
    return [head, rest] if rest else [head]


def _regulation(facts: Mapping[str, object], document: Document, provisions: tuple[Provision, ...]) -> Regulation:
    return Regulation(
        id=decode(RegulationId, facts["id"]),
        title=decode(str, facts["title"]),
        issuer=decode(str, facts["issuer"]),
        published=_day(facts["published"]),
        effective=_day(facts["effective"]),
        documents=(document,),
        provisions=provisions,
        place=decode(Place, facts["place"]),
        aliases=decode(tuple[str, ...], facts["aliases"]),
        relations=decode(tuple[Relation, ...], facts["relations"]),
        repealed_on=_day(facts["repealed_on"]),
        repealed_by=decode(RegulationId, facts["repealed_by"]) if facts["repealed_by"] else None,
        notice=decode(str, facts["notice"]),
        warnings=decode(tuple[str, ...], facts["warnings"]),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


class _Reader:
    """Reads one document element."""

    def __init__(self, document: Element) -> None:
        self._document = document
        events = {_own(e, "eId"): _event(e) for e in document.iter(f"{_AKN}eventRef")}
        self._periods = {
            _own(group, "eId"): Period(_named(events, interval, "start"), _named(events, interval, "end"))
            for group in document.iter(f"{_AKN}temporalGroup")
            for interval in group
        }

    def read(self, order: list[str]) -> tuple[str, tuple[Provision, ...]]:
        """The text of all wordings and the provisions in it."""
        texts: list[str] = []
        found: dict[str, dict[int, Mark]] = {}
        length = 0
        for text, marks in self._standing(self._document, ()):
            for mark in marks:
                found.setdefault(mark.provision.eid, {}).setdefault(mark.number, mark.moved(length))
            texts.append(text)
            length += len(text) + 1
        return "\n".join(texts), tuple(_provision(found[eid]) for eid in order)

    def _standing(self, element: Element, context: tuple[str, ...]) -> Iterator[tuple[str, list[Mark]]]:
        """The wordings that stand alone below an element, each with those inside it."""
        for child in element:
            tag = _tag(child)
            if child.get("wId"):
                yield self._wording(child, context, nested=False)
                if tag == "attachment":
                    below = path_below(self._described(child, ()), nested=False)
                    yield from self._standing_in_annex(child, below)
            elif tag not in ("meta", "num", "heading"):
                yield from self._standing(child, (*context, *_heading_of(child)))

    def _standing_in_annex(self, annex: Element, context: tuple[str, ...]) -> Iterator[tuple[str, list[Mark]]]:
        """Wordings that an annex's document holds beside the annex's own."""
        for child in _loose(annex):
            if child.get("wId"):
                yield self._wording(child, context, nested=False)
            else:
                yield from self._standing(child, context)

    def _wording(self, element: Element, context: tuple[str, ...], nested: bool) -> tuple[str, list[Mark]]:
        """The text of one wording, and the marks of it and of those inside."""
        provision = self._described(element, context)
        below = path_below(provision, nested or provision.kind is ProvisionKind.TABLE)
        text, marks, started = "", [], False
        for part in _parts(element):
            inner: list[Mark] = []
            if isinstance(part, Element):
                piece, inner = self._wording(self._row(part, provision), below, nested=True)
            else:
                piece = part
            at = len(text) + 1 if started else 0
            text = f"{text}\n{piece}" if started else piece
            marks += [mark.moved(at) for mark in inner]
            started = True
        period = self._periods.get(element.get("period", "").removeprefix("#"), Period(None, None))
        number = int(element.get(f"{_OWN}version", "1"))
        acts = (element.get(f"{_OWN}amendedBy"), element.get(f"{_OWN}endedBy"))
        return text, [Mark(provision, number, period, _undated(element), acts, Span(0, len(text))), *marks]

    @staticmethod
    def _row(element: Element, holder: Provision) -> Element:
        """A row takes its heading from its table unless it says another."""
        if _tag(element) == "tr" and element.get(f"{_OWN}heading") is None:
            element.set(f"{_OWN}heading", json.dumps(holder.heading))
        return element

    def _described(self, element: Element, context: tuple[str, ...]) -> Provision:
        """The provision that an element is a wording of, without its wordings."""
        tag = _tag(element)
        kind = _KINDS[tag] if tag in _KINDS else ProvisionKind(_own(element, "name"))
        path = element.get(f"{_OWN}path")
        heading = element.find(f"{_AKN}heading")
        shown = None if heading is None else heading.text or ""
        if tag in ("table", "preface"):
            shown = element.get(f"{_OWN}heading")
        elif tag == "tr":
            shown = json.loads(element.get(f"{_OWN}heading") or "null")
        return Provision(
            _own(element, "wId"), kind, _own(element, "title"), shown, tuple(json.loads(path)) if path else context, ()
        )


def _provision(marks: Mapping[int, Mark]) -> Provision:
    """A provision with its wordings by their number, each where it was first met."""
    versions = tuple(mark.version() for _, mark in sorted(marks.items()))
    return replace(next(iter(marks.values())).provision, versions=versions)


def _event(element: Element) -> Event:
    return Event(date.fromisoformat(_own(element, "date")), _own(element, "type"), referred(_own(element, "source")))


def _named(events: Mapping[str, Event], interval: Element, end: str) -> Event | None:
    name = interval.get(end)
    return events[name.removeprefix("#")] if name else None


def _undated(element: Element) -> tuple[RegulationId | None, RegulationId | None, bool] | None:
    value = element.get(f"{_OWN}undated")
    if value is None:
        return None
    amended, ended, repealed = json.loads(value)
    return (RegulationId(amended) if amended else None, RegulationId(ended) if ended else None, bool(repealed))


def _heading_of(element: Element) -> tuple[str, ...]:
    """What a heading's element adds to the path of what stands under it."""
    if element.get("name") == APPROVAL:
        return ()
    shown = [part.text or "" for part in element if _tag(part) in ("num", "heading")]
    return (" ".join(shown),) if shown else ()


def _tag(element: Element) -> str:
    return str(element.tag).removeprefix(_AKN)


def _own(element: Element, name: str) -> str:
    value = element.get(name)
    if value is None:
        raise LookupError(name)
    return value


def _parts(element: Element) -> Iterator["str | Element"]:
    """What a wording is made of: lines of text, and elements of the wordings inside it."""
    tag = _tag(element)
    if tag == "tr":
        yield CELL.join("\n".join(line.text or "" for line in cell) for cell in element)
    elif tag == "table":
        for row in element:
            yield row if row.get("wId") else next(iter(_parts(row)))
    else:
        yield from _run_in(_flat(element))


def _flat(element: Element) -> Iterator[Element]:
    """Heads, paragraphs and provisions of a wording in order, whatever they are wrapped in."""
    loose = set(map(id, _loose(element)))
    for child in element:
        if child.get("wId") or _tag(child) in ("num", "heading", "p"):
            if id(child) not in loose:
                yield child
        elif _tag(child) == "doc":
            body = child.find(f"{_AKN}mainBody")
            yield from (part for part in body if id(part) not in loose) if body is not None else ()
        elif _tag(child) in _AROUND:
            yield from _flat(child)


def _loose(element: Element) -> list[Element]:
    """What an annex's document holds that is not printed in the annex."""
    return [part for part in element.iter() if part.get(f"{_OWN}loose")] if _tag(element) == "attachment" else []


def _run_in(parts: Iterator[Element]) -> Iterator["str | Element"]:
    """The same with number, heading and what follows on their line as one line."""
    line: str | None = None
    for part in parts:
        tag, text = _tag(part), part.text or ""
        if part.get("wId"):
            if line is not None:
                yield line
                line = None
            yield part
        elif part.get("status") == "editorial" or part.get("class") == "empty":
            continue
        elif tag == "num" or line is None:
            if line is not None:
                yield line
            line = text
        elif (tag == "heading" and part.get("class") != "own-line") or part.get("class") == "run-in":
            line += text
        else:
            yield line
            line = text
    if line is not None:
        yield line
