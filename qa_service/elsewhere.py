"""Which national norms that the index lacks may regulate what was asked, told with a refusal or beside a draft."""

from collections.abc import Sequence
from textwrap import shorten

from corpus.identifiers import RegulationId
from corpus.model import Place
from index.model import Card, Entry, Hit, Searcher
from qa_service.attribution import cite
from qa_service.model import Understanding

_NAMED = 3  # norms: the first is the one meant for half of the questions, one of three for two thirds
_LEAST = 0.65  # cosine: below it an article is hardly of the matter
_LONGEST = 88  # characters of a title
_TOLD = "Puede regularlo una norma que este servicio no tiene: {norms}. Compruebe si es así y si sigue vigente."


def hint(understanding: Understanding, hits: Sequence[Hit], searcher: Searcher) -> str:
    """The norms nearer to the question than all that was found, by their articles; empty when there are none.

    So it is for a question that cites a provision which is held, for no other norm is what was asked about, and for one
    about another day: the register has today's law.
    """
    if understanding.dated or (hits and "cited" in hits[0].parts):
        return ""
    found = max((hit.parts.get("cosine", 0.0) for hit in hits), default=0.0)
    entries = searcher.elsewhere(understanding.query, _NAMED)
    nearer = [entry for entry in entries if entry.cosine >= max(found, _LEAST)]
    return _TOLD.format(norms=_joined([_named(entry) for entry in nearer])) if nearer else ""


def _named(entry: Entry) -> str:
    return cite(entry.provision, _card(entry.provision.regulation, entry.title))


def _card(norm: RegulationId, title: str) -> Card:
    """With a title short enough to be told."""
    return Card(norm, shorten(title, _LONGEST, placeholder=" …"), None, None, Place(), (), None, None, None, "")


def _joined(names: Sequence[str]) -> str:
    return " o ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
