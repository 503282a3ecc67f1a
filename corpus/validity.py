"""Which wording is in force on a day. Intervals are half-open: in force on `valid_from`, no longer on `valid_to`."""

import itertools
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


def orderly(provision: Provision) -> bool:
    """True when no wording ends before it begins and each ends by the day the next begins: one at most binds a day."""
    versions = provision.versions
    whole = all(v.valid_from is None or v.valid_to is None or v.valid_from < v.valid_to for v in versions)
    return whole and all(
        one.valid_to is not None and other.valid_from is not None and one.valid_to <= other.valid_from
        for one, other in itertools.pairwise(versions)
    )


def repealed(regulation: Regulation, on: date) -> bool:
    """True when the whole norm had ended by that day."""
    return regulation.repealed_on is not None and regulation.repealed_on <= on
