"""A consultation as figures see it: no question, no name, and of its asker only that two are the same person."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from desk.deadlines import PERU
from desk.model import Matter
from desk.service import Desk
from desk.tables import audit, cited, consultation, facet, rating
from insight.facets import refresh
from insight.periods import Period, Quarter, finished, quarter_of
from insight.topics import OTHER


@dataclass(frozen=True, slots=True)
class Case:
    """One consultation. `asked` is Lima's time; `hours` and `workdays` are those until its first answer.

    `drafter` is None until something was drafted, `refusal` the reason when nothing could be. `accepted`, `distance`
    and `mends` compare the first answer with what was drafted. `articles` are (norm, article) pairs that it cites.
    """

    asker: str
    asked: datetime
    place: tuple[str, str, str]
    ubigeo: str
    matter: Matter
    topic: str = OTHER
    drafter: str | None = None
    refusal: str | None = None
    hours: float | None = None
    workdays: int | None = None
    in_time: bool | None = None
    accepted: bool | None = None
    distance: float | None = None
    mends: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    score: int | None = None
    articles: frozenset[tuple[str, str]] = frozenset()

    @property
    def quarter(self) -> Quarter:
        """The quarter in which it was asked."""
        return quarter_of(self.asked)

    @property
    def norms(self) -> frozenset[str]:
        """The norms that its answer cites."""
        return frozenset(norm for norm, _ in self.articles)

    @property
    def released(self) -> bool:
        """Whether it was ever answered."""
        return self.hours is not None


@dataclass(frozen=True, slots=True)
class Collected:
    """All consultations asked in a period, and how often each reason was given for asking back or declining."""

    period: Period
    cases: tuple[Case, ...]
    decided: Mapping[str, int]


def collect(desk: Desk, since: date | None = None, until: date | None = None) -> Collected:
    """Bring up to date what is counted, and read what was asked in the finished quarters between two days."""
    refresh(desk)
    with desk.database.reading() as connection:
        earliest = connection.execute(select(func.min(consultation.c.asked_at))).scalar_one()
        begin = earliest.astimezone(PERU).date() if earliest else desk.today()
        period = finished(since, until, desk.today(), begin)
        return Collected(period, tuple(_cases(connection, period)), _decided(connection, period))


def _cases(connection: Connection, period: Period) -> list[Case]:
    about = ("id", "asker", "asked_at", "region", "province", "district", "ubigeo", "matter")
    query = (
        select(*(consultation.c[name] for name in about), *facet.c)
        .outerjoin(facet, facet.c.consultation == consultation.c.id)
        .where(consultation.c.asked_at >= period.begins, consultation.c.asked_at < period.ends)
    )
    articles, scores = _articles(connection), _scores(connection)
    return [_case(row, articles.get(row.id, ()), scores.get(row.id)) for row in connection.execute(query)]


def _case(row: Row[Any], articles: tuple[tuple[str, str], ...], score: int | None) -> Case:
    return Case(
        asker=row.asker,
        asked=row.asked_at.astimezone(PERU),
        place=(row.region or "", row.province or "", row.district or ""),
        ubigeo=row.ubigeo,
        matter=Matter(row.matter),
        topic=row.topic or OTHER,
        drafter=row.drafter,
        refusal=row.refusal,
        hours=row.hours,
        workdays=row.workdays,
        in_time=row.in_time,
        accepted=row.accepted,
        distance=row.distance,
        mends=tuple(row.mends or ()),
        reasons=tuple(row.reasons or ()),
        lacking=tuple(row.lacking or ()),
        score=score,
        articles=frozenset(articles),
    )


def _articles(connection: Connection) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the first answer of each consultation cites, down to the article."""
    from corpus.identifiers import article_of

    found: dict[str, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    query = select(cited.c.consultation, cited.c.regulation, cited.c.eid).where(cited.c.release == 1)
    for id, norm, eid in connection.execute(query):
        found[id] += ((norm, article_of(eid)),)
    return found


def _scores(connection: Connection) -> dict[str, int]:
    """The last rating of each consultation."""
    query = select(rating.c.consultation, rating.c.score).order_by(rating.c.release, rating.c.at)
    return {row.consultation: row.score for row in connection.execute(query)}


def _decided(connection: Connection, period: Period) -> dict[str, int]:
    """`return:facts` and the like, with how often: the record alone keeps these reasons."""
    import json

    begin, end = period.begins.isoformat(), period.ends.isoformat()
    query = select(audit.c.action, audit.c.detail).where(
        audit.c.action.in_(("return", "decline")), audit.c.at >= begin, audit.c.at < end
    )
    found: dict[str, int] = defaultdict(int)
    for action, detail in connection.execute(query):
        found[f"{action}:{json.loads(detail).get('reason', 'facts')}"] += 1
    return dict(found)
