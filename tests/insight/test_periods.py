"""Periods are whole quarters that are over."""

from datetime import UTC, date, datetime

import pytest

from corpus.errors import InvalidInput
from insight.periods import Period, Quarter, finished, quarter_of

FIRST, LAST = Quarter(2025, 1), Quarter(2026, 3)
EARLIEST, TODAY = date(2025, 2, 3), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        (None, None, FIRST, LAST),
        (date(2026, 1, 1), None, Quarter(2026, 1), LAST),
        (date(2026, 1, 2), None, Quarter(2026, 2), LAST),  # a quarter begun before is left out
        (None, date(2025, 12, 31), FIRST, Quarter(2025, 4)),
        (None, date(2025, 12, 30), FIRST, Quarter(2025, 3)),
        (None, date(2030, 1, 1), FIRST, LAST),
    ],
)
def test_only_quarters_wholly_between_the_days_count(
    since: date | None, until: date | None, first: Quarter, last: Quarter
) -> None:
    assert finished(since, until, TODAY, EARLIEST) == Period(first, last)


def test_where_no_quarter_is_over_it_says_what_to_do() -> None:
    with pytest.raises(InvalidInput, match="trimestre"):
        finished(date(2026, 10, 1), None, TODAY, EARLIEST)


def test_a_quarter_begins_at_midnight_in_lima() -> None:
    assert Period(FIRST, LAST).begins == datetime(2025, 1, 1, 5, tzinfo=UTC)
    assert [str(quarter_of(datetime(2025, 4, 1, hour, tzinfo=UTC))) for hour in (4, 5)] == ["2025-T1", "2025-T2"]


def test_the_quarters_of_a_period_follow_one_another() -> None:
    assert [str(one) for one in Period(Quarter(2025, 3), Quarter(2026, 1)).quarters()] == [
        "2025-T3",
        "2025-T4",
        "2026-T1",
    ]
