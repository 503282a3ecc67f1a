"""A model's text -> sentences with the tokens they cite. Tolerant of layout, strict about tokens."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.errors import ModelFailure
from drafters.model import Failure
from ingest.folding import fold
from qa_service.words import count_words, squeeze

LONGEST = 150  # words
_TOKEN = re.compile(r"\[{1,2}\s*([A-Z0-9]{4})\s*\]{1,2}")
_LIST = re.compile(r"\[{1,2}\s*([A-Z0-9]{4}(?:\s*[,;]\s*[A-Z0-9]{4})+)\s*\]{1,2}")
_BULLET = re.compile(r"^\s*(?:[-*•>]+|\d{1,2}[.)])\s+")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡])|(?<=\]\])\s*(?=[A-ZÁÉÍÓÚÑ¿¡])")
_MARKUP = re.compile(r"[*_`#]{1,3}|<[^<>]{0,200}>|!?\[[^\[\]]*\]\([^()]*\)")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|$)", re.DOTALL)
_JSON = re.compile(r"^\s*(?:```\w*\s*)?(?=\{)")
_WRITTEN = re.compile(r'"oracion"\s*:\s*"((?:[^"\\]|\\.)*)')
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
    text = _bare(written)
    sentences = tuple(_of_json(text, known)) if in_json(text) else tuple(_of_text(text, known))
    said = " ".join(sentence.text for sentence in sentences)
    if count_words(said) > LONGEST:
        raise ModelFailure(Failure.LONG)
    if not spanish(said):
        raise ModelFailure(Failure.LANGUAGE)
    return sentences


def chosen(written: str, known: Collection[str]) -> tuple[str, ...]:
    """The tokens that a model chose, in order; raises `ModelFailure` for none, or for one that was never minted."""
    text = _bare(written)
    tokens = [str(one) for one in listed(text, "codigos")] if in_json(text) else _TOKEN.findall(_spread(text))
    named = tuple(dict.fromkeys(one.strip("[] ") for one in tokens))
    if not named:
        raise ModelFailure(Failure.EMPTY)
    if any(one not in known for one in named):
        raise ModelFailure(Failure.UNGROUNDED)
    return named


def in_json(text: str) -> bool:
    """Whether a text, or its beginning, is an answer by schema."""
    return bool(_JSON.match(text))


def readable(text: str) -> str:
    """As much as a person can read of a text that is still being written."""
    return "\n".join(one.replace('\\"', '"') for one in _WRITTEN.findall(text)) if in_json(text) else text


def spanish(text: str) -> bool:
    """Whether a text is Spanish, told by its commonest words; one too short to tell is."""
    words = re.findall(r"[a-z]+", fold(text))
    spanish, english = (sum(word in common for word in words) for common in (_SPANISH, _ENGLISH))
    foreign = sum(not char.isascii() and char.isalpha() and char.lower() not in "áéíóúñüª°º" for char in text)
    return english <= spanish and foreign <= len(text) // 20


def _bare(written: str) -> str:
    text = _THOUGHT.sub(" ", written).replace("\ufffd", "").strip()
    if not text or _NONE.match(fold(text)):
        raise ModelFailure(Failure.EMPTY)
    return text


def listed(text: str, name: str) -> list[Any]:
    """The list of that name in an answer by schema; raises `ModelFailure` for anything else."""
    try:
        found = json.JSONDecoder().raw_decode(text, text.index("{"))[0].get(name)
    except (ValueError, RecursionError):
        raise ModelFailure(Failure.BROKEN) from None
    if not isinstance(found, list):
        raise ModelFailure(Failure.BROKEN)
    return found


def _of_json(text: str, known: Collection[str]) -> Iterator[Sentence]:
    rows = listed(text, "respuesta")
    if not rows:
        raise ModelFailure(Failure.EMPTY)
    for row in rows:
        if not isinstance(row, dict):
            raise ModelFailure(Failure.BROKEN)
        token, said = str(row.get("codigo", "")).strip("[] "), str(row.get("oracion", ""))
        cited = tuple(dict.fromkeys((token, *_TOKEN.findall(said))))
        yield _sentence(said, cited, known)


def _of_text(text: str, known: Collection[str]) -> Iterator[Sentence]:
    parts = [part for line in _spread(text).splitlines() for part in _END.split(_BULLET.sub("", line))]
    return (sentence for sentence in _joined(parts, known) if sentence.text)


def _spread(text: str) -> str:
    """`[[AAAA, BBBB]]` as two tokens."""
    return _LIST.sub(lambda found: " ".join(f"[[{one.strip()}]]" for one in re.split("[,;]", found[1])), text)


def _sentence(said: str, cited: tuple[str, ...], known: Collection[str]) -> Sentence:
    text = squeeze(_MARKUP.sub(" ", _TOKEN.sub(" ", said))).strip(" -–:;,").rstrip(" .")
    return Sentence(text, tuple(one for one in cited if one in known), tuple(one for one in cited if one not in known))


def _joined(parts: list[str], known: Collection[str]) -> list[Sentence]:
    """A token that stands alone after a point belongs to the sentence before it."""
    found: list[Sentence] = []
    for part in parts:
        one = _sentence(part, tuple(dict.fromkeys(_TOKEN.findall(part))), known)
        if not one.text and found:
            before = found.pop()
            found.append(Sentence(before.text, (*before.tokens, *one.tokens), (*before.invented, *one.invented)))
        elif one.text:
            found.append(one)
    return found
