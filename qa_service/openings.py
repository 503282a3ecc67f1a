"""The beginning of a text, cut where it closes."""

import re

from corpus.model import Span

WORD = re.compile(r"\S+")
# What leads into words that are left out: "del contrato o"
LOOSE_END = re.compile(
    r"(?:\s+(?:[aeouy]|al?|de[l]?|en|con|contra|por|para|que|como|se|el|l[ao]s?|una?|seg[úu]n|sobre|m[áa]s|cuando|si|su|sus|es|son))+$"
)


def first_words(text: str, span: Span, count: int) -> Span:
    """The beginning of a span, at most `count` words of it; one that is cut does not end on a word that leads on."""
    words = list(WORD.finditer(text, span.start, span.end))
    if count >= len(words):
        return Span(span.start, words[-1].end())
    return Span(span.start, _firm(text, span.start, words[max(count, 1) - 1].end()))


def _firm(text: str, start: int, end: int) -> int:
    """The end of a cut without what leads into the words left out: "dentro del plazo de"."""
    kept = LOOSE_END.sub("", text[start:end])
    return start + len(kept) if kept.strip() else end
