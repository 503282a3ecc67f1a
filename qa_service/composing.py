"""Evidence -> a short draft: the deciding sentences, quoted, with norm, article and numeral in the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Span
from corpus.validity import Status
from index.model import Wording
from qa_service import attribution
from qa_service.citing import Citer
from qa_service.clauses import body_start, cut, first_words, pieces, trim
from qa_service.dates import last_day, written
from qa_service.evidence import Evidence, Matter, stems_of
from qa_service.limits import USUAL, Limits
from qa_service.model import Citation, QuestionKind, Statement, Understanding
from qa_service.phrasing import opening
from qa_service.words import squeeze

_ITEM_LINE = re.compile(r"\s*\n\s*(?=(?:[-–—•●▪]\s|\(?(?:[a-zñ]{1,2}|[ivx]{1,5}|\d{1,3})\)|(?:\d{1,3}\.)+\d{0,3}\s))")
_STRAY_END = re.compile(r"[\s,;:\"“”]+$")
_STRAY_START = re.compile(r"^[\s\"“”]+")
_SHORTEST_ITEM = 6
# So many items of a list that answer, by their own words, about as well as the best: the list is the answer.
_ALIKE_ITEMS = 3
_ALIKE = 0.8
_CUT_AT_MOST = 2.0
_WORD = re.compile(r"\w+")
_INTRODUCED = {QuestionKind.WHERE_IN_LAW: "Lo regula"}
_ALSO = "Véase también"
_LISTS = frozenset({QuestionKind.LIST, QuestionKind.REQUIREMENTS, QuestionKind.PROCEDURE})
_TITLED = 2  # the articles whose norm's title is said
_PLACE = 6  # "rige solo en San Juan de Lurigancho"
_AROUND = 7  # what stands around a name and its quotes, and the smaller parts that the name may add
# "Salvo …", "Excepcionalmente …", "Los actos que contravengan esta disposición son nulos"
_EXCEPTION = re.compile(
    r"\b(?:salvo|excep(?:to|cion|t[uú])\w*|no\s+obstante|sin\s+embargo|siempre\s+que|contraven\w+|incumplimiento|"
    r"nul[oa]s?|nulidad|causal(?:es)?|bajo\s+responsabilidad)\b",
    re.IGNORECASE,
)
_Group = Sequence[Evidence]


def compose(
    understanding: Understanding,
    evidence: Sequence[Evidence],
    matter: Matter,
    citer: Citer,
    limits: Limits = USUAL,
) -> tuple[Statement, ...]:
    """The statements of a draft, the deciding article first; empty without evidence."""
    groups = _articles(evidence, limits)
    frames = [_frame(understanding, group, groups[:place], citer) for place, group in enumerate(groups)]
    while len(frames) > 1 and _rooms(frames, limits)[0] < limits.least:
        frames.pop()
    statements, spare = [], 0
    for place, (group, room) in enumerate(zip(groups, _rooms(frames, limits), strict=False)):
        spans = _spans(group, room + spare, limits, matter, understanding.kind)
        spare += room - sum(_words(span, group[0].wording) for span in spans)
        lead = _lead(understanding, group[0], spans, matter) if place == 0 else _ALSO
        titled = _titled(group, groups[:place])
        statements.append(_statement(understanding, group[0].wording, spans, lead, citer, titled))
    return tuple(statements)


def _frame(understanding: Understanding, group: Sequence[Evidence], before: Sequence[_Group], citer: Citer) -> int:
    """About how many words a statement says around its quotes."""
    wording = group[0].wording
    named = attribution.cite(wording.provision, citer.card(wording), _titled(group, before))
    return (
        _count(f"{named} {_mark(wording, citer, understanding, bool(before))}")
        + _AROUND
        + _remarks(group, before, citer)
    )


def _remarks(group: _Group, before: Sequence[_Group], citer: Citer) -> int:
    """About how many words a draft closes with because of a norm: its notice, and the place that it binds."""
    card = citer.card(group[0].wording)
    if card is None or any(_norm(group) == _norm(other) for other in before):
        return 0
    notices = {told.notice for other in before if (told := citer.card(other[0].wording))}
    notice = card.notice if card.notice and card.notice not in notices else ""
    return _count(notice) + (0 if card.place.national else _count(card.label) + _PLACE)


def _rooms(frames: Sequence[int], limits: Limits) -> list[int]:
    """The words that each article's quotes may take, the first one's first."""
    others = [limits.second, *([limits.other] * len(frames))][: len(frames) - 1]
    return [min(limits.words - sum(frames) - sum(others), limits.first), *others]


def _titled(group: Sequence[Evidence], before: Sequence[_Group]) -> bool:
    """Whether a norm's title is said: not when an article of it was cited before, nor far down."""
    return len(before) < _TITLED and all(_norm(group) != _norm(other) for other in before)


def _norm(group: Sequence[Evidence]) -> RegulationId:
    return group[0].wording.provision.regulation


def _articles(evidence: Sequence[Evidence], limits: Limits) -> list[list[Evidence]]:
    """The pieces of the best articles, an article a group: another article only when it was found nearly as surely."""
    groups: dict[ProvisionId, list[Evidence]] = {}
    for piece in evidence:
        groups.setdefault(piece.wording.provision, []).append(piece)
    chosen: list[list[Evidence]] = []
    for group in sorted(groups.values(), key=lambda group: -group[0].score):
        good = not chosen or group[0].relative >= limits.near
        if good and stems_of(group[0].text) and not any(_repeats(group[0], other[0], limits.same) for other in chosen):
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
    marks = _mark(wording, citer, understanding, lead == _ALSO)
    quoted = _STRAY_END.sub("", " […] ".join(_shown(wording, span) for span in spans))
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
        return f"{day}; hoy el texto es otro, desde el {written(wording.valid_to)}" if wording.valid_to else day
    return attribution.version_note(wording, brief)


def _spans(
    group: Sequence[Evidence], room: int, limits: Limits, matter: Matter, kind: QuestionKind
) -> tuple[Span, ...]:
    """The spans of one wording to quote, in reading order: all of a short one, else its best pieces."""
    wording = group[0].wording
    whole = Span(body_start(wording.text, wording.heading), len(wording.text.rstrip()))
    if _words(whole, wording) <= min(room, limits.whole):
        return (whole,)
    if _asks_list(group, matter, kind, room) and (listed := _listed(_list_lead(group[0]), wording, room, matter)):
        return _joined(listed, wording.text)
    taken = list(_best(group, room, limits, matter.points))
    left = room - sum(_words(span, wording) for span in taken)
    taken += _exceptions(taken, wording, left)
    left = room - sum(_words(span, wording) for span in taken)
    return _joined([*taken, *_items(taken, wording, left)], wording.text)


def _list_lead(best: Evidence) -> Span:
    """The words that open the list which the best piece opens or stands in."""
    return best.piece.lead or best.piece.span


def _asks_list(group: _Group, matter: Matter, kind: QuestionKind, room: int) -> bool:
    """Whether the whole list answers: it is asked for, or its opening words or several of its items answer alike.

    A list that was not asked for must lose little by being cut to the room: the item that answers is worth more whole.
    """
    best, wording = group[0], group[0].wording
    if kind in _LISTS:
        return True
    lead = _list_lead(best)
    items = [piece for piece in pieces(wording.text, wording.heading) if piece.lead == lead]
    if _words(lead, wording) + sum(_words(item.span, wording) for item in items) > _CUT_AT_MOST * room:
        return False
    least = _ALIKE * matter.points(best.text)
    alike = [item for item in items if matter.points(item.span.of(wording.text)) >= least]
    return best.piece.lead is None or len(alike) >= _ALIKE_ITEMS


def _listed(lead: Span, wording: Wording, room: int, matter: Matter) -> tuple[Span, ...]:
    """A list with the words that open it, long items cut so that each has its place; empty for no list."""
    items = [piece.span for piece in pieces(wording.text, wording.heading) if piece.lead == lead]
    if not items or not lead.of(wording.text).endswith(":"):
        return ()
    opened = lead if _words(lead, wording) <= room // 2 else trim(wording.text, lead, room // 2, matter.points)
    lengths = [_words(item, wording) for item in items]
    share = _share(lengths, room - _words(opened, wording))
    if share < _SHORTEST_ITEM:
        return ()
    return (opened, *(first_words(wording.text, item, share) for item in items))


def _share(lengths: Sequence[int], room: int) -> int:
    """The most words an item may keep so that all items fit into the room."""
    return max((most for most in range(max(lengths) + 1) if sum(min(most, one) for one in lengths) <= room), default=0)


def _best(group: Sequence[Evidence], room: int, limits: Limits, weigh: Callable[[str], float]) -> Iterator[Span]:
    """The best piece, cut to the room, with what leads into it, and others nearly as good while room is left."""
    wording, taken, left = group[0].wording, list[Span](), room
    for found in group:
        if taken and (found.score < limits.alike * group[0].score or left < limits.fewest):
            return
        for span in reversed(found.piece.spans):
            for part in (span,) if taken else cut(wording.text, span, left, weigh):
                if not taken or (_words(part, wording) <= left and not any(other.holds(part) for other in taken)):
                    yield part
                    taken.append(part)
                    left -= _words(part, wording)


def _exceptions(taken: Sequence[Span], wording: Wording, left: int) -> Iterator[Span]:
    """The exceptions and consequences that follow upon a quoted sentence, as far as there is room."""
    found = pieces(wording.text, wording.heading)
    for before, piece in pairwise(found):
        said = before.span in taken and piece.span not in taken and _EXCEPTION.search(piece.span.of(wording.text))
        if said and _words(piece.span, wording) <= left:
            yield piece.span
            left -= _words(piece.span, wording)


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
    return _count(span.of(wording.text))


def _count(text: str) -> int:
    return len(_WORD.findall(text))
