"""The law over HTTP: search, provisions in time, what was published, and what editors send and order."""

from pathlib import Path

import pytest

from desk import editing
from index.generations import Bundles
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import markets, ordinance, repealed
from tests.web.town import Town

ARTICLE = "/provisions/ley-99001%23art_7"
ORDINANCE = """---
title: Ordenanza que regula las ferias
---

# ORDENANZA N° 020-2026-MDSJ

## ORDENANZA QUE REGULA LAS FERIAS

### Artículo 1.- Ferias

Las ferias se autorizan por la Gerencia de Desarrollo Económico en diez (10) días hábiles.
"""


def test_everybody_with_an_account_searches_and_nothing_is_kept(town: Town) -> None:
    for who in (town.official, town.advisor, town.editor, town.evaluator, town.administrator):
        found = who.get("/search", params={"question": "¿En qué plazo se apela la multa?"}).json()
        assert found["passages"][0]["provision"] == "ley-99001#art_5"
    assert town.advisor.get("/queue").json()["items"] == []


@pytest.fixture
def real(town: Town, tmp_path: Path) -> Town:
    """The town before a real index, made without a model."""
    published = Bundles(tmp_path / "bundles")
    published.build([markets(), ordinance(), repealed()], HashingEmbedder(), tmp_path / "embeddings")
    town.shelf.searcher = published.open_current(HashingEmbedder())
    return town


def test_a_place_keeps_out_the_norms_of_its_neighbours(real: Town) -> None:
    asked = {"question": "¿En qué horario se permite la carga y descarga de mercadería?"}

    def found(district: str) -> set[str]:
        passages = real.advisor.get("/search", params={**asked, "district": district}).json()["passages"]
        return {one["provision"] for one in passages}

    assert "ordenanza-012-2024-mdsj#art_1" in found("San Jacinto") - found("Santa Rosa")


def test_an_official_is_shown_no_norm_of_another_district(real: Town) -> None:
    asked = {"question": "¿En qué horario se permite la carga y descarga de mercadería?"}
    here, there = (who.get("/search", params=asked).text for who in (real.official, real.stranger))
    assert "ordenanza-012-2024-mdsj" in here
    assert "ordenanza-012-2024-mdsj" not in there


def test_an_invented_norm_says_so(town: Town) -> None:
    found = town.official.get("/search", params={"question": "¿Cuándo se permite la carga y descarga?"}).json()
    assert {passage["notice"] for passage in found["passages"]} >= {"Norma inventada para demostración."}


def test_a_provision_comes_with_all_its_wordings(town: Town) -> None:
    found = town.official.get(ARTICLE).json()
    assert "cuatro veces" in found["wording"]["text"]
    assert [(one["status"], one["valid_to"]) for one in found["wordings"]] == [
        ("texto anterior", "2022-03-07"),
        ("vigente", None),
    ]


def test_a_provision_as_of_a_past_day(real: Town) -> None:
    found = real.official.get(ARTICLE, params={"as_of": "2010-06-01"}).json()
    assert "tres veces" in found["wording"]["text"]
    before = real.official.get(ARTICLE, params={"as_of": "1990-01-01"}).json()
    assert before["wording"] is None


def test_an_article_of_a_repealed_norm_is_never_in_force(town: Town) -> None:
    wording = town.official.get("/provisions/ley-88001%23art_3").json()["wording"]
    assert (wording["status"], wording["ended_by"]) == ("derogada", "Ley N° 99001")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/provisions/ley-99001%23art_99", 404, "not_found"),
        ("/provisions/ley-1%23art_1", 404, "not_found"),
        ("/provisions/ley-99001", 422, "invalid_input"),
        ("/provisions/Ley%2099001%23art_1", 422, "invalid_input"),
        ("/provisions/%23", 422, "invalid_input"),
        (f"{ARTICLE}?as_of=mañana", 422, "invalid_request"),
        ("/search", 422, "invalid_request"),
        ("/search?question=%20", 422, "invalid_question"),
    ],
)
def test_what_can_not_be_looked_up_is_told(town: Town, path: str, status: int, code: str) -> None:
    response = town.official.get(path)
    assert (response.status_code, response.json()["code"]) == (status, code)


def send(town: Town, name: str = "Ordenanza-020-2026-MDSJ.md", content: str = ORDINANCE) -> str:
    sent = town.editor.call("POST", "/corpus/uploads", files=[("files", (name, content.encode()))])
    assert sent.status_code == 201, sent.text
    id: str = sent.json()[0]["id"]
    return id


def test_a_file_sent_twice_is_one(town: Town) -> None:
    assert send(town) == send(town)


@pytest.mark.parametrize(("name", "content"), [("virus.exe", "x"), ("vacía.md", "")])
def test_a_file_of_no_use_is_refused(town: Town, name: str, content: str) -> None:
    sent = town.editor.call("POST", "/corpus/uploads", files=[("files", (name, content.encode()))])
    assert (sent.status_code, sent.json()["code"]) == (422, "invalid_input")


def test_a_preview_says_what_would_change_and_changes_nothing(town: Town) -> None:
    submitted = town.editor.post("/corpus/jobs", {"kind": "preview", "files": [send(town)]})
    assert (submitted.status_code, submitted.json()["state"]) == (202, "waiting")
    assert editing.step(town.desk, town.site.application, "worker")
    done = town.editor.get(submitted.headers["Location"].removeprefix("/api/v1")).json()
    assert (done["state"], done["error"]) == ("done", None)
    assert [norm["id"] for norm in done["result"]["norms"]] == ["ordenanza-020-2026-mdsj"]
    assert town.editor.get("/corpus/jobs").json()["items"][0]["id"] == done["id"]
    assert town.editor.get("/corpus/history").json() == []


@pytest.mark.parametrize(
    ("job", "status", "code"),
    [
        ({"kind": "preview"}, 422, "invalid_input"),
        ({"kind": "preview", "files": ["0" * 32]}, 404, "not_found"),
        ({"kind": "preview", "files": ["../x"]}, 422, "invalid_request"),
        ({"kind": "rollback"}, 409, "conflict"),
        ({"kind": "borrar"}, 422, "invalid_request"),
    ],
)
def test_a_job_of_no_use_is_refused(town: Town, job: dict[str, object], status: int, code: str) -> None:
    response = town.editor.post("/corpus/jobs", job)
    assert (response.status_code, response.json()["code"]) == (status, code)


def test_nobody_but_editors_sends_files_and_theirs_are_not_even_read(town: Town) -> None:
    for who in (town.official, town.advisor, town.administrator):
        sent = who.call("POST", "/corpus/uploads", content=b"--x", headers={"Content-Type": "multipart/form-data"})
        assert sent.status_code == 403
