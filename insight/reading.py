"""Figures for those who may read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desk.model import Account
from desk.permissions import Action, require
from desk.service import Desk
from insight import figures, reviews
from insight.cases import Collected, collect
from insight.figures import By, Overview, Table
from insight.gaps import Gaps, gaps
from insight.periods import Period
from insight.reviews import Mended, Of, Reviewed
from insight.suppression import Threshold

THRESHOLD = Threshold()


def consultations(desk: Desk, account: Account, by: By, since: date | None, until: date | None) -> Table:
    """Consultations counted by something; raises `Forbidden`, or `InvalidInput` when no quarter is over."""
    return figures.table(_collected(desk, account, Action.READ_FIGURES, since, until), by, THRESHOLD)


def overview(desk: Desk, account: Account, since: date | None, until: date | None) -> tuple[Collected, Overview]:
    """The service as a whole."""
    found = _collected(desk, account, Action.READ_FIGURES, since, until)
    return found, figures.overview(found)


def reviewed(desk: Desk, account: Account, of: Of, since: date | None, until: date | None) -> tuple[Reviewed, ...]:
    """What reviews tell, by group."""
    return reviews.reviewed(_collected(desk, account, Action.READ_FIGURES, since, until), of, THRESHOLD)


def mended(desk: Desk, account: Account, since: date | None, until: date | None) -> tuple[Mended, ...]:
    """What advisors mend most."""
    return reviews.mended(_collected(desk, account, Action.READ_FIGURES, since, until))


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All that a page of figures shows, counted from one reading."""

    period: Period
    overview: Overview
    decided: Mapping[str, int]
    table: Table
    months: Table
    hours: Table
    reviewed: tuple[Reviewed, ...]
    mended: tuple[Mended, ...]
    gaps: Gaps


def dashboard(
    desk: Desk, account: Account, by: By, of: Of, since: date | None = None, until: date | None = None
) -> Dashboard:
    """The whole page of figures; raises `InvalidInput` when no quarter is over."""
    require(account, Action.READ_GAPS)
    found = _collected(desk, account, Action.READ_FIGURES, since, until)
    months, hours, table = (figures.table(found, one, THRESHOLD) for one in (By.MONTH, By.HOUR, by))
    told = (reviews.reviewed(found, of, THRESHOLD), reviews.mended(found), _gaps(desk, found))
    return Dashboard(found.period, figures.overview(found), found.decided, table, months, hours, *told)


def lacking(desk: Desk, account: Account, since: date | None, until: date | None) -> Gaps:
    """What the corpus could not answer and still lacks."""
    return _gaps(desk, _collected(desk, account, Action.READ_GAPS, since, until))


def _gaps(desk: Desk, found: Collected) -> Gaps:
    return gaps(found, {card.slug for card in desk.searcher().cards()}, THRESHOLD)


def _collected(desk: Desk, account: Account, action: Action, since: date | None, until: date | None) -> Collected:
    require(account, action)
    return collect(desk, since, until)
