"""Holding a consultation: one advisor at a time, for a while, passed on or given back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from corpus.errors import Conflict, Forbidden, InvalidInput, NotFound, Outdated
from desk.claims import claim, claim_next, extend, fits, give_back, hand_over, lapse
from desk.lists import Filters, Hold
from desk.model import Account, Claim, Consultation, Matter, State
from desk.reviewing import open_draft, queue
from desk.service import Desk, Terms
from tests.desk.hands import approve, take
from tests.desk.world import QUESTION, Clock, People, drafted


def test_taking_one_holds_it_for_the_lease(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    assert one.claim == Claim(people.advisor.id, desk.now() + desk.terms.claim)


def test_what_another_holds_is_not_taken(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    with pytest.raises(Conflict, match="Otro asesor"):
        claim(desk, people.second, one.id, one.version)


def test_two_who_read_the_same_list_take_it_once(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    claim(desk, people.advisor, one.id, one.version)
    with pytest.raises(Outdated):
        claim(desk, people.second, one.id, one.version)


def test_once_the_lease_ran_out_another_takes_it(desk: Desk, people: People, clock: Clock) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    clock.move(minutes=31)
    assert claim(desk, people.second, one.id, one.version).claim.by == people.second.id  # type: ignore[union-attr]


def test_a_lease_is_extended_from_now_by_who_holds_it(desk: Desk, people: People, clock: Clock) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    clock.move(minutes=20)
    longer = extend(desk, people.advisor, one.id, one.version)
    assert longer.claim == Claim(people.advisor.id, clock.now() + timedelta(minutes=30))
    with pytest.raises(Conflict):
        extend(desk, people.second, one.id, longer.version)


def test_a_lease_that_ran_out_is_not_extended(desk: Desk, people: People, clock: Clock) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    clock.move(minutes=30)
    with pytest.raises(Conflict, match="reservada"):
        extend(desk, people.advisor, one.id, one.version)


def test_it_is_handed_over_with_what_is_left_to_do(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    after = hand_over(desk, people.advisor, one.id, one.version, "senior", "Es asunto legal.")
    assert after.claim and after.claim.by == people.senior.id
    assert [note.text for note in open_draft(desk, people.senior, one.id).notes] == ["Es asunto legal."]


@pytest.mark.parametrize(("to", "error"), [("official", InvalidInput), ("editor", InvalidInput), ("nadie", NotFound)])
def test_it_is_handed_only_to_those_who_review(to: str, error: type[Exception], desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    with pytest.raises(error):
        hand_over(desk, people.advisor, one.id, one.version, to, "")


def test_given_back_it_waits_for_anybody(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official), people.advisor)
    after = give_back(desk, people.advisor, one.id, one.version)
    assert (after.state, after.claim) == (State.DRAFTED, None)


def test_those_whose_lease_ran_out_are_put_back(desk: Desk, people: People, clock: Clock) -> None:
    ended = take(desk, drafted(desk, people.official), people.advisor)
    clock.move(minutes=29)
    held = take(desk, drafted(desk, people.official), people.advisor)
    clock.move(minutes=1)
    assert lapse(desk) == 1
    states = {one.id: one.state for one in queue(desk, people.advisor).items}
    assert states == {ended.id: State.DRAFTED, held.id: State.IN_REVIEW}


def test_the_next_one_is_the_most_urgent_that_is_free(desk: Desk, people: People, clock: Clock) -> None:
    first = drafted(desk, people.official)
    clock.move(minutes=1)
    second = drafted(desk, people.official)
    taken = [claim_next(desk, people.advisor), claim_next(desk, people.second), claim_next(desk, people.senior)]
    assert [one.id if one else None for one in taken] == [first.id, second.id, None]


def test_the_next_one_keeps_to_the_filters(desk: Desk, people: People) -> None:
    drafted(desk, people.official)
    wanted = drafted(desk, people.stranger)
    found = claim_next(desk, people.advisor, Filters(ubigeo="080199"))
    assert found and found.id == wanted.id


def test_an_official_holds_nothing(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)
    with pytest.raises(Forbidden):
        claim(desk, people.official, one.id, one.version)
    with pytest.raises(Forbidden):
        claim_next(desk, people.official)


def test_mine_and_free_tell_holds_apart(desk: Desk, people: People, clock: Clock) -> None:
    one, other = take(desk, drafted(desk, people.official), people.advisor), drafted(desk, people.official)
    assert [found.id for found in queue(desk, people.advisor, Filters(hold=Hold.MINE)).items] == [one.id]
    assert [found.id for found in queue(desk, people.advisor, Filters(hold=Hold.FREE)).items] == [other.id]
    clock.move(minutes=31)
    assert queue(desk, people.advisor, Filters(hold=Hold.MINE)).items == ()
    assert len(queue(desk, people.advisor, Filters(hold=Hold.FREE)).items) == 2


def test_whoever_approved_once_is_not_given_it_again(desk: Desk, people: People) -> None:
    one = take(desk, drafted(desk, people.official, QUESTION, Matter.LEGAL), people.advisor)
    waiting = approve(desk, one, people.advisor)
    assert isinstance(waiting, Consultation) and waiting.approvals == (people.advisor.id,)
    assert claim_next(desk, people.advisor) is None
    assert claim_next(desk, people.second) is None  # the one who is left must be a senior advisor
    found = claim_next(desk, people.senior)
    assert found and found.id == one.id


FITS = [
    # matter, second review of legal points, who approved, the advisor fits, the senior advisor fits
    (Matter.TASK, True, (), True, True),
    (Matter.LEGAL, False, (), False, True),
    (Matter.LEGAL, True, (), True, True),
    (Matter.LEGAL, True, ("second",), False, True),
    (Matter.LEGAL, True, ("other_senior",), True, True),
    (Matter.LEGAL, True, ("advisor",), False, True),
    (Matter.LEGAL, True, ("senior",), True, False),
]


@pytest.mark.parametrize(("matter", "twice", "approved", "advisor", "senior"), FITS)
def test_who_can_bring_it_on(
    matter: Matter, twice: bool, approved: tuple[str, ...], advisor: bool, senior: bool, desk: Desk, people: People
) -> None:
    terms = Terms(second_review=frozenset({Matter.LEGAL}) if twice else frozenset())
    ids = tuple(getattr(people, name).id for name in approved)
    one = replace(drafted(desk, people.official, QUESTION, matter), approvals=ids)
    seniors = {people.senior.id, people.other_senior.id}
    assert fits(people.advisor, one, terms, seniors) is advisor
    assert fits(people.senior, one, terms, seniors) is senior


def test_many_who_take_the_next_at_once_get_each_another_one(desk: Desk, people: People) -> None:
    made = {drafted(desk, people.official).id for _ in range(4)}
    advisors = [people.advisor, people.second, people.senior, people.other_senior] * 2
    with ThreadPoolExecutor(len(advisors)) as pool:
        taken = [one.id for one in pool.map(lambda who: claim_next(desk, who), advisors) if one]
    assert sorted(taken) == sorted(made)


def test_of_many_who_take_the_same_at_once_one_gets_it(desk: Desk, people: People) -> None:
    one = drafted(desk, people.official)

    def attempt(who: Account) -> bool:
        try:
            return bool(claim(desk, who, one.id, one.version))
        except Conflict:
            return False

    advisors = [people.advisor, people.second, people.senior, people.other_senior]
    with ThreadPoolExecutor(len(advisors)) as pool:
        assert sum(pool.map(attempt, advisors)) == 1
