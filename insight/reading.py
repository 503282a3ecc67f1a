"""Figures for those who may read them."""

from datetime import date

from desk.model import Account
from desk.permissions import Action, require
from desk.service import Desk
from insight import figures, reviews
from insight.cases import Collected, collect
from insight.figures import By, Overview, Table
from insight.gaps import Gaps, gaps
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


def lacking(desk: Desk, account: Account, since: date | None, until: date | None) -> Gaps:
    """What the corpus could not answer and still lacks."""
    found = _collected(desk, account, Action.READ_GAPS, since, until)
    held = {card.slug for card in desk.searcher().cards()}
    return gaps(found, held, THRESHOLD)


def _collected(desk: Desk, account: Account, action: Action, since: date | None, until: date | None) -> Collected:
    require(account, action)
    return collect(desk, since, until)
