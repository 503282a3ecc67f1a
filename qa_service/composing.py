"""Evidence -> a short draft: the deciding sentences, quoted, with norm, article and numeral in the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Span
from corpus.validity import Status
from index.model import Wording
from qa_service import attribution
from qa_service.citing import Citer
from qa_service.clauses import body_start, first_words, pieces, trim
from qa_service.dates import last_day, written
from qa_service.evidence import Evidence, Matter, stems_of
from qa_service.model import Citation, QuestionKind, Statement, Understanding
from qa_service.phrasing import opening
from qa_service.words import squeeze

_ITEM_LINE = re.compile(r"\s*\n\s*(?=(?:[-–—•●▪]\s|\(?(?:[a-zñ]{1,2}|[ivx]{1,5}|\d{1,3})\)|(?:\d{1,3}\.)+\d{0,3}\s))")
_STRAY_END = re.compile(r"[\s,;:\"“”]+$")
_STRAY_START = re.compile(r"^[\s\"“”]+")
_SHORTEST_ITEM = 6
_INTRODUCED = {QuestionKind.WHERE_IN_LAW: "Lo regula"}
_LISTS = frozenset({QuestionKind.LIST, QuestionKind.REQUIREMENTS})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a draft quotes, in words: of the deciding article, of a second one, of an article quoted whole.

    `alike` and `other` are the shares of the best score from which another piece, and another article, is as good;
    an article that repeats at least `same` of the words of one already quoted is left out.
    """

    first: int = 73
    second: int = 34
    whole: int = 40
    fewest: int = 12
    alike: float = 0.8
    other: float = 0.86
    same: float = 0.8
    articles: int = 2


def compose(
    understanding: Understanding,
    evidence: Sequence[Evidence],
    matter: Matter,
    citer: Citer,
    limits: Limits = Limits(),
) -> tuple[Statement, ...]:
    """The statements of a draft, the deciding article first; empty without evidence."""
    groups = _articles(evidence, limits)
    alone = len(groups) == 1
    statements = []
    for place, group in enumerate(groups):
        room = limits.first + limits.second * alone if place == 0 else limits.second
        spans = _spans(group, room, limits, matter.weigh, understanding.kind in _LISTS)
        lead = _lead(understanding, group[0], spans, matter) if place == 0 else "Véase también"
        said_before = place > 0 and _norm(group) == _norm(groups[0])
        statements.append(_statement(understanding, group[0].wording, spans, lead, citer, not said_before))
    return tuple(statements)


def _norm(group: Sequence[Evidence]) -> RegulationId:
    return group[0].wording.provision.regulation


def _articles(evidence: Sequence[Evidence], limits: Limits) -> list[list[Evidence]]:
    """The pieces of the best articles, an article a group: another article only when it answers nearly as well."""
    groups: dict[ProvisionId, list[Evidence]] = {}
    for piece in evidence:
        groups.setdefault(piece.wording.provision, []).append(piece)
    chosen: list[list[Evidence]] = []
    for group in sorted(groups.values(), key=lambda group: -group[0].score):
        good = not chosen or group[0].score >= limits.other * chosen[0][0].score
        if good and not any(_repeats(group[0], other[0], limits.same) for other in chosen):
            chosen.append(group)
    return chosen[: limits.articles]


def _repeats(one: Evidence, other: Evidence, same: float) -> bool:
    """Whether two pieces say the same, as a law and its consolidated text do."""
    a, b = stems_of(one.text), stems_of(other.text)
    return len(a & b) >= same * max(len(a | b), 1)


def _lead(understanding: Understanding, best: Evidence, spans: Sequence[Span], matter: Matter) -> str:
    """The first words of a draft: what the best piece settles, as far as it is quoted, then how its source is named."""
    cuts = [Span(max(span.start, best.piece.span.start), min(span.end, best.piece.span.end)) for span in spans]
    quoted = " ".join(cut.of(best.wording.text) for cut in cuts if cut.start < cut.end)
    said = opening(understanding.kind, understanding.text, quoted, matter.weigh(quoted))
    return f"{said} {_INTRODUCED.get(understanding.kind, 'Según')}".strip()


def _statement(
    understanding: Understanding,
    wording: Wording,
    spans: Sequence[Span],
    lead: str,
    citer: Citer,
    titled: bool,
) -> Statement:
    citations = tuple(citer.cite(wording, span) for span in spans)
    named = _named(citations, wording, citer, titled)
    marks = _mark(wording, citer, understanding)
    quoted = _STRAY_END.sub("", " […] ".join(_shown(wording, span) for span in spans))
    said = f"{lead} {named}{f' ({marks})' if marks else ''}: «{quoted}»"
    return Statement(f"{said}{'' if quoted.endswith('.') else '.'}", citations)


def _named(citations: Sequence[Citation], wording: Wording, citer: Citer, titled: bool) -> str:
    eids = {citation.eid for citation in citations}
    provision = citations[0].provision if len(eids) == 1 else wording.provision
    return attribution.cite(provision, citer.card(wording), titled)


def _mark(wording: Wording, citer: Citer, understanding: Understanding) -> str:
    """What must be said beside a wording's name: not today's, repealed, an amendment's; empty for a plain one."""
    card, status = citer.card(wording), citer.status(wording)
    if card and status is Status.REPEALED and card.repealed_on:
        by = f" por {attribution.with_article(card.repealed_by)}" if card.repealed_by else ""
        return f"norma derogada desde el {written(card.repealed_on)}{by}"
    if status is Status.REPEALED and wording.valid_to:
        return f"disposición derogada desde el {written(wording.valid_to)}"
    if status is Status.SUPERSEDED and wording.valid_to:
        return f"texto anterior, vigente hasta el {last_day(wording.valid_to)}"
    if understanding.dated:
        day = f"texto vigente al {written(understanding.query.as_of)}"
        return f"{day}; hoy el texto es otro, desde el {written(wording.valid_to)}" if wording.valid_to else day
    return attribution.version_note(wording)


def _spans(
    group: Sequence[Evidence], room: int, limits: Limits, weigh: Callable[[str], float], listing: bool
) -> tuple[Span, ...]:
    """The spans of one wording to quote, in reading order: all of a short one, else its best pieces."""
    wording = group[0].wording
    whole = Span(body_start(wording.text, wording.heading), len(wording.text.rstrip()))
    if _words(whole, wording) <= limits.whole:
        return (whole,)
    taken = list(_best(group, room, limits, weigh))
    if listing and (items := _listed(taken[0], wording, room)):
        return _joined([taken[0], *items], wording.text)
    left = room - sum(_words(span, wording) for span in taken)
    return _joined([*taken, *_items(taken, wording, left)], wording.text)


def _listed(lead: Span, wording: Wording, room: int) -> tuple[Span, ...]:
    """All items of the list that `lead` introduces, long ones cut so that each has its place; empty for no list."""
    items = [piece.span for piece in pieces(wording.text, wording.heading) if piece.lead == lead]
    share = max((room - _words(lead, wording)) // max(len(items), 1), _SHORTEST_ITEM)
    return (
        tuple(first_words(wording.text, item, share) for item in items) if lead.of(wording.text).endswith(":") else ()
    )


def _best(group: Sequence[Evidence], room: int, limits: Limits, weigh: Callable[[str], float]) -> Iterator[Span]:
    """The best piece, cut to the room, with what leads into it, and others nearly as good while room is left."""
    wording, taken, left = group[0].wording, list[Span](), room
    for found in group:
        if taken and (found.score < limits.alike * group[0].score or left < limits.fewest):
            return
        for span in reversed(found.piece.spans):
            cut = span if taken else trim(wording.text, span, left, weigh)
            if _words(cut, wording) <= left and not any(other.holds(cut) for other in taken):
                yield cut
                taken.append(cut)
                left -= _words(cut, wording)


def _items(taken: Sequence[Span], wording: Wording, left: int) -> Iterator[Span]:
    """The items of a list whose lead is quoted, in order, as many as there is room for."""
    for piece in pieces(wording.text, wording.heading):
        led = piece.lead is not None and piece.lead in taken and piece.lead.of(wording.text).endswith(":")
        if led and piece.span not in taken and _words(piece.span, wording) <= left:
            yield piece.span
            left -= _words(piece.span, wording)


def _joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Spans in reading order, those that only blanks part made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _shown(wording: Wording, span: Span) -> str:
    """A quote as it is read: wrapped lines joined, list items on lines of their own, a cut beginning marked."""
    text = "\n".join(squeeze(line) for line in _ITEM_LINE.split(span.of(wording.text)))
    text = _STRAY_START.sub("", text)
    return f"… {text}" if text[:1].islower() and not _ITEM_LINE.match(f"\n{text}") else text


def _words(span: Span, wording: Wording) -> int:
    return len(span.of(wording.text).split())
