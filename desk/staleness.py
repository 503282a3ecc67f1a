"""Answers that the law has moved away from, found after each publishing and each midnight."""

from datetime import date

from corpus.errors import Conflict
from desk import audit, consultations, deadlines, releases, workflow
from desk.columns import ERASED
from desk.release import Moved, moved
from desk.releases import Released
from desk.service import Desk
from index.model import Searcher

_ACTOR = "desk"


def sweep(desk: Desk, limit: int = 100) -> tuple[str, ...]:
    """Compare answers not compared since the last publishing or midnight; the consultations that went stale.

    Answers compared at once are at most `limit`: call again until `pending` says that none is left.
    """
    searcher, today = desk.searcher(), desk.today()
    checked = releases.checked_on(searcher.generation, today)
    with desk.database.reading() as connection:
        found = releases.unchecked(connection, checked, limit)
    compared = [(one, moved(one.sources, searcher, day_for(one, today))) for one in found]
    with desk.database.writing() as connection:
        releases.mark_sound(connection, [one for one, changes in compared if not changes], checked)
    gone = ((one, changes) for one, changes in compared if changes)
    return tuple(one.consultation for one, changes in gone if _mark_stale(desk, one, changes, checked))


def pending(desk: Desk, searcher: Searcher) -> bool:
    """Whether an answer is yet to be compared with what a searcher serves today."""
    checked = releases.checked_on(searcher.generation, desk.today())
    with desk.database.reading() as connection:
        return bool(releases.unchecked(connection, checked, 1))


def day_for(one: Released, today: date) -> date:
    """The day whose law an answer must agree with: the one asked about if it is past, else today."""
    return one.on if one.dated else max(one.on, today)


def _mark_stale(desk: Desk, one: Released, changes: tuple[Moved, ...], checked: str) -> bool:
    """Put the consultation back in the queue; False where it changed since the comparison began.

    One whose words were erased is only marked: nobody could answer it again.
    """
    now, told = desk.now(), {"moved": [f"{change.source.provision}" for change in changes]}
    try:
        with desk.database.writing() as connection:
            before = consultations.get(connection, one.consultation)
            if before.question == ERASED:
                audit.append(connection, _ACTOR, "stale", before.id, now, told)
            else:
                after = workflow.outdated(before, deadlines.due(desk.terms, before.matter, desk.today()))
                consultations.save(connection, before, after, _ACTOR, "stale", now, told)
            releases.mark_stale(connection, one, checked, now, changes)
    except Conflict:
        return False
    return True
