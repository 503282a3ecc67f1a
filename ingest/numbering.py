"""Which lines that look like article headings are articles, and what number each has, judged by the whole sequence.

A scanner reads the degree sign of «Artículo 2°» as a digit («Artículo 20»); quotations look like headings. The cheapest
path through all candidates decides: each may be read as printed, read without its last digit, or passed over.
"""

import math
from dataclasses import dataclass

from ingest.headings import Heading, Strength

LOOK_BACK = 12
_PASS = {Strength.WEAK: 1.5, Strength.FAIR: 3.5, Strength.SURE: 5.0}
_TRIM = 1.5
_REPEAT = 3.0
_BACK = 6.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A heading taken for an article, with its number; `restart` opens another text that counts from one again."""

    heading: Heading
    value: int
    restart: bool = False

    @property
    def repaired(self) -> bool:
        """True when the number differs from the printed one."""
        return self.value != self.heading.value

    @property
    def number(self) -> str:
        """The number as an eId prints it: `20`, `20-A`, `iv`, `unico`."""
        if self.heading.only:
            return "unico"
        base = self.heading.digits if self.heading.roman else str(self.value)
        return f"{base}-{self.heading.suffix}" if self.heading.suffix else base


def read_sequence(headings: list[Heading]) -> list[Reading]:
    """The headings that form the norm's articles, in order, with their numbers."""
    options = [_options(heading) for heading in headings]
    skipped = [0.0]
    for heading in headings:
        skipped.append(skipped[-1] + (0.2 if heading.doubtful else _PASS[heading.strength]))
    costs: list[list[float]] = []
    origins: list[list[tuple[int, int] | None]] = []
    for i in range(len(headings)):
        row = [_best(headings, options, costs, skipped, i, value, extra) for value, extra in options[i]]
        costs.append([cost for cost, _ in row])
        origins.append([origin for _, origin in row])
    return _trace(headings, options, costs, origins, skipped)


def _options(heading: Heading) -> list[tuple[int, float]]:
    """The numbers that a printed heading may stand for and what believing each costs."""
    found = [(heading.value, 0.0)]
    if heading.digits.isdigit() and len(heading.digits) > 1 and not heading.degree and not heading.suffix:
        found.append((heading.value // 10, _TRIM))
    return found


def _best(
    headings: list[Heading], options: list[list[tuple[int, float]]], costs: list[list[float]], skipped: list[float],
    i: int, value: int, extra: float,
) -> tuple[float, tuple[int, int] | None]:  # fmt: skip
    """The cheapest way to reach a reading and where it comes from."""
    best: tuple[float, tuple[int, int] | None] = (skipped[i] + extra + (0.0 if value == 1 else 1.0), None)
    for j in range(max(0, i - LOOK_BACK), i):
        passed = skipped[i] - skipped[j + 1]
        if passed >= best[0]:
            continue
        boundary = any(h.boundary for h in headings[j + 1 : i + 1])
        for k, (before, _) in enumerate(options[j]):
            cost = costs[j][k] + passed + extra + step_cost(headings[j], before, headings[i], value, boundary)
            if cost < best[0]:
                best = (cost, (j, k))
    return best


def step_cost(last: Heading, before: int, heading: Heading, value: int, boundary: bool) -> float:
    """What it costs to believe that one article follows another."""
    if last.roman != heading.roman:
        return _class_cost(last, heading, value, boundary)
    if value == before:
        return _same_cost(last.suffix, heading)
    if value == before + 1:
        return 0.0 if not heading.suffix else 0.5
    if value > before:
        return 1.0 + min(2.5, math.log2(value - before) / 2)
    if value == 1 and not heading.suffix:
        return 0.7 if boundary else 3.2
    return 2.0 if heading.rewording else _BACK


def _class_cost(last: Heading, heading: Heading, value: int, boundary: bool) -> float:
    """From a preliminary title's roman numerals to arabic ones, or back at the head of another text."""
    if last.roman:
        return 0.0 if value == 1 else 1.5
    return (0.7 if boundary else 2.0) if value == 1 else _BACK


def _same_cost(suffix: str, heading: Heading) -> float:
    """The same number again: 20-A after 20, a new wording that a note announced, or a plain repetition."""
    if heading.suffix == suffix:
        return 0.0 if heading.rewording else _REPEAT
    if not suffix or (len(suffix) == len(heading.suffix) and heading.suffix > suffix):
        return 0.0
    return 1.0 if heading.rewording else _BACK


def _trace(
    headings: list[Heading], options: list[list[tuple[int, float]]], costs: list[list[float]],
    origins: list[list[tuple[int, int] | None]], skipped: list[float],
) -> list[Reading]:  # fmt: skip
    """The readings on the cheapest path, first to last."""
    total = skipped[-1]
    ends = [(costs[i][k] + total - skipped[i + 1], i, k) for i in range(len(headings)) for k in range(len(options[i]))]
    place: tuple[int, int] | None = min(ends)[1:] if ends else None
    path: list[tuple[int, int]] = []
    while place is not None:
        path.append(place)
        place = origins[place[0]][place[1]]
    path.reverse()
    readings: list[Reading] = []
    for i, k in path:
        readings.append(_reading(readings, headings[i], options[i][k][0]))
    return readings


def _reading(before: list[Reading], heading: Heading, value: int) -> Reading:
    """A reading that knows whether it opens another text."""
    if not before or heading.rewording:
        return Reading(heading, value)
    last = before[-1]
    back = value < last.value or (
        value == 1 and last.value == 1 and not heading.suffix and last.heading.only != heading.only
    )
    repeats_one = value == 1 == last.value and heading.boundary and not heading.suffix
    crossed = heading.roman and not last.heading.roman
    restart = crossed or (last.heading.roman == heading.roman and value == 1 and (back or repeats_one))
    return Reading(heading, value, restart)
