"""Everyday words and the law's words for them, each with the text or usage it comes from (`lexicon.tsv`)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.tokens import stem, words

_LONGEST = 4  # words of a phrase
_SHORT = 5
_INFINITIVES = ("ar", "er", "ir")


@dataclass(frozen=True, slots=True)
class Entry:
    """Everyday words, the law's terms for them, and where these come from: norms by slug, or official usage."""

    everyday: str
    terms: tuple[str, ...]
    source: str


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry of the shipped lexicon."""
    lines = files("qa_service").joinpath("lexicon.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(Entry(everyday, tuple(terms.split("; ")), source) for everyday, terms, source in rows)


def expand(text: str) -> tuple[str, ...]:
    """The law's terms for the everyday words of a question, in the order they stand, each once."""
    said = tuple(words(text))
    found = (term for start in range(len(said)) for entry in _starting(said[start:]) for term in entry.terms)
    own = " ".join(stem(word) for word in said)
    return tuple(term for term in dict.fromkeys(found) if " ".join(stem(word) for word in words(term)) not in own)


def _starting(said: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries whose words begin what is said; the longest phrase speaks alone."""
    for length in range(min(_LONGEST, len(said)), 0, -1):
        found = _by_key().get(tuple(_form(word) for word in said[:length]), ())
        found += _by_key().get(tuple(_verb(word) for word in said[:1]), ()) if length == 1 else ()
        if found:
            return found
    return ()


@cache
def _by_key() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    grouped: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    for entry in entries():
        for spelling in entry.everyday.split(" / "):
            key = _key(spelling)
            grouped[key] = (*grouped.get(key, ()), entry)
    return grouped


def _key(spelling: str) -> tuple[str, ...]:
    """How a spelling is looked up: a verb alone in any of its forms, other words in singular or plural."""
    said = words(spelling)
    if len(said) == 1 and said[0].endswith(_INFINITIVES):
        return (_verb(said[0]),)
    return tuple(_form(word) for word in said)


def _form(word: str) -> str:
    """A word without its plural ending."""
    return (
        word[:-2] if word.endswith("es") and len(word) > _SHORT else word.removesuffix("s") if len(word) > 3 else word
    )


def _verb(word: str) -> str:
    """The stem of a verb's form, apart from the words that merely look like it."""
    return f"{stem(word)}-"
