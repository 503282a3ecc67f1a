"""A whole review in Chromium: with scripts and without, by keys alone, on a phone and a desk, beside a PDF's page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from desk import staleness
from qa_service.bootstrap import Application
from tests.fakes import ListSearcher
from tests.qa_service.laws import markets, ordinance, repealed
from tests.web.test_browser import browser as window
from tests.web.test_browser import grave
from tests.web.test_facsimiles import NORM, read
from tests.web.test_review_pages import BETTER, LEGAL
from tests.web.town import Town, before

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.slow]

__all__ = ["read", "window"]

ON_A_PAGE = "¿Quién convoca al proceso de presupuesto participativo?"
MOST = 100_000  # bytes of a page with all it asks for, pictures apart
MOST_TABS = 60


@pytest.fixture
def town(town: Town, read: Application) -> Iterator[Town]:
    """The town with an ordinance read from a PDF beside its own norms."""
    town.shelf.searcher = ListSearcher([markets(), ordinance(), repealed(), *read.store])
    yield before(town, read)


def entered(window: "Browser", town: Town, address: str, name: str = "advisor", **more: object) -> "BrowserContext":
    """A window of somebody who is in."""
    context = window.new_context(locale="es-PE", **more)  # type: ignore[arg-type]
    context.add_cookies([{"name": "sesion", "value": getattr(town, name).token, "url": address}])
    return context


def told_off(page: "Page") -> list[str]:
    """What the browser complains of, filled as it does."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_whole_review_with_scripts_or_not(
    window: "Browser", address: str, town: Town, scripts: bool, width: int
) -> None:
    id = town.drafted()
    context = entered(window, town, address, java_script_enabled=scripts, viewport={"width": width, "height": 800})
    page = context.new_page()
    said = told_off(page)
    page.goto(f"{address}/revision")
    page.get_by_role("button", name="Tomar la siguiente").click()
    page.wait_for_url("**hecho=tomada")
    faults = grave(page) if scripts else []

    first = page.locator("#afirmacion-1")
    first.get_by_text("Editar").click()
    first.get_by_label("Texto", exact=True).fill(BETTER)
    first.get_by_label("Redacción").check()
    faults += grave(page) if scripts else []
    first.get_by_role("button", name="Guardar").click()
    first.get_by_text("Guardado y comprobado otra vez.").wait_for()
    assert BETTER in first.inner_text()

    first.get_by_role("link", name="Añadir una cita").click()
    page.get_by_label("Qué disposición").fill("Ley 99001, artículo 5")
    page.get_by_role("button", name="Buscar").click()
    page.wait_for_url("**buscar=**")
    page.get_by_label("5.3 La multa equivale a 10% de la UIT.").check()
    faults += grave(page) if scripts else []
    page.locator("section", has_text="5.3 La multa").get_by_role("button", name="Añadir la cita").click()
    first.locator("mark").nth(1).wait_for()

    page.get_by_role("link", name="Historia", exact=True).click()
    page.locator("ins").first.wait_for()
    faults += grave(page) if scripts else []
    page.go_back()
    page.get_by_role("heading", name="Decidir").wait_for()
    for point in page.locator("input[name=punto]").all():
        point.check()
    page.get_by_role("button", name="Aprobar").click()
    page.get_by_text("Aprobada: quien preguntó ya puede leer la respuesta.").wait_for()
    faults += grave(page) if scripts else []
    context.close()
    assert town.official.read(id)["answer"]["statements"][0]["text"] == BETTER
    assert (faults, said) == ([], [])


def strike(page: "Page", *keys: str) -> None:
    """Press keys, one after another."""
    for key in keys:
        page.keyboard.press(key)


def test_a_draft_is_changed_and_cited_by_keys_alone(window: "Browser", address: str, town: Town) -> None:
    town.drafted()
    context = entered(window, town, address)
    page = context.new_page()
    page.goto(f"{address}/revision")
    strike(page, "j")
    assert page.locator(":focus").inner_text().startswith("¿En qué plazo")
    strike(page, "t")
    page.wait_for_url("**/revision/*?hecho=tomada")
    strike(page, "j", "e")
    page.locator("textarea:focus").wait_for()
    strike(page, "Control+a")
    page.keyboard.type(BETTER)
    strike(page, "Control+Enter")
    page.get_by_role("alert").get_by_text("elija al menos un motivo").wait_for()
    assert page.locator("textarea[name=texto]").first.input_value() == BETTER
    strike(page, "j", "e")
    tab_to(page, "Redacción")
    strike(page, "Space", "Control+Enter")
    page.wait_for_url("**hecho=guardado**")
    assert page.locator(":focus").get_attribute("id") == "afirmacion-1"
    strike(page, "c")
    page.get_by_label("Qué disposición").wait_for()
    strike(page, "/")
    page.keyboard.type("Ley 99001, artículo 5")
    strike(page, "Enter")
    page.wait_for_url("**buscar=**")
    strike(page, "j")
    tab_to(page, "Artículo 5.- Multas")
    strike(page, "ArrowDown", "Control+Enter")
    page.wait_for_url("**hecho=guardado**")
    page.locator("#afirmacion-1 mark").nth(1).wait_for()
    context.close()


def test_a_hold_is_kept_and_a_draft_approved_by_keys_alone(window: "Browser", address: str, town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    context = entered(window, town, address)
    page = context.new_page()
    page.goto(f"{address}/revision")
    strike(page, "j", "Enter")
    page.wait_for_url(f"**/{id}")
    strike(page, "?")
    page.get_by_role("dialog").wait_for()
    assert grave(page) == []
    strike(page, "Escape", "h")
    page.get_by_role("heading", name="Historia").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Decidir").wait_for()
    strike(page, "p")
    page.get_by_text("La reserva se prolongó.").wait_for()
    strike(page, "a", "Space", "Tab", "Space", "Enter")
    page.get_by_text("Aprobada: quien preguntó ya puede leer la respuesta.").wait_for()
    context.close()
    assert town.official.read(id)["state"] == "released"


def test_single_keys_can_be_switched_off(window: "Browser", address: str, town: Town) -> None:
    id = town.drafted()
    context = entered(window, town, address)
    page = context.new_page()
    page.goto(f"{address}/revision")
    strike(page, "?")
    page.get_by_label("Usar las teclas sueltas").uncheck()
    strike(page, "Escape", "t", "j")
    page.goto(f"{address}/revision")
    strike(page, "t")
    assert town.advisor.read(id)["state"] == "drafted"
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_every_step_can_be_reached_by_tab_and_shows_where_one_is(
    window: "Browser", address: str, town: Town, scripts: bool
) -> None:
    id = town.drafted()
    context = entered(window, town, address, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}/revision/{id}")
    tab_to(page, "Tomar para revisar")
    page.keyboard.press("Enter")
    page.wait_for_url("**hecho=tomada")
    for name in (
        "Prolongar",
        "Historia",
        "Corregir materia o fecha",
        "Pasar a otro asesor",
        "Editar",
        "Añadir una cita",
    ):
        tab_to(page, name)
    tab_to(page, "Pedir datos a quien preguntó")
    page.keyboard.press("Enter")
    tab_to(page, "Qué le pide")
    page.keyboard.type("¿De qué fecha es la multa?")
    tab_to(page, "Pedir datos")
    page.keyboard.press("Enter")
    page.get_by_text("Se pidieron los datos a quien preguntó.").wait_for()
    context.close()
    assert town.official.read(id)["state"] == "returned"


def tab_to(page: "Page", name: str) -> None:
    """Press Tab until what is called so has the focus; everything on the way shows that it has it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not focused.count():
            continue
        style = focused.evaluate("e => getComputedStyle(e).outlineStyle")
        assert style not in ("none", ""), focused.evaluate("e => e.outerHTML.slice(0, 200)")
        called = focused.evaluate(
            "e => [e.innerText, ...[...(e.labels ?? [])].map((one) => one.innerText)].filter(Boolean).join(' ').trim()"
        )
        if called.startswith(name):
            return
    raise AssertionError(f"«{name}» can't be reached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_review_page_has_a_grave_fault_or_is_wider_than_the_screen(
    window: "Browser", address: str, town: Town, width: int, scheme: str
) -> None:
    mine, other, shown = town.drafted(), town.drafted(LEGAL), town.drafted(ON_A_PAGE)
    town.advisor.claim(mine)
    town.second.claim(other)
    context = entered(window, town, address, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page, found = context.new_page(), []
    paths = ("", "?q=nada", *(f"/{id}" for id in (mine, other, shown)), f"/{mine}/historia")
    paths = (*paths, f"/{mine}/afirmaciones/1/cita?buscar=multa")
    for path in paths:
        page.goto(f"{address}/revision{path}")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found += [(path, fault) for fault in grave(page)]
    page.goto(f"{address}/normas/{NORM}/art_2/pagina")
    found += [("pagina", fault) for fault in grave(page)]
    context.close()
    assert found == []


def test_every_review_page_is_light(window: "Browser", address: str, town: Town) -> None:
    id = town.drafted(ON_A_PAGE)
    town.advisor.claim(id)
    context = entered(window, town, address, service_workers="block")
    sizes: dict[str, int] = {}
    for path in ("", f"/{id}", f"/{id}/historia", f"/{id}/afirmaciones/1/cita?buscar=presupuesto"):
        page = context.new_page()
        bodies: list[int] = []
        page.on("response", lambda reply, bodies=bodies: bodies.append(len(reply.body())))  # type: ignore[misc]
        page.goto(f"{address}/revision{path}", wait_until="networkidle")
        sizes[path] = sum(bodies)
        page.close()
    context.close()
    assert {path: size for path, size in sizes.items() if size > MOST} == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_the_page_of_the_pdf_is_asked_for_only_when_it_is_opened(
    window: "Browser", address: str, town: Town, scripts: bool
) -> None:
    id = town.drafted(ON_A_PAGE)
    context = entered(window, town, address, java_script_enabled=scripts)
    page, asked = context.new_page(), []
    said = told_off(page)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/revision/{id}", wait_until="networkidle")
    assert [url for url in asked if "pagina" in url] == []
    page.locator("details.leaf summary").first.click()
    if not scripts:
        page.get_by_role("link", name="Abrir la página").first.click()
    picture = page.locator(".facsimile img").first
    picture.wait_for()
    page.wait_for_load_state("networkidle")
    assert page.locator(".facsimile rect").count() >= 1
    assert [url for url in asked if "/paginas/" in url] != []
    context.close()
    assert said == []


def test_two_windows_at_one_statement_lose_no_words(window: "Browser", address: str, town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    context = entered(window, town, address)
    pages = [context.new_page(), context.new_page()]
    for page, text in zip(pages, ("Lo que guardó la primera ventana.", BETTER), strict=True):
        page.goto(f"{address}/revision/{id}")
        page.locator("#afirmacion-1").get_by_text("Editar").click()
        page.locator("#afirmacion-1").get_by_label("Texto", exact=True).fill(text)
        page.locator("#afirmacion-1").get_by_label("Redacción").check()
    for page in pages:
        page.locator("#afirmacion-1").get_by_role("button", name="Guardar").click()
    late = pages[1].locator("#afirmacion-1")
    pages[1].get_by_role("alert").get_by_text("Otra persona cambió la consulta").wait_for()
    assert "Lo que guardó la primera ventana." in late.locator(".said").first.inner_text()
    assert late.get_by_label("Texto", exact=True).input_value() == BETTER
    late.get_by_role("button", name="Guardar").click()
    late.get_by_text("Guardado y comprobado otra vez.").wait_for()
    context.close()
    assert town.advisor.open(id)["statements"][0]["text"] == BETTER


def test_what_was_typed_survives_the_end_of_a_session(window: "Browser", address: str, town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    context = entered(window, town, address)
    page = context.new_page()
    page.goto(f"{address}/revision/{id}")
    page.locator("#afirmacion-1").get_by_text("Editar").click()
    page.locator("#afirmacion-1").get_by_label("Texto", exact=True).fill(BETTER)
    page.locator("#afirmacion-1").get_by_label("Redacción").check()
    context.clear_cookies()
    page.locator("#afirmacion-1").get_by_role("button", name="Guardar").click()
    page.get_by_label("Contraseña").wait_for()
    context.add_cookies([{"name": "sesion", "value": town.advisor.token, "url": address}])
    page.goto(f"{address}/revision/{id}")
    page.get_by_text("Se recuperó lo que había escrito: aún no está guardado.").wait_for()
    assert page.locator("#afirmacion-1").get_by_label("Texto", exact=True).input_value() == BETTER
    page.locator("#afirmacion-1").get_by_label("Redacción").check()
    page.locator("#afirmacion-1").get_by_role("button", name="Guardar").click()
    page.locator("#afirmacion-1").get_by_text("Guardado y comprobado otra vez.").wait_for()
    page.goto(f"{address}/revision/{id}")
    assert page.get_by_text("Se recuperó lo que había escrito").count() == 0
    context.close()


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 360)])
def test_from_a_question_to_the_marked_page_and_the_notice_that_the_law_moved(
    window: "Browser", address: str, town: Town, scripts: bool, width: int
) -> None:
    view = {"java_script_enabled": scripts, "viewport": {"width": width, "height": 800}}
    asking = entered(window, town, address, "official", **view).new_page()
    reviewing = entered(window, town, address, **view).new_page()
    asking.goto(f"{address}/consultas/nueva")
    asking.get_by_label("Su pregunta").fill(ON_A_PAGE)
    asking.get_by_role("button", name="Consultar").click()
    asking.get_by_text("Recibida").wait_for()
    town.work()

    reviewing.goto(f"{address}/revision")
    reviewing.get_by_role("button", name="Tomar la siguiente").click()
    reviewing.get_by_role("heading", name="Decidir").wait_for()
    for point in reviewing.locator("input[name=punto]").all():
        point.check()
    reviewing.get_by_role("button", name="Aprobar").click()
    reviewing.get_by_text("Aprobada: quien preguntó ya puede leer la respuesta.").wait_for()

    asking.get_by_role("link", name="Actualizar").click()
    asking.get_by_role("link", name="Ver en la página del PDF").first.click()
    asking.locator(".sheet img").wait_for()
    assert asking.locator(".sheet rect").count() >= 1
    asking.go_back()

    town.shelf.publish([markets(), ordinance(), repealed()])
    staleness.sweep(town.desk)
    asking.reload()
    asking.get_by_text("No use esta respuesta sin leer lo que sigue").wait_for()
    reviewing.goto(f"{address}/revision?estado=stale")
    reviewing.get_by_role("link", name=ON_A_PAGE).click()
    reviewing.get_by_text("La respuesta ya entregada quedó desactualizada").wait_for()
    for page in (asking, reviewing):
        assert not scripts or grave(page) == []
        page.context.close()


def test_paper_has_the_answer_with_what_it_cites_and_nothing_to_press(
    window: "Browser", address: str, town: Town
) -> None:
    id = town.released()
    context = entered(window, town, address, "official")
    page = context.new_page()
    page.goto(f"{address}/consultas/{id}")
    page.emulate_media(media="print")
    page.get_by_text("Consulta hecha el").wait_for()
    page.locator("blockquote.law").first.wait_for()
    assert "Ley N° 99001" in page.get_by_role("list").last.inner_text()
    for gone in (".top", "footer", "form", ".crumbs", ".noprint"):
        assert not page.locator(gone).first.is_visible(), gone
    context.close()
