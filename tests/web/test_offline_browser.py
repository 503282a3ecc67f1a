"""Without a link in Chromium: which copies are read, what they say of themselves, and when they are gone."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from desk import staleness
from tests.qa_service.laws import ordinance, repealed
from tests.web.test_browser import browser as window
from tests.web.test_browser import grave
from tests.web.test_sessions import opened
from tests.web.town import FINE, Town
from web.server import create_app, listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = [pytest.mark.browser, pytest.mark.slow]

__all__ = ["window"]

SAID = "Copia guardada el"
QUOTE = "quince (15) días hábiles"
HELD = """async () => {
  const found = [];
  for (const name of await caches.keys()) if (name.startsWith("respuestas"))
    for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
  return found;
}"""
SEEDED = """async (count) => {
  const [name] = (await caches.keys()).filter((one) => one.startsWith("respuestas")), cache = await caches.open(name);
  for (let number = 0; number < count; number += 1) {
    const headers = { "Absuelve-Kept": String(Date.now()), "Absuelve-Keep": "3600", "Absuelve-Title": `N${number}` };
    await cache.put(`/consultas/${number}`, new Response("", { headers }));
  }
}"""
MOVED = """async ([path, hours]) => {
  const [name] = (await caches.keys()).filter((one) => one.startsWith("respuestas")), cache = await caches.open(name);
  const kept = await cache.match(path), headers = new Headers(kept.headers);
  headers.set("Absuelve-Kept", String(Number(headers.get("Absuelve-Kept")) - hours * 3_600_000));
  await cache.put(path, new Response(await kept.text(), { headers }));
}"""


def arrived(window: "Browser", address: str, width: int = 360) -> "Page":
    """A page that the worker serves from now on."""
    page = window.new_context(locale="es-PE", viewport={"width": width, "height": 800}).new_page()
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def bear(page: "Page", town: Town, address: str, name: str) -> None:
    """Go on as somebody in the town."""
    page.context.add_cookies([{"name": "sesion", "value": getattr(town, name).token, "url": address}])


def enter(page: "Page", address: str) -> None:
    """Come in by the door, as whoever is opened there."""
    page.goto(f"{address}/entrar")
    page.get_by_label("Cuenta").fill("licencias")
    page.get_by_label("Contraseña").fill("una contraseña larga")
    page.get_by_role("button", name="Entrar").click()
    page.get_by_role("heading", name="Mis consultas").wait_for()


def held(page: "Page", *paths: str) -> bool:
    """Whether the answers kept are soon those, whose order is that of keeping."""
    for _ in range(100):
        if page.evaluate(HELD) == list(paths):
            return True
        page.wait_for_timeout(50)
    return False


def unlinked(page: "Page", address: str) -> str:
    """What is read there without a link."""
    page.context.set_offline(True)
    page.goto(address)
    return page.inner_text("main")


@pytest.fixture
def reader(window: "Browser", address: str, town: Town) -> "Iterator[tuple[Page, str]]":
    """The page of an official who has just read a released answer, and its path."""
    path = f"/consultas/{town.released()}"
    page = arrived(window, address)
    bear(page, town, address, "official")
    page.goto(address + path)
    assert SAID not in page.inner_text("main")
    assert held(page, path)
    yield page, path
    page.context.close()


Reader = tuple["Page", str]


def test_a_released_answer_is_read_without_a_link_and_says_that_it_is_a_copy(reader: Reader, address: str) -> None:
    page, path = reader
    text = unlinked(page, address + path)
    assert text.startswith(f"{SAID} 23 de noviembre de 2026. Sin conexión no se puede comprobar si la norma cambió")
    assert QUOTE in text
    assert "En qué se apoya" in text
    assert page.locator("form").count() == 0
    assert grave(page) == []


def test_what_is_kept_is_listed_where_there_is_no_copy(reader: Reader, address: str) -> None:
    page, _ = reader
    page.goto(f"{address}/normas/ley-99001/art_7")
    page.goto(f"{address}/consultas")
    assert "No hay conexión" in unlinked(page, f"{address}/consultas")
    assert grave(page) == []
    page.get_by_role("link", name="Artículo 7").wait_for()
    page.get_by_role("link", name=FINE[:40]).click()
    assert SAID in page.inner_text("main")
    page.context.set_offline(False)
    page.reload()
    assert SAID not in page.inner_text("main")


def test_neither_a_question_that_waits_nor_anybody_elses_answer_is_kept(
    window: "Browser", address: str, town: Town
) -> None:
    released, waiting = town.released(), town.drafted("¿Quién resuelve la apelación de una multa?")
    page = arrived(window, address)
    for name in ("official", "colleague", "senior"):
        bear(page, town, address, name)
        page.goto(f"{address}/consultas/{waiting if name == 'official' else released}")
        page.get_by_text(FINE if name != "official" else "¿Quién resuelve").first.wait_for()
        page.goto(f"{address}/consultas?todas=1")
    page.goto(f"{address}/normas/ley-99001")
    page.wait_for_timeout(500)
    assert held(page)
    assert "No hay conexión" in unlinked(page, f"{address}/consultas/{waiting}")
    assert "No hay conexión" in unlinked(page, f"{address}/consultas/{released}")
    page.context.close()


@pytest.mark.parametrize("linked", [True, False])
def test_nothing_is_read_after_leaving_with_a_link_or_without(
    window: "Browser", address: str, town: Town, linked: bool
) -> None:
    opened(town)
    page = arrived(window, address)
    enter(page, address)
    path = answered(page, town, address)
    page.goto(f"{address}/cuenta")
    page.context.set_offline(not linked)
    page.get_by_role("button", name="Salir").click()
    if not linked:
        page.get_by_text("su sesión sigue abierta").wait_for()
    page.wait_for_load_state()
    assert held(page)
    assert QUOTE not in unlinked(page, address + path)
    assert page.get_by_role("link", name=FINE[:40]).count() == 0
    page.context.close()


def answered(page: "Page", town: Town, address: str) -> str:
    """The path of an answer that whoever is in asked for and read."""
    page.goto(f"{address}/consultas/nueva")
    page.get_by_label("Su pregunta").fill(FINE)
    page.get_by_role("button", name="Consultar").click()
    page.get_by_text("Recibida").wait_for()
    id = page.url.rpartition("/")[2]
    town.work()
    town.advisor.claim(id)
    assert town.advisor.approve(id).status_code == 200
    page.reload()
    assert held(page, f"/consultas/{id}")
    return f"/consultas/{id}"


@pytest.mark.parametrize("there", ["itself", "/consultas", "/mis-datos"])
def test_nothing_is_read_once_the_session_is_known_to_be_over(
    window: "Browser", address: str, town: Town, there: str
) -> None:
    opened(town)
    page = arrived(window, address)
    enter(page, address)
    path = answered(page, town, address)
    town.clock.move(hours=13)
    page.goto(address + (path if there == "itself" else there))
    page.get_by_label("Contraseña").wait_for()
    assert held(page)
    assert QUOTE not in unlinked(page, address + path)
    page.context.close()


def test_a_copy_is_not_shown_after_the_session_would_be_over_nor_by_a_clock_put_back(
    reader: Reader, address: str
) -> None:
    page, path = reader
    page.evaluate(MOVED, [path, 11])
    assert QUOTE in unlinked(page, address + path)
    page.evaluate(MOVED, [path, 2])
    assert QUOTE not in unlinked(page, address + path)
    assert page.get_by_role("link", name=FINE[:40]).count() == 0
    assert held(page)
    page.context.set_offline(False)
    page.goto(address + path)
    assert held(page, path)
    page.evaluate(MOVED, [path, -1])
    assert QUOTE not in unlinked(page, address + path)


def test_another_account_on_the_same_device_does_not_read_them(reader: Reader, address: str, town: Town) -> None:
    page, path = reader
    bear(page, town, address, "colleague")
    page.goto(f"{address}/consultas")
    assert held(page)
    assert QUOTE not in unlinked(page, address + path)


def test_coming_in_at_the_door_drops_what_another_left(reader: Reader, address: str, town: Town) -> None:
    page, path = reader
    opened(town)
    page.context.clear_cookies()
    enter(page, address)
    assert held(page)
    assert QUOTE not in unlinked(page, address + path)


def test_a_consultation_erased_leaves_no_copy_even_where_the_link_breaks_then(reader: Reader, address: str) -> None:
    page, path = reader
    page.get_by_text("Borrar lo que escribí aquí").click()
    page.get_by_label("Entiendo que no se puede deshacer").check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Borrar").click()
    page.context.set_offline(False)
    page.goto(f"{address}/normas")
    assert held(page)
    page.goto(address + path)
    assert held(page, path)
    page.get_by_text("Borrar lo que escribí aquí").click()
    page.get_by_label("Entiendo que no se puede deshacer").check()
    page.get_by_role("button", name="Borrar").click()
    page.get_by_role("heading", name="[borrado]").wait_for()
    assert held(page)


@pytest.mark.parametrize("there", ["itself", "/consultas"])
def test_an_answer_that_the_law_moved_away_from_leaves_no_copy(
    reader: Reader, address: str, town: Town, there: str
) -> None:
    page, path = reader
    town.shelf.publish([ordinance(), repealed()])
    staleness.sweep(town.desk)
    page.goto(address + (path if there == "itself" else there))
    assert held(page)


def test_a_failure_of_the_service_takes_no_copy_away(reader: Reader, address: str, town: Town) -> None:
    page, path = reader
    view = town.desk.database.reading
    object.__setattr__(town.desk.database, "reading", None)
    page.goto(address + path)
    page.get_by_text("Error interno").first.wait_for()
    object.__setattr__(town.desk.database, "reading", view)
    page.wait_for_timeout(300)
    assert held(page, path)


def test_twenty_answers_are_kept_the_oldest_leave_first(reader: Reader, address: str) -> None:
    page, path = reader
    page.evaluate(SEEDED, 25)
    page.goto(address + path)
    assert held(page, *(f"/consultas/{number}" for number in range(6, 25)), path)


def test_a_norm_read_by_an_account_is_kept_with_its_warning_and_nothing_of_the_account(
    window: "Browser", address: str, town: Town
) -> None:
    page = arrived(window, address)
    bear(page, town, address, "senior")
    page.goto(f"{address}/normas/ley-99001")
    page.get_by_role("button", name="Seguir esta norma").wait_for()
    page.get_by_role("link", name="Revisión", exact=True).wait_for()
    for _ in range(100):
        if page.evaluate("caches.match(location.href).then(Boolean)"):
            break
        page.wait_for_timeout(50)
    text = unlinked(page, f"{address}/normas/ley-99001")
    assert text.startswith(SAID)
    assert page.locator("form").count() == 0
    assert page.get_by_role("link", name="Revisión", exact=True).count() == 0
    page.context.close()


def queued(page: "Page", address: str, question: str) -> None:
    """Write a question without a link."""
    page.goto(f"{address}/consultas/nueva")
    page.get_by_label("Su pregunta").fill(question)
    page.context.set_offline(True)
    page.get_by_role("button", name="Consultar").click()
    page.get_by_text("queda guardada aquí").wait_for()


def test_a_question_written_without_a_link_is_asked_by_nobody_but_its_writer(
    reader: Reader, address: str, town: Town
) -> None:
    page, _ = reader
    question = "¿Quién resuelve la apelación de una multa?"
    queued(page, address, question)
    page.goto("about:blank")
    bear(page, town, address, "colleague")
    page.context.set_offline(False)
    with page.expect_response(lambda reply: reply.request.method == "POST") as refused:
        page.goto(f"{address}/consultas")
    assert refused.value.status == 403
    assert town.colleague.get("/consultations", params={"text": "resuelve"}).json()["items"] == []
    bear(page, town, address, "official")
    with page.expect_response(lambda reply: reply.request.method == "POST") as taken:
        page.goto(f"{address}/consultas")
    assert taken.value.status == 303
    (found,) = town.official.get("/consultations", params={"text": "resuelve"}).json()["items"]
    assert (found["question"], found["own"]) == (question, True)


def test_a_question_written_without_a_link_that_has_an_answer_already_comes_back_to_choose(
    reader: Reader, address: str, town: Town
) -> None:
    page, _ = reader
    bear(page, town, address, "colleague")
    queued(page, address, FINE)
    page.context.set_offline(False)
    expect(page.locator("#question")).to_have_value(FINE)
    page.get_by_role("button", name="Consultar").click()
    page.get_by_role("button", name="Tomar esta respuesta").wait_for()


class Held:
    """The service, which keeps whoever asks for one path waiting until told."""

    def __init__(self, app: Any, path: str) -> None:  # noqa: ANN401
        self.app, self.path, self.asked, self.go = app, path, threading.Event(), threading.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on at once, and the first reply to that path when it is time."""

        async def later(message: Any) -> None:  # noqa: ANN401
            if message["type"] == "http.response.start" and scope["path"] == self.path and not self.asked.is_set():
                self.asked.set()
                while not self.go.is_set():
                    await asyncio.sleep(0.01)
            await send(message)

        await self.app(scope, receive, later)


@contextmanager
def holding(town: Town, path: str) -> Iterator[tuple[str, Held]]:
    """The address of a service that holds a path back."""
    held_back = Held(create_app(town.site, "0"), path)
    with listen("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(held_back, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}", held_back
        finally:
            held_back.go.set()
            server.should_exit = True
            thread.join()


def test_an_answer_that_arrives_after_its_reader_left_is_not_kept(window: "Browser", town: Town) -> None:
    path = f"/consultas/{town.released()}"
    with holding(town, path) as (address, service):
        page = arrived(window, address)
        bear(page, town, address, "official")
        page.goto(f"{address}/cuenta")
        slow = page.context.new_page()
        slow.goto(address, wait_until="commit")
        slow.evaluate("(there) => { location.assign(there); }", address + path)
        assert service.asked.wait(10)
        page.get_by_role("button", name="Salir").click()
        page.get_by_role("link", name="Entrar").wait_for()
        service.go.set()
        slow.get_by_text("En qué se apoya").wait_for()
        page.wait_for_timeout(500)
        assert page.evaluate(HELD) == []
        page.context.close()
