"""Which of the articles found a draft cites, and for which named reason it passes over each of the others."""

from collections.abc import Sequence
from enum import StrEnum

from corpus.identifiers import ProvisionId
from qa_service.evidence import Evidence, stems_of
from qa_service.limits import Limits

Group = Sequence[Evidence]  # the pieces of an article, the best one first


class Passed(StrEnum):
    """Why an article found is not cited; the value names the reason in data."""

    REFUSED = "refused"  # there is no draft
    PLANTED = "planted"  # its text gives orders to programs
    UNRECOGNISED = "unrecognised"  # no norm was recognised in its file, and norms answer
    DEEP = "deep"  # found past those whose text is read
    EMPTY = "empty"  # nothing in it can be quoted
    FAR = "far"  # found much less surely than the first
    REPEATED = "repeated"  # says what one before it says
    MANY = "many"  # enough are cited before it
    ROOM = "room"  # the draft has no words left, or an exception or the other side of a conflict takes them
    UNUSED = "unused"  # the language model did without it


def grouped(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """The pieces found, an article a group, the best one first."""
    groups: dict[ProvisionId, list[Evidence]] = {}
    for piece in evidence:
        groups.setdefault(piece.wording.provision, []).append(piece)
    return sorted(groups.values(), key=lambda group: -group[0].score)


def articles(groups: Sequence[Group], limits: Limits) -> list[Group]:
    """The articles to cite: another than the first only when it was found nearly as surely and says something else."""
    return [group for group, passed in weighed(groups, limits) if passed is None]


def weighed(groups: Sequence[Group], limits: Limits) -> list[tuple[Group, Passed | None]]:
    """Each article with the reason to pass over it, None for those to cite."""
    found: list[tuple[Group, Passed | None]] = []
    chosen: list[Group] = []
    for group in groups:
        passed = _passed(group[0], chosen, limits)
        if passed is None:
            chosen.append(group)
        found.append((group, passed))
    return found


def _passed(best: Evidence, chosen: Sequence[Group], limits: Limits) -> Passed | None:
    if chosen and best.relative < limits.near:
        return Passed.FAR
    if not stems_of(best.text):
        return Passed.EMPTY
    if any(_repeats(best, other[0], limits.same) for other in chosen):
        return Passed.REPEATED
    return Passed.MANY if len(chosen) >= limits.articles else None


def _repeats(one: Evidence, other: Evidence, same: float) -> bool:
    """Whether two pieces say the same, as a law and its consolidated text do."""
    a, b = stems_of(one.text), stems_of(other.text)
    return len(a & b) >= same * max(len(a | b), 1)
