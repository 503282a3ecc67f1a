"""The measurements that start the real service: that the verdict sees what is wrong, and a small run of each."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from benchmarks import load, torture
from benchmarks.installation import copy_home, questions_of
from benchmarks.verdict import faults
from desk import drafts, tables
from desk.drafts import EMPTY
from desk.service import Desk
from tests.desk.world import NOON, QUESTION, People, released
from tools.postgres import Missing, find

Fault = Callable[[Connection, str], object]


def last_event(connection: Connection) -> int:
    return int(
        connection.execute(select(tables.event.c.sequence).order_by(tables.event.c.sequence.desc())).scalars().first()
    )  # type: ignore[arg-type]


FAULTS: dict[str, Fault] = {
    "still held": lambda c, id: c.execute(update(tables.consultation).values(worker="w1")),
    "ended drafted": lambda c, id: c.execute(update(tables.consultation).values(state="drafted")),
    "told drafted": lambda c, id: c.execute(
        delete(tables.event).where(tables.event.c.sequence == last_event(c) - 1)
    ),
    "was told": lambda c, id: c.execute(delete(tables.event).where(tables.event.c.sequence == last_event(c))),
    "draft 2 counts": lambda c, id: c.execute(update(tables.consultation).values(draft=2)),
    "drafted 1 times": lambda c, id: c.execute(
        insert(tables.event).values(consultation=id, state="received", version=9, at=NOON, detail={})
    ),
    "after 0 approvals": lambda c, id: c.execute(delete(tables.approval)),
    "its answer is not what was approved": lambda c, id: c.execute(
        update(tables.release).values(content=encoded(EMPTY))
    ),
    "released with 0 answers": lambda c, id: c.execute(delete(tables.release)),
    "versión": lambda c, id: c.execute(update(tables.consultation).values(version=9)),
}  # fmt: skip


def encoded(draft: object) -> object:
    from corpus.codec import encode

    return encode(draft)


@pytest.fixture
def answered(desk: Desk, people: People) -> tuple[str, str]:
    """A released consultation's id and its answer."""
    one = released(desk, people.official, people.advisor)
    with desk.database.reading() as connection:
        return one.id, drafts.get(connection, one.id, one.draft).draft.text


def test_where_all_is_well_nothing_is_said(desk: Desk, answered: tuple[str, str]) -> None:
    id, text = answered
    assert faults(desk.database, {id: QUESTION}, {id: {text}}, 1) == []


@pytest.mark.parametrize("said", FAULTS)
def test_every_kind_of_fault_is_seen(said: str, desk: Desk, answered: tuple[str, str]) -> None:
    id, text = answered
    with desk.database.writing() as connection:
        FAULTS[said](connection, id)
    found = faults(desk.database, {id: QUESTION}, {id: {text}}, 1)
    assert any(said in fault for fault in found), found


def test_what_was_lost_made_up_or_shown_too_early_is_seen(
    desk: Desk, people: People, answered: tuple[str, str]
) -> None:
    id, text = answered
    released(desk, people.official, people.advisor)
    found = faults(desk.database, {id: QUESTION, "lost": "?"}, {id: {text, "un borrador"}}, 3)
    for said in ("2 of 3", "lost: lost", "nobody knows it", "asked 2 times", "what nobody released", "did not see"):
        assert any(said in fault for fault in found), (said, found)


def test_every_question_of_a_load_is_unlike_the_others_and_the_same_each_time() -> None:
    questions = questions_of(load.QUESTIONS)
    made = [load.variant(questions, number) for number in range(load.YEARS)]
    assert len(set(made)) == load.YEARS
    assert made[123] == load.variant(questions, 123)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of the invented municipality, ingested once."""
    return copy_home(None, tmp_path_factory.mktemp("samples") / "home")


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_again_and_again_the_service_loses_and_doubles_nothing(
    kind: str, samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if kind == "postgresql":
        try:
            find()
        except Missing as missing:
            pytest.skip(str(missing))
    more = ["--postgres"] if kind == "postgresql" else []
    code = torture.main(["--home", str(samples), "--count", "12", "--kills", "3", "--patience", "180", *more])
    assert code == 0, capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.model
def test_a_small_load_is_asked_and_drafted_whole(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load.main(["--home", str(samples), "--count", "20", "--users", "2"]) == 0
    told = capsys.readouterr().out
    assert "35,000 consultations" in told
    assert "generator" in told
