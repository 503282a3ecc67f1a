"""Folding that keeps every offset: lower case, no accents, plain hyphens and spaces, one character for one."""

import re
import unicodedata
from functools import lru_cache

from ingest.characters import replacer

_TABLE = {
    code: unicodedata.normalize("NFD", chr(code))[0]
    for code in range(0xC0, 0x250)
    if unicodedata.normalize("NFD", chr(code)) != chr(code)
}
_TABLE |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(
    map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\t"), " "
)
_plain = replacer(_TABLE)


@lru_cache(maxsize=32)  # whole norms are folded by one rule after another
def fold(text: str) -> str:
    """The text in lower case without accents and just as long: a position in one is a position in the other."""
    if text.isascii():
        return text.replace("\t", " ").lower()
    return _plain(text).lower()


_LONE_LETTER = re.compile(r"(?<!\w)ñ(?!\w)", re.IGNORECASE)


def fold_letters(text: str) -> str:
    """The text folded, but «ñ» kept where it stands alone, as in "literal ñ)": it is a letter of lists."""
    folded = fold(text)
    for match in _LONE_LETTER.finditer(text):
        folded = f"{folded[: match.start()]}ñ{folded[match.end() :]}"
    return folded
