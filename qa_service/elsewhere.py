"""Which national norms that the index lacks may regulate what was asked: told where a draft is refused or doubtful."""

from collections.abc import Sequence

from corpus.identifiers import RegulationId
from corpus.model import Place
from index.model import Card, Entry, Hit, Searcher
from qa_service.attribution import cite
from qa_service.model import Understanding

_NAMED = 3  # norms: the first is the one meant for half of the questions, one of three for two thirds
_LEAST = 0.65  # cosine: below it an article is hardly of the matter
_TOLD = "Puede regularlo una norma que este servicio no tiene: {norms}. Compruebe que siga vigente."


def hint(understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> str:
    """The norms nearer to the question than all that was found, by their articles; empty when there are none."""
    found = max((hit.parts.get("cosine", 0.0) for hit in hits), default=0.0)
    entries = searcher.elsewhere(understanding.query, _NAMED)
    nearer = [entry for entry in entries if entry.cosine >= max(found, _LEAST)]
    return _TOLD.format(norms=_joined([_named(entry) for entry in nearer])) if nearer else ""


def _named(entry: Entry) -> str:
    return cite(entry.provision, _card(entry.provision.regulation, entry.title))


def _card(norm: RegulationId, title: str) -> Card:
    return Card(norm, title, None, None, Place(), (), None, None, None, "")


def _joined(names: Sequence[str]) -> str:
    return " o ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
