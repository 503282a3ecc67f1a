"""What a raw amending norm brings: which provision gets which quoted wording, or why an editor must look."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.identifiers import RegulationId, article_of
from corpus.model import Document, Provision, ProvisionKind, Regulation, Span, Version
from ingest.model import NormText, Segmentation
from ingest.names import NameIndex
from ingest.orders import Act, Order
from ingest.relations import Ordered, find_all_orders
from ingest.segment import segment

Segmenter = Callable[[NormText, date | None], Segmentation]


@dataclass(frozen=True, slots=True)
class Wording:
    """A provision as an amending norm words it; `spans` are of that norm's leading document."""

    eid: str
    kind: ProvisionKind
    label: str
    heading: str | None
    path: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Instruction:
    """Replace or insert a provision of `target` from `on` with `wordings`: the provision itself, then what is in it."""

    act: Act
    target: RegulationId
    eid: str
    by: RegulationId
    origin: str
    on: date
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """An amendment that can't be applied with certainty; `message` tells the editor what to do."""

    target: RegulationId
    by: RegulationId
    origin: str
    message: str


# Wording left as it was: «(…)», «[...]», «(....)», or a line of dots alone.
_ELIDED = re.compile(r"[(\[]\s*(?:\.\s?){2,}[)\]]|[(\[]\s*…\s*\.?\s*[)\]]|^\W*(?:…|\.\s?\.\s?\.)[\W]*$", re.MULTILINE)
# What no wording of a provision holds: the formula that ends a norm, or more text behind its closing quotation mark.
_FOREIGN = re.compile(r"\bcomun[ií]quese\b[^.]{0,40}\b(?:publ[ií]quese|c[uú]mplase|arch[ií]vese)", re.IGNORECASE)
_RUNS_ON = re.compile(r"[.;:,][”»\"]\.?\s*\n\s*\w")
_ITEM = r"(?m)^[\s“\"«]*{}(?:[.)]|\s|-)"


def read_instructions(
    regulation: Regulation, names: NameIndex, segmenter: Segmenter = segment, orders: Iterable[Ordered] | None = None
) -> Iterator[Instruction | Task]:
    """Every amendment that the norm orders, in reading order; repeals are in `ingest.catalog`.

    A repeal of only a paragraph is here too, as a task. `orders` are the norm's own, when they were found before.
    """
    for provision, order in find_all_orders(regulation, names) if orders is None else orders:
        if order.act is not Act.REPEAL:
            yield from _read(regulation, provision, order, segmenter)
        elif order.partly:
            yield _task(regulation, provision, order, "deroga solo una parte")


def _read(
    regulation: Regulation, provision: Provision, order: Order, segmenter: Segmenter
) -> Iterator[Instruction | Task]:
    """The instructions of one order, one for each provision whose whole new wording is quoted."""
    quoted = _quoted(regulation, provision.latest, order)
    if order.eid is None or regulation.effective is None or order.partly or quoted is None:
        yield _task(regulation, provision, order, _doubt(regulation, order))
        return
    found = list(_wordings(regulation.documents[0], quoted, order.eid, segmenter))
    if not found:
        yield _task(regulation, provision, order, "no se halló su nuevo texto entre comillas")
    for eid, wordings in found:
        text = "\n".join(span.of(regulation.documents[0].text) for span in wordings[0].spans)
        if _mixed(text, eid):
            yield _task(regulation, provision, order, "su nuevo texto está mezclado con otro en el archivo")
            continue
        yield Instruction(order.act, order.target, eid, regulation.id, provision.eid, regulation.effective, wordings)


def _mixed(text: str, eid: str) -> bool:
    """True when a copy ran something else into a wording: a norm's end, what follows its quotation, the next item."""
    kind, _, number = eid.rpartition("__")[2].partition("_")
    following = _following(number) if kind in ("para", "point") else None
    ran_in = following and re.search(rf"(?<!\n)[.;:,]\s{re.escape(following)}\)", text)
    return bool(_FOREIGN.search(text) or _RUNS_ON.search(text) or ran_in)


def _following(number: str) -> str | None:
    """The mark that comes after a number or letter: «a.2» after «a.1», «c» after «b»."""
    head, dot, last = number.rpartition(".")
    if last.isdigit():
        return f"{head}{dot}{int(last) + 1}"
    return f"{head}{dot}{chr(ord(last) + 1)}" if len(last) == 1 and last.isalpha() and last not in "nz" else None


def _doubt(regulation: Regulation, order: Order) -> str:
    if order.eid is None:
        return "no dice qué disposición cambia"
    if regulation.effective is None:
        return "no se sabe desde cuándo rige"
    return "cambia solo un párrafo" if order.partly else "no se halló su nuevo texto entre comillas"


def _task(regulation: Regulation, provision: Provision, order: Order, doubt: str) -> Task:
    what = f"{order.eid} de {order.target.label}" if order.eid else order.target.label
    message = f"Tarea para el editor: {regulation.label} ({provision.label}) modifica {what}, pero {doubt}."
    return Task(order.target, regulation.id, provision.eid, message)


def _quoted(regulation: Regulation, version: Version, order: Order) -> Span | None:
    """Where the quoted wording stands in the document; an order's own offsets count in the version's joined text."""
    if order.quote is None or version.document != 0:
        return None
    start, end = _offset(version, order.quote.start), _offset(version, order.quote.end - 1)
    return Span(start, end + 1) if start is not None and end is not None else None


def _offset(version: Version, position: int) -> int | None:
    """The document offset of a position in a version's text, whose spans are joined by one newline each."""
    for span in version.spans:
        length = span.end - span.start
        if position < length:
            return span.start + position
        position -= length + 1
    return None


def _wordings(
    document: Document, quoted: Span, eid: str, segmenter: Segmenter
) -> Iterator[tuple[str, tuple[Wording, ...]]]:
    """The provisions whose new wording the quotation holds, each with what stands in it."""
    text = quoted.of(document.text)
    inside = Document(document.source, text)
    read = [
        _shifted(one, quoted.start)
        for one in segmenter(NormText(inside), None).provisions
        if one.kind is not ProvisionKind.PREFACE
    ]
    own = [wording for wording in read if wording.eid == eid or wording.eid.startswith(f"{eid}__")]
    if own and own[0].eid == eid:
        parts = _unelided(own, document.text) if _ELIDED.search(text) else [(eid, tuple(own))]
        yield from parts
    elif piece := _piece(text, quoted, eid):
        yield eid, (piece,)


def _unelided(own: list[Wording], text: str) -> list[tuple[str, tuple[Wording, ...]]]:
    """Where "(…)" stands for wording left as it was, only the innermost provisions quoted are new."""
    leaves = [one for one in own if not any(other.eid.startswith(f"{one.eid}__") for other in own)]
    return [(leaf.eid, (leaf,)) for leaf in leaves if not _ELIDED.search("".join(span.of(text) for span in leaf.spans))]


def _shifted(provision: Provision, by: int) -> Wording:
    spans = tuple(Span(span.start + by, span.end + by) for span in provision.latest.spans)
    return Wording(provision.eid, provision.kind, provision.label, provision.heading, provision.path, spans)


def _piece(text: str, quoted: Span, eid: str) -> Wording | None:
    """A numeral or literal quoted without its article: from its own mark to the end of the quotation."""
    part = eid.rpartition("__")[2]
    kind, _, number = part.partition("_")
    if kind not in ("para", "point") or article_of(eid) == eid:
        return None
    mark = re.match(_ITEM.format(re.escape(number)), text)
    if not mark or _ELIDED.search(text):
        return None
    start = quoted.start + len(text) - len(text.lstrip(' \n“"«'))
    label = f"Numeral {number}" if kind == "para" else f"Literal {number})"
    sort = ProvisionKind.PARAGRAPH if kind == "para" else ProvisionKind.POINT
    return Wording(eid, sort, label, None, (), (Span(start, quoted.start + len(text.rstrip())),))
