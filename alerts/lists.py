"""What an account was told, the newest first, page by page."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from alerts.model import Alert, News
from corpus.codec import decode
from corpus.errors import InvalidInput, NotFound
from desk.lists import LONGEST_PAGE, Page
from desk.model import Account
from desk.permissions import Action, require
from desk.service import Desk
from desk.tables_public import alert, announcement, news

_LARGEST = 2**62


def mine(desk: Desk, account: Account, cursor: str | None, limit: int) -> Page[Alert]:
    """A page of the account's alerts; raises `InvalidInput` for a bad cursor."""
    require(account, Action.SUBSCRIBE)
    if not 1 <= limit <= LONGEST_PAGE:
        raise InvalidInput(f"Una página tiene de 1 a {LONGEST_PAGE} avisos.")
    before = _number(cursor) if cursor else _LARGEST
    query = select(alert.c.announcement, alert.c.regulations, announcement.c.generation, announcement.c.at)
    query = query.join(announcement, announcement.c.sequence == alert.c.announcement)
    query = query.where(alert.c.account == account.id, alert.c.announcement < before)
    with desk.database.reading() as connection:
        rows = connection.execute(query.order_by(alert.c.announcement.desc()).limit(limit + 1)).all()
        told = _news(connection, [row.announcement for row in rows[:limit]])
    items = tuple(
        Alert(row.announcement, row.generation, row.at, _chosen(told[row.announcement], row.regulations))
        for row in rows[:limit]
    )
    return Page(items, str(items[-1].number) if len(rows) > limit else None)


def get(connection: Connection, account: str, number: int) -> Alert:
    """What an account was told of a generation, by the number of its announcement; raises `NotFound`."""
    query = select(alert.c.regulations, announcement.c.generation, announcement.c.at)
    query = query.join(announcement, announcement.c.sequence == alert.c.announcement)
    row = connection.execute(query.where(alert.c.account == account, alert.c.announcement == number)).one_or_none()
    if row is None:
        raise NotFound("Ese aviso ya no está.")
    return Alert(number, row.generation, row.at, _chosen(_news(connection, [number])[number], row.regulations))


def _news(connection: Connection, numbers: Collection[int]) -> Mapping[int, Mapping[str, News]]:
    found: dict[int, dict[str, News]] = {number: {} for number in numbers}
    for row in connection.execute(select(news).where(news.c.announcement.in_(list(numbers)))):
        found[row.announcement][row.regulation] = decode(News, row.content)
    return found


def _chosen(told: Mapping[str, News], slugs: Collection[str]) -> tuple[News, ...]:
    return tuple(told[slug] for slug in slugs if slug in told)


def _number(cursor: str) -> int:
    if not cursor.isascii() or not cursor.isdigit() or int(cursor) > _LARGEST:
        raise InvalidInput("El cursor no sirve. Pida la lista desde el comienzo.")
    return int(cursor)
