"""Sentences of legal Spanish, with spaCy's rule-based Spanish pipeline; each is a span of the text."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from corpus.model import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Words that end in a point without ending a sentence: "art. 20", "inc. b)", "D.S. 004-2019-JUS", "p. ej.", "S.A.C."
_ABBREVIATION_LIST = """
    art arts inc incs num nums lit lits núm núms nro nros no n.° n° nº cap caps tít tit pár párr párrs parr frac fracc
    ord res resol d.s d.l d.leg dec leg d.u r.m r.d r.s r.a r.j r.c sr sra srta sres dr dra drs abog ing lic econ arq
    prof gral pág págs pag p pp fs fjs exp expdte ref cf cfr v.gr p.ej ej vs ss sgtes sgte aprox máx mín dpto prov dist
    av jr psje mz lt urb km kg mts s.a s.a.c s.r.l e.i.r.l ee.uu vol ed reg admin telf tel
"""
_ABBREVIATIONS = frozenset(_ABBREVIATION_LIST.split())
# What a list item begins with: "a)", "d.1)", "b.", "1.", "5.1.c)", "20.1 ", "-", "•", "IV."; not "a), b) y c)"
_ITEM = re.compile(
    r"[-–—•●▪*]\s|\(?(?:[a-zñ]{1,2}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-z]\.\d{1,2})\)(?!,)|[a-zñIVX]{1,4}\.-?"
    r"\s"
    r"|\d{1,3}(?:\.\d{1,3})*(?:\.[a-z])?"
    r"(?:[).]-?\s|\s+[A-ZÁÉÍÓÚÑ¿])"
)
# A line that is a heading by its words or capitals: "Artículo 20.- Atribuciones", "CAPÍTULO II", "DEL CONCEJO"
_HEADING = re.compile(
    r"(?:Art[íi]culo|ART[ÍI]CULO|T[íi]tulo|T[ÍI]TULO|Cap[íi]tulo|CAP[ÍI]TULO|Secci[óo]n|SECCI[ÓO]N|Anexo|ANEXO|Disposici)"
    r"[^\n]*|[^a-zñáéíóú\n]{4,}"
)
# The number of a heading or of a list item, whose point ends no sentence: "Artículo 20.", "\n3."
_NUMBERED = re.compile(
    r"(?:\bart[íi]culo\s+\S{1,12}|(?:^|\n)\s*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zñ]|[ivxlc]{1,6}))\.$", re.IGNORECASE
)
_POINTS_AT = re.compile(
    r"(?:art[íi]culos?|numeral(?:es)?|literal(?:es)?|incisos?|n[°º]|de|del|la|el|los|las|en|al)$", re.IGNORECASE
)
_LAST_WORD = re.compile(r"[\w°º]+(?:\.[\w°º]+)*$")
_DOTTED = re.compile(r"\d{1,3}\.\d{1,3}")
_CLOSERS = "\"'»”’)]"
_OPENERS = "\"'«“‘([¿¡-–•"
_LINKS = {"y", "o", "e", "u"}
_WINDOW = 160  # characters looked back for the line and the word that end before a token


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the blanks around them.

    A line that begins as a list item, and a blank line, begin a sentence; a line merely wrapped does not.
    """
    return tuple(span for start, end in _bounds(text) if (span := _trim(text, start, end)) is not None)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    document = _pipeline()(text)
    starts = [sentence.start_char for sentence in document.sents]
    return zip(starts, [*starts[1:], len(text)], strict=True) if starts else iter(())


def _trim(text: str, start: int, end: int) -> Span | None:
    inner = text[start:end]
    body = inner.strip()
    if not body:
        return None
    first = start + inner.index(body)
    return Span(first, first + len(body))


@cache
def _pipeline() -> "Language":
    with _without("torch"):
        import spacy
        from spacy.language import Language

        Language.component("legal_sentences", func=mark_sentences)
        pipeline = spacy.blank("es")
    pipeline.add_pipe("legal_sentences")
    pipeline.max_length = 50_000_000
    return pipeline


@contextmanager
def _without(library: str) -> Iterator[None]:
    """Hide a library while another loads: spaCy's rules need no torch, and loading that takes seconds."""
    known: ModuleType | None = sys.modules.get(library)
    if known is None:
        sys.modules[library] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if known is None:
            sys.modules.pop(library, None)


def mark_sentences(document: "Doc") -> "Doc":
    """Set on every token whether it begins a sentence."""
    text, end = document.text, 0
    for token in document:
        token.is_sent_start = not token.is_space and begins(text, end, token.idx)
        if not token.is_space:
            end = token.idx + len(token)
    return document


def begins(text: str, end: int, start: int) -> bool:
    """True when a sentence begins at `start`, the word before it having ended at `end`."""
    if end == 0:
        return True
    before, gap = text[max(0, end - _WINDOW) : end], text[end:start]
    if "\n" in gap and _begins_line(text, before, gap, start):
        return True
    if not gap:
        return False
    if before[-1] in ";:":
        return _ITEM.match(text, start) is not None
    return _ended(before) and (text[start].isupper() or text[start].isdigit() or text[start] in _OPENERS)


def _begins_line(text: str, before: str, gap: str, start: int) -> bool:
    line = before.rpartition("\n")[2].strip()
    if gap.count("\n") > 1:
        return True
    if _ITEM.match(text, start):
        return not _POINTS_AT.search(before) and (
            before[-1] in ".;:,)" or _last_word(before) in _LINKS or _plainly_item(text, start)
        )
    return (
        _HEADING.fullmatch(line) is not None
        and (text[start].isupper() or text[start] in _OPENERS)
        and before[-1] != ","
    )


def _plainly_item(text: str, start: int) -> bool:
    """True for an item that no wrapped line looks like: a letter, a bullet, a number with its article's before it."""
    return not text[start].isdigit() or _DOTTED.match(text, start) is not None


def _ended(before: str) -> bool:
    """True when a text ends as a sentence does, and not in an abbreviation or a number's point."""
    body = before.rstrip(_CLOSERS)
    if not body or body[-1] not in ".!?…":
        return False
    if body[-1] != ".":
        return True
    word = _last_word(body[:-1])
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return False
    return _NUMBERED.search(body) is None


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text)
    return found.group().lower() if found else ""
