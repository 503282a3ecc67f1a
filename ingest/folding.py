"""Folding that keeps every offset: lower case, no accents, plain hyphens and spaces, one character for one."""

import unicodedata
from functools import lru_cache

_TABLE = {
    code: unicodedata.normalize("NFD", chr(code))[0]
    for code in range(0xC0, 0x250)
    if unicodedata.normalize("NFD", chr(code)) != chr(code)
}
_TABLE |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(
    map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\t"), " "
)


@lru_cache(maxsize=32)  # whole norms are folded by one rule after another
def fold(text: str) -> str:
    """The text in lower case without accents and just as long: a position in one is a position in the other."""
    return text.translate(_TABLE).lower()
