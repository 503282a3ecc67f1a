"""The pages of editors: files sent, previewed, published; amendments decided; what was understood drawn on the page."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from desk import editing
from desk.model import Role
from desk.permissions import Action
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.conftest import LAW
from tests.desk.test_permissions import TABLE
from tests.fakes import HashingEmbedder
from tests.qa_service.laws import TODAY
from tests.qa_service.test_editing import FIRST, LATER, SAMPLES
from tests.web.test_doorway import browser
from tests.web.test_inquiries import entered
from tests.web.test_matrix import CALLERS
from tests.web.test_pages import visible
from tests.web.town import Town, before
from web.chambers import Chamber
from web.server import _PAGES

ROOT = "/edicion"
ROUTES: Mapping[str, Action] = {
    f"GET {ROOT}": Action.EDIT_CORPUS,
    f"POST {ROOT}/archivos": Action.EDIT_CORPUS,
    f"GET {ROOT}/envio": Action.EDIT_CORPUS,
    f"POST {ROOT}/tareas": Action.EDIT_CORPUS,
    f"GET {ROOT}/tareas/{{id}}": Action.EDIT_CORPUS,
    f"GET {ROOT}/pendientes": Action.EDIT_CORPUS,
    f"POST {ROOT}/pendientes": Action.EDIT_CORPUS,
    f"GET {ROOT}/faltan": Action.READ_GAPS,
    f"GET {ROOT}/modificaciones": Action.EDIT_CORPUS,
    f"POST {ROOT}/modificaciones/{{id}}": Action.EDIT_CORPUS,
    f"GET {ROOT}/lectura/{{id}}": Action.EDIT_CORPUS,
}
LONGER = LAW.replace("quince (15)", "veinte (20)")


@pytest.fixture
def shop(town: Town, tmp_path: Path) -> Iterator[Town]:
    """A town whose corpus is its own, empty at first, with an index of hashed words."""
    application = Application(Settings(home=tmp_path / "corpus", today=TODAY))
    application.__dict__["embedder"] = HashingEmbedder()
    yield before(town, application)


def sent(made: TestClient, *files: tuple[str, bytes]) -> list[str]:
    reply = made.post(f"{ROOT}/archivos", files=[("archivo", file) for file in files])
    assert reply.status_code == 303, reply.text
    return re.findall(r"archivo=([0-9a-f]{32})", reply.headers["Location"])


def ordered(town: Town, made: TestClient, kind: str, files: list[str]) -> str:
    """The page of a job, once a worker has done it."""
    reply = made.post(f"{ROOT}/tareas", data={"tarea": kind, "archivo": files})
    assert reply.status_code == 303, reply.text
    path = reply.headers["Location"]
    assert "Se está haciendo" in made.get(path).text
    while editing.step(town.desk, town.site.application, "worker"):
        pass
    return made.get(path).text


def test_a_norm_is_sent_previewed_and_published(shop: Town) -> None:
    made = entered(shop, "editor")
    files = sent(made, ("ley-99001.md", LAW.encode()))
    assert "ley-99001.md" in made.get(f"{ROOT}/envio?archivo={files[0]}").text
    preview = ordered(shop, made, "preview", files)
    assert "ley-99001" in preview
    assert "nueva" in preview
    assert shop.site.application.bundles.current() is None
    done = ordered(shop, made, "publish", files)
    assert "Está en uso la publicación 1, del " in done
    assert "leído" in done
    assert "4 disposiciones · Ley N° 99001" in visible(done)
    assert "Lo entendido de" not in done  # no page of a PDF to show it on
    shown = visible(made.get(ROOT).text)
    assert re.search(r"Publicación 1 en uso \d\d/\d\d/\d{4} \d\d:\d\d · 1 norma · 1 nueva\b", shown)
    assert "gen-0" not in shown


def test_a_preview_marks_the_words_that_change(shop: Town) -> None:
    made = entered(shop, "editor")
    ordered(shop, made, "publish", sent(made, ("ley-99001.md", LAW.encode())))
    shown = ordered(shop, made, "preview", sent(made, ("ley-99001.md", LONGER.encode())))
    assert re.search(r"<del>quince\b.*?</del><ins>veinte\b", shown)
    assert "Publicar estos archivos" in shown


def test_one_goes_back_to_what_was_served_before(shop: Town) -> None:
    made = entered(shop, "editor")
    for text in (LAW, LONGER):
        ordered(shop, made, "publish", sent(made, ("ley-99001.md", text.encode())))
    first = shop.site.application.bundles.list()[0]
    assert first in made.get(ROOT).text
    reply = made.post(f"{ROOT}/tareas", data={"tarea": "rollback", "generacion": first})
    editing.step(shop.desk, shop.site.application, "worker")
    assert "Está en uso la publicación 1, del " in made.get(reply.headers["Location"]).text
    assert "Volver a una anterior" in made.get(ROOT).text
    assert "a la publicación 1" in visible(made.get(ROOT).text)


def test_files_that_can_not_be_kept_are_named_and_the_others_stay(shop: Town) -> None:
    made = entered(shop, "editor")
    files = [("archivo", ("ley.md", LAW.encode())), ("archivo", ("virus.exe", b"x")), ("archivo", ("vacio.md", b""))]
    refused = made.post(f"{ROOT}/archivos", files=files)
    assert refused.status_code == 422
    assert "virus.exe" in refused.text
    assert "está vacío" in refused.text
    assert "Seguir con los demás (1)" in refused.text


@pytest.mark.parametrize(
    "data", [{"tarea": "nada"}, {"tarea": "preview"}, {"tarea": "rollback"}, {"tarea": "publish", "archivo": "0" * 32}]
)
def test_what_can_not_be_done_is_said_on_the_page(shop: Town, data: dict[str, str]) -> None:
    refused = entered(shop, "editor").post(f"{ROOT}/tareas", data=data)
    assert refused.status_code in (404, 409, 422)
    assert 'role="alert"' in refused.text


def test_what_reading_left_is_listed_by_kind(shop: Town) -> None:
    made = entered(shop, "editor")
    ordered(shop, made, "publish", sent(made, ("roto.pdf", b"%PDF-1.4 roto")))
    shown = made.get(f"{ROOT}/pendientes").text
    assert "roto.pdf" in shown
    assert "Archivos rechazados (1)" in shown
    assert "roto.pdf" in made.get(f"{ROOT}/pendientes?clase=rechazado").text
    assert "roto.pdf" not in made.get(f"{ROOT}/pendientes?clase=tarea").text


def test_a_doubt_that_was_settled_is_only_counted_when_the_file_is_read_again(shop: Town) -> None:
    made = entered(shop, "editor")
    files = sent(
        made, ("carta.md", b"Se comunica que la mesa de partes atiende de lunes a viernes, de ocho a cinco.\n" * 9)
    )
    first = ordered(shop, made, "publish", files)
    assert "Por revisar: " in first
    assert first.count('<p class="notice">') == 1
    made.post(
        f"{ROOT}/pendientes",
        data={
            "mostrado": re.findall(r'name="mostrado" value="([^"]+)"', made.get(f"{ROOT}/pendientes").text),
            "todos": "true",
            "motivo": "harmless",
        },
    )
    again = ordered(shop, made, "publish", files)
    assert again.count('<p class="notice">') == 0
    assert "Dudas ya revisadas: 1" in again
    assert "Por revisar: 0" in again
    assert "Ya revisados: " in again


def test_a_norm_without_pages_says_that_there_are_none(shop: Town) -> None:
    made = entered(shop, "editor")
    ordered(shop, made, "publish", sent(made, ("ley-99001.md", LAW.encode())))
    assert made.get(f"{ROOT}/lectura/ley-99001").status_code == 404
    assert made.get(f"{ROOT}/lectura/ley-1").status_code == 404


def answered(town: Town, key: str, name: str | None, **headers: str) -> int:
    method, path = key.split(" ")
    made = entered(town, name) if name else browser(town)
    data = {"tarea": "nada"} if method == "POST" else None
    reply = made.request(method, path.replace("{id}", "0" * 32), data=data, headers=headers)
    return reply.status_code


@pytest.mark.parametrize("key", sorted(ROUTES))
def test_only_those_whose_role_allows_it_come_in(shop: Town, key: str) -> None:
    for role in Role:
        status = answered(shop, key, CALLERS[role])
        assert (status == 403) is (ROUTES[key] not in TABLE[role]), (role, status)
    assert answered(shop, key, None) == 303
    if key.startswith("POST"):
        assert answered(shop, key, "editor", **{"Sec-Fetch-Site": "cross-site"}) == 403


def test_no_page_for_a_role_is_missing_from_the_matrix() -> None:
    routes = [route for router in _PAGES for route in router.routes if isinstance(route, Chamber)]
    described = {f"{method} {route.path}": route.action for route in routes for method in route.methods or ()}
    assert {key: action for key, action in described.items() if key.split(" ")[1].startswith(ROOT)} == ROUTES


@pytest.mark.slow
def test_an_amendment_is_undone_and_taken_back(shop: Town) -> None:
    made = entered(shop, "editor")
    ordered(shop, made, "publish", sent(made, *((name, (SAMPLES / name).read_bytes()) for name in (FIRST, LATER))))
    shown = made.get(f"{ROOT}/modificaciones").text
    ids = re.findall(rf"{ROOT}/modificaciones/([0-9a-f]+)\"", shown)
    assert ids
    assert "<del>07</del><ins>06</ins>" in shown
    assert made.post(f"{ROOT}/modificaciones/{ids[0]}", data={"deshacer": "true"}).status_code == 303
    assert "Deshechas por un editor (1)" in made.get(f"{ROOT}/modificaciones").text
    assert made.post(f"{ROOT}/modificaciones/{ids[0]}").status_code == 303
    assert "Deshechas" not in made.get(f"{ROOT}/modificaciones").text
    assert made.post(f"{ROOT}/modificaciones/{ids[0]}").status_code == 404
    audit = [entry["action"] for entry in shop.administrator.get("/audit?limit=100").json()["items"]]
    assert audit.count("reject_amendment") == audit.count("accept_amendment") == 1


@pytest.mark.slow
def test_what_was_understood_is_drawn_over_the_page(shop: Town) -> None:
    made = entered(shop, "editor")
    sample = SAMPLES / "Ordenanza-002-2025-MDQ.pdf"
    done = ordered(shop, made, "publish", sent(made, (sample.name, sample.read_bytes())))
    (address,) = set(re.findall(rf'href="({ROOT}/lectura/[^"]+)"', done))
    shown = made.get(address).text
    assert shown.count("<rect ") == shown.count("<li><strong>")
    assert "Artículo 1" in shown
    assert "<code>" not in shown
    source = re.search(r'src="(/paginas/[^"]+)"', shown)
    assert source
    assert made.get(source[1]).headers["Content-Type"] == "image/png"
    second = made.get(address + "?hoja=2").text
    assert "Página anterior" in second
    assert made.get(address + "?documento=9").status_code == 404
