"""Reviewed consultations as cases that answers can be measured on; who asked is left out."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from corpus.errors import Conflict
from desk import consultations, releases
from desk.columns import ERASED, stored
from desk.lists import Order, Page, page
from desk.model import Account, Consultation
from desk.permissions import Action, require
from desk.releases import Released
from desk.service import Desk
from desk.tables import consultation as table
from desk.tables import release
from privacy.finding import redact


def reviewed(desk: Desk, account: Account, cursor: str | None = None, limit: int = 100) -> Page[dict[str, Any]]:
    """A case an answered question, newest first, of those whose answer still holds."""
    found = numbered(desk, account, cursor, limit)
    return Page(tuple(row for _, row in found.items), found.next)


def numbered(
    desk: Desk, account: Account, cursor: str | None = None, limit: int = 100
) -> Page[tuple[str, dict[str, Any]]]:
    """The same, each with the consultation's number, by which `one_case` gives it again."""
    require(account, Action.EXPORT_REVIEWS)
    live = table.c.id.in_(select(release.c.consultation).where(release.c.stale_at.is_(None)))
    asked = stored(table.c.question) != ERASED
    with desk.database.reading() as connection:
        found = page(connection, [live, asked], Order.NEWEST, cursor, limit)
        cases = [(one, releases.last(connection, one.id)) for one in found.items]
    return Page(tuple((one.id, case(one, answer)) for one, answer in cases if answer), found.next)


def cases(desk: Desk, account: Account) -> Iterator[dict[str, Any]]:
    """All of them, page after page."""
    cursor: str | None = None
    while True:
        found = reviewed(desk, account, cursor)
        yield from found.items
        if (cursor := found.next) is None:
            return


def one_case(desk: Desk, account: Account, id: str) -> dict[str, Any]:
    """One consultation as a case; raises `NotFound`, or `Conflict` where it has no answer that still holds."""
    require(account, Action.EXPORT_REVIEWS)
    with desk.database.reading() as connection:
        one = consultations.get(connection, id)
        answer = releases.last(connection, id)
    if answer is None or answer.stale_at is not None or one.question == ERASED:
        raise Conflict("Esa consulta no tiene una respuesta vigente. Elija una que un asesor haya entregado.")
    return case(one, answer)


def case(one: Consultation, answer: Released) -> dict[str, Any]:
    """A released answer as a case: the question, its day and place, and what an advisor had it rest on."""
    place = one.municipality.place
    return {
        "question": redact(one.question),
        "as_of": answer.on.isoformat() if answer.dated else None,
        "place": {"region": place.region, "province": place.province, "district": place.district},
        "answerable": True,
        "citations": [
            {"regulation": cited.regulation.slug, "eid": cited.eid, "quote": cited.quote}
            for cited in answer.draft.citations
        ],
        "reviewed": True,
    }
