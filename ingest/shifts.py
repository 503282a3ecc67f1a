r"""Text layers whose every character stands a fixed number of codes from the one printed, told by what they become.

A font embedded without its encoding gives the places of its glyphs: «La ley» is «/D\x03OH\\» where the font keeps the
order of Apple's standard glyphs, in which the space is the third. Other files move each code by some other number.
A shift is undone only where the result is beyond doubt Spanish.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from ingest.legibility import COMMON, WORD
from ingest.printed import Word

_FARTHEST = 31
_APPLE = 29  # how far ASCII stands from its place in Apple's glyph order; the other letters stand 30 from Mac Roman
_APPLE_ASCII_END, _APPLE_END = 97, 222
_SAMPLE = 3_000
_ENOUGH = 200  # characters from which a shift can be told
_KINDS = 4  # different ones among the commonest
_LONGEST_MEAN = 9  # letters a word; Spanish has five
_FOREIGN, _CERTAIN = 0.06, 0.2  # share of the commonest words in a text: of noise at most, of prose at least


def unshifted(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with the shift undone in the upright or the bold print, each judged alone: they are other fonts."""
    decoders = {bold: _decoder([w.text for w in words if w.bold is bold]) for bold in (False, True)}
    if not any(decoders.values()):
        return words
    return tuple(part for word in words for part in _read(word, decoders[word.bold]))


def _decoder(texts: Sequence[str]) -> Callable[[str], str] | None:
    """What reads these words, or None where they can be read as they are or nothing reads them for certain."""
    sample = " ".join(texts)[:_SAMPLE]
    if len(sample) < _ENOUGH or _spanish(sample) > _FOREIGN or _spanish(sample.lower()) > _FOREIGN:
        return None  # headings in capitals read as they are
    best = max(_shifts(), key=lambda by: _spanish(_moved(sample, by)))
    return (lambda text: _moved(text, best)) if _spanish(_moved(sample, best)) >= _CERTAIN else None


def _shifts() -> Iterator[int]:
    return (by for by in range(-_FARTHEST, _FARTHEST + 1) if by)


def _spanish(text: str) -> float:
    """The share of a text's words that are among the commonest; none where few are, or where words stick together.

    Single letters don't count, nor do capitals: a shift of 32 more or less changes only the case.
    """
    words = [word for word in WORD.findall(text) if len(word) > 1]
    known = Counter(word for word in words if word in COMMON)
    loose = sum(map(len, words)) < _LONGEST_MEAN * len(words)
    return known.total() / len(words) if loose and len(known) >= _KINDS else 0.0


def _moved(text: str, by: int) -> str:
    """The text with every code moved, spaces where they are."""
    return text.translate(_table(by))


@cache
def _table(by: int) -> dict[int, str]:
    """What each code becomes; a code that a shift brings below the first letter stays."""
    table = {code: chr(code + by) for code in range(1, 0x250) if code != ord(" ") and code + by >= ord(" ")}
    if by == _APPLE:
        table |= {code: _mac_roman(code + 30) for code in range(_APPLE_ASCII_END + 1, _APPLE_END)}
    return table


@lru_cache(maxsize=256)
def _mac_roman(code: int) -> str:
    return bytes([code]).decode("mac_roman")


def _read(word: Word, decode: Callable[[str], str] | None) -> Iterator[Word]:
    """A word as it reads; one that holds spaces falls apart, each part as wide as it is long."""
    if decode is None:
        yield word
        return
    text = decode(word.text)
    width, position = (word.x1 - word.x0) / max(len(text), 1), 0
    for part in text.split():
        start = text.index(part, position)
        position = start + len(part)
        yield word._replace(text=part, x0=word.x0 + start * width, x1=word.x0 + position * width)
