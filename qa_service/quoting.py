"""Which spans of a wording a draft quotes: all of a short one, a list whole, else the pieces that answer best."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.model import Span
from index.model import Wording
from qa_service.cases import of_case
from qa_service.clauses import CELL, Piece, body_start, cut, pieces, unquoted
from qa_service.evidence import Evidence, Matter
from qa_service.limits import Limits
from qa_service.listing import asks_list, children, is_item, lead_of, length, listed, shown
from qa_service.model import Understanding
from qa_service.openings import first_words
from qa_service.outline import DOTTED, mark_of

# The share of the room that the words leading into a list may keep from its item, one in so many; and how few of
# those words still tell something.
_LEADING = 3
_SHORTEST_LEAD = 8
# So much more must a sentence say that leans on another for the other to be cut short.
_MORE = 0.2
# "Salvo …", "Excepcionalmente …", "Los actos que contravengan esta disposición son nulos"
_EXCEPTION = re.compile(
    r"\b(?:salvo|excep(?:to|cion|t[uú])\w*|no\s+obstante|sin\s+embargo|siempre\s+que|contraven\w+|incumplimiento|"
    r"nul[oa]s?|nulidad|causal(?:es)?|bajo\s+responsabilidad)\b",
    re.IGNORECASE,
)


def spans_of(
    group: Sequence[Evidence], room: int, limits: Limits, matter: Matter, understanding: Understanding
) -> tuple[Span, ...]:
    """The spans of one wording to quote, in reading order: all of a short one, else its best pieces.

    Of lists for several cases one is quoted; words that lead into a list never without an item of it, nor an item
    without them.
    """
    wording = group[0].wording
    whole = unquoted(wording.text, Span(body_start(wording.text, wording.heading), len(wording.text.rstrip())))
    if length(whole, wording) <= min(room, limits.whole):
        return (whole,)
    group = of_case(group, matter, understanding.text)
    if asks_list(group, matter, understanding.kind, room):
        whole_list = listed(lead_of(group[0]), wording, room, matter)
        if whole_list:
            return _joined(whole_list, wording.text)
    taken = list(_best(group, room, limits, matter.points))
    for more in (_exceptions, _items):
        taken += more(taken, wording, room - sum(length(span, wording) for span in taken))
    return _joined(_led(taken, wording), wording.text)


def answer_in(wording: Wording, room: int, weigh: Callable[[str], float]) -> tuple[Span, ...]:
    """The piece of a wording that weighs most, within `room` words, with what leads into it; empty for no piece."""
    best = max(pieces(wording.text, wording.heading), key=lambda one: weigh(one.span.of(wording.text)), default=None)
    taken = _first(_answering(best, wording, weigh), wording, room, weigh) if best else ()
    return _joined(_led(taken, wording), wording.text)


def _best(group: Sequence[Evidence], room: int, limits: Limits, weigh: Callable[[str], float]) -> list[Span]:
    """The best piece, cut to the room, with what leads into it, and others nearly as good while room is left."""
    wording = group[0].wording
    first = _answering(group[0].piece, wording, weigh)
    taken = _first(first, wording, room, weigh)
    for found in _others(group, limits):
        left = room - sum(length(span, wording) for span in taken)
        if left < limits.fewest:
            break
        if found.piece.span in first.leads:
            continue
        piece = _answering(found.piece, wording, weigh)
        alike = piece.lead == first.lead
        needed = [span for span in piece.spans[-1 if alike else -2 :] if not shown(span, taken)]
        if sum(length(span, wording) for span in needed) <= left:
            taken += needed
    return taken


def _others(group: Sequence[Evidence], limits: Limits) -> Iterator[Evidence]:
    """The pieces beside the best one that are nearly as good, best first."""
    best, around = group[0], _item_around(group[0].piece, group[0].wording)
    for found in sorted(group[1:], key=lambda one: -one.score - limits.beside * around.holds(one.piece.span)):
        beside = around.holds(found.piece.span)
        before = found.piece.span < best.piece.span and not beside
        least = limits.ahead if before else limits.alike
        if found.score + limits.beside * beside >= least * best.score:
            yield found


def _item_around(piece: Piece, wording: Wording) -> Span:
    """The numbered paragraph, or the item on its line, that a sentence stands in; the sentence where it is of none."""
    found, text = pieces(wording.text, wording.heading), wording.text
    place = found.index(piece)
    start = next((at for at in range(place, -1, -1) if mark_of(found[at].span.of(text))), place)
    mark = mark_of(found[start].span.of(text))
    dotted = mark is not None and mark.styles[0] == DOTTED
    stop = start + 1
    while stop < len(found) and not mark_of(found[stop].span.of(text)):
        if not dotted and "\n" in text[found[stop - 1].span.end : found[stop].span.start]:
            break
        stop += 1
    around = Span(found[start].span.start, found[stop - 1].span.end)
    return around if around.holds(piece.span) else piece.span


def _answering(piece: Piece, wording: Wording, weigh: Callable[[str], float]) -> Piece:
    """A piece, or the item that answers best of the list which it opens."""
    while items := children(piece.span, wording):
        piece = max(items, key=lambda item: weigh(item.span.of(wording.text)))
    return piece


def _first(piece: Piece, wording: Wording, room: int, weigh: Callable[[str], float]) -> list[Span]:
    """A piece cut to the room, with the words that lead into its list, and others while room is left."""
    lead = piece.lead if is_item(piece, wording) else None
    if piece.lead and lead is None and length(piece.lead, wording) + length(piece.span, wording) > room:
        return _supported(piece.lead, piece.span, wording, room, weigh)
    taken = list(_cut(piece.span, lead, wording, room, weigh))
    begun = taken[0].start == piece.span.start
    for span in reversed(piece.leads if begun else ()):
        left = room - sum(length(one, wording) for one in taken)
        if length(span, wording) <= left:
            taken.append(span)
        elif left >= _SHORTEST_LEAD:
            taken += _opened(span, wording, left, weigh)
    return taken


def _opened(lead: Span, wording: Wording, room: int, weigh: Callable[[str], float]) -> Sequence[Span]:
    """The first words of a lead, or its first clauses and a later run that says more."""
    parts = cut(wording.text, lead, room, weigh, begun=True)
    return parts if len(parts) > 1 else (first_words(wording.text, lead, room),)


def _supported(before: Span, span: Span, wording: Wording, room: int, weigh: Callable[[str], float]) -> list[Span]:
    """Of a sentence that leans on another and has no room beside it: the other, and of it what says more."""
    text = wording.text
    alone = cut(text, before, room, weigh, begun=True)
    more = weigh(span.of(text)) - weigh(" ".join(part.of(text) for part in alone))
    if more <= _MORE:
        return list(alone)
    half = max(room // 2, room - length(span, wording))
    parts = cut(text, before, half, weigh, begun=True)
    return [*parts, *cut(text, span, room - sum(length(part, wording) for part in parts), weigh, begun=True)]


def _cut(span: Span, lead: Span | None, wording: Wording, room: int, weigh: Callable[[str], float]) -> tuple[Span, ...]:
    """A piece within the room; an item from its beginning on, with room for its lead if it then says as much."""
    text, whole = wording.text, cut(wording.text, span, room, weigh, lead is not None)
    if lead is None or whole == (span,) or length(lead, wording) > room // _LEADING:
        return whole
    less = cut(text, span, room - length(lead, wording), weigh, begun=True)
    said, lost = (weigh(" ".join(part.of(text) for part in parts)) for parts in (less, whole))
    return less if said >= lost else whole


def _exceptions(taken: Sequence[Span], wording: Wording, left: int) -> Iterator[Span]:
    """The exceptions and consequences that follow upon a quoted sentence, as far as there is room."""
    for before, piece in pairwise(pieces(wording.text, wording.heading)):
        said = before.span in taken and piece.span not in taken and _EXCEPTION.search(piece.span.of(wording.text))
        if said and length(piece.span, wording) <= left:
            yield piece.span
            left -= length(piece.span, wording)


def _items(taken: Sequence[Span], wording: Wording, left: int) -> Iterator[Span]:
    """The items of a list whose lead is quoted, in order, as many as there is room for."""
    for piece in pieces(wording.text, wording.heading):
        led = piece.lead is not None and piece.lead in taken and piece.lead.of(wording.text).endswith(":")
        if not led or piece.span in taken or children(piece.span, wording):
            continue
        if length(piece.span, wording) <= left:
            yield piece.span
            left -= length(piece.span, wording)


def _led(taken: Sequence[Span], wording: Wording) -> Sequence[Span]:
    """The spans without words that lead into nothing quoted, nor items that would stand under another list's words."""
    found = pieces(wording.text, wording.heading)
    quoted = [(span, piece) for span in taken if (piece := _piece_of(span, found))]
    opening = [piece.span for _, piece in quoted if children(piece.span, wording)]
    empty = [lead for lead in opening if not any(shown(item.span, taken) for item in children(lead, wording))]
    others = [lead for lead in opening if lead not in empty]
    astray = [
        span
        for span, piece in quoted
        if is_item(piece, wording) and not shown(piece.leads[-1], taken) and any(one < span for one in others)
    ]
    kept = [span for span in taken if span not in astray and not any(lead.holds(span) for lead in empty)]
    return kept or taken


def _piece_of(span: Span, found: Sequence[Piece]) -> Piece | None:
    return next((piece for piece in found if piece.span.holds(span)), None)


def _joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Spans in reading order, those that only blanks part made one; rows of a table stay apart."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip() and CELL not in span.of(text):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
