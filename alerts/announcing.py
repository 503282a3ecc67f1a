"""A generation told of once to all who follow a norm that it brings, amends or repeals: in the list, and by mail.

It is compared with the last one told of, not with the one published before it. So nothing is told twice, nothing is
lost while no worker runs, and what a rollback took back is told as taken back by the publishing that follows it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select

from alerts.comparison import news_of
from alerts.generations import Generations
from alerts.model import Following, News
from corpus.codec import encode
from corpus.identifiers import RegulationId
from desk.identities import account
from desk.service import Desk
from desk.tables import delivery
from desk.tables_public import alert, announcement, mailing, news, subscription
from index.model import Searcher
from insight.topics import topic_of

CHANNEL = "digest"
Wanted = Mapping[tuple[str, str], frozenset[str]]  # accounts by kind and subject


def announce(desk: Desk, generations: Generations) -> bool:
    """Tell of the generation served if it was not told of; whether it was told now.

    The first one ever seen is where telling begins: nobody is told of it. One older than the last told of, to which an
    editor went back, is passed over.
    """
    searcher = desk.searcher()
    with desk.database.reading() as connection:
        last = connection.execute(select(func.max(announcement.c.generation))).scalar_one_or_none()
        fresh = last is not None and searcher.generation > last
        wanted = _wanted(connection) if fresh else {}
    if last is None or not fresh:
        return last is None and _keep(desk, searcher.generation, {}, {})
    found = _news(searcher, generations, last, wanted)
    readers: dict[str, list[str]] = defaultdict(list)
    for slug, (one, topic) in found.items():
        for reader in _followers(wanted, slug, topic):
            readers[reader].append(one.regulation.slug)
    return _keep(desk, searcher.generation, {slug: one for slug, (one, _) in found.items()}, readers)


def _wanted(connection: Connection) -> Wanted:
    """The open accounts that follow each norm and each topic."""
    query = select(subscription).join(account, account.c.id == subscription.c.account).where(account.c.active)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in connection.execute(query):
        found[row.kind, row.subject].add(row.account)
    return {key: frozenset(accounts) for key, accounts in found.items()}


def _followers(wanted: Wanted, slug: str, topic: str) -> frozenset[str]:
    nobody: frozenset[str] = frozenset()
    return wanted.get((Following.NORM, slug), nobody) | wanted.get((Following.TOPIC, topic), nobody)


def _news(searcher: Searcher, generations: Generations, last: str, wanted: Wanted) -> dict[str, tuple[News, str]]:
    """What is new of each norm that somebody follows, with its topic, by slug."""
    differing = sorted(generations.differing(last, searcher.generation)) if wanted else ()
    before = generations.opened(last) if differing else None
    old, new = before.cards() if before else {}, searcher.cards()
    found = {}
    for slug in differing:
        id = RegulationId(slug)
        card = new.get(id) or old.get(id)
        topic = topic_of("", [card.title]) if card else ""
        if _followers(wanted, slug, topic) and (told := news_of(id, before, searcher)):
            found[slug] = (told, topic)
    return found


def _keep(desk: Desk, generation: str, told: Mapping[str, News], readers: Mapping[str, Iterable[str]]) -> bool:
    """All of it in one transaction; False where another worker was first."""
    now = desk.now()
    with desk.database.writing() as connection:
        if connection.execute(select(announcement).where(announcement.c.generation == generation)).first():
            return False
        made = insert(announcement).values(generation=generation, at=now).returning(announcement.c.sequence)
        number: int = connection.execute(made).scalar_one()
        if readers:
            rows = [{"announcement": number, "regulation": slug, "content": encode(one)} for slug, one in told.items()]
            connection.execute(insert(news), rows)
            listed = [{"account": id, "announcement": number, "regulations": list(s)} for id, s in readers.items()]
            connection.execute(insert(alert), listed)
            posted = [
                {"id": uuid4().hex, "event": number, "channel": CHANNEL, "target": id, "state": "pending",
                 "attempts": 0, "not_before": now}
                for id in _mailed(connection, readers)
            ]  # fmt: skip
            if posted:
                connection.execute(insert(delivery), posted)
    return True


def _mailed(connection: Connection, readers: Mapping[str, object]) -> Iterator[str]:
    """Those of the readers who want to be written."""
    wanted = connection.execute(select(mailing.c.account).where(mailing.c.wanted)).scalars()
    return (id for id in wanted if id in readers)
