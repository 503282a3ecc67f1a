"""Cleaning of extracted characters: a list of steps, each a function from text to text with one reason to exist."""

import re
import unicodedata
from collections.abc import Callable

from ingest.characters import replacer

Step = Callable[[str], str]

_CONTROLS = [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
_ZERO_WIDTH = [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC)]
_without_invisible = replacer(dict.fromkeys(_CONTROLS + _ZERO_WIDTH))
_with_plain_spaces = replacer(dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "))
_with_open_ligatures = replacer(
    {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x0132: "IJ", 0x0133: "ij"}
)
_with_plain_bullets = replacer(dict.fromkeys([0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF02D, 0xF0A8, 0xF0FC], "•"))
_RUN = re.compile(r" {2,}")
_EDGE = re.compile(r" *\n *")


def drop_invisible(text: str) -> str:
    """Control and zero-width characters, which no reader sees: "Artí\u00adculo" -> "Artículo"."""
    return _without_invisible(text)


def plain_spaces(text: str) -> str:
    """Every kind of space as the plain one: a non-breaking space in "Nº 27972" would hide it from a search."""
    return _with_plain_spaces(text)


def open_ligatures(text: str) -> str:
    """Typeset ligatures as the letters they join: "oﬁcina" -> "oficina"."""
    return _with_open_ligatures(text)


def plain_bullets(text: str) -> str:
    """Word processors' private bullets (symbol fonts) as "•"."""
    return _with_plain_bullets(text)


def compose(text: str) -> str:
    """Letters and their accents as one character (NFC), for files that keep them apart."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def single_spaces(text: str) -> str:
    """One space where justified setting left several, none at the ends of a line."""
    text = _RUN.sub(" ", text) if "  " in text else text
    text = _EDGE.sub("\n", text) if "\n" in text else text
    return text.strip(" ")


STEPS: tuple[Step, ...] = (drop_invisible, plain_spaces, open_ligatures, plain_bullets, compose, single_spaces)


def clean(text: str) -> str:
    """The text after every step, in order."""
    for step in STEPS:
        text = step(text)
    return text
