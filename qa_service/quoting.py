"""Which spans of a wording a draft quotes: all of a short one, a list whole, else the pieces that answer best."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.model import Span
from index.model import Wording
from qa_service.clauses import CELL, body_start, cut, first_words, pieces, trim
from qa_service.evidence import Evidence, Matter
from qa_service.limits import Limits
from qa_service.model import QuestionKind

_SHORTEST_ITEM = 6
# So many items of a list that answer, by their own words, about as well as the best: the list is the answer.
_ALIKE_ITEMS = 3
_ALIKE = 0.8
_CUT_AT_MOST = 2.0
_LISTS = frozenset({QuestionKind.LIST, QuestionKind.REQUIREMENTS, QuestionKind.PROCEDURE})
_WORD = re.compile(r"\w+")
# "Salvo …", "Excepcionalmente …", "Los actos que contravengan esta disposición son nulos"
_EXCEPTION = re.compile(
    r"\b(?:salvo|excep(?:to|cion|t[uú])\w*|no\s+obstante|sin\s+embargo|siempre\s+que|contraven\w+|incumplimiento|"
    r"nul[oa]s?|nulidad|causal(?:es)?|bajo\s+responsabilidad)\b",
    re.IGNORECASE,
)


def spans_of(
    group: Sequence[Evidence], room: int, limits: Limits, matter: Matter, kind: QuestionKind
) -> tuple[Span, ...]:
    """The spans of one wording to quote, in reading order: all of a short one, else its best pieces."""
    wording = group[0].wording
    whole = Span(body_start(wording.text, wording.heading), len(wording.text.rstrip()))
    if _length(whole, wording) <= min(room, limits.whole):
        return (whole,)
    if _asks_list(group, matter, kind, room) and (listed := _listed(_list_lead(group[0]), wording, room, matter)):
        return _joined(listed, wording.text)
    taken = list(_best(group, room, limits, matter.points))
    left = room - sum(_length(span, wording) for span in taken)
    taken += _exceptions(taken, wording, left)
    left = room - sum(_length(span, wording) for span in taken)
    return _joined([*taken, *_items(taken, wording, left)], wording.text)


def heading_of(wording: Wording) -> Span | None:
    """The span of a wording's heading, or None where it has none of its own."""
    at = wording.text.find(wording.heading) if wording.heading else -1
    return Span(at, at + len(wording.heading)) if wording.heading and at >= 0 else None


def _list_lead(best: Evidence) -> Span:
    """The words that open the list which the best piece opens or stands in."""
    return best.piece.lead or best.piece.span


def _asks_list(group: Sequence[Evidence], matter: Matter, kind: QuestionKind, room: int) -> bool:
    """Whether the whole list answers: it is asked for, or its opening words or several of its items answer alike.

    A list that was not asked for must lose little by being cut to the room: the item that answers is worth more whole.
    """
    best, wording = group[0], group[0].wording
    if kind in _LISTS:
        return True
    lead = _list_lead(best)
    items = [piece for piece in pieces(wording.text, wording.heading) if piece.lead == lead]
    if _length(lead, wording) + sum(_length(item.span, wording) for item in items) > _CUT_AT_MOST * room:
        return False
    least = _ALIKE * matter.points(best.text)
    alike = [item for item in items if matter.points(item.span.of(wording.text)) >= least]
    return best.piece.lead is None or len(alike) >= _ALIKE_ITEMS


def _listed(lead: Span, wording: Wording, room: int, matter: Matter) -> tuple[Span, ...]:
    """A list with the words that open it, long items cut so that each has its place; empty for no list."""
    items = [piece.span for piece in pieces(wording.text, wording.heading) if piece.lead == lead]
    if not items or not lead.of(wording.text).endswith(":"):
        return ()
    opened = lead if _length(lead, wording) <= room // 2 else trim(wording.text, lead, room // 2, matter.points)
    lengths = [_length(item, wording) for item in items]
    share = _share(lengths, room - _length(opened, wording))
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
                if not taken or (_length(part, wording) <= left and not any(other.holds(part) for other in taken)):
                    yield part
                    taken.append(part)
                    left -= _length(part, wording)


def _exceptions(taken: Sequence[Span], wording: Wording, left: int) -> Iterator[Span]:
    """The exceptions and consequences that follow upon a quoted sentence, as far as there is room."""
    found = pieces(wording.text, wording.heading)
    for before, piece in pairwise(found):
        said = before.span in taken and piece.span not in taken and _EXCEPTION.search(piece.span.of(wording.text))
        if said and _length(piece.span, wording) <= left:
            yield piece.span
            left -= _length(piece.span, wording)


def _items(taken: Sequence[Span], wording: Wording, left: int) -> Iterator[Span]:
    """The items of a list whose lead is quoted, in order, as many as there is room for."""
    for piece in pieces(wording.text, wording.heading):
        led = piece.lead is not None and piece.lead in taken and piece.lead.of(wording.text).endswith(":")
        if led and piece.span not in taken and _length(piece.span, wording) <= left:
            yield piece.span
            left -= _length(piece.span, wording)


def _joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Spans in reading order, those that only blanks part made one; rows of a table stay apart."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip() and CELL not in span.of(text):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _length(span: Span, wording: Wording) -> int:
    return count_words(span.of(wording.text))


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))
