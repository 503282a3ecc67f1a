"""A model's text -> sentences with the tokens they cite. Tolerant of layout, strict about tokens."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus.errors import ModelFailure
from drafters.model import Failure
from ingest.folding import fold
from qa_service.quoting import count_words
from qa_service.words import squeeze

LONGEST = 150  # words
_TOKEN = re.compile(r"\[{1,2}\s*([A-Z0-9]{4})\s*\]{1,2}")
_LIST = re.compile(r"\[{1,2}\s*([A-Z0-9]{4}(?:\s*[,;]\s*[A-Z0-9]{4})+)\s*\]{1,2}")
_BULLET = re.compile(r"^\s*(?:[-*•>]+|\d{1,2}[.)])\s+")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡])|(?<=\]\])\s*(?=[A-ZÁÉÍÓÚÑ¿¡])")
_MARKUP = re.compile(r"[*_`#]{1,3}|<[^<>]{0,200}>|!?\[[^\[\]]*\]\([^()]*\)")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|$)", re.DOTALL)
_NONE = re.compile(r"^\W*sin\s+respuesta\b")
_SPANISH = frozenset(re.findall(r"\w+", "el la los las de del que en se por para con no una un es su al debe puede si"))
_ENGLISH = frozenset(re.findall(r"\w+", "the of and to is in for that must may be are not can with this within by"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that the model said, without its tokens, and the tokens it cited that exist."""

    text: str
    tokens: tuple[str, ...]
    invented: tuple[str, ...] = ()


def read(written: str, known: Collection[str]) -> tuple[Sentence, ...]:
    """The sentences of a model's text in order; raises `ModelFailure` for one that can't be an answer as a whole."""
    text = _THOUGHT.sub(" ", written).replace("\ufffd", "").strip()
    if not text or _NONE.match(fold(text)):
        raise ModelFailure(Failure.EMPTY)
    if count_words(_TOKEN.sub(" ", text)) > LONGEST:
        raise ModelFailure(Failure.LONG)
    if not spanish(text):
        raise ModelFailure(Failure.LANGUAGE)
    parts = [part for line in _spread(text).splitlines() for part in _END.split(_BULLET.sub("", line))]
    return tuple(sentence for sentence in _joined(parts, known) if sentence.text)


def spanish(text: str) -> bool:
    """Whether a text is Spanish, told by its commonest words; one too short to tell is."""
    words = re.findall(r"[a-z]+", fold(text))
    spanish, english = (sum(word in common for word in words) for common in (_SPANISH, _ENGLISH))
    foreign = sum(not char.isascii() and char.isalpha() and char.lower() not in "áéíóúñüª°º" for char in text)
    return english <= spanish and foreign <= len(text) // 20


def _spread(text: str) -> str:
    """`[[AAAA, BBBB]]` as two tokens."""
    return _LIST.sub(lambda found: " ".join(f"[[{one.strip()}]]" for one in re.split("[,;]", found[1])), text)


def _joined(parts: list[str], known: Collection[str]) -> list[Sentence]:
    """A token that stands alone after a point belongs to the sentence before it."""
    found: list[Sentence] = []
    for part in parts:
        cited = tuple(dict.fromkeys(_TOKEN.findall(part)))
        text = squeeze(_MARKUP.sub(" ", _TOKEN.sub(" ", part))).strip(" -–:;,").rstrip(" .")
        real, invented = tuple(one for one in cited if one in known), tuple(one for one in cited if one not in known)
        if not text and found:
            before = found.pop()
            found.append(Sentence(before.text, (*before.tokens, *real), (*before.invented, *invented)))
        elif text:
            found.append(Sentence(text, real, invented))
    return found
