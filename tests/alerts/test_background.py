"""The worker finds what packages above the desk do in it, and does it."""

import threading
import time
from importlib.metadata import entry_points
from pathlib import Path

from sqlalchemy import select

from desk.running import Background, run
from desk.service import Desk
from desk.tables_public import announcement
from qa_service.bootstrap import Application
from qa_service.settings import Settings


def test_alerts_and_the_library_hand_themselves_in(desk: Desk, tmp_path: Path) -> None:
    application = Application(Settings(home=tmp_path))
    found = {one.name: one.load()(desk, application) for one in entry_points(group="absuelve.background")}
    assert {"alerts", "library"} <= found.keys()
    assert all(isinstance(one, Background) and one.steps for one in found.values())
    assert set(found["alerts"].senders) == {"digest"}


def test_a_worker_tells_of_the_generation_that_it_finds(desk: Desk, tmp_path: Path) -> None:
    stop = threading.Event()
    worker = threading.Thread(target=run, args=(desk, Application(Settings(home=tmp_path)), "w1", stop))
    worker.start()
    try:
        for _ in range(200):
            with desk.database.reading() as connection:
                told = connection.execute(select(announcement.c.generation)).scalars().all()
            if told:
                break
            time.sleep(0.05)
    finally:
        stop.set()
        worker.join()
    assert told == [desk.searcher().generation]
