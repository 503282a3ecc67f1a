"""What the compose file has done, done by hand: its services in their order, with its settings, on a real PostgreSQL.

No image is built: the commands are this environment's. The rest is as there: what each is told, what waits for what,
the health check, and how they stop.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command import MAIN, ROOT
from tools.postgres import Cluster, Missing

pytestmark = pytest.mark.slow

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
CONTAINERFILE = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")


def told(service: str) -> list[str]:
    """The command of a service: its own, or the image's."""
    own = COMPOSE["services"][service].get("command")
    return list(own or json.loads(CONTAINERFILE.rpartition("\nCMD ")[2]))


def environment(service: str, database: str, home: Path) -> dict[str, str]:
    """A service's settings, with a database and a folder that are here."""
    given = COMPOSE["services"][service]["environment"]
    assert given["ABSUELVE_DATABASE"].startswith("postgresql+psycopg://absuelve:${POSTGRES_PASSWORD")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ABSUELVE_")}
    here = {"ABSUELVE_DATABASE": database, "ABSUELVE_HOME": str(home), "ABSUELVE_LOG": "json"}
    return {**kept, **here, "PYTHONPATH": str(ROOT)}


def run(command: list[str], settings: dict[str, str], **more: Any) -> "subprocess.Popen[str]":  # noqa: ANN401
    assert command[0] == "absuelve"
    return subprocess.Popen([sys.executable, "-c", MAIN, *command[1:]], env=settings, text=True, **more)


@contextmanager
def running(command: list[str], settings: dict[str, str], log: Path) -> Iterator["subprocess.Popen[str]"]:
    """A service until it is told to stop, within the compose file's time of grace."""
    with log.open("w", encoding="utf-8") as file, run(command, settings, stdout=file, stderr=file) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            grace = int(COMPOSE["x-absuelve"]["stop_grace_period"].removesuffix("s"))
            assert process.wait(grace) in (0, -signal.SIGTERM), log.read_text(encoding="utf-8")


def request(address: str, path: str, token: str = "", body: object = None) -> Any:  # noqa: ANN401
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    with urllib.request.urlopen(urllib.request.Request(address + path, data, headers), timeout=30) as reply:
        return json.load(reply)


def healthy(address: str) -> bool:
    """The image's health check, run as it is written."""
    check = json.loads(CONTAINERFILE.partition("CMD [")[2].partition("]")[0].join("[]"))[2]
    done = subprocess.run(
        [sys.executable, "-c", check.replace("http://127.0.0.1:8000", address)], capture_output=True, check=False
    )
    return done.returncode == 0


def until(what: str, found: Any, seconds: float = 120) -> Any:  # noqa: ANN401
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if value := found():
            return value
        time.sleep(0.3)
    raise AssertionError(what)


def test_the_services_of_the_compose_file_start_answer_and_stop(installed: Path, tmp_path: Path) -> None:
    try:
        with Cluster.started() as cluster:
            rehearse(cluster.create("absuelve"), installed, tmp_path)
    except Missing as missing:
        pytest.skip(str(missing))


def rehearse(database: str, home: Path, folder: Path) -> None:
    settings = {name: environment(name, database, home) for name in ("migrate", "web", "worker")}
    with run(told("migrate"), settings["migrate"]) as migrate:
        assert migrate.wait(120) == 0
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    here = [word.replace("0.0.0.0", "127.0.0.1") for word in told("web")] + ["--port", str(port)]
    web, worker = folder / "web.log", folder / "worker.log"
    with running(here, settings["web"], web), running(told("worker"), settings["worker"], worker):
        until("the web service never became healthy", lambda: healthy(address))
        key = opened(settings["web"])
        asked = request(address, "/api/v1/consultations", key, {"question": "¿En qué plazo se apela una multa?"})
        path = f"/api/v1/consultations/{asked['id']}"
        until("no draft was made", lambda: request(address, path, key)["state"] == "drafted")
    lines = [line for line in web.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    assert lines
    assert all(json.loads(line) for line in lines)
    assert "¿En qué plazo" not in web.read_text(encoding="utf-8") + worker.read_text(encoding="utf-8")


def opened(settings: dict[str, str]) -> str:
    """The key of an account that is opened as the guide says."""
    for command in (["add", "ana", "--role", "official", "--ubigeo", "150114"], ["token", "ana"]):
        with run(["absuelve", "accounts", *command], settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as done:
            said, wrong = done.communicate(timeout=60)
        assert done.returncode == 0, wrong
    return said.strip()
