"""Evidence -> a short draft: the deciding sentences, quoted, with norm, article and numeral in the text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.identifiers import ProvisionId
from corpus.model import Span
from corpus.validity import Status
from index.model import Wording
from qa_service import attribution
from qa_service.citing import Citer
from qa_service.clauses import body_start, pieces, trim
from qa_service.dates import written
from qa_service.evidence import Evidence, Matter
from qa_service.model import Citation, Statement, Understanding
from qa_service.phrasing import opening
from qa_service.words import squeeze

_BREAK_BEFORE_ITEM = re.compile(
    r"\s*\n\s*(?=(?:[-–—•●▪]\s|\(?(?:[a-zñ]{1,2}|[ivx]{1,5}|\d{1,3})\)|(?:\d{1,3}\.)+\d{0,3}\s))"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a draft quotes: words for the deciding article and for a second one, and when another piece is as good."""

    first: int = 85
    second: int = 40
    alike: float = 0.8
    other: float = 0.85
    articles: int = 2


def compose(
    understanding: Understanding, evidence: Sequence[Evidence], matter: Matter, citer: Citer, limits: Limits = Limits()
) -> tuple[Statement, ...]:
    """The statements of a draft, the deciding article first; empty without evidence."""
    chosen = _articles(evidence, limits)
    return tuple(
        _statement(
            understanding, group, matter, citer, limits.first if place == 0 else limits.second, limits, place == 0
        )
        for place, group in enumerate(chosen)
    )


def _articles(evidence: Sequence[Evidence], limits: Limits) -> list[list[Evidence]]:
    """The pieces of the best articles, an article a group: a second article only when it answers nearly as well."""
    groups: dict[ProvisionId, list[Evidence]] = {}
    for piece in evidence:
        groups.setdefault(piece.wording.provision, []).append(piece)
    ordered = sorted(groups.values(), key=lambda group: -group[0].score)
    return [group for group in ordered if group[0].score >= limits.other * ordered[0][0].score][: limits.articles]


def _statement(
    understanding: Understanding,
    group: Sequence[Evidence],
    matter: Matter,
    citer: Citer,
    longest: int,
    limits: Limits,
    leads: bool,
) -> Statement:
    wording = group[0].wording
    spans = _spans(group, longest, limits.alike, matter.weigh)
    citations = tuple(citer.cite(wording, span) for span in spans)
    quoted = " […] ".join(_shown(citation.quote) for citation in citations)
    said = (
        opening(understanding.kind, understanding.text, citations[0].quote, matter.weigh(citations[0].quote))
        if leads
        else ""
    )
    named = _named(citations, wording, citer)
    begin = "Según" if leads else "También interesa lo que dice"
    marks = "; ".join(mark for mark in _marks(wording, citer, understanding) if mark)
    text = f"{said} {begin} {named}{f' ({marks})' if marks else ''}: «{quoted}»."
    return Statement(text.strip().replace(".».", ".»").replace(":».", "».").replace(";».", "»."), citations)


def _named(citations: Sequence[Citation], wording: Wording, citer: Citer) -> str:
    eids = {citation.eid for citation in citations}
    provision = citations[0].provision if len(eids) == 1 else wording.provision
    return attribution.cite(provision, citer.card(wording))


def _marks(wording: Wording, citer: Citer, understanding: Understanding) -> tuple[str, ...]:
    """What must be said of a wording beside its name: that it is not today's, was repealed, or is an amendment's."""
    card = citer.card(wording)
    on = written(understanding.query.as_of)
    status = citer.status(wording)
    if card and status is Status.REPEALED and card.repealed_on:
        by = f" por {attribution.with_article(card.repealed_by)}" if card.repealed_by else ""
        return (f"norma derogada desde el {written(card.repealed_on)}{by}",)
    if status is Status.REPEALED and wording.valid_to:
        return (f"disposición derogada desde el {written(wording.valid_to)}",)
    if understanding.dated and wording.valid_to:
        return (f"texto vigente al {on}; hoy el texto es otro, desde el {written(wording.valid_to)}",)
    if understanding.dated:
        return (f"texto vigente al {on}",)
    return (attribution.version_note(wording),)


def _spans(group: Sequence[Evidence], longest: int, alike: float, weigh: Callable[[str], float]) -> tuple[Span, ...]:
    """The spans of one wording to quote, in reading order, within a number of words: all of a short one, else its best pieces."""
    wording = group[0].wording
    whole = Span(body_start(wording.text, wording.heading), len(wording.text.rstrip()))
    if _words(whole, wording) <= longest:
        return (whole,)
    taken: list[Span] = []
    left = longest
    for piece in group:
        if taken and (piece.score < alike * group[0].score or left < 12):
            break
        for span in (piece.piece.span, *([piece.piece.lead] if piece.piece.lead else [])):
            cut = trim(wording.text, span, left, weigh) if not taken or _words(span, wording) <= left else None
            if cut and left > 0 and not any(other.holds(cut) for other in taken):
                taken.append(cut)
                left -= _words(cut, wording)
    return _joined(_with_items(taken, wording, left), wording.text)


def _with_items(taken: list[Span], wording: Wording, left: int) -> list[Span]:
    """A quote that ends in a colon is followed by as many of its items as there is room for."""
    taken = sorted(taken)
    for piece in pieces(wording.text, wording.heading):
        led = piece.lead is not None and piece.lead in taken and piece.lead.of(wording.text).endswith(":")
        if led and piece.span not in taken and _words(piece.span, wording) <= left:
            taken.append(piece.span)
            left -= _words(piece.span, wording)
    return taken


def _joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Spans in reading order, those that only blanks part made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _shown(quote: str) -> str:
    """A quote as it is read: wrapped lines joined, list items on lines of their own."""
    return "\n".join(squeeze(line) for line in _BREAK_BEFORE_ITEM.split(quote))


def _words(span: Span, wording: Wording) -> int:
    return len(span.of(wording.text).split())
