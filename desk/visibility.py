"""The table of permissions as conditions on the database: what an account may list is decided where it may act."""

from sqlalchemy import ColumnElement, and_, false, true

from desk.model import Account
from desk.permissions import Action, Reach, reach
from desk.tables import consultation


def visible(account: Account, action: Action = Action.READ) -> ColumnElement[bool]:
    """The consultations that an account may do something to, as a condition; false for none."""
    how_far = reach(account, action)
    if how_far is None:
        return false()
    if how_far is Reach.ANY:
        return true()
    if account.municipality is None:
        return false()
    same_place = consultation.c.ubigeo == account.municipality.ubigeo
    return same_place if how_far is Reach.MUNICIPALITY else and_(same_place, consultation.c.asker == account.id)
