"""Evidence -> a short draft: the deciding sentences, quoted, with norm, article and numeral in the text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.identifiers import RegulationId
from corpus.model import Span
from corpus.validity import Status
from index.model import Card, Wording
from qa_service import attribution
from qa_service.choosing import Group as _Group
from qa_service.choosing import articles, grouped
from qa_service.citing import Citer
from qa_service.clauses import CELL
from qa_service.conflicts import Conflict, find_conflict, tell
from qa_service.dates import last_day, written
from qa_service.evidence import Evidence, Matter
from qa_service.exceptions import linked_exception
from qa_service.former import asks_change, former
from qa_service.limits import USUAL, Limits
from qa_service.listing import lists_all, needed
from qa_service.model import Citation, QuestionKind, Statement, Understanding
from qa_service.phrasing import LISTING, opening
from qa_service.premises import correction
from qa_service.quotation import quotation
from qa_service.quoting import spans_of
from qa_service.words import count_words

_INTRODUCED = {QuestionKind.WHERE_IN_LAW: "Lo regula"}
_BY, _ALSO = "Según", "Véase también"
_TITLED = 2  # the articles whose norm's title is said
_PLACE = 6  # "rige solo en San Juan de Lurigancho"
_RIVAL = 0.9  # of the best piece's score, from which another article's may be what was asked for
_AROUND = 7  # what stands around a name and its quotes, and the smaller parts that the name may add


def compose(
    understanding: Understanding,
    evidence: Sequence[Evidence],
    matter: Matter,
    citer: Citer,
    limits: Limits = USUAL,
) -> tuple[Statement, ...]:
    """The statements of a draft, the deciding article first; empty without evidence."""
    ranked = grouped(evidence)
    if not ranked:
        return ()
    conflict = find_conflict(understanding, ranked, matter, citer)
    if conflict:
        return _conflicting(conflict, ranked, understanding, matter, citer, limits)
    groups = articles(ranked, limits)
    first = groups[0][0]
    rivals = [group[0] for group in ranked[1 : limits.rivals]]
    said = _opening(understanding, first, first.piece.spans, rivals, matter)
    old = former(first, matter, citer, limits)
    aside = [old.text] if old and asks_change(understanding) else []
    parts, rooms = _fitted(understanding, groups, [said, *aside, *_heeded(understanding, groups, citer)], citer, limits)
    quotes, spare = _quotes(parts, rooms, understanding, matter, limits)
    answer = _opening(understanding, first, quotes[0], rivals, matter)
    answer = "" if answer in LISTING and not lists_all(first, quotes[0]) else answer
    lead = f"{answer} {_INTRODUCED.get(understanding.kind, _BY)}".strip()
    told = [old] if old and (aside or count_words(old.text) <= spare) else []
    exception = linked_exception(first.wording, quotes[0], matter, citer, limits)
    # The exception of the rule says more than the last article found beside it.
    kept = parts[: max(1, len(parts) - 1)] if exception else parts
    stated = _stated(understanding, kept, quotes, lead, citer)
    return (stated[0], *told, *([exception] if exception else []), *stated[1:])


def _heeded(understanding: Understanding, groups: Sequence[_Group], citer: Citer) -> Sequence[str]:
    """What the draft closes with because of provisions that the question cites and it does not."""
    return citer.remarks(understanding.query.cited, [group[0].wording.provision for group in groups])


def _conflicting(
    conflict: Conflict,
    ranked: Sequence[_Group],
    understanding: Understanding,
    matter: Matter,
    citer: Citer,
    limits: Limits,
) -> tuple[Statement, ...]:
    """Both sides quoted, none answered from alone, and then how they differ."""
    closing = tell(conflict, citer)
    groups = [side.among(ranked) for side in conflict]
    both = replace(limits, least=limits.other)
    parts, rooms = _fitted(understanding, groups, [closing.text, *_heeded(understanding, groups, citer)], citer, both)
    quotes, _ = _quotes(parts, rooms, understanding, matter, limits)
    shown = [side.quoted(spans) for side, spans in zip(conflict, quotes, strict=False)]
    return (*_stated(understanding, parts, shown, _BY, citer), closing)


@dataclass(frozen=True, slots=True)
class _Part:
    """An article to be cited, and whether its norm's title is said."""

    group: _Group
    titled: bool


def _quotes(
    parts: Sequence[_Part], rooms: Sequence[int], understanding: Understanding, matter: Matter, limits: Limits
) -> tuple[list[Sequence[Span]], int]:
    """What each article is quoted with, and the words left; what one leaves is given to the next."""
    quotes, spare = list[Sequence[Span]](), 0
    for part, room in zip(parts, rooms, strict=True):
        wording = part.group[0].wording
        spans = spans_of(part.group, max(room + spare, room // 2), limits, matter, understanding)
        spare += room - len(quotation(wording, spans).split())
        quotes.append(spans)
    return quotes, spare


def _stated(
    understanding: Understanding, parts: Sequence[_Part], quotes: Sequence[Sequence[Span]], lead: str, citer: Citer
) -> list[Statement]:
    """A statement an article, the first one with its lead."""
    return [
        _statement(understanding, part.group[0].wording, spans, _ALSO if place else lead, citer, part.titled)
        for place, (part, spans) in enumerate(zip(parts, quotes, strict=False))
    ]


def _fitted(
    understanding: Understanding, groups: Sequence[_Group], around: Sequence[str], citer: Citer, limits: Limits
) -> tuple[Sequence[_Part], Sequence[int]]:
    """The articles that leave the first one its words, titles left out before articles are, and the room of each.

    `around` is what the draft says besides: its first sentence, what closes it.
    """
    parts: list[_Part] = []
    rooms: list[int] = []
    least = max(limits.least, needed(groups[0][0], understanding.kind, limits))
    for count in range(len(groups), 0, -1):
        for titled in (_TITLED, 1, 0):
            parts = [_Part(group, _titled(group, groups[:place], titled)) for place, group in enumerate(groups[:count])]
            frames = [_frame(understanding, part, groups[:place], citer) for place, part in enumerate(parts)]
            rooms = _rooms([frames[0] + sum(map(count_words, around)), *frames[1:]], limits)
            if rooms[0] >= least:
                return parts, rooms
    return parts, rooms


def _frame(understanding: Understanding, part: _Part, before: Sequence[_Group], citer: Citer) -> int:
    """About how many words a statement says around its quotes."""
    wording = part.group[0].wording
    named = attribution.cite(wording.provision, citer.card(wording), part.titled)
    mark = _mark(wording, citer, understanding, bool(before))
    return count_words(f"{named} {mark}") + _AROUND + _remarks(part.group, before, citer)


def _remarks(group: _Group, before: Sequence[_Group], citer: Citer) -> int:
    """About how many words a draft closes with because of a norm: its notice, and the place that it binds."""
    card = citer.card(group[0].wording)
    if card is None or any(_norm(group) == _norm(other) for other in before):
        return 0
    notices = {told.notice for other in before if (told := citer.card(other[0].wording))}
    notice = card.notice if card.notice and card.notice not in notices else ""
    return count_words(notice) + (0 if card.place.national else count_words(card.label) + _PLACE)


def _rooms(frames: Sequence[int], limits: Limits) -> list[int]:
    """The words that each article's quotes may take, the first one's first."""
    others = [limits.second, *([limits.other] * len(frames))][: len(frames) - 1]
    return [min(limits.words - sum(frames) - sum(others), limits.first), *others]


def _titled(group: _Group, before: Sequence[_Group], most: int) -> bool:
    """Whether a norm's title is said: not when an article of it was cited before, nor after the first `most`."""
    return len(before) < most and all(_norm(group) != _norm(other) for other in before)


def _norm(group: _Group) -> RegulationId:
    return group[0].wording.provision.regulation


def _opening(
    understanding: Understanding, best: Evidence, spans: Sequence[Span], rivals: Sequence[Evidence], matter: Matter
) -> str:
    """What the quotes set right of the question, else what the best piece settles as far as it is quoted.

    Nothing is settled where the best piece of another article, found about as surely, gives another answer, nor from a
    table: the row that looks best may be another procedure's.
    """
    kind, asked, text = understanding.kind, understanding.text, best.wording.text
    heard = " ".join(span.of(text) for span in spans)
    if CELL in heard:
        return ""
    corrected = correction(kind, asked, heard, matter.weigh)
    quoted = [_quoted(part, spans, text) for part in best.piece.spans]
    share = matter.weigh(quoted[-1])
    said = opening(kind, asked, quoted[-1], " ".join(filter(None, quoted)), share)
    others = {
        opening(kind, asked, rival.text, rival.text, share)
        for rival in rivals
        if said and rival.score >= _RIVAL * best.score
    }
    return corrected or ("" if others - {said, ""} else said)


def _quoted(part: Span, spans: Sequence[Span], text: str) -> str:
    """As much of a part as the spans hold."""
    cuts = [Span(max(span.start, part.start), min(span.end, part.end)) for span in spans]
    return " ".join(cut.of(text) for cut in cuts if cut.start < cut.end)


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
    marks = _mark(wording, citer, understanding, lead == _ALSO)
    quoted = quotation(wording, spans)
    said = f"{lead} {named}{f' ({marks})' if marks else ''}: «{quoted}»"
    return Statement(f"{said}{'' if quoted.endswith('.') else '.'}", citations)


def _named(citations: Sequence[Citation], wording: Wording, citer: Citer, titled: bool) -> str:
    eids = {citation.eid for citation in citations}
    provision = citations[0].provision if len(eids) == 1 else wording.provision
    return attribution.cite(provision, citer.card(wording), titled)


def _mark(wording: Wording, citer: Citer, understanding: Understanding, brief: bool) -> str:
    """What must be said beside a wording's name: not today's, repealed, an amendment's; empty for a plain one.

    A `brief` one leaves out which norm amended it.
    """
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
        return f"{day}; {_since_then(wording, card, wording.valid_to)}" if wording.valid_to else day
    return attribution.version_note(wording, brief)


def _since_then(wording: Wording, card: Card | None, ended_on: date) -> str:
    """What became of a wording that bound on a past day: replaced, or ended alone or with its norm."""
    whole = card is not None and card.repealed_on == ended_on
    if whole or wording.repealed:
        return f"{'norma' if whole else 'disposición'} derogada desde el {written(ended_on)}"
    return f"hoy el texto es otro, desde el {written(ended_on)}"
