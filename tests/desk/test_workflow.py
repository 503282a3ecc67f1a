"""Every step from every state: allowed, or a conflict that says what to do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from corpus.errors import Conflict
from desk import workflow
from desk.model import Account, Claim, Consultation, Matter, Role, State
from tests.desk.world import JACINTO, NOON, consultation

ANA, EVA = "ana", "eva"
LATER = NOON + timedelta(minutes=30)
ASKER = Account("asker", "asker", Role.OFFICIAL, JACINTO)

Step = Callable[[Consultation], Consultation]
STEPS: dict[str, Step] = {
    "drafted": lambda one: workflow.drafted(one, 1, Matter.LEGAL, 50, 0.5, LATER),
    "claimed": lambda one: workflow.claimed(one, ANA, LATER, NOON),
    "handed": lambda one: workflow.handed(one, ANA, EVA, LATER, NOON),
    "given back": lambda one: workflow.given_back(one, ANA, NOON),
    "lapsed": lambda one: workflow.lapsed(one, NOON + timedelta(days=1)),
    "edited": lambda one: workflow.edited(one, ANA, 2, NOON),
    "triaged": lambda one: workflow.triaged(one, ANA, Matter.LEGAL, None, NOON),
    "approved": lambda one: workflow.approved(one, ANA, (), NOON),
    "published": lambda one: workflow.published(one, ANA, NOON),
    "returned": lambda one: workflow.returned(one, ANA, "¿De qué año?", NOON),
    "informed": lambda one: workflow.informed(one, LATER),
    "declined": lambda one: workflow.declined(one, ANA, "No.", NOON),
    "outdated": lambda one: workflow.outdated(one, LATER),
}
# Where each step leads from each state from which it may be taken; everything else is a conflict.
ALLOWED: dict[tuple[State, str], State] = {
    (State.RECEIVED, "drafted"): State.DRAFTED,
    (State.DRAFTED, "claimed"): State.IN_REVIEW,
    (State.STALE, "claimed"): State.IN_REVIEW,
    (State.IN_REVIEW, "claimed"): State.IN_REVIEW,
    (State.IN_REVIEW, "handed"): State.IN_REVIEW,
    (State.IN_REVIEW, "given back"): State.DRAFTED,
    (State.IN_REVIEW, "lapsed"): State.DRAFTED,
    (State.IN_REVIEW, "edited"): State.IN_REVIEW,
    (State.IN_REVIEW, "triaged"): State.IN_REVIEW,
    (State.IN_REVIEW, "approved"): State.DRAFTED,
    (State.IN_REVIEW, "published"): State.RELEASED,
    (State.IN_REVIEW, "returned"): State.RETURNED,
    (State.IN_REVIEW, "declined"): State.DECLINED,
    (State.RETURNED, "informed"): State.RECEIVED,
    (State.RELEASED, "outdated"): State.STALE,
}
HELD = ("handed", "given back", "edited", "triaged", "approved", "published", "returned", "declined")


def standing(state: State) -> Consultation:
    """A consultation in a state; ANA holds it in review."""
    released = 1 if state in (State.RELEASED, State.STALE) else 0
    claim = Claim(ANA, LATER) if state is State.IN_REVIEW else None
    return replace(consultation(ASKER), state=state, version=7, draft=1, claim=claim, released=released)


@pytest.mark.parametrize(("state", "step"), list(product(State, STEPS)))
def test_a_step_leads_where_the_table_says_or_is_a_conflict(state: State, step: str) -> None:
    before = standing(state)
    if (state, step) not in ALLOWED:
        with pytest.raises(Conflict):
            STEPS[step](before)
        return
    after = STEPS[step](before)
    assert after.state is ALLOWED[state, step]
    assert after.version == before.version + 1
    assert (after.claim is not None) == (after.state is State.IN_REVIEW)


@pytest.mark.parametrize("step", HELD)
def test_only_the_advisor_who_holds_it_may_take_a_step(step: str) -> None:
    other = replace(standing(State.IN_REVIEW), claim=Claim(EVA, LATER))
    with pytest.raises(Conflict, match="reservada"):
        STEPS[step](other)


@pytest.mark.parametrize("step", HELD)
def test_a_lease_that_ran_out_holds_nothing(step: str) -> None:
    ended = replace(standing(State.IN_REVIEW), claim=Claim(ANA, NOON))
    with pytest.raises(Conflict, match="reservada"):
        STEPS[step](ended)


def test_another_takes_it_only_once_the_lease_ran_out() -> None:
    held = replace(standing(State.IN_REVIEW), claim=Claim(EVA, LATER))
    with pytest.raises(Conflict, match="Otro asesor"):
        workflow.claimed(held, ANA, LATER, LATER - timedelta(seconds=1))
    assert workflow.claimed(held, ANA, LATER + timedelta(minutes=30), LATER).claim == Claim(
        ANA, LATER + timedelta(minutes=30)
    )


def test_a_lease_that_still_runs_does_not_lapse() -> None:
    with pytest.raises(Conflict, match="no ha vencido"):
        workflow.lapsed(standing(State.IN_REVIEW), LATER - timedelta(seconds=1))


@pytest.mark.parametrize("step", ["given back", "lapsed", "approved"])
def test_what_was_released_before_waits_as_stale(step: str) -> None:
    assert STEPS[step](replace(standing(State.IN_REVIEW), released=1)).state is State.STALE


@pytest.mark.parametrize("step", ["edited", "triaged", "returned", "declined"])
def test_approvals_are_void_once_the_draft_or_the_question_is_another(step: str) -> None:
    assert STEPS[step](replace(standing(State.IN_REVIEW), approvals=(EVA,))).approvals == ()


def test_an_answer_gone_stale_has_no_approvals_left() -> None:
    assert STEPS["outdated"](replace(standing(State.RELEASED), approvals=(EVA,))).approvals == ()


def test_a_draft_made_anew_starts_without_approvals() -> None:
    assert STEPS["drafted"](replace(standing(State.RECEIVED), approvals=(EVA,))).approvals == ()


@pytest.mark.parametrize("step", ["claimed", "handed", "given back", "lapsed"])
def test_passing_a_draft_on_keeps_its_approvals(step: str) -> None:
    assert STEPS[step](replace(standing(State.IN_REVIEW), approvals=(EVA,))).approvals == (EVA,)


def test_nobody_approves_twice() -> None:
    with pytest.raises(Conflict, match="Ya la aprobó"):
        workflow.approved(standing(State.IN_REVIEW), ANA, (ANA,), NOON)


def test_an_approval_counts_with_those_that_still_stand_alone() -> None:
    before = replace(standing(State.IN_REVIEW), approvals=("somebody", EVA))
    assert workflow.approved(before, ANA, (EVA,), NOON).approvals == (EVA, ANA)


def test_releases_are_counted_and_the_note_of_the_way_there_goes() -> None:
    after = workflow.published(replace(standing(State.IN_REVIEW), released=2, note="¿De qué año?"), ANA, NOON)
    assert (after.released, after.note) == (3, "")


def test_what_an_asker_is_told_stands_in_the_note() -> None:
    assert STEPS["returned"](standing(State.IN_REVIEW)).note == "¿De qué año?"
    assert STEPS["declined"](standing(State.IN_REVIEW)).note == "No."
    assert STEPS["informed"](standing(State.RETURNED)).note == ""


def test_a_conflict_says_how_it_stands() -> None:
    with pytest.raises(Conflict, match="no se atendió"):
        workflow.claimed(standing(State.DECLINED), ANA, LATER, NOON)


def test_the_advisor_sets_the_day_of_the_law() -> None:
    after = workflow.triaged(standing(State.IN_REVIEW), ANA, Matter.TASK, date(2020, 1, 1), NOON)
    assert (after.matter, after.as_of) == (Matter.TASK, date(2020, 1, 1))
