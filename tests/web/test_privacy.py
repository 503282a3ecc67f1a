"""Personal data is planted in all that people write over HTTP, and then looked for in everything that is left of it.

Where texts are sealed the asker keeps it, for the advisor: everything else must be as free of it, and the database too.
"""

import logging
import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, update

from desk import backups, deliveries
from desk.deliveries import Channels
from desk.tables import consultation
from drafters.bootstrap import model_drafter
from qa_service.answering import answer
from qa_service.logs import Lines
from qa_service.model import Question
from tests.qa_service.laws import TODAY
from tests.web.test_measures import PASSWORD, watched
from tests.web.town import API, FINE, POSTGRESQL, SQLITE, Town, sealed
from tools.postgres import find

PLANTED = ("45678912", "20131312955", "987654321", "rosa.huaman@correo.pe", "Rosa Huamán", "Quispe")
OTHERS = ("colleague", "stranger", "editor", "evaluator", "administrator")
WORDS = (
    "La señora Rosa Huamán, DNI 45678912, RUC 20131312955, celular 987654321, correo rosa.huaman@correo.pe, "
    "reclama ante la Sra. Quispe."
)
OMIT, KEEP = {"omit_personal_data": True}, {"keep_personal_data": True}
anyhow = pytest.mark.parametrize(
    "town", [SQLITE, POSTGRESQL, f"{SQLITE} sealed", f"{POSTGRESQL} sealed"], indirect=True
)


class Outside:
    """All that leaves the service."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def post(self, url: str, headers: object, body: bytes) -> int:
        self.sent.append(f"{url} {headers} {body.decode()}")
        return 204

    def mail(self, message: EmailMessage) -> None:
        self.sent.append(message.as_string())

    def stream(self, system: str, user: str, schema: object) -> Iterator[str]:
        """A model's server, which is sent the prompt."""
        self.sent += [system, user]
        yield "Nada."


def lived(town: Town, outside: Outside) -> str:
    """Ask, return, give facts, edit, hand over, release, rate: with personal data in every word written."""
    wish = KEEP if town.desk.terms.keeps else OMIT
    asked = {"question": f"{FINE} {WORDS}", **wish}
    id: str = town.official.post("/consultations", asked, key="una-clave-larga").json()["id"]
    town.work()
    version = town.advisor.claim(id)["version"]
    sent = town.advisor.post(f"/consultations/{id}/return", {"asked": f"¿Es de ella? {WORDS}"}, version=version)
    assert sent.status_code == 200, sent.text
    facts = {"facts": f"Sí. {WORDS}", **wish}
    version = town.official.read(id)["version"]
    assert town.official.post(f"/consultations/{id}/facts", facts, version=version).status_code == 200
    town.work()
    version = town.senior.claim(id)["version"]
    statement = {"text": f"Respuesta. {WORDS}", "citations": []}
    edit = {"statements": [statement], "reasons": ["unclear"], "caveats": [WORDS]}
    saved = town.senior.put(f"/consultations/{id}/draft", edit, version=version)
    assert saved.status_code == 200, saved.text
    version = int(saved.headers["ETag"].strip('"'))
    handed = town.senior.post(f"/consultations/{id}/hand-over", {"to": "second", "note": WORDS}, version=version)
    assert handed.status_code == 200, handed.text
    other = town.released()
    assert town.official.put(f"/consultations/{other}/rating", {"score": 2, "reason": WORDS}).status_code == 200
    town.official.post(f"/consultations/{other}/follow-ups", {"question": f"¿Y si no? {WORDS}", **wish})
    town.work()
    near = FINE.replace("¿", "Sra. Quispe, 987654321: ¿")
    like = town.colleague.post("/offers", {"question": near}).json()
    outside.sent.append(f"{like}")
    shared = {"question": near, "offer": like[0]["id"], **wish}
    assert town.official.post("/offers/taken", shared).status_code == 201
    refused = town.official.post("/consultations", {"question": f"{FINE} {WORDS}"})
    assert refused.status_code == 422
    outside.sent.append(refused.text)
    return id


def leavings(town: Town, outside: Outside, folder: Path, logged: str) -> dict[str, str]:
    """What is left of a run: the files, a copy of the database, the log, all that was sent, exports and pages."""
    channels = Channels(outside.post, outside.mail, "absuelve@localhost")
    while deliveries.step(town.desk, "worker", channels):
        pass
    backups.backup(town.desk.database, folder / "copia.db")
    (folder / "volcado.sql").write_bytes(dumped(town.desk.database.url))
    files = {str(path): path.read_bytes().decode("latin-1") for path in folder.rglob("*") if path.is_file()}
    exported = [
        town.evaluator.get("/reviews").text,
        town.administrator.get("/audit").text,
        town.evaluator.get("/figures/gaps").text,
        *(town.advisor.get(f"/consultations/{one['id']}/similar").text for one in listed(town)),
        *(text for one in listed(town) for text in read_by_others(town, one["id"])),
    ]
    figures = watched(town).get("/metrics", headers=PASSWORD)
    assert (figures.status_code, bool(outside.sent)) == (200, True)
    told = {"log": logged, "metrics": figures.text}
    return {**files, **told, "sent": "\n".join(outside.sent), "exports": "\n".join(exported)}


def read_by_others(town: Town, id: str) -> Iterator[str]:
    """All that can be read by whoever neither asked nor reviews, over every route that there is."""
    paths = town.client.get("/openapi.json").json()["paths"]
    reading = sorted(path.removeprefix(API) for path, methods in paths.items() if "get" in methods)
    for path in reading:
        # What is held of the asker is the asker's, and for administrators to hand over.
        names = OTHERS[:-1] if path == "/accounts/{id}/data" else OTHERS
        yield from (getattr(town, name).get(path.replace("{id}", id)).text for name in names)
    pages = {route.path for route in town.client.app.routes if "GET" in getattr(route, "methods", ())}  # type: ignore[attr-defined]
    yield from (town.client.get(path.replace("{id}", id)).text for path in sorted(pages) if path.count("{") < 2)


def listed(town: Town) -> list[dict[str, Any]]:
    """Every consultation of the town."""
    found: list[dict[str, Any]] = town.official.get("/consultations?limit=100").json()["items"]
    return found


def dumped(url: str) -> bytes:
    """The tables of a PostgreSQL database by its own program; of SQLite, whose file is looked into, nothing."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        return b""
    program, host = str(find() / "pg_dump"), str(place.query["host"])
    command = [program, "--data-only", "-h", host, "-U", "postgres", str(place.database)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def found_in(left: dict[str, str]) -> list[tuple[str, str]]:
    """What of the planted words stands where, in whatever form it may be kept."""
    forms = {word: {word, word.encode().decode("latin-1"), word.encode("unicode_escape").decode()} for word in PLANTED}
    return [
        (where, word) for where, text in left.items() for word, told in forms.items() if any(f in text for f in told)
    ]


@anyhow
def test_nothing_of_what_was_planted_is_left_anywhere(
    town: Town, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    outside = Outside()
    hook = town.administrator.post("/webhooks", {"url": "https://avisos.example/absuelve"})
    id = lived(town, outside)
    answer(Question("1", f"{FINE} {WORDS}"), town.shelf.searcher, model_drafter(outside), TODAY)
    lines = "\n".join(map(Lines().format, caplog.records))
    left = leavings(town, outside, tmp_path, f"{caplog.text}\n{lines}")
    assert found_in(left) == []
    assert hook.status_code == 201
    assert "consultation.released" in left["sent"]
    assert "[DNI omitido]" in left["sent"]  # the prompt
    assert ("45678912" in town.advisor.get(f"/consultations/{id}").text) is town.desk.terms.keeps


@sealed
def test_what_is_kept_is_its_askers_and_its_advisors_to_read_and_nobody_elses(town: Town) -> None:
    id = lived(town, Outside())
    for name in ("official", "advisor", "senior"):
        told = getattr(town, name).read(id)
        assert WORDS in told["question"], name
        assert any(WORDS in note["text"] for note in told["notes"]), name
    seen = town.colleague.read(id)
    assert found_in({"seen": f"{seen}"}) == []
    assert "[DNI omitido]" in seen["question"]
    for name in ("stranger", "editor", "evaluator", "administrator"):
        assert getattr(town, name).get(f"/consultations/{id}").status_code in (403, 404)


@sealed
def test_nobody_can_search_for_what_is_kept(town: Town) -> None:
    lived(town, Outside())
    for name in ("official", "colleague", "advisor"):
        assert getattr(town, name).get("/consultations?text=45678912").json()["items"] == []
        assert getattr(town, name).get("/consultations?text=multa").json()["items"] != []


def test_where_nothing_is_sealed_nothing_is_kept(town: Town) -> None:
    refused = town.official.post("/consultations", {"question": f"{FINE} {WORDS}", **KEEP})
    assert (refused.status_code, refused.json()["code"]) == (422, "personal_data")
    assert "cifrados" not in refused.json()["detail"]


@sealed
def test_where_it_can_be_kept_the_asker_is_told_first_all_the_same(town: Town) -> None:
    refused = town.official.post("/consultations", {"question": f"{FINE} {WORDS}"})
    assert (refused.status_code, refused.json()["code"]) == (422, "personal_data")
    assert "se guarden cifrados" in refused.json()["detail"]
    assert WORDS not in town.official.ask(f"{FINE} {WORDS}", **OMIT, **KEEP)["question"]


def test_the_search_would_find_it(town: Town, tmp_path: Path) -> None:
    outside = Outside()
    id = lived(town, outside)
    with town.desk.database.writing() as connection:
        connection.execute(update(consultation).where(consultation.c.id == id).values(question=WORDS))
    left = leavings(town, outside, tmp_path, "")
    assert {word for where, word in found_in(left) if where.endswith("copia.db")} == set(PLANTED)


def test_the_asker_is_told_where_it_stands_and_not_what(town: Town) -> None:
    text = "El DNI 45678912 del puesto"
    refused = town.client.post(
        f"{API}/consultations", json={"question": text}, headers={"Authorization": f"Bearer {town.official.token}"}
    )
    told = refused.json()
    assert (refused.status_code, told["code"]) == (422, "personal_data")
    assert told["found"] == [{"kind": "DNI", "start": 7, "end": 15}]
    assert "45678912" not in refused.text


def test_on_the_askers_word_it_is_left_out(town: Town) -> None:
    assert town.official.ask(f"{FINE} DNI 45678912", **OMIT)["question"] == f"{FINE} DNI [DNI omitido]"
