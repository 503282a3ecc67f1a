"""Lists within a wording: what opens one, its items, and when all of it answers."""

from collections.abc import Sequence

from corpus.model import Span
from index.model import Wording
from qa_service.clauses import CELL, Piece, pieces, trim
from qa_service.evidence import Evidence, Matter
from qa_service.limits import Limits
from qa_service.model import QuestionKind
from qa_service.openings import first_words
from qa_service.words import count_words

_SHORTEST_ITEM = 8
# So many items of a list that answer, by their own words, about as well as the best: the list is the answer.
_ALIKE_ITEMS = 3
_ALIKE = 0.8
_CUT_AT_MOST = 2.0
_LISTS = frozenset({QuestionKind.LIST, QuestionKind.REQUIREMENTS, QuestionKind.PROCEDURE})


def needed(best: Evidence, kind: QuestionKind, limits: Limits) -> int:
    """How many words the best piece has with what leads into it, or all of a list that is asked for, up to limits."""
    wording = best.wording
    lead = lead_of(best)
    items = items_of(lead, wording) if kind in _LISTS else ()
    if items:
        return min(sum(length(span, wording) for span in (lead, *items)), limits.listed)
    return min(sum(length(span, wording) for span in best.piece.spans), limits.enough)


def lists_all(best: Evidence, spans: Sequence[Span]) -> bool:
    """Whether the quoted spans hold something of every item of the list that a piece opens or stands in."""
    return all(shown(item.span, spans) for item in children(lead_of(best), best.wording))


def lead_of(best: Evidence) -> Span:
    """The words that open the list which the best piece opens or stands in."""
    text, piece = best.wording.text, best.piece
    opened = piece.span if children(piece.span, best.wording) else None
    return opened or next((lead for lead in reversed(piece.leads) if lead.of(text).endswith(":")), piece.span)


def asks_list(group: Sequence[Evidence], matter: Matter, kind: QuestionKind, room: int) -> bool:
    """Whether the whole list answers: it is asked for, or its opening words or several of its items answer alike.

    A list that was not asked for must lose little by being cut to the room: the item that answers is worth more whole.
    """
    best, wording = group[0], group[0].wording
    if kind in _LISTS:
        return True
    lead = lead_of(best)
    items = items_of(lead, wording)
    if length(lead, wording) + sum(length(item, wording) for item in items) > _CUT_AT_MOST * room:
        return False
    least = _ALIKE * matter.points(best.text)
    alike = [item for item in items if matter.points(item.of(wording.text)) >= least]
    return lead == best.piece.span or len(alike) >= _ALIKE_ITEMS


def listed(lead: Span, wording: Wording, room: int, matter: Matter) -> tuple[Span, ...]:
    """A list with the words that open it, long items cut so that each has its place; empty for no list."""
    items = items_of(lead, wording)
    if not items or not lead.of(wording.text).endswith(":"):
        return ()
    opened = lead if length(lead, wording) <= room // 2 else trim(wording.text, lead, room // 2, matter.points)
    lengths = [length(item, wording) for item in items]
    share = _share(lengths, room - length(opened, wording))
    if share < min(_SHORTEST_ITEM, max(lengths)):
        return ()
    return (opened, *(first_words(wording.text, item, share) for item in items))


def _share(lengths: Sequence[int], room: int) -> int:
    """The most words an item may keep so that all items fit into the room."""
    return max((most for most in range(max(lengths) + 1) if sum(min(most, one) for one in lengths) <= room), default=0)


def children(lead: Span, wording: Wording) -> Sequence[Piece]:
    """The items, or rows of a table, into which some words lead directly."""
    if not lead.of(wording.text).endswith(":"):
        return ()
    found = pieces(wording.text, wording.heading)
    return [piece for piece in found if lead in piece.leads[-2 if _in_table(piece, wording) else -1 :]]


def items_of(lead: Span, wording: Wording) -> Sequence[Span]:
    """The items of a list, at any depth."""
    found = pieces(wording.text, wording.heading)
    return [piece.span for piece in found if lead in piece.leads and is_item(piece, wording)]


def is_item(piece: Piece, wording: Wording) -> bool:
    """Whether a piece is an item of a list."""
    return piece.lead is not None and piece.lead.of(wording.text).endswith(":")


def _in_table(piece: Piece, wording: Wording) -> bool:
    return CELL in piece.span.of(wording.text)


def length(span: Span, wording: Wording) -> int:
    """How many words a span of a wording has."""
    return count_words(span.of(wording.text))


def shown(span: Span, taken: Sequence[Span]) -> bool:
    """Whether some of a span is among those taken."""
    return any(one.start < span.end and span.start < one.end for one in taken)
