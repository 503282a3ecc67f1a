"""A worker's process: what it does without being asked, and how it stops."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest

from corpus.errors import InvalidInput, NoBundle
from desk import consultations, running
from desk.model import State
from desk.service import Desk
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.command import ROOT
from tests.desk.world import Clock, People, Shelf, consultation, released
from tests.qa_service.laws import repealed


def soon(true: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something comes true before long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


def state_of(desk: Desk, id: str) -> State:
    with desk.database.reading() as connection:
        return consultations.get(connection, id).state


@pytest.fixture
def stop() -> Event:
    """What ends the loops of a test."""
    return Event()


def test_steps_follow_one_another_while_there_is_work_and_stop_when_told(stop: Event) -> None:
    done: list[int] = []

    def step() -> bool:
        done.append(1)
        if len(done) == 5:
            stop.set()
        return True

    running.repeat(step, stop, pause=3600)
    assert len(done) == 5


def test_what_goes_wrong_is_told_once_and_does_not_end_the_loop(
    stop: Event, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(running, "_AFTER_ERROR", 0.01)
    tries: list[int] = []

    def step() -> bool:
        tries.append(1)
        if len(tries) == 4:
            stop.set()
        raise NoBundle("No hay índice.")

    running.repeat(step, stop)
    assert [record.message for record in caplog.records] == ["No hay índice."]


def test_a_worker_drafts_and_keeps_house_until_it_is_told_to_stop(
    desk: Desk, people: People, shelf: Shelf, clock: Clock, stop: Event, tmp_path: Path
) -> None:
    old = released(desk, people.official, people.advisor)
    shelf.publish([repealed()])
    with desk.database.writing() as connection:
        new = consultations.add(connection, consultation(people.official, at=clock.now()), [], clock.now())
    application = Application(Settings(home=tmp_path))
    thread = Thread(target=running.run, args=(desk, application, "w1", stop))
    thread.start()
    try:
        assert soon(lambda: state_of(desk, new.id) is State.DRAFTED)
        assert soon(lambda: state_of(desk, old.id) is State.STALE)
    finally:
        stop.set()
        thread.join(30)
    assert not thread.is_alive()


def test_whatever_else_is_under_way_has_ended_when_the_worker_has(
    desk: Desk, stop: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    together = Barrier(2, timeout=30)

    def slowly(name: str) -> Callable[..., bool]:
        def step(*_: object) -> bool:
            with desk.database.reading():
                together.wait()
                stop.set()
                time.sleep(0.3)
                ended.append(name)
            return False

        return step

    monkeypatch.setattr(running.editing, "step", slowly("job"))
    monkeypatch.setattr(running._Housekeeping, "__call__", slowly("housekeeping"))
    running.run(desk, Application(Settings(home=tmp_path)), "w1", stop)
    assert sorted(ended) == ["housekeeping", "job"]


def test_a_worker_does_not_wait_for_ever_for_what_hangs(stop: Event) -> None:
    hanging = running._beside(lambda: stop.wait(60), stop)
    begun = time.monotonic()
    running._await([hanging, hanging], 0.05)
    assert hanging.is_alive()
    stop.set()
    running._await([hanging], 60)
    assert time.monotonic() - begun < 60


def test_a_setting_of_no_use_is_told_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="ABSUELVE_SMTP"):
        running.channels_of(Settings(home=tmp_path, smtp="correo"))


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://muni.test/consultas/{id}", "https://muni.test/consultas/c1"),
        ("https://muni.test", "https://muni.test"),
        (None, ""),
    ],
)
def test_links_in_notices_lead_to_where_officials_read(address: str | None, link: str) -> None:
    assert running.channels_of(Settings(address=address)).link("c1") == link


_SLOW = """
import sys, time
from dataclasses import replace
from desk import cli_worker, running
import desk.bootstrap
from desk.database import Database
from tests.desk.world import Clock, Shelf, open_desk
made = open_desk(Database(sys.argv[1]), Clock(), Shelf())
def slow(question, searcher):
    print("drafting", flush=True)
    time.sleep(1)
    return made.answer(question, searcher)
desk.bootstrap.desk_of = lambda application: replace(made, answer=slow)
cli_worker.worker("w1")
"""


def test_the_draft_under_way_is_finished_when_the_process_is_told_to_end(
    address: str, desk: Desk, people: People, tmp_path: Path
) -> None:
    with desk.database.writing() as connection:
        one, other = (
            consultations.add(connection, consultation(people.official, at=desk.now()), [], desk.now())
            for _ in range(2)
        )
    env = {**os.environ, "ABSUELVE_HOME": str(tmp_path), "ABSUELVE_DATABASE": address}
    command = [sys.executable, "-c", _SLOW, address]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.readline() if process.stdout else ""
        process.send_signal(signal.SIGTERM)
        code = process.wait(60)
    assert (said, code) == ("drafting\n", 0)
    assert sorted(state_of(desk, each.id) for each in (one, other)) == [State.DRAFTED, State.RECEIVED]
