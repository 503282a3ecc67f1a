"""A consultation from the question to an answer that a new law makes stale, all of it over HTTP.

Told twice: quickly, to a service without a model in this process; and to `absuelve serve` with its worker beside it.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx2
import pytest

from desk import editing
from desk.model import Account, Role
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.command import MAIN, ROOT, absuelve
from tests.conftest import LAW
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import TODAY
from tests.web.town import Caller, Town, before, both

QUESTION = "¿En qué plazo apela la multa el conductor del puesto?"
QUOTE = "El conductor del puesto puede apelar la multa en el plazo de quince (15) días hábiles"
AMENDING = """---
title: Ley que modifica la Ley de Mercados de Prueba
number: "99002"
publication_date: '2021-05-10'
---

# LEY N° 99002

## LEY QUE MODIFICA LA LEY DE MERCADOS DE PRUEBA

### Artículo 1.- Modificación del artículo 2 de la Ley 99001

Modifícase el artículo 2 de la Ley N° 99001, Ley de Mercados de Prueba, con el siguiente texto:

"Artículo 2.- Plazo para apelar

El conductor del puesto puede apelar la multa en el plazo de treinta (30) días hábiles contados desde su notificación."
"""


@dataclass(frozen=True)
class Cast:
    """Who takes part, and what lets the worker get on."""

    official: Caller
    advisor: Caller
    editor: Caller
    work: Callable[[], None]

    def until(self, done: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it waits for
        """What `done` gives, once it gives something."""
        for _ in range(1200):
            if found := done():
                return found
            self.work()
        raise AssertionError("nothing came of it")

    def state(self, id: str, state: str) -> dict[str, Any]:
        """The consultation as its asker sees it, once it is in that state."""
        seen: dict[str, Any] = self.until(lambda: (one := self.official.read(id))["state"] == state and one)
        return seen

    def job(self, kind: str, *files: str) -> dict[str, Any]:
        """What came of an editor's job."""
        made = self.editor.post("/corpus/jobs", {"kind": kind, "files": files})
        address = made.headers["Location"].removeprefix("/api/v1")
        done = self.until(lambda: (one := self.editor.get(address).json())["finished_at"] and one)
        assert done["state"] == "done", done["error"]
        result: dict[str, Any] = done["result"]
        return result


def tell(cast: Cast) -> None:
    """The story."""
    id = asked(cast)
    reviewed(cast, id)
    amended(cast, id)
    answered_anew(cast, id)


def asked(cast: Cast) -> str:
    made = cast.official.ask(QUESTION)
    assert made["passages"][0]["provision"] == "ley-99001#art_2"
    assert (made["state"], made["answer"]) == ("received", None)
    assert cast.state(made["id"], "drafted")["answer"] is None
    id: str = made["id"]
    return id


def reviewed(cast: Cast, id: str) -> None:
    version = cast.advisor.claim(id)["version"]
    citation = {"provision": "ley-99001#art_2", "valid_from": None, "quote": QUOTE}
    statement = {"text": f"Según el artículo 2 de la Ley N° 99001: «{QUOTE}»", "citations": [citation]}
    edit = {"statements": [statement], "reasons": ["too_long"]}
    saved = cast.advisor.put(f"/consultations/{id}/draft", edit, version=version)
    assert saved.status_code == 200, saved.text
    assert cast.advisor.approve(id).json()["state"] == "released"
    answer = cast.official.read(id)["answer"]
    assert QUOTE in answer["text"]
    assert answer["sources"][0]["provision"] == "ley-99001#art_2"
    rated = cast.official.put(f"/consultations/{id}/rating", {"score": 5, "reason": "Clara."})
    assert rated.status_code == 200, rated.text


def amended(cast: Cast, id: str) -> None:
    heard = cast.official.get("/events").json()["last"]
    sent = cast.editor.call("POST", "/corpus/uploads", files=[("files", ("ley-99002.md", AMENDING.encode()))])
    file = sent.json()[0]["id"]
    assert {one["consultation"] for one in cast.job("preview", file)["consultations"]} == {id}
    assert cast.official.read(id)["state"] == "released"
    assert cast.job("publish", file)["stale"] == [id]
    told = cast.official.get("/events", params={"after": heard}).json()["events"]
    assert [(one["consultation"], one["state"]) for one in told] == [(id, "stale")]
    for moved in (cast.official.read(id)["answer"]["moved"][0], cast.advisor.open(id)["moved"][0]):
        assert "quince (15)" in moved["before"]
        assert "treinta (30)" in moved["now"]
        assert moved["by"] == "Ley N° 99002"


def answered_anew(cast: Cast, id: str) -> None:
    assert [one["id"] for one in cast.advisor.get("/queue", params={"state": "stale"}).json()["items"]] == [id]
    version = cast.advisor.claim(id)["version"]
    assert cast.advisor.approve(id).json()["code"] == "provision_moved"
    ruling = cast.advisor.get("/provisions/ley-99001%23art_2").json()["wording"]
    quote = QUOTE.replace("quince (15)", "treinta (30)")
    citation = {"provision": "ley-99001#art_2", "valid_from": ruling["valid_from"], "quote": quote}
    statement = {"text": f"Según el artículo 2 de la Ley N° 99001: «{quote}»", "citations": [citation]}
    edit = {"statements": [statement], "reasons": ["wrong_provision"]}
    saved = cast.advisor.put(f"/consultations/{id}/draft", edit, version=version)
    assert saved.status_code == 200, saved.text
    assert cast.advisor.approve(id).json()["state"] == "released"
    answer = cast.official.read(id)["answer"]
    assert (answer["number"], answer["stale_at"], answer["moved"]) == (2, None, [])
    assert quote in answer["text"]


@both
def test_the_story_in_one_process(town: Town, tmp_path: Path) -> None:
    application = Application(Settings(home=tmp_path / "story", today=TODAY, threads=1))
    vars(application)["embedder"] = HashingEmbedder()
    desk = replace(town.desk, searcher=lambda: application.searcher, answer=application.answer)
    there = before(replace(town, desk=desk), application)

    def work() -> None:
        there.work()
        editing.step(desk, application, "worker")

    cast = Cast(there.official, there.advisor, there.editor, work)
    sent = there.editor.call("POST", "/corpus/uploads", files=[("files", ("ley-99001.md", LAW.encode()))])
    cast.job("publish", sent.json()[0]["id"])
    tell(cast)


@contextmanager
def serving(home: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """`absuelve serve` on a home, with its address."""
    env = {**os.environ, "ABSUELVE_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    command = [sys.executable, "-c", MAIN, "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as process:
        assert process.stderr is not None
        said = ""
        while "Para terminar" not in said or "http://" not in said:
            line = process.stderr.readline()
            assert line, said
            said += line
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found
        yield process, found[0]
        process.kill()


def account(home: Path, client: httpx2.Client, name: str, role: Role, *more: str) -> Caller:
    """An account opened by the command, with a token that it printed."""
    absuelve("accounts", "add", name, "--role", role.value, *more, home=home)
    token = absuelve("accounts", "token", name, home=home).stdout.strip()
    return Caller(client, Account(name, name, role), token)  # type: ignore[arg-type]


@pytest.mark.model
@pytest.mark.slow
def test_the_story_as_it_is_installed(installed: Path, tmp_path: Path) -> None:
    import shutil

    home = tmp_path / "home"
    shutil.copytree(installed, home)
    with serving(home) as (process, address), httpx2.Client(base_url=address, timeout=120) as client:
        place = ("--ubigeo", "150114", "--place", "Lima/Lima/La Molina")
        official = account(home, client, "licencias", Role.OFFICIAL, *place)
        advisor = account(home, client, "asesora", Role.ADVISOR, "--office", "Oficina de Asesoría")
        editor = account(home, client, "editora", Role.EDITOR)
        tell(Cast(official, advisor, editor, lambda: time.sleep(0.2)))
        workers = children(process.pid)
        assert workers
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert gone(workers)
    verified = absuelve("audit", "verify", home=home)
    assert verified.returncode == 0, verified.stderr


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def gone(pids: list[int]) -> bool:
    """Whether all of them end by themselves, soon."""
    for _ in range(600):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False
