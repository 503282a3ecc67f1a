"""Cleaning of extracted characters: a list of steps, each a function from text to text with one reason to exist."""

import re
import unicodedata
from collections.abc import Callable

Step = Callable[[str], str]

_CONTROLS = [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
_ZERO_WIDTH = [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC)]
_INVISIBLE = dict.fromkeys(_CONTROLS + _ZERO_WIDTH)
_SPACES = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x0132: "IJ", 0x0133: "ij"}
_BULLETS = dict.fromkeys([0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF02D, 0xF0A8, 0xF0FC], "•")
_RUN = re.compile(r" {2,}")
_EDGE = re.compile(r" *\n *")


def drop_invisible(text: str) -> str:
    """Control and zero-width characters, which no reader sees: "Artí\u00adculo" -> "Artículo"."""
    return text.translate(_INVISIBLE)


def plain_spaces(text: str) -> str:
    """Every kind of space as the plain one: a non-breaking space in "Nº 27972" would hide it from a search."""
    return text.translate(_SPACES)


def open_ligatures(text: str) -> str:
    """Typeset ligatures as the letters they join: "oﬁcina" -> "oficina"."""
    return text.translate(_LIGATURES)


def plain_bullets(text: str) -> str:
    """Word processors' private bullets (symbol fonts) as "•"."""
    return text.translate(_BULLETS)


def compose(text: str) -> str:
    """Letters and their accents as one character (NFC), for files that keep them apart."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def single_spaces(text: str) -> str:
    """One space where justified setting left several, none at the ends of a line."""
    return _EDGE.sub("\n", _RUN.sub(" ", text)).strip(" ")


STEPS: tuple[Step, ...] = (drop_invisible, plain_spaces, open_ligatures, plain_bullets, compose, single_spaces)


def clean(text: str) -> str:
    """The text after every step, in order."""
    for step in STEPS:
        text = step(text)
    return text
