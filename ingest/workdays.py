"""Working days in Peru: Monday to Friday without the national holidays of D. Leg. 713, article 6, and later laws."""

from datetime import date, timedelta

# Month, day, first year: laws 31381 (9 December), 31530 (6 August), 31788 (7 June, published after that of 2023) and
# 31822 (23 July) added theirs.
_FIXED = (
    (1, 1, 1991), (5, 1, 1991), (6, 29, 1991), (7, 28, 1991), (7, 29, 1991), (8, 30, 1991), (10, 8, 1991),
    (11, 1, 1991), (12, 8, 1991), (12, 25, 1991), (12, 9, 2022), (8, 6, 2022), (6, 7, 2024), (7, 23, 2023),
)  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed by Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(day: date) -> bool:
    """True on a national holiday; Holy Thursday and Good Friday move with Easter."""
    fixed = any((day.month, day.day) == (month, number) and day.year >= since for month, number, since in _FIXED)
    return fixed or easter(day.year) - day in (timedelta(2), timedelta(3))


def workday(day: date) -> bool:
    """True when public offices open; days off that a decree adds for one year are not known here."""
    return day.weekday() < 5 and not holiday(day)


def add_workdays(day: date, count: int) -> date:
    """The `count`-th working day after a day."""
    while count > 0:
        day += timedelta(days=1)
        count -= workday(day)
    return day
