"""Which wording binds on which day; the first day counts, the last does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Provision, ProvisionKind, Version
from corpus.validity import Status, in_force, status_of, version_on

ORIGINAL = Version(0, (), date(2007, 9, 26), date(2016, 12, 30))
CURRENT = Version(0, (), date(2016, 12, 30))
ARTICLE = Provision("art_11", ProvisionKind.ARTICLE, "Artículo 11", None, (), (ORIGINAL, CURRENT))


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2007, 9, 25), None),
        (date(2007, 9, 26), ORIGINAL),
        (date(2016, 12, 29), ORIGINAL),
        (date(2016, 12, 30), CURRENT),
        (date(2026, 1, 1), CURRENT),
    ],
)
def test_the_wording_of_a_day(day: date, version: Version | None) -> None:
    assert version_on(ARTICLE, day) == version


@pytest.mark.parametrize(
    ("version", "day", "status"),
    [
        (ORIGINAL, date(2010, 1, 1), Status.IN_FORCE),
        (ORIGINAL, date(2020, 1, 1), Status.SUPERSEDED),
        (ORIGINAL, date(2000, 1, 1), Status.NOT_YET),
        (Version(0, (), None, date(2020, 1, 1), repealed=True), date(2020, 1, 1), Status.REPEALED),
        (Version(0, (), None, date(2020, 1, 1), repealed=True), date(2019, 12, 31), Status.IN_FORCE),
        (Version(0, ()), date(1900, 1, 1), Status.IN_FORCE),
    ],
)
def test_how_a_wording_stands(version: Version, day: date, status: Status) -> None:
    assert status_of(version, day) is status


@given(st.lists(st.dates(), min_size=2, max_size=6, unique=True), st.dates())
def test_wordings_that_follow_one_another_never_bind_together(days: list[date], on: date) -> None:
    edges = sorted(days)
    versions = [Version(0, (), start, end) for start, end in zip(edges, [*edges[1:], None], strict=True)]
    assert sum(in_force(version, on) for version in versions) == (on >= edges[0])
