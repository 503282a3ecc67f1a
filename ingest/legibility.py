"""Whether a text layer is language or noise: letters doubled, an encoding shifted, glyphs without meaning."""

import operator
import re
from collections import Counter

# The commonest words of the languages a file may be in: a page of prose can't do without them.
WORD = re.compile(r"[^\W\d_]+")
COMMON = frozenset(
    WORD.findall(
        "de la que el en y a los del se las por un para con no una su al lo como más o es sus le ya este sí porque "
        "esta son entre art artículo ley the of and to in is for that with on as are by be this it or an at from not "
        "der die und das ist von den mit des im et les est du une dans pour os da em um uma não com il di che per"
    )
)
_LONG, _SAMPLE = 400, 10_000
_MIN_COMMON = 0.04
_FEW_WORDS = 60
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0b-\x1f]")  # no letters: private use, replacement, controls
_MAX_FOREIGN = 0.25
_MAX_DOUBLED = 0.4
_FIGURES = 0.3  # share of digits in a table of coordinates or sums, whose letters are codes
_GLUED = 25  # characters a word on average: a layer whose spaces stand for something else
_VOWELS = frozenset("aeiouáéíóúüàèìòùâêôãõäöAEIOUÁÉÍÓÚÜ")


def legible(text: str) -> bool:
    """False for a long text that can't be read: private or missing glyphs, doubled letters, letters shifted."""
    if len(text) < _LONG:
        return True
    text = text[:_SAMPLE] if len(text) < 2 * _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE]
    if _strange(text) > _MAX_FOREIGN or _doubled(text) > _MAX_DOUBLED:
        return False
    return not _scrambled(text)


def _strange(text: str) -> float:
    """The share of characters that stand for no letter: private use, replacement, controls."""
    return len(_STRANGE.findall(text)) / len(text)


def _doubled(text: str) -> float:
    """The share of letters that repeat the one before: "LLeeyy"; in prose a few in a hundred."""
    letters = " ".join(WORD.findall(text))  # a space apart: codes such as "I1 I1-J1" repeat theirs
    pairs: int = sum(map(operator.eq, letters, letters[1:]))
    return pairs / max(len(letters), 1)


def _scrambled(text: str) -> bool:
    """Latin letters with neither common words nor the vowels that every language needs."""
    words = WORD.findall(text.lower())
    common = sum(map(COMMON.__contains__, words)) / max(len(words), 1)
    if len(words) >= _FEW_WORDS and common >= _MIN_COMMON:
        return False
    counts = Counter(text)
    latin = sum(n for c, n in counts.items() if c < "\u0250") / len(text)
    letters = sum(n for c, n in counts.items() if c.isalpha())
    if latin >= 0.8 and len(text) > _GLUED * len(text.split()):
        return True
    if len(words) < _FEW_WORDS or latin < 0.8:
        digits = sum(n for c, n in counts.items() if c.isdigit())
        return latin >= 0.8 and letters < 0.12 * len(text) and digits < 0.2 * len(text)
    if sum(n for c, n in counts.items() if c.isdigit()) > _FIGURES * len(text):
        return False
    vowels = sum(n for c, n in counts.items() if c in _VOWELS) / letters
    return not 0.3 < vowels < 0.6
