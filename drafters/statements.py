"""Sentences with tokens -> statements whose citations are ours; what says more than its citations is dropped."""

import re
from collections.abc import Mapping, Sequence

from drafters.reading import Sentence
from index.model import Searcher
from ingest.folding import fold
from ingest.references import find_references
from qa_service import attribution
from qa_service.citing import Citer
from qa_service.evidence import Evidence, stems_of
from qa_service.grounding import check
from qa_service.model import CheckKind, Statement, Understanding
from qa_service.words import squeeze

_LINK = re.compile(r"https?:|www\.|@|\]\(|mailto:|javascript:|\b[\w-]+\.(?:com|net|org|io|ru|xyz|pe)\b", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:art(?:iculo|s?\.)|numeral|literal|inciso|ley|decretos?|ordenanzas?|resolucion|directiva|reglamento)\s+"
    r"(?:(?:legislativo|supremo|de\s+urgencia|ministerial|municipal)\s+)?(?:n[°ºo.]*\s*)?[\divxlc]+\b"
)
_DENIES = re.compile(r"\b(?:no|nunca|jamas|prohib\w+|impedid\w+|tampoco|ningun[oa]?|nul[oa]s?)\b")
_LIMITS = re.compile(r"\b(?:no|sin|ni|salvo|excepto|solo|siempre|nunca|jamas|tod[oa]s?|ningun[oa]?|tampoco)\b")
_SOURCES = {CheckKind.RECOGNITION, CheckKind.CONFLICT}


def held(
    sentence: Sentence, sources: Mapping[str, Evidence], understanding: Understanding, searcher: Searcher
) -> Statement | None:
    """The statement of a sentence that the pieces it cites support, or None."""
    if sentence.invented or not sentence.tokens:
        return None
    citer, on = Citer(searcher, understanding.query.as_of), understanding.query.as_of
    stated = _statement(sentence.text, [sources[token] for token in sentence.tokens], citer)
    passed = all(failed.kind in _SOURCES for failed in check(stated, searcher, on).failed)
    return stated if passed and _supported(sentence.text, stated) else None


def _plain(text: str, quoted: str) -> bool:
    """Whether a sentence links nowhere and names no norm but one that its quotes name: other names are ours to give."""
    named = [found.group() for found in _LAW.finditer(fold(text))]
    named += [fold(text[found.span.start : found.span.end]) for found in find_references(text)]
    return not _LINK.search(text) and all(squeeze(name) in quoted for name in named)


def _statement(text: str, cited: Sequence[Evidence], citer: Citer) -> Statement:
    citations = tuple(citer.cite(one.wording, span) for one in cited for span in sorted(one.piece.spans))
    names = dict.fromkeys(
        attribution.cite(citer.cite(one.wording, one.piece.span).provision, citer.card(one.wording), with_title=False)
        for one in cited
    )
    return Statement(f"{text} ({'; '.join(names)}).", tuple(dict.fromkeys(citations)))


def _supported(text: str, stated: Statement) -> bool:
    """Whether every word that tells is the quotes' own, and neither denies or limits what the other does not."""
    quoted = " ".join(citation.quote for citation in stated.citations)
    own, theirs = stems_of(text), stems_of(quoted)
    said, given = fold(text), squeeze(fold(quoted))
    limits = set(_LIMITS.findall(said)) <= set(_LIMITS.findall(given))
    denials = bool(_DENIES.search(said)) == bool(_DENIES.search(given))
    return bool(own) and own <= theirs and limits and denials and _plain(text, given)
