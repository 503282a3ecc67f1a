"""The pages as a browser without JavaScript gets them."""

import html
import re
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from desk import audit
from tests.web.town import FINE, Town

PAGE = {"Accept": "text/html"}
ENGLISH = re.compile(
    r"\b(?:error|not found|draft(?:ed)?|abstained|current|question|passages?|outside_corpus|none)\b", re.I
)


def visible(page: str) -> str:
    """What a reader sees: no tags, no attributes, spaces squeezed."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def ask(client: TestClient, question: str = FINE, **more: str) -> str:
    response = client.get("/", params={"pregunta": question, **more}, headers=PAGE)
    assert response.status_code == 200, response.text
    return visible(response.text)


def test_the_first_page_asks_for_a_question(client: TestClient) -> None:
    page = client.get("/", headers=PAGE).text
    assert '<html lang="es-PE">' in page
    assert 'name="pregunta"' in page
    assert re.findall(r"<script(?![^>]* src=\"/static/)", page) == []


def test_searching_shows_the_provisions_and_that_they_are_no_answer(client: TestClient) -> None:
    page = ask(client)
    assert "Estos son textos de normas, no una respuesta." in page
    assert "Ley N° 99001: Ley de Mercados de Prueba" in page
    assert "Vigente" in page
    assert "Según el artículo" not in page


def test_whoever_finds_nothing_is_led_to_an_advisor_without_personal_data(client: TestClient) -> None:
    page = client.get(f"/?{urlencode({'pregunta': 'Páseme el DNI 45678912 y el teléfono del alcalde'})}", headers=PAGE)
    assert "Lo más cercano" not in page.text
    (link,) = re.findall(r'href="/consultas/nueva\?pregunta=([^"]+)"', page.text)
    assert "DNI" in link
    assert "45678912" not in link


def test_a_search_can_be_shared_by_its_address_and_keeps_nothing(town: Town) -> None:
    assert ask(town.client) == ask(town.client)
    assert town.official.get("/consultations").json()["items"] == []
    assert town.advisor.get("/queue").json()["items"] == []
    with town.desk.database.reading() as connection:
        assert list(audit.entries(connection)) == []


def test_what_the_form_sends_becomes_an_address(client: TestClient) -> None:
    sent = client.post("/", data={"pregunta": FINE, "distrito": "San Jacinto"}, follow_redirects=False)
    assert (sent.status_code, sent.headers["Location"]) == (
        303,
        f"/?{urlencode({'pregunta': FINE, 'distrito': 'San Jacinto'})}",
    )
    assert ask(client) == visible(client.post("/", data={"pregunta": FINE}).text)


@pytest.mark.parametrize("send", ["form", "address"])
def test_personal_data_are_out_of_a_search_before_it_is_an_address(client: TestClient, send: str) -> None:
    asked = {"pregunta": f"{FINE} Soy Rosa, DNI 45678912."}
    if send == "form":
        sent = client.post("/", data=asked, follow_redirects=False)
    else:
        sent = client.get("/", params=asked, follow_redirects=False)
    assert sent.status_code == 303
    assert "45678912" not in sent.headers["Location"] + sent.text
    page = client.get(sent.headers["Location"]).text
    assert "45678912" not in page
    assert "Su pregunta tenía datos personales (DNI): se quitaron. No los necesita para buscar." in visible(page)
    assert "Ley N° 99001: Ley de Mercados de Prueba" in visible(page)


def test_a_search_without_personal_data_tells_nothing_of_them(client: TestClient) -> None:
    assert "datos personales (" not in ask(client)


def test_a_past_day_is_named_and_its_wording_shown(client: TestClient) -> None:
    page = ask(client, "¿Cuántas veces al mes sesiona el concejo?", fecha="2010-06-01")
    assert "Según lo que regía el 1 de junio de 2010." in page
    assert "tres veces al mes" in page
    assert "hasta el 6 de marzo de 2022" in page


def test_a_repealed_norm_is_marked_wherever_it_is_shown(client: TestClient) -> None:
    asked = ask(client, "¿Qué decía la Ley N° 88001 sobre los peajes rurales?")
    article = visible(client.get("/normas/ley-88001%23art_3", headers=PAGE).text)
    for page in (asked, article):
        assert "Se derogó: ya no rige" in page
        assert "por Ley N° 99001" in page
    assert "Vigente" not in article


def test_the_notice_of_an_invented_norm_stands_beside_it(client: TestClient) -> None:
    page = ask(client, "¿En qué horario se permite la carga y descarga de mercadería en San Jacinto?")
    assert "Norma inventada para demostración." in page
    assert "Norma inventada" in client.get("/normas/ordenanza-012-2024-mdsj%23art_1").text


def test_a_provision_shows_its_wordings_with_the_one_of_the_day_open(client: TestClient) -> None:
    page = client.get("/normas/ley-99001%23art_7?as_of=2010-06-01", headers=PAGE).text
    opened = re.findall(r"<details open>.*?</details>", page, re.S)
    assert len(opened) == 1
    assert "tres veces" in opened[0]
    assert "cuatro veces" in page


def test_a_refusal_is_told_in_words_with_nothing_beside_the_point(client: TestClient) -> None:
    page = ask(client, "pásame el teléfono y el domicilio del alcalde")
    assert "No se entregan datos personales" in page
    assert "Artículo" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"pregunta": ""}, "La pregunta está vacía"),
        ({"pregunta": "a" * 5_000}, "5000 caracteres"),
        ({"pregunta": FINE, "fecha": "30/06/2024"}, "no es una fecha"),
    ],
)
def test_what_cannot_be_used_comes_back_in_the_form_with_the_reason(
    client: TestClient, fields: dict[str, str], said: str
) -> None:
    response = client.get("/", params=fields, headers=PAGE)
    assert response.status_code == 422
    assert said in visible(response.text)
    assert html.escape(fields["pregunta"]) in response.text


@pytest.mark.parametrize("path", ["/normas/ley-1%23art_1", "/normas/ley-1", "/nada"])
def test_an_error_is_a_page_that_leads_back(client: TestClient, path: str) -> None:
    response = client.get(path, headers=PAGE)
    assert response.status_code in (404, 422)
    assert "Volver al inicio" in response.text
    assert not ENGLISH.search(visible(response.text))


def test_what_people_type_is_shown_as_text(client: TestClient) -> None:
    asked = {"pregunta": "<script>alert(1)</script> ¿multas?"}
    response = client.get("/", params=asked, headers=PAGE)
    assert "<script>" not in response.text
    assert "&lt;script&gt;" in response.text


def test_no_page_speaks_english_or_in_internal_words(client: TestClient) -> None:
    asked = ask(client, "¿Qué decía la Ley N° 88001 sobre los peajes rurales?")
    pages = [asked, *(visible(client.get(path).text) for path in ("/", "/normas/ley-99001%23art_7"))]
    assert [found for page in pages if (found := ENGLISH.findall(page))] == []


def test_pages_load_nothing_from_elsewhere_and_are_light(client: TestClient) -> None:
    page = client.get("/", headers=PAGE)
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page.text) == []
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    style = client.get("/static/absuelve.css")
    assert "max-age" in style.headers["Cache-Control"]
    assert len(page.content) + len(style.content) < 30_000


def test_the_description_for_other_systems_lists_every_route(client: TestClient) -> None:
    page = client.get("/docs", headers=PAGE).text
    assert {"/api/v1/consultations", "/api/v1/provisions/{id}", "/ready"} <= set(
        re.findall(r"(/[\w{}/]+)</code>", page)
    )


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_browser_searches_and_reads_the_provisions(chromium: str, address: str, tmp_path: Path, width: int) -> None:
    form = tmp_path / "form.html"
    form.write_text(
        f'<meta charset="utf-8"><form action="{address}/"><input name="pregunta" value="{FINE}"></form>'
        "<script>document.forms[0].submit()</script>",
        encoding="utf-8",
    )
    seen = browse(chromium, form.as_uri(), tmp_path / "profile", width)
    assert "Disposiciones que tratan del asunto" in seen
    assert "dos multas por el mismo hecho" in seen


def browse(chromium: str, address: str, profile: Path, width: int) -> str:
    """The document that Chromium shows once it has come to rest."""
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    size = [f"--user-data-dir={profile}", f"--window-size={width},900", "--virtual-time-budget=5000"]
    command = [chromium, *flags, *size, "--dump-dom", address]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=True).stdout


def test_an_error_page_says_nothing_for_programmers(client: TestClient) -> None:
    for path in ("/nada", "/?fecha=x&pregunta=multa", "/consultas/x"):
        shown = client.get(path, headers=PAGE).text
        assert "/docs" not in visible(shown)
        assert "Volver al inicio" in shown or 'role="alert"' in shown
