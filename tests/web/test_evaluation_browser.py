"""The evaluators' pages in Chromium: on a phone and a desk, light and dark, by forms and links alone."""

from typing import TYPE_CHECKING

import pytest

from tests.web.measured import BARE, NEW, OLD, measured
from tests.web.test_browser import browser as window
from tests.web.test_browser import grave
from tests.web.test_review_browser import MOST, entered, told_off
from tests.web.town import FINE, Town

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

__all__ = ["window"]

RUNS = "/evaluacion/corridas"
PAGES = (
    "/evaluacion", "/evaluacion/casos", f"{RUNS}/{NEW}", f"{RUNS}/{OLD}?ver=fallas", f"{RUNS}/{OLD}/contra/{NEW}",
    f"{RUNS}/{NEW}/multa", f"{RUNS}/{NEW}/privada", f"{RUNS}/{BARE}/multa", f"{RUNS}/no-hay",
)  # fmt: skip


@pytest.fixture
def town(town: Town) -> Town:
    """The town with its runs and a consultation to promote."""
    town.released()
    return measured(town)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_has_a_grave_fault_is_wider_than_the_screen_or_heavy(
    window: "Browser", address: str, town: Town, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 800}
    context = entered(window, town, address, "evaluator", viewport=size, color_scheme=scheme, service_workers="block")
    faults, sizes = [], {}
    for path in PAGES:
        page = context.new_page()
        bodies: list[int] = []
        page.on("response", lambda reply, bodies=bodies: bodies.append(len(reply.body())))  # type: ignore[misc]
        page.goto(f"{address}{path}", wait_until="networkidle")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        faults += [(path, fault) for fault in grave(page)]
        sizes[path] = sum(bodies)
        page.close()
    context.close()
    assert faults == []
    assert {path: size for path, size in sizes.items() if size > MOST} == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_an_evaluator_goes_from_runs_to_a_trace_compares_and_promotes(
    window: "Browser", address: str, town: Town, scripts: bool
) -> None:
    context = entered(window, town, address, "evaluator", java_script_enabled=scripts)
    page = context.new_page()
    said = told_off(page)
    page.goto(f"{address}/cifras")
    page.get_by_role("link", name="Evaluación").click()
    page.get_by_role("link", name="mercado", exact=True).first.click()
    page.get_by_label("Ver").select_option("todas")
    page.get_by_label("Con estas palabras").fill("dos multas")
    page.get_by_role("button", name="Filtrar").click()
    page.get_by_role("link", name="¿Puede la municipalidad imponer dos multas").click()
    page.get_by_text("Citada en la afirmación 1").wait_for()
    page.get_by_role("link", name="mercado", exact=True).click()
    page.get_by_role("button", name="Comparar").click()
    page.get_by_label("Medida", exact=True).select_option("citation_recall")
    page.get_by_role("button", name="Ver").click()
    page.get_by_text("Ganada", exact=True).first.wait_for()
    page.goto(f"{address}/evaluacion")
    page.get_by_role("link", name="Consultas revisadas para agregar").click()
    page.get_by_text("Agregar a un conjunto").click()
    page.get_by_role("button", name="Agregar").click()
    page.get_by_text("Agregada al conjunto.").wait_for()
    context.close()
    assert FINE in (town.site.application.home.suites / "mercado" / "questions.jsonl").read_text("utf-8")
    assert said == []
