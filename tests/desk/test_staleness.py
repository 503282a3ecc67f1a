"""Answers that the law moved away from: found by every publishing and every midnight, and named before one."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from corpus.model import Regulation
from desk import audit, feeds, retention, verification
from desk.asking import view
from desk.model import Consultation, State
from desk.release import Change
from desk.reviewing import queue
from desk.service import Desk
from desk.staleness import pending, sweep
from desk.verification import Verified
from tests.desk.gazette import amended, corrected, ended, shelf_with, without_article_5
from tests.desk.hands import answered, approve, received, take
from tests.desk.world import Clock, People, Shelf
from tests.qa_service.laws import TODAY, markets

PAST = date(2020, 1, 1)
SESSIONS = "¿Cuántas veces al mes sesiona el concejo?"


def stale(desk: Desk, one: Consultation, people: People) -> tuple[Change, ...]:
    """What changed of a consultation's last answer."""
    answer = view(desk, people.official, one.id).answer
    assert answer
    return tuple(moved.change for moved in answer.moved)


CHANGES = {
    "amended": (shelf_with(amended(TODAY)), Change.ENDED),
    "corrected": (shelf_with(corrected()), Change.REWORDED),
    "an article lost": (shelf_with(without_article_5()), Change.GONE),
    "the norm lost": (shelf_with(), Change.GONE),
    "the norm repealed": (shelf_with(ended(TODAY)), Change.ENDED),
}


@pytest.mark.parametrize(("laws", "change"), CHANGES.values(), ids=list(CHANGES))
def test_a_publishing_that_changes_what_it_cites_makes_an_answer_stale(
    laws: list[Regulation], change: Change, desk: Desk, people: People, shelf: Shelf
) -> None:
    one = answered(desk, people.official, people.advisor)
    shelf.publish(laws)
    assert sweep(desk) == (one.id,)
    assert stale(desk, one, people) == (change,)


def test_an_answer_whose_question_was_erased_is_marked_and_bothers_no_advisor(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    one = answered(desk, people.official, people.advisor)
    retention.erase_consultation(desk, people.official, one.id)
    shelf.publish(shelf_with(amended(TODAY)))
    assert sweep(desk) == (one.id,)
    assert stale(desk, one, people) == (Change.ENDED,)
    assert queue(desk, people.advisor).items == ()
    assert not pending(desk, desk.searcher())
    with desk.database.reading() as connection:
        assert isinstance(found := verification.verify(connection), Verified)
    assert found.faults == ()


@pytest.mark.parametrize(
    "laws", [shelf_with(markets()), shelf_with(amended(TODAY + timedelta(days=9)))], ids=["same", "amended later"]
)
def test_a_publishing_that_changes_nothing_of_it_leaves_it(
    laws: list[Regulation], desk: Desk, people: People, shelf: Shelf
) -> None:
    answered(desk, people.official, people.advisor)
    shelf.publish(laws)
    assert pending(desk, desk.searcher())
    assert sweep(desk) == ()
    assert not pending(desk, desk.searcher())


def test_it_goes_back_to_the_queue_and_its_asker_is_told(desk: Desk, people: People, shelf: Shelf) -> None:
    one = answered(desk, people.official, people.advisor)
    shelf.publish(shelf_with(amended(TODAY)))
    sweep(desk)
    (queued,) = queue(desk, people.second).items
    assert (queued.id, queued.state, queued.approvals) == (one.id, State.STALE, ())
    with desk.database.reading() as connection:
        assert feeds.since(connection, people.advisor, 0, one.id)[-1].state is State.STALE
        assert [entry.action for entry in audit.entries(connection)][-1] == "stale"


def test_once_found_it_is_not_found_again(desk: Desk, people: People, shelf: Shelf) -> None:
    answered(desk, people.official, people.advisor)
    shelf.publish(shelf_with(amended(TODAY)))
    assert len(sweep(desk)) == 1
    assert sweep(desk) == ()


def test_a_wording_whose_last_day_is_over_makes_it_stale_without_any_publishing(
    desk: Desk, people: People, shelf: Shelf, clock: Clock
) -> None:
    shelf.publish(shelf_with(amended(TODAY + timedelta(days=2))))
    one = answered(desk, people.official, people.advisor)
    clock.move(days=1)
    assert sweep(desk) == ()
    clock.move(days=1)
    assert pending(desk, desk.searcher())
    assert sweep(desk) == (one.id,)


def test_an_answer_about_a_past_day_is_not_made_stale_by_what_came_later(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    dated = answered(desk, people.official, people.advisor, as_of=PAST)
    now = answered(desk, people.official, people.advisor)
    shelf.publish(shelf_with(amended(TODAY)))
    assert sweep(desk) == (now.id,)
    answer = view(desk, people.official, dated.id).answer
    assert answer and (answer.on, answer.dated, answer.stale_at) == (PAST, True, None)


def test_an_answer_about_a_past_day_is_made_stale_by_a_correction_of_that_days_text(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    one = answered(desk, people.official, people.advisor, as_of=PAST)
    shelf.publish(shelf_with(corrected()))
    assert sweep(desk) == (one.id,)


def test_an_older_wording_that_the_answer_gives_as_such_stays_sound(desk: Desk, people: People, shelf: Shelf) -> None:
    one = answered(desk, people.official, people.advisor, SESSIONS, as_of=PAST)
    answer = view(desk, people.official, one.id).answer
    assert answer and answer.sources[0].valid_from == date(2003, 5, 28)
    shelf.publish(shelf_with(markets()))
    assert sweep(desk) == ()


def test_many_are_compared_a_few_at_a_time(desk: Desk, people: People, shelf: Shelf) -> None:
    made = {answered(desk, people.official, people.advisor).id for _ in range(3)}
    shelf.publish(shelf_with(amended(TODAY)))
    found = [*sweep(desk, limit=2)]
    assert len(found) == 2 and pending(desk, desk.searcher())
    assert {*found, *sweep(desk, limit=2)} == made


def test_two_sweepers_at_once_find_it_once(desk: Desk, people: People, shelf: Shelf) -> None:
    one = answered(desk, people.official, people.advisor)
    shelf.publish(shelf_with(amended(TODAY)))
    found: list[str] = []

    def meanwhile() -> datetime:
        """The other one sweeps between what this one read and what it writes."""
        found.extend(sweep(desk))
        return desk.now()

    assert sweep(replace(desk, now=meanwhile)) == ()
    assert found == [one.id]


def test_an_answer_released_while_a_generation_was_published_is_found_by_the_next_sweep(
    desk: Desk, people: People, shelf: Shelf
) -> None:
    before = desk.searcher()
    late = replace(desk, searcher=lambda: before)
    one = take(late, received(late, people.official), people.advisor)
    shelf.publish(shelf_with(amended(TODAY)))
    approve(late, one, people.advisor)
    assert sweep(desk) == (one.id,)
