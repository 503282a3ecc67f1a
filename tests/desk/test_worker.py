"""Drafting in the background: what is claimed, stored, tried again and given up, on each kind of database."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, NoReturn

import pytest
from sqlalchemy import Row, select, update

from corpus.errors import NoBundle
from desk import consultations, drafts, feeds, leases, notes, worker
from desk.database import Database
from desk.model import Account, Consultation, Matter, State
from desk.notes import Kind
from desk.service import Desk, Terms
from desk.tables import consultation as table
from index.model import Searcher
from qa_service.model import Question, Result
from tests.command import ROOT
from tests.desk.world import Clock, People, consultation, whole


def ask(desk: Desk, asker: Account, question: str = "¿En qué plazo se apela una multa del mercado?") -> Consultation:
    with desk.database.writing() as connection:
        return consultations.add(connection, consultation(asker, question, desk.now()), [], desk.now())


def now(desk: Desk, one: Consultation) -> Consultation:
    with desk.database.reading() as connection:
        return consultations.get(connection, one.id)


def row_of(desk: Desk, one: Consultation) -> Row[Any]:
    with desk.database.reading() as connection:
        return connection.execute(select(table).where(table.c.id == one.id)).one()


def draft_of(desk: Desk, one: Consultation) -> drafts.Kept:
    with desk.database.reading() as connection:
        (kept,) = drafts.history(connection, one.id)
    return kept


def failing(error: Exception) -> Callable[[Question, Searcher], Result]:
    def fail(_question: Question, _searcher: Searcher) -> NoReturn:
        raise error

    return fail


def test_what_waits_is_drafted_and_waits_for_an_advisor(desk: Desk, people: People) -> None:
    one = ask(desk, people.official)
    assert worker.step(desk, "w1")
    assert now(desk, one).state is State.DRAFTED
    assert "quince" in draft_of(desk, one).draft.text
    assert draft_of(desk, one).author == "extractive"
    assert not worker.step(desk, "w1")
    assert whole(desk) == 2


def test_matter_risk_confidence_and_term_come_with_the_draft(desk: Desk, people: People) -> None:
    one = ask(desk, people.official)
    worker.step(desk, "w1")
    after = now(desk, one)
    assert after.matter in Matter
    assert after.risk > 0
    assert after.confidence == draft_of(desk, one).draft.confidence
    assert after.due_at > one.asked_at


def test_the_oldest_is_drafted_first(desk: Desk, people: People, clock: Clock) -> None:
    first = ask(desk, people.official)
    clock.move(minutes=1)
    second = ask(desk, people.official)
    worker.step(desk, "w1")
    assert [now(desk, one).state for one in (first, second)] == [State.DRAFTED, State.RECEIVED]


def test_a_refusal_to_draft_goes_to_an_advisor_with_its_reason(desk: Desk, people: People) -> None:
    one = ask(desk, people.official, "¿Cuál es la capital de Francia?")
    worker.step(desk, "w1")
    kept = draft_of(desk, one)
    assert (now(desk, one).state, kept.draft.statements) == (State.DRAFTED, ())
    assert kept.reason
    assert kept.message


def test_facts_given_later_are_part_of_what_is_drafted(desk: Desk, people: People) -> None:
    asked: list[str] = []

    def answer(question: Question, searcher: Searcher) -> Result:
        asked.append(question.text)
        return desk.answer(question, searcher)

    one = ask(desk, people.official)
    with desk.database.writing() as connection:
        notes.add(connection, one.id, people.official.id, Kind.FACTS, "Es un puesto de carnes.", desk.now())
    worker.step(replace(desk, answer=answer), "w1")
    assert "Es un puesto de carnes." in asked[0]


def test_a_question_that_breaks_the_drafter_is_tried_again_later_each_time(
    desk: Desk, people: People, clock: Clock
) -> None:
    one, broken = ask(desk, people.official), replace(desk, answer=failing(ValueError("boom")))
    assert worker.step(broken, "w1")
    assert not worker.step(broken, "w1"), "it is left alone for a while"
    clock.move(seconds=leases.pause(1).total_seconds())
    assert worker.step(broken, "w1")
    clock.move(seconds=leases.pause(1).total_seconds())
    assert not worker.step(broken, "w1"), "and for longer the second time"
    clock.move(seconds=leases.pause(2).total_seconds())
    assert worker.step(desk, "w1")
    assert (now(desk, one).state, row_of(desk, one).attempts) == (State.DRAFTED, 0)


def test_after_the_last_try_it_goes_to_an_advisor_with_an_empty_draft(desk: Desk, people: People, clock: Clock) -> None:
    one, broken = ask(desk, people.official), replace(desk, answer=failing(ValueError("boom")))
    while worker.step(broken, "w1"):
        clock.move(hours=1)
    kept = draft_of(desk, one)
    assert (now(desk, one).state, now(desk, one).risk, kept.draft) == (State.DRAFTED, 100, drafts.EMPTY)
    assert (kept.reason, "5 intentos" in str(kept.message)) == (worker.FAILED, True)


def test_a_claim_that_nobody_ends_counts_as_a_try_too(desk: Desk, people: People, clock: Clock) -> None:
    """What kills its worker each time is not tried for ever."""
    one = ask(desk, people.official)
    for _ in range(desk.terms.tries):
        with desk.database.writing() as connection:
            assert worker._claim(connection, desk, "killed")
            assert worker._claim(connection, desk, "other") is None
        clock.move(seconds=desk.terms.lease.total_seconds() + 1)
    assert worker.step(replace(desk, answer=failing(AssertionError("not drafted again"))), "w1")
    assert (now(desk, one).state, draft_of(desk, one).reason) == (State.DRAFTED, worker.FAILED)


def test_no_index_is_no_fault_of_the_question(desk: Desk, people: People, clock: Clock) -> None:
    one, unready = ask(desk, people.official), replace(desk, answer=failing(NoBundle("nada")))
    assert not worker.step(unready, "w1")
    assert (row_of(desk, one).attempts, row_of(desk, one).worker) == (0, None)
    clock.move(minutes=1)
    assert worker.step(desk, "w1")


def test_a_worker_that_lost_its_claim_drops_its_draft(desk: Desk, people: People, clock: Clock) -> None:
    one = ask(desk, people.official)

    def slow(question: Question, searcher: Searcher) -> Result:
        clock.move(seconds=desk.terms.lease.total_seconds() + 1)
        assert worker.step(desk, "w2"), "another takes it over"
        return desk.answer(question, searcher)

    assert worker.step(replace(desk, answer=slow), "w1")
    assert draft_of(desk, one).number == 1
    assert now(desk, one).version == one.version + 1
    with desk.database.reading() as connection:
        told = feeds.since(connection, people.advisor, 0, one.id)
    assert [event.state for event in told] == [State.RECEIVED, State.DRAFTED]


def test_a_claim_is_kept_while_drafting_takes_longer_than_a_lease(
    database: Database, desk: Desk, people: People
) -> None:
    quick = replace(desk, terms=Terms(lease=timedelta(seconds=0.3)), now=Clock().now)
    started = time.monotonic()
    quick = replace(quick, now=lambda: Clock().time + timedelta(seconds=time.monotonic() - started))

    def slow(question: Question, searcher: Searcher) -> Result:
        time.sleep(0.8)
        assert not worker.step(quick, "w2"), "nobody else gets it"
        return quick.answer(question, searcher)

    one = ask(desk, people.official)
    assert worker.step(replace(quick, answer=slow), "w1")
    assert now(desk, one).state is State.DRAFTED


def test_several_workers_at_once_draft_each_consultation_once(desk: Desk, people: People) -> None:
    asked = [ask(desk, people.official) for _ in range(12)]

    def work(name: str) -> None:
        while worker.step(desk, name):
            pass

    threads = [threading.Thread(target=work, args=(f"w{i}",)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(now(desk, one).state, draft_of(desk, one).number) for one in asked] == [(State.DRAFTED, 1)] * 12
    assert whole(desk) == 24


_HOLD = """
import sys, time
from dataclasses import replace
from desk.database import Database
from tests.desk.world import Clock, Shelf, open_desk
from desk import worker
def hang(question, searcher):
    print("holding", flush=True)
    time.sleep(60)
worker.step(replace(open_desk(Database(sys.argv[1]), Clock(), Shelf()), answer=hang), "killed")
"""


def test_a_worker_killed_while_drafting_loses_nothing(address: str, desk: Desk, people: People, clock: Clock) -> None:
    one = ask(desk, people.official)
    with subprocess.Popen([sys.executable, "-c", _HOLD, address], cwd=ROOT, stdout=subprocess.PIPE, text=True) as held:
        said = held.stdout.readline() if held.stdout else ""
        held.kill()
    assert said == "holding\n"
    assert not worker.step(desk, "w1"), "its lease still runs"
    clock.move(seconds=desk.terms.lease.total_seconds() + 1)
    assert worker.step(desk, "w1")
    assert (now(desk, one).state, draft_of(desk, one).number, whole(desk)) == (State.DRAFTED, 1, 2)


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 2), (2, 4), (3, 8), (9, 512), (10, 600), (500, 600)])
def test_the_pause_doubles_up_to_ten_minutes(attempts: int, seconds: int) -> None:
    assert leases.pause(attempts) == timedelta(seconds=seconds)


def test_a_claim_taken_by_another_cannot_be_let_go(desk: Desk, people: People) -> None:
    ask(desk, people.official)
    with desk.database.writing() as connection:
        row = worker._claim(connection, desk, "w1")
        assert row
        connection.execute(update(table).values(attempts=row.attempts + 1))
        assert not leases.let_go(connection, table, row, note="mine")
    assert row_of(desk, consultations.of(row)).note == ""
