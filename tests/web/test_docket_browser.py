"""Warnings settled in Chromium: on a phone and a desk, with scripts and without, by keys too."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from qa_service.docket import Docket, WarningState, narrowed
from tests.qa_service.laws import markets
from tests.web.test_browser import browser as window
from tests.web.test_browser import grave
from tests.web.town import Town

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

__all__ = ["window"]

REPAIRED = "Artículo 7: encabezado dañado, reconocido por la secuencia."
OTHERS = tuple(f"Falta el artículo {number} en el texto." for number in range(20, 23))


def settled(town: Town) -> int:
    found = Docket(town.site.application.home, town.site.application.store, town.site.application.seals).items
    return len(narrowed(found, WarningState.SETTLED))


def opened(window: "Browser", address: str, town: Town, width: int, scripts: bool, scheme: str) -> "Page":
    """The editor's page of a norm with four warnings."""
    town.site.application.store.write(replace(markets(), warnings=(REPAIRED, *OTHERS)))
    view = {"viewport": {"width": width, "height": 800}, "java_script_enabled": scripts, "color_scheme": scheme}
    context = window.new_context(**view, locale="es-PE")  # type: ignore[arg-type]
    context.add_cookies([{"name": "sesion", "value": town.editor.token, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/edicion")
    page.get_by_role("link", name="Por revisar (4)").click()
    return page


@pytest.mark.parametrize(
    ("width", "scripts", "scheme"), [(360, True, "light"), (360, False, "dark"), (1280, True, "dark")]
)
def test_an_editor_settles_some_then_all_and_opens_them_again(
    window: "Browser", address: str, town: Town, width: int, scripts: bool, scheme: str
) -> None:
    page = opened(window, address, town, width, scripts, scheme)
    faults = grave(page) if scripts else []
    page.get_by_text("Lo que se leyó: Artículo 7").click()
    page.get_by_text("El concejo sesiona cuatro veces al mes.").wait_for()
    faults += grave(page) if scripts else []
    page.get_by_label("encabezado dañado").check()
    page.get_by_role("button", name="Dar por revisados").click()
    page.get_by_role("alert").filter(has_text="Elija el motivo").wait_for()
    faults += grave(page) if scripts else []
    assert page.get_by_label("encabezado dañado").is_checked()
    page.get_by_label("Revisado contra el PDF: es correcto").check()
    page.get_by_label("Nota").fill("Página 3")
    page.get_by_role("button", name="Dar por revisados").click()
    page.get_by_text("Dados por revisados: 1.").wait_for()
    page.get_by_label("Todos los de esta página").check()
    page.get_by_label("No tiene efecto").check()
    page.get_by_role("button", name="Dar por revisados").click()
    page.get_by_text("No queda nada por revisar.").wait_for()
    assert settled(town) == 4
    page.get_by_role("link", name=re.compile("^Ya revisados")).click()
    faults += grave(page) if scripts else []
    page.get_by_label("Todos los de esta página").check()
    page.get_by_role("button", name="Abrir otra vez").click()
    page.get_by_text("Abiertos otra vez: 4.").wait_for()
    assert settled(town) == 0
    page.context.close()
    assert faults == []


def test_by_keys_alone_and_the_number_of_ticked_ones_is_told(window: "Browser", address: str, town: Town) -> None:
    page = opened(window, address, town, 1280, True, "light")
    page.get_by_label("Todos los de esta página").focus()
    page.keyboard.press("Space")
    page.get_by_text("Marcados: 4").wait_for()
    page.get_by_label("encabezado dañado").focus()
    page.keyboard.press("Space")
    page.get_by_text("Marcados: 3").wait_for()
    assert page.get_by_label("Todos los de esta página").evaluate("box => box.indeterminate")
    page.get_by_label("Revisado contra el PDF").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Dados por revisados: 3.").wait_for()
    assert settled(town) == 3
    page.context.close()
