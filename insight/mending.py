"""What an advisor changed between the draft as made and the answer as released: how much, and what kinds of things."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from qa_service.model import Draft, Statement

_ALIKE = 0.4  # of their words two statements share at least, where one is the other mended
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
Provisions = frozenset[tuple[str, str]]
Pair = tuple[Statement, Statement]


class Mend(StrEnum):
    """A kind of change; the value is what a reader sees."""

    CITATION_ADDED = "cita agregada"
    CITATION_REMOVED = "cita quitada"
    CITATION_REPLACED = "cita cambiada por otra"
    QUOTE = "otra parte de lo citado"
    NUMBER = "cifra cambiada"
    SENTENCE_ADDED = "afirmación agregada"
    SENTENCE_DROPPED = "afirmación quitada"
    CAVEAT_ADDED = "advertencia agregada"
    CAVEAT_DROPPED = "advertencia quitada"
    WORDING = "solo redacción"


@dataclass(frozen=True, slots=True)
class Mending:
    """How far the answer is from the draft, in words (0 the same, 1 nothing left), and the kinds of change."""

    distance: float
    kinds: frozenset[Mend]


def compare(before: Draft, after: Draft) -> Mending:
    """The change from one draft to the other."""
    pairs = _pairs(before.statements, after.statements)
    kinds = {*_cited(before, after, pairs), *_said(before, after, pairs)}
    distance = _distance(before.text, after.text)
    if not kinds and (distance or before.statements != after.statements):
        kinds = {Mend.WORDING}
    return Mending(round(distance, 4), frozenset(kinds))


def _distance(before: str, after: str) -> float:
    return float(Levenshtein.normalized_distance(before.split(), after.split()))


def _pairs(before: Sequence[Statement], after: Sequence[Statement]) -> list[Pair]:
    """Statements that are one another's mended form: the most alike first, each in one pair."""
    alike = sorted(
        (_distance(one.text, other.text), number, place)
        for number, one in enumerate(before)
        for place, other in enumerate(after)
    )
    taken: list[tuple[int, int]] = []
    for distance, number, place in alike:
        free = all(number != used and place != kept for used, kept in taken)
        if free and distance <= 1 - _ALIKE:
            taken.append((number, place))
    return [(before[number], after[place]) for number, place in sorted(taken)]


def _cited(before: Draft, after: Draft, pairs: Sequence[Pair]) -> Iterator[Mend]:
    """What changed in what the answer rests on: provisions in all, and within a statement one for another."""
    gained = _provisions(after.statements) - _provisions(before.statements)
    lost = _provisions(before.statements) - _provisions(after.statements)
    swapped = [(lost & _provisions([one]), gained & _provisions([other])) for one, other in pairs]
    for gone, come in swapped:
        if gone and come:
            yield Mend.CITATION_REPLACED
            gained, lost = gained - come, lost - gone
    if gained:
        yield Mend.CITATION_ADDED
    if lost:
        yield Mend.CITATION_REMOVED
    if any(_requoted(one, other) for one, other in pairs):
        yield Mend.QUOTE


def _said(before: Draft, after: Draft, pairs: Sequence[Pair]) -> Iterator[Mend]:
    if any(_numbers(one.text) != _numbers(other.text) for one, other in pairs):
        yield Mend.NUMBER
    if len(after.statements) > len(pairs):
        yield Mend.SENTENCE_ADDED
    if len(before.statements) > len(pairs):
        yield Mend.SENTENCE_DROPPED
    if set(after.caveats) - set(before.caveats):
        yield Mend.CAVEAT_ADDED
    if set(before.caveats) - set(after.caveats):
        yield Mend.CAVEAT_DROPPED


def _requoted(one: Statement, other: Statement) -> bool:
    """Whether the same provisions are cited with other words of theirs."""
    if _provisions([one]) != _provisions([other]):
        return False
    return {cited.quote for cited in one.citations} != {cited.quote for cited in other.citations}


def _provisions(statements: Sequence[Statement]) -> Provisions:
    return frozenset((cited.regulation.slug, cited.eid) for one in statements for cited in one.citations)


def _numbers(text: str) -> list[str]:
    return sorted(_NUMBER.findall(text))
