"""An installation to measure or to torment: a copied home, people with tokens, a server and workers one can kill."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from corpus.model import Place
from desk import accounts, schema
from desk.consultations import fresh_id
from desk.database import Database
from desk.model import Account, Municipality, Role
from desk.service import utc_now

ROOT = Path(__file__).parents[1]
PLACE = Municipality("080199", Place(district="Qantumarca"))  # the invented one of corpus/samples
_COMMAND = (sys.executable, "-c", "from qa_service.cli import main; main()")
_PATIENCE = 180.0  # seconds until a server that is killed now and then must have answered
_PAUSE = 0.2


def copy_home(source: Path | None, target: Path) -> Path:
    """A home with the index and the model of another, or one into which the samples are ingested."""
    if source is None:
        command = (*_COMMAND, "ingest", str(ROOT / "corpus/samples"))
        subprocess.run(
            command, env=_environ(ABSUELVE_HOME=str(target)), cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
        return target
    for part in ("bundles", "corpus", "cache/models"):
        shutil.copytree(source / part, target / part)
    return target


def questions_of(paths: Sequence[Path]) -> list[str]:
    """The questions of some files of cases."""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [json.loads(line)["question"] for line in lines]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a token."""

    account: Account
    token: str


def settle(url: str, roles: Mapping[Role, int]) -> list[Person]:
    """Make the tables and some people of each role."""
    database = Database(url)
    schema.require(database)
    made, now = [], utc_now()
    with database.writing() as connection:
        for role, count in roles.items():
            for number in range(count):
                place = PLACE if role is Role.OFFICIAL else None
                account = Account(fresh_id(), f"{role.value}-{number}", role, place, "Oficina de Asesoría")
                accounts.add(connection, account, now)
                made.append(Person(account, accounts.issue(connection, account.id, "benchmark", now)))
    database.close()
    return made


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@dataclass
class Runner:
    """A process of the service that can be killed and started again; what it says goes to a file."""

    name: str
    arguments: Sequence[str]
    env: Mapping[str, str]
    log: Path
    process: "subprocess.Popen[bytes] | None" = None
    starts: int = 0

    def start(self) -> None:
        """Start it."""
        with self.log.open("ab") as log:
            command = (*_COMMAND, *self.arguments)
            self.process = subprocess.Popen(
                command, env=dict(self.env), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.starts += 1

    def stop(self, number: int = signal.SIGTERM) -> int | None:
        """End it, gently or with SIGKILL; its exit status."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.stop(signal.SIGKILL)


@dataclass
class Installation:
    """A home and a database with a server on loopback and workers."""

    home: Path
    database: str
    folder: Path
    workers: int = 1
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        more = {"ABSUELVE_HOME": str(self.home), "ABSUELVE_DATABASE": self.database, **self.settings}
        env = _environ(**more)
        serve = ("serve", "--port", str(self.port), "--no-worker")
        self.server = Runner("server", serve, env, self.folder / "server.log")
        self.drafters = [
            Runner(
                f"worker-{number}", ("worker", "--name", f"worker-{number}"), env, self.folder / f"worker-{number}.log"
            )
            for number in range(self.workers)
        ]

    @property
    def runners(self) -> list[Runner]:
        """Every process."""
        return [self.server, *self.drafters]

    def __enter__(self) -> "Installation":
        try:
            for runner in self.runners:
                runner.start()
            with Client(self.port, "") as client:
                client.until_ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        for runner in self.runners:
            runner.stop()

    def trouble(self) -> list[str]:
        """The lines of the logs that tell of a program error."""
        found = []
        for runner in self.runners:
            lines = runner.log.read_text("utf-8", "replace").splitlines() if runner.log.exists() else []
            found += [f"{runner.name}: {line}" for line in lines if "Error" in line or "Traceback" in line]
        return found


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: Any

    @property
    def version(self) -> str:
        """The ETag, for the next change."""
        return self.headers.get("etag", "")


class Client:
    """One person's program: asks again, with the same key, whenever the server goes away before it has answered."""

    def __init__(self, port: int, token: str, patience: float = _PATIENCE) -> None:
        self.port, self.patience = port, patience
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._connection: HTTPConnection | None = None
        self.retries = 0

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def call(
        self, method: str, path: str, body: object = None, version: str | None = None, key: str | None = None
    ) -> Reply:
        """Send a request until it is answered; raises `TimeoutError` when nobody answers for too long."""
        headers = dict(self._headers)
        headers |= {"If-Match": version} if version else {}
        headers |= {"Idempotency-Key": key} if key else {}
        sent = None if body is None else json.dumps(body).encode()
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            try:
                reply = self._once(method, f"/api/v1{path}", sent, headers)
            except (OSError, HTTPException):
                self.close()
                self.retries += 1
            else:
                if reply.status < 500 and not _busy(reply):
                    return reply
            time.sleep(_PAUSE)
        raise TimeoutError(f"{method} {path}: no answer for {self.patience:.0f} s")

    def until_ready(self) -> None:
        """Wait for the server; raises `TimeoutError`."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            try:
                if self._once("GET", "/ready", None, {}).status == 200:
                    return
            except (OSError, HTTPException):
                self.close()
            time.sleep(_PAUSE)
        raise TimeoutError("the server did not start")

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _once(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self._connection.request(method, path, body, dict(headers))
        response = self._connection.getresponse()
        content = response.read()
        named = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, named, json.loads(content) if content else None)


def _busy(reply: Reply) -> bool:
    """Whether the same request is still under way at the server: wait for what comes of it."""
    code = reply.body.get("code") if isinstance(reply.body, dict) else None
    return reply.status in (409, 425) and code == "under_way"


def _environ(**more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ABSUELVE_")}
    quiet = {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    return {**clean, **quiet, **more}
