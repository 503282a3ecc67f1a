"""The pages in Chromium: on a phone and a desk, with and without JavaScript, offline, and over a slow link."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from identity.membership import Admission
from tests.identity.conftest import Postbox
from tests.web.test_sessions import opened
from tests.web.town import FINE, Town

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text(encoding="utf-8")
PAGES = (
    "/", f"/?pregunta={FINE}", "/normas", "/normas/ley-99001", "/normas/ley-88001", "/normas/ley-99001/art_7",
    "/herramientas", "/herramientas/ordenanza", "/herramientas/plazos?desde=2026-12-04&dias=5",
    "/sin-conexion", "/nada", "/docs", "/entrar", "/registro", "/clave-olvidada", "/enlace/nada",
    "/avisos/baja/x", "/biblioteca",
)  # fmt: skip
GRAVE = {"serious", "critical"}
SLOW = {"offline": False, "latency": 600, "downloadThroughput": 8_000, "uploadThroughput": 8_000}  # 64 kbit/s


@pytest.fixture(scope="module")
def browser(chromium: str) -> "Iterator[Browser]":
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()


def grave(page: "Page") -> list[str]:
    """What axe finds grave on a page, and whether it is wider than the screen."""
    page.evaluate(AXE)
    found = [one["id"] for one in page.evaluate("axe.run()")["violations"] if one["impact"] in GRAVE]
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["wider than the screen"] if wider else [])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_has_a_grave_fault_or_is_wider_than_the_screen(
    browser: "Browser", address: str, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    found = []
    for path in PAGES:
        page.goto(address + path)
        found += [(path, fault) for fault in grave(page)]
    page.context.close()
    assert found == []


@pytest.mark.parametrize("scripts", [True, False])
def test_one_asks_reads_and_counts_a_term_with_scripts_or_not(browser: "Browser", address: str, scripts: bool) -> None:
    page = browser.new_page(java_script_enabled=scripts, locale="es-PE")
    page.goto(address)
    page.get_by_label("Su pregunta").fill(FINE)
    page.get_by_role("button", name="Buscar en las normas").click()
    page.get_by_role("link", name="Artículo 5. Multas en mercados").click()
    page.get_by_text("Vigente").first.wait_for()
    page.goto(f"{address}/herramientas/plazos")
    page.get_by_label("Día de la notificación").fill("2026-12-04")
    page.get_by_label("Días hábiles del plazo").fill("2")
    page.get_by_role("button", name="Calcular").click()
    page.get_by_text("10 de diciembre de 2026").first.wait_for()
    page.context.close()


@pytest.mark.parametrize(("scripts", "width"), [(True, 360), (False, 1280)])
def test_an_official_registers_and_keeps_the_account(
    browser: "Browser", address: str, town: Town, scripts: bool, width: int
) -> None:
    town.site.__dict__.update(origin=address, admission=Admission(open=True))
    object.__setattr__(
        town.site.application, "settings", replace(town.site.application.settings, smtp="smtp://127.0.0.1")
    )
    page = browser.new_page(java_script_enabled=scripts, viewport={"width": width, "height": 800})
    faults = []
    page.goto(f"{address}/entrar")
    page.get_by_role("link", name="Pedir una cuenta").click()
    page.get_by_label("Su correo").fill("ana@munimolina.gob.pe")
    page.get_by_label("Su municipalidad").fill("Miraflores")
    page.get_by_role("button", name="Pedir la cuenta").click()
    page.get_by_label("Miraflores (Arequipa, Arequipa)").check()
    faults += grave(page) if scripts else []
    page.get_by_role("button", name="Pedir la cuenta").click()
    page.get_by_text("Le escribimos a ana@munimolina.gob.pe").wait_for()
    page.goto(f"{address}/enlace/{Postbox(town.desk).secret()}")
    faults += grave(page) if scripts else []
    page.get_by_label("Contraseña nueva").fill("tambo rocoto lluvia")
    page.get_by_role("button", name="Entrar").click()
    page.get_by_role("link", name="Cuenta", exact=True).click()
    page.get_by_text("Municipalidad Distrital de Miraflores (Arequipa, Arequipa)").wait_for()
    page.get_by_text("Nueva clave").click()
    page.get_by_label("Para qué es").fill("Mesa de partes")
    page.get_by_label("Leer consultas").check()
    faults += grave(page) if scripts else []
    page.get_by_role("button", name="Dar la clave").click()
    page.get_by_text("no se vuelve a mostrar").wait_for()
    page.get_by_role("button", name="Anular: Mesa de partes").click()
    assert not page.get_by_text("Mesa de partes").is_visible()
    faults += grave(page) if scripts else []
    page.context.close()
    assert faults == []


@pytest.mark.parametrize(("scripts", "width"), [(True, 360), (False, 360), (True, 1280)])
def test_an_official_comes_in_asks_and_reads_the_answer(
    browser: "Browser", address: str, town: Town, scripts: bool, width: int
) -> None:
    opened(town)
    page = browser.new_page(java_script_enabled=scripts, viewport={"width": width, "height": 800})
    page.goto(f"{address}/consultas/nueva")
    page.get_by_label("Cuenta").fill("licencias")
    page.get_by_label("Contraseña").fill("una contraseña larga")
    page.get_by_role("button", name="Entrar").click()
    page.get_by_label("Su pregunta").fill(FINE)
    page.get_by_role("button", name="Consultar").click()
    page.get_by_text("Recibida").wait_for()
    id = page.url.rpartition("/")[2]
    faults = grave(page) if scripts else []
    town.work()
    town.advisor.claim(id)
    assert town.advisor.approve(id).status_code == 200
    page.get_by_role("link", name="Actualizar").click()
    page.get_by_role("link", name="1", exact=True).click()
    assert page.url.endswith("#cita-1")
    faults += grave(page) if scripts else []
    page.get_by_role("link", name="artículo 5").first.click()
    page.get_by_text("Vigente").first.wait_for()
    for path in ("/consultas", "/consultas/nueva", "/mis-datos", "/avisos"):
        page.goto(address + path)
        faults += grave(page) if scripts else []
    page.goto(f"{address}/consultas")
    page.get_by_role("button", name="Salir").click()
    page.goto(f"{address}/consultas/{id}")
    page.get_by_label("Contraseña").wait_for()
    page.context.close()
    assert faults == []


def test_a_question_kept_on_the_device_that_is_refused_comes_back_into_the_form_and_no_address(
    browser: "Browser", address: str, town: Town
) -> None:
    opened(town)
    context = browser.new_context(service_workers="block", locale="es-PE")
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/consultas/nueva")
    page.get_by_label("Cuenta").fill("licencias")
    page.get_by_label("Contraseña").fill("una contraseña larga")
    page.get_by_role("button", name="Entrar").click()
    field = page.get_by_label("Su pregunta")
    field.fill(f"{FINE} DNI 45678912")
    context.set_offline(True)
    page.get_by_role("button", name="Consultar").click()
    page.get_by_text("queda guardada aquí").wait_for()
    context.set_offline(False)
    sync_api.expect(page.locator("#question")).to_have_value(re.compile("45678912"))
    assert page.url == f"{address}/consultas/nueva"
    assert [url for url in asked if "45678912" in url] == []
    context.close()


def test_the_first_page_is_light_and_breaks_no_rule_of_its_own(browser: "Browser", address: str) -> None:
    context = browser.new_context(service_workers="block", locale="es-PE")
    page, sizes, said = context.new_page(), {}, []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    session.on("Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]}))
    session.on("Network.loadingFinished", lambda e: sizes.update({names[e["requestId"]]: e["encodedDataLength"]}))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address, wait_until="networkidle")
    context.close()
    sizes = {url: size for url, size in sizes.items() if not url.startswith("data:")}  # Chromium's own field icons
    assert sum(sizes.values()) <= 30_000
    assert len(sizes) - 1 <= 2, sizes
    assert all(url.startswith(address) for url in sizes)
    assert [text for text in said if "Content Security Policy" in text] == []


def test_the_question_form_can_be_used_within_six_seconds_on_a_slow_link(browser: "Browser", address: str) -> None:
    context = browser.new_context(service_workers="block", locale="es-PE")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(address, wait_until="load", timeout=30_000)
    timing = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    assert page.evaluate(timing) < 6_000
    assert page.get_by_label("Su pregunta").is_editable()
    context.close()


def test_a_norm_that_was_read_can_be_read_without_a_link(browser: "Browser", address: str) -> None:
    context = browser.new_context(locale="es-PE")
    page = context.new_page()
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(f"{address}/normas/ley-99001/art_7")
    page.reload()
    for _ in range(100):  # the page's own policy forbids the function that would wait for it
        if page.evaluate("caches.match(location.href).then(Boolean)"):
            break
        page.wait_for_timeout(100)
    context.set_offline(True)
    page.reload()
    assert "cuatro veces al mes" in page.inner_text("main")
    page.goto(f"{address}/normas/ley-88001")
    assert "No hay conexión" in page.inner_text("h1")
    context.close()
