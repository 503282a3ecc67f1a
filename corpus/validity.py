"""Which wording is in force on a day. Intervals are half-open: in force on `valid_from`, no longer on `valid_to`."""

from datetime import date
from enum import StrEnum

from corpus.model import Provision, Regulation, Version


class Status(StrEnum):
    """How a wording stands on a given day; the value is what a reader sees."""

    IN_FORCE = "vigente"
    SUPERSEDED = "texto anterior"
    REPEALED = "derogada"
    NOT_YET = "aún no vigente"


def in_force(version: Version, on: date) -> bool:
    """True when the wording binds on that day; an unknown start counts as always."""
    started = version.valid_from is None or version.valid_from <= on
    return started and (version.valid_to is None or on < version.valid_to)


def version_on(provision: Provision, on: date) -> Version | None:
    """The wording in force on that day, or None when there was none."""
    return next((version for version in reversed(provision.versions) if in_force(version, on)), None)


def status_of(version: Version, on: date) -> Status:
    """How a wording stands on that day."""
    if version.valid_from is not None and on < version.valid_from:
        return Status.NOT_YET
    if in_force(version, on):
        return Status.IN_FORCE
    return Status.REPEALED if version.repealed else Status.SUPERSEDED


def repealed(regulation: Regulation, on: date) -> bool:
    """True when the whole norm had ended by that day."""
    return regulation.repealed_on is not None and regulation.repealed_on <= on
