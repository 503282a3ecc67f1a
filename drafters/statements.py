"""Sentences with tokens -> statements whose citations are ours; what a statement says beyond them is not let through."""

import re
from collections.abc import Mapping, Sequence

from corpus.model import Span
from drafters.reading import Sentence
from index.model import Searcher
from ingest.folding import fold
from ingest.references import find_references
from qa_service import attribution
from qa_service.citing import Citer
from qa_service.evidence import Evidence, Matter, stems_of
from qa_service.grounding import check
from qa_service.limits import USUAL
from qa_service.model import CheckKind, QuestionKind, Statement, Understanding
from qa_service.quoting import spans_of

_LINK = re.compile(r"https?:|www\.|@|\]\(|mailto:|javascript:|\b[\w-]+\.(?:com|net|org|io|ru|xyz|pe)\b", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:art(?:iculo|s?\.)|numeral|literal|inciso|ley|decretos?|ordenanzas?|resolucion|directiva|reglamento)\s+"
    r"(?:(?:legislativo|supremo|de\s+urgencia|ministerial|municipal)\s+)?(?:n[°ºo.]*\s*)?[\divxlc]+\b"
)
_DENIES = re.compile(r"\b(?:no|nunca|jamas|prohib\w+|impedid\w+|tampoco|ningun[oa]?|sin|nul[oa]s?)\b")
_COVERED = 0.6  # of the content words a statement says, those that stand in what it cites
_SOURCES = {CheckKind.RECOGNITION, CheckKind.CONFLICT}


def statements_of(
    sentences: Sequence[Sentence],
    sources: Mapping[str, Evidence],
    understanding: Understanding,
    searcher: Searcher,
    matter: Matter,
) -> tuple[tuple[Statement, ...], bool]:
    """The statements that pass every check, each article quoted once, and whether the first sentence is among them."""
    citer, on = Citer(searcher, understanding.query.as_of), understanding.query.as_of
    kept: list[Statement] = []
    first = False
    for place, sentence in enumerate(sentences):
        if sentence.invented or not sentence.tokens or not _plain(sentence.text):
            continue
        cited = [sources[token] for token in sentence.tokens]
        stated = _statement(sentence.text, cited, citer, matter, understanding.kind)
        passed = all(failed.kind in _SOURCES for failed in check(stated, searcher, on).failed)
        if passed and _supported(sentence.text, stated) and not _said(stated, kept):
            kept.append(stated)
            first = first or place == 0
    return tuple(kept), first


def _plain(text: str) -> bool:
    """Whether a sentence neither links anywhere nor names a norm or provision: names come from citations alone."""
    return not _LINK.search(text) and not _LAW.search(fold(text)) and not find_references(text)


def _statement(text: str, cited: Sequence[Evidence], citer: Citer, matter: Matter, kind: QuestionKind) -> Statement:
    citations = tuple(citer.cite(one.wording, span) for one in cited for span in _quoted(one, matter, kind))
    names = dict.fromkeys(
        attribution.cite(citer.cite(one.wording, one.piece.span).provision, citer.card(one.wording), with_title=False)
        for one in cited
    )
    return Statement(f"{text} ({'; '.join(names)}).", tuple(dict.fromkeys(citations)))


def _quoted(one: Evidence, matter: Matter, kind: QuestionKind) -> Sequence[Span]:
    """The piece that the model saw, as the extractive drafter would quote it."""
    return spans_of([one], USUAL.first, USUAL, matter, kind)


def _supported(text: str, stated: Statement) -> bool:
    """Whether the words are the quotes' and neither denies what the other does not."""
    quoted = " ".join(citation.quote for citation in stated.citations)
    own, theirs = stems_of(text), stems_of(quoted)
    if not own or len(own & theirs) < _COVERED * len(own):
        return False
    return not _DENIES.search(fold(text)) or bool(_DENIES.search(fold(quoted)))


def _said(stated: Statement, kept: Sequence[Statement]) -> bool:
    return any(stems_of(stated.text) <= stems_of(other.text) for other in kept)
