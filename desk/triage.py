"""Putting right how the program read a question: what it wants of its advisor, and which day's law it asks about."""

from datetime import date

from desk import consultations, workflow
from desk.model import Account, Consultation, Matter
from desk.permissions import Action, require
from desk.service import Desk

_CLOSENESS = {Matter.TASK: 0, Matter.APPLICATION: 1, Matter.LEGAL: 2}


def reclassify(desk: Desk, account: Account, id: str, version: int, matter: Matter) -> Consultation:
    """Set the matter; a senior advisor alone may set one that is reviewed less closely."""
    now = desk.now()
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.EDIT, id, version)
        if _CLOSENESS[matter] < _CLOSENESS[before.matter]:
            require(account, Action.EASE, before)
        after = workflow.triaged(before, account.id, matter, before.as_of, now)
        told = {"matter": matter.value, "instead_of": before.matter.value}
        return consultations.save(connection, before, after, account.id, "reclassify", now, told)


def redate(desk: Desk, account: Account, id: str, version: int, as_of: date) -> Consultation:
    """Set the day whose law answers the question; the day on which it was asked stands for the law of today."""
    now = desk.now()
    with desk.database.writing() as connection:
        before = consultations.at(connection, account, Action.EDIT, id, version)
        after = workflow.triaged(before, account.id, before.matter, as_of, now)
        told = {"as_of": as_of, "instead_of": before.as_of}
        return consultations.save(connection, before, after, account.id, "redate", now, told)
