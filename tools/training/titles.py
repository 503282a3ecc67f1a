"""Titles of norms at large, for the cohort that scores are read beside."""

from collections.abc import Iterable

from corpus.model import Regulation
from index.tokens import fold, words

_LEAST = 3  # words that say what a norm is about: fewer are a designation, «Ley N° 31691»
_KINDS = frozenset({"ley", "decreto", "legislativo", "supremo", "urgencia", "resolucion"})


def titles_of(norms: Iterable[Regulation]) -> list[str]:
    """Each title of a national norm that says what the norm is about, once, in order."""
    national = (norm.title for norm in norms if norm.place.national)
    return sorted({fold(title): title for title in national if _subject(title)}.values())


def _subject(title: str) -> bool:
    return sum(word.isalpha() and word not in _KINDS for word in words(title)) >= _LEAST
