"""Other ways to type the same question, made by rule: what an answer is worth must hardly depend on them.

Every variant is decided by the question's own text, so that two runs ask the same. Digits, and the words they stand in
(numbers of norms, dates, amounts), are never touched.
"""

import hashlib
import json
import random
import re
import unicodedata
from collections.abc import Callable, Mapping

Perturbation = Callable[[str], str]

_LONG = 5  # letters of a word that can be misspelt and still be told
# A word of letters alone, not part of a number, a slug or an abbreviation in capitals.
_WORD = re.compile(rf"(?<![\w.°/-])(?!\w?[A-ZÁÉÍÓÚÑ]{{2}})[^\W\d_]{{{_LONG},}}(?![\w/-])")

# Keys beside each on a Spanish keyboard.
_NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "kñ", "m": "n", "n": "bm", "ñ": "l", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad",
    "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip

_BEFORE = (
    "Buenas tardes, disculpe la molestia, le escribo porque aquí en la oficina tenemos una duda y nadie se pone de "
    "acuerdo. ",
    "Estimados, soy nuevo en el cargo, recién he asumido y me han dejado este tema sin mayor explicación. ",
    "Hola, ojalá puedan ayudarnos, ya hemos preguntado por varios lados y cada uno nos dice una cosa distinta. ",
)
_AFTER = (
    " Le agradecería que me responda cuanto antes, porque nos están pidiendo el informe para esta semana.",
    " Cualquier orientación nos sirve bastante, desde ya muchas gracias por su tiempo.",
    " Eso sería todo por ahora; si hace falta, le llamo más tarde.",
)
_FORMAL = (
    "Es grato dirigirme a usted para saludarlo cordialmente y, a la vez, solicitar opinión respecto de lo siguiente: ",
    " Sin otro particular, hago propicia la oportunidad para expresarle mi especial consideración.",
)


def without_accents(text: str) -> str:
    """Drop accents, diaereses and the tilde of ñ, as on a foreign keyboard."""
    marks = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in "\u0301\u0308\u0303"))


def one_typo(text: str) -> str:
    """Misspell one long word: a letter left out, doubled, exchanged with the next, or hit beside its key."""
    return _misspelt(text, 1)


def two_typos(text: str) -> str:
    """Misspell two long words."""
    return _misspelt(text, 2)


def lower_case(text: str) -> str:
    """Write all in small letters."""
    return text.lower()


def rambling(text: str) -> str:
    """Put the question between sentences that say nothing of the matter."""
    draw = _draw(text)
    return draw.choice(_BEFORE) + text + draw.choice(_AFTER)


def formal(text: str) -> str:
    """Put the question as an official letter does."""
    return _FORMAL[0] + text + _FORMAL[1]


PERTURBATIONS: Mapping[str, Perturbation] = {
    "accents": without_accents,
    "typo_1": one_typo,
    "typo_2": two_typos,
    "lower": lower_case,
    "rambling": rambling,
    "formal": formal,
}
# What each variant is called where people read it.
TITLES = {
    "accents": "Sin tildes",
    "typo_1": "Un error de tecleo",
    "typo_2": "Dos errores de tecleo",
    "lower": "En minúsculas",
    "rambling": "Con rodeos",
    "formal": "Como oficio",
}


def perturbed(questions: bytes, change: Perturbation) -> bytes:
    """JSON lines of cases with each question changed, and nothing else."""
    rows = [json.loads(line) for line in questions.splitlines() if line.strip()]
    lines = [json.dumps({**row, "question": change(row["question"])}, ensure_ascii=False) for row in rows]
    return "".join(f"{line}\n" for line in lines).encode()


def _misspelt(text: str, count: int) -> str:
    draw, words = _draw(text), list(_WORD.finditer(text))
    chosen = draw.sample(words, min(count, len(words)))
    for word in sorted(chosen, key=lambda match: -match.start()):
        text = text[: word.start()] + _slip(word.group(), draw) + text[word.end() :]
    return text


def _slip(word: str, draw: random.Random) -> str:
    """One slip inside a word, its first letter kept; always another word than before."""
    place = draw.randrange(1, len(word) - 1)
    here, after = word[place], word[place + 1]
    near = draw.choice(_NEAR.get(without_accents(here).lower(), "e"))
    slips = [word[:place] + word[place + 1 :], word[:place] + here + word[place:]]
    slips.append(word[:place] + near + word[place + 1 :])
    if here != after:
        slips.append(word[:place] + after + here + word[place + 2 :])
    return draw.choice([slip for slip in slips if slip != word])


def _draw(text: str) -> random.Random:
    return random.Random(hashlib.sha256(text.encode()).digest())
