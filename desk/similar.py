"""Released answers like a consultation in hand: those that rest on the same provisions, or ask in the same words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, and_, select

from corpus.identifiers import ProvisionId, article_of
from desk.tables import cited, consultation, release
from ingest.folding import fold

_POOL = 2_000  # the newest answers that are compared word by word
_ALIKE = 60  # rapidfuzz's token_set_ratio, 0-100, from which two questions are alike
_SHARED = 15  # points that each provision in common is worth


@dataclass(frozen=True, slots=True)
class Similar:
    """A released answer: its consultation, what was asked, when it was released, and how it is like the one in hand."""

    consultation: str
    question: str
    released_at: datetime
    shared: tuple[str, ...]
    likeness: int


@dataclass(frozen=True, slots=True)
class _Asked:
    id: str
    question: str
    released_at: datetime


def similar(
    connection: Connection, id: str, question: str, provisions: Collection[ProvisionId], limit: int = 5
) -> tuple[Similar, ...]:
    """The released answers, not stale, nearest to a question that rests on these provisions; nearest first."""
    live = and_(release.c.consultation == consultation.c.id, release.c.stale_at.is_(None))
    query = select(consultation.c.id, consultation.c.question, release.c.released_at).join_from(
        consultation, release, live
    )
    others = query.where(consultation.c.id != id)
    articles = {(one.regulation.slug, article_of(one.eid)) for one in provisions}
    shared = _sharing(connection, articles)
    newest = connection.execute(others.order_by(release.c.released_at.desc()).limit(_POOL)).all()
    sharing = connection.execute(others.where(consultation.c.id.in_(list(shared)))).all() if shared else []
    known = {row.id: _Asked(row.id, row.question, row.released_at) for row in (*newest, *sharing)}
    near = [one for one in _compare(question, tuple(known.values()), shared) if one.shared or one.likeness >= _ALIKE]
    return tuple(sorted(near, key=_nearness, reverse=True)[:limit])


def _nearness(one: Similar) -> float:
    return one.likeness + _SHARED * len(one.shared)


def _compare(question: str, known: Sequence[_Asked], shared: Mapping[str, set[str]]) -> Iterator[Similar]:
    folded = [fold(one.question) for one in known]
    scores = process.cdist([fold(question)], folded, scorer=fuzz.token_set_ratio)[0] if known else []
    for one, score in zip(known, scores, strict=True):
        yield Similar(one.id, one.question, one.released_at, tuple(sorted(shared.get(one.id, ()))), int(score))


def _sharing(connection: Connection, articles: Collection[tuple[str, str]]) -> dict[str, set[str]]:
    """The consultations whose answers cite these articles or parts of them, with the articles."""
    if not articles:
        return {}
    regulations = {regulation for regulation, _ in articles}
    found: dict[str, set[str]] = {}
    for row in connection.execute(select(cited).where(cited.c.regulation.in_(sorted(regulations)))):
        article = (row.regulation, article_of(row.eid))
        if article in articles:
            found.setdefault(row.consultation, set()).add("#".join(article))
    return found
