"""People with tokens before the service, and the ways they usually call it."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from desk import accounts, worker
from desk.model import Account
from desk.service import Desk
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.desk.world import Clock, People, Shelf, settle
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import TODAY
from web.server import create_app
from web.site import Pace, Site

API = "/api/v1"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
both = pytest.mark.parametrize("town", [SQLITE, POSTGRESQL], indirect=True)
# With keys, and askers who may keep personal data.
sealed = pytest.mark.parametrize("town", [f"{SQLITE} sealed", f"{POSTGRESQL} sealed"], indirect=True)
FINE = "¿En qué plazo se apela una multa del mercado?"  # a task: one advisor may answer it
QUICK = Pace(look=0.01, beat=0.02, length=0.2)  # so that a stream ends within a test


@dataclass(frozen=True)
class Caller:
    """One account's way to the service."""

    client: TestClient
    account: Account
    token: str

    def call(self, method: str, path: str, **more: object) -> httpx2.Response:
        """Any request; `version` goes into If-Match, `key` into Idempotency-Key."""
        rest: dict[str, Any] = dict(more)
        headers = {"Authorization": f"Bearer {self.token}", **rest.pop("headers", {})}
        if (version := rest.pop("version", None)) is not None:
            headers["If-Match"] = f'"{version}"'
        if (key := rest.pop("key", None)) is not None:
            headers["Idempotency-Key"] = key
        return self.client.request(method, f"{API}{path}", headers=headers, **rest)

    def get(self, path: str, **more: object) -> httpx2.Response:
        """Read something."""
        return self.call("GET", path, **more)

    def post(self, path: str, json: object = None, **more: object) -> httpx2.Response:
        """Send something."""
        return self.call("POST", path, json=json, **more)

    def put(self, path: str, json: object = None, **more: object) -> httpx2.Response:
        """Replace something."""
        return self.call("PUT", path, json=json, **more)

    def ask(self, question: str = FINE, **more: object) -> dict[str, Any]:
        """Ask; the consultation as it was answered at once."""
        response = self.post("/consultations", {"question": question, **more})
        assert response.status_code == 201, response.text
        found: dict[str, Any] = response.json()
        return found

    def read(self, id: str) -> dict[str, Any]:
        """A consultation as the caller may see it."""
        response = self.get(f"/consultations/{id}")
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def claim(self, id: str) -> dict[str, Any]:
        """Take a consultation."""
        response = self.put(f"/consultations/{id}/claim", version=self.read(id)["version"])
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def open(self, id: str) -> dict[str, Any]:
        """The draft of a consultation."""
        response = self.get(f"/consultations/{id}/draft")
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def approve(self, id: str, **more: object) -> httpx2.Response:
        """Say yes to the draft as it is now, with every point checked."""
        sheet = self.open(id)
        said = {
            "digest": sheet["digest"],
            "generation": sheet["generation"],
            "checklist": [point["key"] for point in sheet["checklist"]],
        }
        return self.post(f"/consultations/{id}/approval", {**said, **more}, version=sheet["consultation"]["version"])


@dataclass(frozen=True)
class Town:
    """A service with its people; what they see is what the service says, and never the desk's own values."""

    desk: Desk
    clock: Clock
    shelf: Shelf
    people: People
    site: Site
    client: TestClient
    tokens: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Caller:
        """The caller of that name: `town.official`."""
        if name not in People.__dataclass_fields__:
            raise AttributeError(name)
        return Caller(self.client, getattr(self.people, name), self.tokens[name])

    def work(self) -> None:
        """Let the worker draft everything that waits."""
        while worker.step(self.desk, "worker"):
            pass

    def drafted(self, question: str = FINE) -> str:
        """The number of a consultation that waits for an advisor."""
        id: str = self.official.ask(question)["id"]
        self.work()
        return id

    def released(self, question: str = FINE) -> str:
        """The number of a consultation with a released answer."""
        id = self.drafted(question)
        self.senior.claim(id)
        done = self.senior.approve(id)
        if done.status_code == 200 and done.json()["state"] != "released":
            self.other_senior.claim(id)
            done = self.other_senior.approve(id)
        assert done.json()["state"] == "released", done.text
        return id


def settled(desk: Desk, clock: Clock, shelf: Shelf, folder: Path) -> Town:
    """A town over a desk, with a token for everybody."""
    with desk.database.writing() as connection:
        people = settle(connection, desk.now())
        tokens = {
            name: accounts.issue(connection, getattr(people, name).id, "prueba", desk.now())
            for name in People.__dataclass_fields__
        }
    application = Application(Settings(home=folder / "home", today=TODAY))
    site, client = _service(desk, application)
    return Town(desk, clock, shelf, people, site, client, tokens)


def before(town: Town, application: Application) -> Town:
    """The same people before another installation."""
    site, client = _service(town.desk, application)
    return replace(town, site=site, client=client)


def _service(desk: Desk, application: Application) -> tuple[Site, TestClient]:
    site = Site(desk, application, pace=QUICK, patience=0.5, encoder=HashingEmbedder().query)
    return site, TestClient(create_app(site, "0.0.0"), raise_server_exceptions=False)


def filled(value: dict[str, Any]) -> set[str]:
    """The names of what holds something."""
    return {name for name, content in value.items() if content is not None}
