"""Released answers like a consultation in hand: those that rest on the same provisions, or ask in the same words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_, select

from corpus.identifiers import ProvisionId, article_of
from desk.tables import cited, consultation, release
from ingest.folding import fold
from privacy.finding import redact

_POOL = 2_000  # answers compared word by word: the newest, and as many that cite the same
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
    articles = {(one.regulation.slug, article_of(one.eid)) for one in provisions}
    rows = [*connection.execute(_newest(articles))]
    rows += connection.execute(_citing(articles)) if articles else []
    known = {row.id: _Asked(row.id, row.question, row.released_at) for row in rows if row.id != id}
    shared: dict[str, set[str]] = {}
    for row in rows:
        if row.eid is not None:
            shared.setdefault(row.id, set()).add(f"{row.regulation}#{article_of(row.eid)}")
    near = [one for one in _compare(question, tuple(known.values()), shared) if one.shared or one.likeness >= _ALIKE]
    nearest = sorted(near, key=_nearness, reverse=True)[:limit]
    return tuple(replace(one, question=redact(one.question)) for one in nearest)


def _newest(articles: Collection[tuple[str, str]]) -> Select[Any]:
    """The newest answers that are not stale, once for each citation of one of the articles and at least once."""
    live = select(release.c.consultation, release.c.number, release.c.released_at).where(release.c.stale_at.is_(None))
    newest = live.order_by(release.c.released_at.desc()).limit(_POOL).subquery()
    of = (cited.c.consultation == newest.c.consultation) & (cited.c.release == newest.c.number)
    asked = select(consultation.c.id, consultation.c.question, newest.c.released_at, cited.c.regulation, cited.c.eid)
    found = asked.join_from(newest, consultation, consultation.c.id == newest.c.consultation)
    return found.outerjoin(cited, and_(of, _among(articles)))


def _citing(articles: Collection[tuple[str, str]]) -> Select[Any]:
    """Answers of whatever age that cite one of the articles: all, unless there are very many."""
    some = select(cited).where(_among(articles)).limit(_POOL).subquery()
    of = (some.c.consultation == release.c.consultation) & (some.c.release == release.c.number)
    asked = select(consultation.c.id, consultation.c.question, release.c.released_at, some.c.regulation, some.c.eid)
    found = asked.join_from(some, release, of).join(consultation, consultation.c.id == some.c.consultation)
    return found.where(release.c.stale_at.is_(None))


def _among(articles: Collection[tuple[str, str]]) -> ColumnElement[bool]:
    """Whether a citation is of one of the articles, or of a part of one."""
    part = cited.c.eid.startswith
    return or_(
        false(),
        *(
            and_(cited.c.regulation == regulation, or_(cited.c.eid == eid, part(f"{eid}__", autoescape=True)))
            for regulation, eid in sorted(articles)
        ),
    )


def _nearness(one: Similar) -> float:
    return one.likeness + _SHARED * len(one.shared)


def _compare(question: str, known: Sequence[_Asked], shared: Mapping[str, set[str]]) -> Iterator[Similar]:
    folded = [fold(one.question) for one in known]
    scores = process.cdist([fold(question)], folded, scorer=fuzz.token_set_ratio)[0] if known else []
    for one, score in zip(known, scores, strict=True):
        yield Similar(one.id, one.question, one.released_at, tuple(sorted(shared.get(one.id, ()))), int(score))
