"""From a question received to an answer released, edited, sent back, declined, gone stale and released again."""

import pytest

from corpus.errors import Conflict, Outdated
from desk import asking, claims, decisions, edits, reviewing, staleness
from desk.checklists import checklist
from desk.model import Account, Consultation, EditReason, Matter, State
from desk.service import Desk
from tests.desk.world import People, Shelf, drafted, whole


def take(desk: Desk, one: Consultation, by: Account) -> Consultation:
    """An advisor takes it."""
    return claims.claim(desk, by, one.id, one.version)


def approve(desk: Desk, one: Consultation, by: Account) -> object:
    """An advisor who holds it approves the draft as it is."""
    sheet = reviewing.open_draft(desk, by, one.id)
    points = [point.key for point in sheet.checklist]
    return decisions.approve(desk, by, one.id, one.version, sheet.kept.digest, sheet.generation, points)


def test_an_approved_draft_is_released_and_its_asker_reads_it(desk: Desk, people: People) -> None:
    held = take(desk, drafted(desk, people.official), people.advisor)
    done = approve(desk, held, people.advisor)
    assert isinstance(done, Consultation) and done.state is State.RELEASED
    answer = asking.view(desk, people.official, done.id).answer
    assert answer and answer.office == people.advisor.office
    assert whole(desk)
