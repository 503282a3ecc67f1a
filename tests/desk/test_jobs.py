"""Editors' jobs: asked for over the API, done by a worker through the pipeline of the command."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import Conflict, Forbidden, InvalidInput, NotFound
from desk import consultations, editing, feeds, jobs, releases, uploads
from desk.cited import cited
from desk.jobs import Job, Kind, Stage
from desk.model import State
from desk.service import Desk
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.command import ROOT, absuelve
from tests.desk.world import Clock, People, released, whole
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import TODAY

QUESTION = "¿En qué plazo se apela la multa del mercado?"


def law(days: str) -> bytes:
    """A law as the gazette prints it, or as it reads after it was amended."""
    return f"""---
title: Ley de Mercados de Prueba
number: "99001"
publication_date: '2020-03-14'
---

# LEY N° 99001

## LEY DE MERCADOS DE PRUEBA

### Artículo 1.- Objeto

La presente ley regula los mercados de abastos municipales y las multas a sus conductores.

### Artículo 2.- Plazo para apelar

El conductor del puesto del mercado puede apelar la multa en el plazo de {days} días hábiles desde su notificación.
""".encode()


AMENDING = """---
title: Ley que modifica la Ley de Mercados
number: "99002"
publication_date: '2021-05-10'
---

# LEY N° 99002

## LEY QUE MODIFICA LA LEY DE MERCADOS

### Artículo 1.- Modificación del artículo 2 de la Ley 99001

Modifícase el artículo 2 de la Ley N° 99001, Ley de Mercados de Prueba, con el siguiente texto:

"Artículo 2.- Plazo para apelar

El conductor del puesto del mercado puede apelar la multa en el plazo de treinta días hábiles desde su notificación."
""".encode()


@pytest.fixture
def application(tmp_path: Path, address: str) -> Application:
    """An installation without a model."""
    made = Application(Settings(home=tmp_path / "home", today=TODAY, database=address, threads=1))
    vars(made)["embedder"] = HashingEmbedder()
    return made


@pytest.fixture
def office(desk: Desk, application: Application) -> Desk:
    """The desk over what that installation publishes."""
    return replace(desk, searcher=lambda: application.searcher, answer=application.answer)


def sent(office: Desk, application: Application, people: People, name: str, content: bytes) -> str:
    return uploads.add(office, people.editor, application.home.uploads, name, [content]).id


def done(office: Desk, application: Application, people: People, kind: Kind, *files: str) -> Job:
    """A job from asking for it to its end."""
    job = jobs.submit(office, application, people.editor, kind, files)
    assert (job.stage, editing.step(office, application, "w1")) == (Stage.WAITING, True)
    return jobs.get(office, people.editor, job.id)


def published(office: Desk, application: Application, people: People) -> Job:
    return done(office, application, people, Kind.PUBLISH, sent(office, application, people, "ley.md", law("quince")))


def test_a_preview_changes_nothing_and_tells_all(office: Desk, application: Application, people: People) -> None:
    job = done(office, application, people, Kind.PREVIEW, sent(office, application, people, "ley.md", law("quince")))
    assert job.stage is Stage.DONE
    assert job.result
    assert [norm["id"] for norm in job.result["norms"]] == ["ley-99001"]
    assert application.bundles.current() is None


def test_publishing_serves_the_files_and_tells_the_generation(
    office: Desk, application: Application, people: People
) -> None:
    job = published(office, application, people)
    assert job.result
    assert job.result["generation"] == application.bundles.current() == office.searcher().generation
    assert job.result["publication"]["added"] == ["ley-99001"]
    assert not editing.step(office, application, "w1")


@pytest.mark.parametrize("name", ["ley.md", "modificatoria.md"])
def test_an_amendment_is_foreseen_flags_the_answer_and_shows_both_wordings(
    name: str, office: Desk, application: Application, people: People
) -> None:
    """A file that replaces the one of its name, and a law that orders the change, come to the same."""
    published(office, application, people)
    one = released(office, people.official, people.advisor, QUESTION)
    other = released(office, people.official, people.advisor, "¿Qué regula la Ley de Mercados de Prueba?")
    file = sent(office, application, people, name, law("treinta") if name == "ley.md" else AMENDING)
    foreseen = done(office, application, people, Kind.PREVIEW, file)
    assert foreseen.result
    assert {asked["consultation"] for asked in foreseen.result["consultations"]} == {one.id}
    job = done(office, application, people, Kind.PUBLISH, file)
    assert job.result
    assert job.result["stale"] == [one.id]
    with office.database.reading() as connection:
        assert consultations.get(connection, one.id).state is State.STALE
        assert consultations.get(connection, other.id).state is State.RELEASED
        kept = releases.last(connection, one.id)
        told = feeds.since(connection, people.advisor, 0, one.id)
    assert kept
    (moved,) = kept.moved
    assert "quince" in moved.source.text
    assert "treinta" in str(moved.now)
    assert told[-1].state is State.STALE
    assert whole(office)


def test_the_command_foresees_the_same_answers(office: Desk, application: Application, people: People) -> None:
    published(office, application, people)
    one = released(office, people.official, people.advisor, QUESTION)
    assert {id for id, _ in cited(application.settings)} == {one.id}


@pytest.mark.slow
def test_the_command_names_them_in_its_preview(office: Desk, application: Application, people: People) -> None:
    published(office, application, people)
    one = released(office, people.official, people.advisor, QUESTION)
    file = uploads.path_of(application.home.uploads, sent(office, application, people, "ley.md", law("treinta")))
    database = str(application.settings.database)
    done = absuelve("ingest", "--preview", file, home=application.home.root, ABSUELVE_DATABASE=database)
    assert done.returncode == 0, done.stderr
    assert "Respuestas entregadas que quedarían desactualizadas: 1" in done.stdout
    assert f"consulta {one.id}: cita el artículo 2 de la Ley N° 99001 (corregida)" in done.stdout


def test_without_a_desk_nothing_is_cited(tmp_path: Path) -> None:
    assert list(cited(Settings(home=tmp_path / "none"))) == []
    assert not (tmp_path / "none" / "absuelve.db").exists()


def test_going_back_serves_the_generation_before(office: Desk, application: Application, people: People) -> None:
    first = published(office, application, people).result
    done(office, application, people, Kind.PUBLISH, sent(office, application, people, "ley.md", law("treinta")))
    back = done(office, application, people, Kind.ROLLBACK)
    assert first
    assert back.result
    assert back.result["generation"] == first["generation"] == application.bundles.current()


def test_going_back_is_made_definite_when_it_is_asked_for(
    office: Desk, application: Application, people: People
) -> None:
    """Done twice, for a worker died in between, it goes back once."""
    for days in ("quince", "treinta", "cuarenta"):
        file = sent(office, application, people, "ley.md", law(days))
        done(office, application, people, Kind.PUBLISH, file)
    before = application.bundles.previous()
    job = jobs.submit(office, application, people.editor, Kind.ROLLBACK)
    application.rollback(str(job.payload["generation"]))
    editing.step(office, application, "w1")
    assert application.bundles.current() == before


def test_what_cannot_be_done_is_refused_at_once(office: Desk, application: Application, people: People) -> None:
    for kind, files, more, error in (
        (Kind.PREVIEW, [], {}, InvalidInput),
        (Kind.PUBLISH, ["f" * 32], {}, NotFound),
        (Kind.ROLLBACK, [], {}, Conflict),
        (Kind.ROLLBACK, [], {"generation": "9"}, InvalidInput),
    ):
        with pytest.raises(error):
            jobs.submit(office, application, people.editor, kind, files, **more)
    assert jobs.listed(office, people.editor).items == ()


def test_what_fails_says_why(office: Desk, application: Application, people: People) -> None:
    job = done(office, application, people, Kind.PUBLISH)
    assert (job.stage, job.result) == (Stage.FAILED, None)
    assert "Todavía no hay normas" in str(job.error)


def test_a_program_error_ends_the_job_and_not_the_worker(
    office: Desk, application: Application, people: People
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("boom")

    vars(application)["publish"] = broken
    job = done(office, application, people, Kind.PUBLISH)
    assert (job.stage, "ValueError" in str(job.error)) == (Stage.FAILED, True)


def test_another_editor_at_work_is_waited_for(
    office: Desk, application: Application, people: People, clock: Clock
) -> None:
    file = sent(office, application, people, "ley.md", law("quince"))
    job = jobs.submit(office, application, people.editor, Kind.PUBLISH, [file])
    with application.home.editing():
        for _ in range(5):
            assert editing.step(office, application, "w1")
            assert not editing.step(office, application, "w1")
            clock.move(seconds=11)
    assert editing.step(office, application, "w1")
    assert jobs.get(office, people.editor, job.id).stage is Stage.DONE


def test_but_not_for_ever(office: Desk, application: Application, people: People, clock: Clock) -> None:
    file = sent(office, application, people, "ley.md", law("quince"))
    job = jobs.submit(office, application, people.editor, Kind.PUBLISH, [file])
    clock.move(hours=2)
    with application.home.editing():
        assert editing.step(office, application, "w1")
    assert "Otra persona" in str(jobs.get(office, people.editor, job.id).error)


def test_jobs_are_done_one_at_a_time(office: Desk, application: Application, people: People) -> None:
    file = sent(office, application, people, "ley.md", law("quince"))
    for _ in range(2):
        jobs.submit(office, application, people.editor, Kind.PUBLISH, [file])
    publish, seen = application.publish, []

    def publishing(on_progress: Callable[[int, int], None]) -> str:
        seen.append(editing.step(office, application, "w2"))
        return publish(on_progress)

    vars(application)["publish"] = publishing
    assert editing.step(office, application, "w1")
    assert seen == [False]
    assert editing.step(office, application, "w2")


def test_jobs_are_listed_newest_first_page_by_page(
    office: Desk, application: Application, people: People, clock: Clock
) -> None:
    published(office, application, people)
    made = []
    for _ in range(4):
        clock.move(minutes=1)
        made.append(jobs.submit(office, application, people.editor, Kind.PUBLISH).id)
    page = jobs.listed(office, people.editor, limit=3)
    rest = jobs.listed(office, people.editor, page.next, limit=3)
    assert [job.id for job in (*page.items, *rest.items)][:4] == made[::-1]
    assert rest.next is None


def test_only_editors_have_jobs_done(office: Desk, application: Application, people: People) -> None:
    for who in people.all():
        if who != people.editor:
            with pytest.raises(Forbidden):
                jobs.submit(office, application, who, Kind.PUBLISH)
            with pytest.raises(Forbidden):
                jobs.listed(office, who)


_HANG = """
import sys, time
from pathlib import Path
from desk import editing
from desk.database import Database
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.desk.world import Clock, Shelf, open_desk
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import TODAY
made = Application(Settings(home=Path(sys.argv[2]), today=TODAY, threads=1))
vars(made)["embedder"] = HashingEmbedder()
def hang(*_):
    print("holding", flush=True)
    time.sleep(60)
vars(made)["publish"] = hang
editing.step(open_desk(Database(sys.argv[1]), Clock(), Shelf()), made, "killed")
"""


def test_a_job_whose_worker_was_killed_is_done_again_without_reading_again(
    address: str, office: Desk, application: Application, people: People, clock: Clock
) -> None:
    file = sent(office, application, people, "ley.md", law("quince"))
    job = jobs.submit(office, application, people.editor, Kind.PUBLISH, [file])
    command = [sys.executable, "-c", _HANG, address, str(application.home.root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as held:
        said = held.stdout.readline() if held.stdout else ""
        assert jobs.get(office, people.editor, job.id).stage is Stage.RUNNING
        held.kill()
    assert said == "holding\n"
    assert not editing.step(office, application, "w1"), "its lease still runs"
    clock.time += office.terms.lease * 2
    assert editing.step(office, application, "w1")
    after = jobs.get(office, people.editor, job.id)
    assert after.result
    assert after.result["generation"] == application.bundles.current()
    assert [each["outcome"] for each in after.result["files"]] == ["sin cambios"]


def test_a_job_that_kills_every_worker_is_given_up(
    office: Desk, application: Application, people: People, clock: Clock
) -> None:
    job = jobs.submit(office, application, people.editor, Kind.PUBLISH)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    vars(application)["publish"] = killed
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            editing.step(office, application, "w1")
        clock.time += office.terms.lease * 2
    assert editing.step(office, application, "w1")
    assert jobs.get(office, people.editor, job.id).stage is Stage.FAILED
