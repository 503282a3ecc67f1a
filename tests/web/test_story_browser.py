"""The whole story in Chromium, from the form that asks for an account to the notice that the law moved; every role."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from desk import editing, staleness
from identity.membership import Admission
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.fakes import HashingEmbedder
from tests.identity.conftest import Postbox, secret_in
from tests.qa_service.laws import TODAY
from tests.web.test_browser import browser as window
from tests.web.test_browser import grave
from tests.web.town import Town, before
from web.server import create_app, listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

typst = pytest.importorskip("typst")
pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

__all__ = ["window"]

QUESTION = "¿En qué plazo se apela la multa del puesto de un mercado?"
SAID = "El conductor apela la multa en quince (15) días hábiles desde su notificación."
PASSWORD = "tambo rocoto lluvia"
LAW = """#set page(paper: "a4")
LEY N° 99001

LEY DE MERCADOS DE PRUEBA

Artículo 1.- Objeto

La presente ley regula los mercados de abastos municipales.

Artículo 2.- Plazo para apelar

El conductor del puesto de un mercado apela la multa en el plazo de {days} días hábiles contados desde su notificación.

Artículo 3.- Autoridad

La Gerencia Municipal resuelve la apelación y agota la vía administrativa.
"""


def printed(folder: Path, days: str) -> Path:
    """The law as a PDF."""
    source, path = folder / "ley.typ", folder / "ley-99001.pdf"
    source.write_text(LAW.format(days=days), encoding="utf-8")
    typst.compile(str(source), output=str(path))
    return path


@pytest.fixture
def place(town: Town, tmp_path: Path) -> Town:
    """A service of its own: its corpus is empty, it writes letters, and anybody may ask for an account."""
    settings = Settings(home=tmp_path / "corpus", today=TODAY, smtp="smtp://127.0.0.1")
    application = Application(settings)
    application.__dict__["embedder"] = HashingEmbedder()
    desk = replace(town.desk, searcher=lambda: application.searcher)
    return before(replace(town, desk=desk), application)


@contextmanager
def served(town: Town) -> Iterator[str]:
    """The address of the service."""
    with listen("127.0.0.1", 0) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        town.site.__dict__.update(origin=address, admission=Admission(open=True))
        server = uvicorn.Server(uvicorn.Config(create_app(town.site, "0"), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join()


def edit(town: Town) -> None:
    """What a worker does for editors."""
    while editing.step(town.desk, town.site.application, "worker"):
        pass


def come_in(page: "Page", town: Town, address: str) -> None:
    """Follow the link of the one letter that waits and choose a password."""
    box = Postbox(town.desk)
    (letter,) = [one for one in box.collect() if "/enlace/" in one.get_content()]
    page.goto(f"{address}/enlace/{secret_in(letter)}")
    page.get_by_label("Contraseña nueva").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()


def publish(page: "Page", town: Town, address: str, file: Path) -> None:
    """Send a file, look at what it would change, and publish it."""
    page.goto(f"{address}/edicion")
    page.get_by_label("Archivos").set_input_files(file)
    page.get_by_role("button", name="Subir").click()
    page.get_by_role("button", name="Ver qué cambiaría").click()
    page.get_by_text("Se está haciendo").wait_for()
    edit(town)
    page.reload()
    page.get_by_role("button", name="Publicar estos archivos").click()
    page.get_by_text("Se está haciendo").wait_for()
    edit(town)
    page.reload()
    page.get_by_text("Está en uso la publicación").wait_for()


def invite(page: "Page", address: str) -> None:
    """Write to somebody who shall review."""
    page.goto(f"{address}/administracion")
    page.get_by_text("Invitar a alguien").click()
    page.get_by_label("Correo", exact=True).fill("rosa@muni.gob.pe")
    page.locator("#as-role").select_option("senior_advisor")
    page.get_by_role("button", name="Invitar", exact=True).click()
    page.get_by_text("La invitación está en camino").wait_for()


def register(page: "Page", address: str) -> None:
    """Ask for an official's account."""
    page.goto(f"{address}/registro")
    page.get_by_label("Su correo").fill("ana@munimolina.gob.pe")
    page.get_by_label("Su municipalidad").fill("La Molina")
    page.get_by_role("button", name="Pedir la cuenta").click()
    page.get_by_text("Le escribimos a").wait_for()


def ask(page: "Page") -> None:
    """Ask, from the list of one's consultations."""
    page.get_by_role("link", name="Nueva consulta").click()
    page.get_by_label("Su pregunta").fill(QUESTION)
    page.get_by_role("button", name="Consultar").click()
    page.get_by_text("Recibida").wait_for()


def review(page: "Page", address: str) -> None:
    """Take the consultation, say it shorter, check every point, approve."""
    page.goto(f"{address}/revision")
    page.get_by_role("button", name="Tomar la siguiente").click()
    first = page.locator("#afirmacion-1")
    first.get_by_text("Editar").click()
    first.get_by_label("Texto", exact=True).fill(SAID)
    first.get_by_label("Redacción").check()
    first.get_by_role("button", name="Guardar").click()
    page.get_by_text("Guardado y comprobado otra vez").wait_for()
    for point in page.locator("input[name=punto]").all():
        point.check()
    page.get_by_role("button", name="Aprobar").click()
    page.get_by_text("Aprobada").first.wait_for()


def read(page: "Page") -> None:
    """Read the answer, and the page of the law with its words marked."""
    page.get_by_role("link", name="Actualizar").click()
    page.get_by_text(SAID).wait_for()
    page.get_by_role("link", name="Ver en la página del PDF").first.click()
    page.locator(".sheet img").wait_for()
    assert page.locator(".sheet rect").count() >= 1
    page.go_back()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scripts", [True, False])
def test_everybody_does_their_part(window: "Browser", place: Town, tmp_path: Path, scripts: bool, width: int) -> None:
    view = {"java_script_enabled": scripts, "viewport": {"width": width, "height": 800}, "locale": "es-PE"}

    def opened(name: str | None = None) -> "Page":
        context = window.new_context(**view)  # type: ignore[arg-type]
        token = [{"name": "sesion", "value": getattr(place, name).token, "url": address}] if name else []
        context.add_cookies(token)  # type: ignore[arg-type]
        return context.new_page()

    with served(place) as address:
        editor, administrator, advisor, official = opened("editor"), opened("administrator"), opened(), opened()
        publish(editor, place, address, printed(tmp_path, "quince (15)"))
        editor.get_by_role("link", name="Lo entendido de Ley N° 99001").click()
        editor.get_by_role("link", name="Artículo 2").first.wait_for()
        invite(administrator, address)
        come_in(advisor, place, address)
        advisor.get_by_role("heading", name="Cola de revisión").wait_for()
        register(official, address)
        come_in(official, place, address)
        ask(official)
        place.work()
        review(advisor, address)
        read(official)
        publish(editor, place, address, printed(tmp_path, "veinte (20)"))
        staleness.sweep(place.desk)
        official.reload()
        official.get_by_text("No use esta respuesta sin leer lo que sigue").wait_for()
        official.get_by_text("veinte (20)").first.wait_for()
        faults = [grave(page) for page in (official, advisor, editor, administrator)] if scripts else []
        for page in (official, advisor, editor, administrator):
            page.context.close()
    assert [fault for fault in faults if fault] == []
