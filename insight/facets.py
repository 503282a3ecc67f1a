"""What figures count of each consultation, worked out once a version of it and kept (`desk.tables.facet`)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, delete, insert, or_, select

from corpus.codec import decode
from desk.columns import ERASED, stored
from desk.deadlines import day_of, due
from desk.model import Matter, State
from desk.service import Desk, Terms
from desk.tables import consultation, draft, event, facet, release
from ingest.references import find_references
from ingest.workdays import workday
from insight.mending import compare
from insight.topics import OTHER, topic_of
from privacy.finding import redact
from qa_service.model import AbstentionReason, Draft
from qa_service.naming import lacking
from qa_service.understanding import Scope

_BATCH = 400
_MOST_LACKING = 5
Rows = Mapping[str, Sequence[Row[Any]]]
Values = dict[str, Any]


def refresh(desk: Desk) -> int:
    """Work out what moved on since the last time; how many consultations."""
    moved = and_(facet.c.version != consultation.c.version, stored(consultation.c.question) != ERASED)
    unlike = or_(facet.c.version.is_(None), moved)  # what was erased keeps the figures of before
    query = select(consultation.c.id).outerjoin(facet, facet.c.consultation == consultation.c.id)
    with desk.database.reading() as connection:
        ids = connection.execute(query.where(unlike, consultation.c.draft > 0)).scalars().all()
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        with desk.database.reading() as connection:
            made = list(_worked_out(connection, desk, some))
        with desk.database.writing() as connection:
            connection.execute(delete(facet).where(facet.c.consultation.in_(some)))
            if made:
                connection.execute(insert(facet), made)
    return len(ids)


def _worked_out(connection: Connection, desk: Desk, ids: Sequence[str]) -> Iterator[Values]:
    columns = ("id", "version", "question", "matter", "asked_at", "passages")
    about = select(*(consultation.c[name] for name in columns)).where(consultation.c.id.in_(ids))
    drafts = _grouped(connection, draft, ("number", "digest", "refusal", "author", "reasons"), "number", ids)
    releases = _grouped(connection, release, ("number", "draft", "digest", "released_at"), "number", ids)
    events = _grouped(connection, event, ("state", "at"), "sequence", ids)
    for row in connection.execute(about):
        asked = redact(row.question)
        first = next(iter(releases.get(row.id, ())), None)
        made = _made(drafts.get(row.id, ()), first)
        yield {
            "consultation": row.id,
            "version": row.version,
            "topic": _topic(row, asked),
            "drafter": made.author if made else None,
            "refusal": made.refusal["reason"] if made and made.refusal else None,
            "lacking": _lacking(desk, asked, made),
            **_timed(desk.terms, row, first, events.get(row.id, ())),
            **_mended(connection, row.id, made, first, drafts.get(row.id, ())),
        }


def _grouped(connection: Connection, table: Table, names: Sequence[str], order: str, ids: Sequence[str]) -> Rows:
    """Some columns of a table's rows about these consultations, by consultation, in order."""
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    query = select(table.c.consultation, *(table.c[name] for name in names))
    for row in connection.execute(query.where(table.c.consultation.in_(ids)).order_by(table.c[order])):
        found[row.consultation].append(row)
    return found


def _made(drafts: Sequence[Row[Any]], first: Row[Any] | None) -> Row[Any] | None:
    """The last draft that a drafter made before the first release: an advisor's has reasons."""
    own = [one for one in drafts if not one.reasons and (first is None or one.number <= first.draft)]
    return own[-1] if own else None


def _topic(row: Row[Any], asked: str) -> str:
    told = topic_of(asked)
    return told if told != OTHER else topic_of("", [passage["title"] for passage in row.passages[:3]])


def _lacking(desk: Desk, asked: str, made: Row[Any] | None) -> list[str]:
    """The norms that a question without an answer names and the index lacks: slugs, or titles in the asker's words."""
    if not made or not made.refusal or made.refusal["reason"] != AbstentionReason.OUTSIDE_CORPUS.value:
        return []
    scope = Scope.of(desk.searcher())
    references = find_references(asked, names=scope.names)
    slugs = {one.text: one.regulation.slug for one in references if one.regulation}
    named = lacking(asked, references, scope.cards.values())
    return list(dict.fromkeys(slugs.get(text, text.strip().lower()) for text in named))[:_MOST_LACKING]


def _timed(terms: Terms, row: Row[Any], first: Row[Any] | None, events: Sequence[Row[Any]]) -> Values:
    """How long the first answer took; the time that the asker was waited for left out."""
    if first is None:
        return {"hours": None, "workdays": None, "in_time": None}
    until: datetime = first.released_at
    before = [one for one in events if one.at <= until]
    waited = sum(
        (after.at - one.at for one, after in pairwise(before) if one.state == State.RETURNED.value), timedelta()
    )
    received = [one.at for one in before if one.state == State.RECEIVED.value] or [row.asked_at]
    complete = day_of(received[-1])
    span = (day_of(until) - complete).days
    days = (complete + timedelta(days=number) for number in range(1, span + 1))
    return {
        "hours": round((until - row.asked_at - waited).total_seconds() / 3600, 2),
        "workdays": sum(map(workday, days)),
        "in_time": until <= due(terms, Matter(row.matter), complete),
    }


def _mended(
    connection: Connection, id: str, made: Row[Any] | None, first: Row[Any] | None, drafts: Sequence[Row[Any]]
) -> Values:
    """How the first answer differs from what was drafted, and the reasons that advisors gave on the way to it."""
    told: Values = {"accepted": None, "distance": None, "mends": [], "reasons": []}
    if first is None or made is None:
        return told
    edits = [one for one in drafts if made.number < one.number <= first.draft]
    told["reasons"] = sorted({reason for one in edits for reason in one.reasons})
    if made.refusal:
        return told
    if made.digest == first.digest:
        return {**told, "accepted": True, "distance": 0.0}
    change = compare(_content(connection, draft, id, made.number), _content(connection, release, id, first.number))
    return {**told, "accepted": False, "distance": change.distance, "mends": sorted(kind.name for kind in change.kinds)}


def _content(connection: Connection, table: Table, id: str, number: int) -> Draft:
    query = select(table.c.content).where(table.c.consultation == id, table.c.number == number)
    return decode(Draft, connection.execute(query).scalar_one())
