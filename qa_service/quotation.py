"""The spans that a draft quotes as they are read: on one line or item by item, what is left out marked."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Span
from index.model import Wording
from qa_service.clauses import CELL, cut_short, pieces
from qa_service.outline import mark_of
from qa_service.words import squeeze

LEFT_OUT = "[…]"
_ITEM_LINE = re.compile(
    r"(?<=:)\s*\n\s*(?=[A-ZÁÉÍÓÚÑ])|\s*\n\s*(?=(?:[-–—•●▪]\s|\(?(?:[a-zñ]{1,2}|[ivx]{1,5}|\d{1,3})\)|[a-zñ]\.\s|[ivx]{1,5}\.\s|(?:\d{1,3}\.)+\d{0,3}\s))"
)
# A title on the line before its rule: "9.1. Disposición general", "Artículo 2.- La detención".
_TITLE_LINE = re.compile(
    r"(?:^|(?<=\n))((?:art[íi]culo\s+\S|\(?(?:[a-zñ]|[ivx]{1,5}|\d{1,3}(?:\.\d{1,3})*)[.)])[^\n]{3,80}[^\n.,;:])\n(?=[A-ZÁÉÍÓÚÑ])",
    re.IGNORECASE,
)
# "… del puesto; y," leads into nothing.
_STRAY_END = re.compile(r"(?:[;,]\s*[yoeu])?[\s,;:\"“”]+$|[;,]\s*[yoeu]$")
_STRAY_START = re.compile(r"^[\s\"“”]+")
# The mark that closes an amendment's text: "… de la numeración” ."
_CLOSING = re.compile(r"\s*[\"”]\s*(\.?)$")
_MARKS = re.compile(r"[\"“”]")
# Quotations within a quotation.
_INNER = str.maketrans("«»", "“”")
_WORD = re.compile(r"\w")


def quotation(wording: Wording, spans: Sequence[Span]) -> str:
    """The quoted spans of a wording as one text, without the marks around it."""
    said = _begun(wording, spans[0])
    for before, span in pairwise(spans):
        said += _between(wording.text, before, span) + _shown(wording.text, span)
    said = _closed(_STRAY_END.sub("", said))
    return f"{said} {LEFT_OUT}" if cut_short(wording.text, wording.heading, spans[-1]) else said


def _begun(wording: Wording, span: Span) -> str:
    """The first span; a beginning in the middle of a sentence, or of a list whose lead is not quoted, is marked."""
    said = _shown(wording.text, span)
    if said[:1].islower() and mark_of(said) is None:
        return f"… {said}"
    leads = (one.lead for one in pieces(wording.text, wording.heading) if one.span.start == span.start)
    return f"{LEFT_OUT} {said}" if any(lead and lead.of(wording.text).endswith(":") for lead in leads) else said


def _between(text: str, before: Span, after: Span) -> str:
    """What stands between two quoted spans: a mark where words are left out, and a new line before an item or row."""
    between = text[before.end : after.start]
    if between == CELL:
        return CELL
    left_out = bool(_WORD.search(between))
    own = not text[: after.start].rpartition("\n")[2].strip(' "“')
    line = own and (mark_of(after.of(text)) is not None or CELL in after.of(text))
    return f"{f' {LEFT_OUT}' if left_out else ''}{chr(10) if line else ' '}"


def _shown(text: str, span: Span) -> str:
    """A span with wrapped lines joined, list items on lines of their own, and other marks for what it quotes itself."""
    lines = (line for item in _ITEM_LINE.split(span.of(text)) for line in _TITLE_LINE.sub(r"\1\0", item).split("\0"))
    return _STRAY_START.sub("", "\n".join(squeeze(line) for line in lines).translate(_INNER))


def _closed(said: str) -> str:
    """A text without a last quotation mark that closes nothing in it."""
    found = _CLOSING.search(said)
    return f"{said[: found.start()]}{found[1]}" if found and len(_MARKS.findall(said)) % 2 else said
