"""Numbers in words as laws print them in their closing formula: "treinta y uno", "dos mil veintitrés"."""

import re

_UNITS = re.findall(r"\w+", "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince")
_TENS = re.findall(r"\w+", "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_HUNDREDS = re.findall(
    r"\w+", "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
_VALUES = (
    {word: value for value, word in enumerate(_UNITS, 1)}
    | {f"dieci{word}": 10 + value for value, word in enumerate(_UNITS[:9], 1)}
    | {
        f"{ten[:-1]}i{word}": 10 * value + unit
        for value, ten in enumerate(_TENS, 2)
        for unit, word in enumerate(_UNITS[:9], 1)
    }
    | {f"veinti{word}": 20 + value for value, word in enumerate(_UNITS[:9], 1)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {word: 100 * value for value, word in enumerate(_HUNDREDS, 1)}
    | {"un": 1, "primer": 1, "primero": 1, "veintiun": 21, "ciento": 100}
)
_WORD = "|".join(sorted((*_VALUES, "mil"), key=lambda word: -len(word)))
CARDINAL = rf"(?:{_WORD})(?:\s+(?:y\s+)?(?:{_WORD}))*(?![a-z])"
"""A number in words, as a pattern over folded text."""


def cardinal(words: str) -> int | None:
    """The number that folded words say: "mil novecientos noventa y dos" is 1992; None when they say none."""
    total = current = 0
    for word in re.split(r"\s+(?:y\s+)?", words.strip()):
        if word == "mil":
            total, current = total + 1000 * max(current, 1), 0
        elif word in _VALUES:
            current += _VALUES[word]
        else:
            return None
    return total + current
