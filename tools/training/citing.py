"""Sentences that cite an article as questions in the law's own words, which that article answers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from corpus.identifiers import ProvisionId, RegulationId, article_of
from index.sentences import sentences
from ingest.names import NameIndex
from ingest.references import find_references
from tools.training.examples import Article, Example

_WORDS = range(8, 60)  # of a sentence without its citation
_TAKEN = 6  # sentences of one norm, so that no long one speaks for all

Norms = Mapping[RegulationId, Sequence[Article]]


def citing(norms: Norms, names: NameIndex) -> Iterator[Example]:
    """The first sentences of each norm that cite one other article of these norms, the citation left out."""
    known = {article.id: article for articles in norms.values() for article in articles}
    for articles in norms.values():
        for cited, sentence in islice(_cited(articles, names, known), _TAKEN):
            yield Example((sentence,), known[cited])


def _cited(
    articles: Sequence[Article], names: NameIndex, known: Mapping[ProvisionId, object]
) -> Iterator[tuple[ProvisionId, str]]:
    for article in articles:
        for span in sentences(article.text):
            cited, left = _read(span.of(article.text), article.id, names)
            if cited in known and cited != article.id and len(left) in _WORDS:
                yield cited, " ".join(left)


def _read(sentence: str, at: ProvisionId, names: NameIndex) -> tuple[ProvisionId | None, list[str]]:
    """The one article that a sentence cites, None where it is not one, and the words left without citations."""
    found = find_references(sentence, at.regulation, names, at.eid)
    cited = {ProvisionId(one.regulation, article_of(one.eid)) for one in found if one.regulation and one.eid}
    for one in sorted(found, key=lambda one: -one.span.start):
        sentence = f"{sentence[: one.span.start]} {sentence[one.span.end :]}"
    return cited.pop() if len(cited) == 1 else None, sentence.split()
