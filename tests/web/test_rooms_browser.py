"""The pages of every role in Chromium: no grave fault, no wider than the screen, no heavier than a slow link bears."""

from typing import TYPE_CHECKING

import pytest

from tests.web.test_browser import browser as window
from tests.web.test_browser import grave
from tests.web.town import FINE, Town

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

__all__ = ["window"]

HEAVIEST = 100_000  # bytes over the wire with all that a page asks for
PAGES = {
    "official": (
        "/consultas", "/consultas/nueva", "/consultas/{id}", "/cuenta", "/mis-datos", "/avisos", "/biblioteca",
    ),
    "senior": ("/revision", "/revision/preparadas?de={id}", "/revision/{id}", "/cuenta"),
    "editor": ("/edicion", "/edicion/pendientes", "/edicion/modificaciones", "/edicion/faltan"),
    "evaluator": ("/cifras", "/evaluacion"),
    "administrator": (
        "/administracion", "/administracion/cuentas/{account}", "/administracion/registro", "/administracion/ajustes",
        "/cifras?por=topic",
    ),
}  # fmt: skip


def faults(page: "Page", address: str) -> list[str]:
    """What is wrong with a page, its weight over the wire among it."""
    weight: list[int] = []
    page.on("response", lambda reply: weight.append(int(reply.headers.get("content-length", 0))))
    reply = page.goto(address)
    wrong = [] if reply is not None and reply.status == 200 else ["not there"]
    return [*wrong, *grave(page), *([f"{sum(weight)} bytes"] if sum(weight) > HEAVIEST else [])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_of_a_role_has_a_grave_fault_is_wider_than_the_screen_or_heavy(
    window: "Browser", address: str, town: Town, width: int, scheme: str
) -> None:
    id = town.released()
    town.clock.move(days=100)
    found = []
    for name, paths in PAGES.items():
        context = window.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        context.add_cookies([{"name": "sesion", "value": getattr(town, name).token, "url": address}])
        page = context.new_page()
        for path in paths:
            there = path.format(id=id, account=town.people.stranger.id)
            found += [(path, fault) for fault in faults(page, address + there)]
        context.close()
    assert found == []


def test_what_is_offered_can_be_read_and_taken_on_a_phone(window: "Browser", address: str, town: Town) -> None:
    town.released()
    context = window.new_context(viewport={"width": 360, "height": 800}, locale="es-PE")
    context.add_cookies([{"name": "sesion", "value": town.colleague.token, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/consultas/nueva")
    page.get_by_label("Su pregunta").fill(FINE)
    page.get_by_role("button", name="Consultar").click()
    page.get_by_role("button", name="Tomar esta respuesta").wait_for()
    assert grave(page) == []
    page.get_by_role("button", name="Tomar esta respuesta").click()
    page.get_by_text("Respondida").wait_for()
    context.close()
