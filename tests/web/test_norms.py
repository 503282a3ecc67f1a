"""Norms browsed: the list and its filters, contents and relations, a provision's wordings and what changed."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.test_pages import PAGE, visible


def seen(client: TestClient, path: str) -> str:
    response = client.get(path, headers=PAGE)
    assert response.status_code == 200, response.text
    return visible(response.text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"ley-99001", "ley-88001", "ordenanza-012-2024-mdsj"}),
        ("?q=mercados", {"ley-99001"}),
        ("?q=MERCADOS+prueba", {"ley-99001"}),
        ("?q=88001", {"ley-88001"}),
        ("?tipo=ordenanza", {"ordenanza-012-2024-mdsj"}),
        ("?emisor=san+jacinto", {"ordenanza-012-2024-mdsj"}),
        ("?anio=2003&tipo=ley", {"ley-99001"}),
        ("?q=nada+de+esto", set()),
    ],
)
def test_norms_are_found_by_words_kind_year_and_place(client: TestClient, query: str, found: set[str]) -> None:
    page = client.get(f"/normas{query}", headers=PAGE).text
    assert set(re.findall(r'href="/normas/([\w-]+)"', page)) == found


def test_a_list_without_norms_says_what_to_do(client: TestClient) -> None:
    assert "Quite algún filtro" in seen(client, "/normas?q=nada+de+esto")


def test_a_repealed_norm_is_marked_in_the_list_and_on_its_page(client: TestClient) -> None:
    assert "Derogada" in seen(client, "/normas?q=88001")
    page = seen(client, "/normas/ley-88001")
    assert "Derogada: ya no rige" in page
    assert "por Ley N° 99001" in page
    assert "rigió hasta el 31 de diciembre de 2014" in page


def test_a_norm_lists_its_articles_once_each_and_what_it_repealed(client: TestClient) -> None:
    page = client.get("/normas/ley-99001", headers=PAGE).text
    assert re.findall(r'href="/normas/ley-99001/(\w+)"', page) == ["art_5", "art_6", "art_7"]
    assert "2 textos" in visible(page)
    assert re.search(r"Deroga:</strong> <a href=\"/normas/ley-88001\"", page)


def test_an_old_address_leads_to_the_permanent_one(client: TestClient) -> None:
    reply = client.get("/normas/ley-99001%23art_7?as_of=2010-06-01", headers=PAGE, follow_redirects=False)
    assert (reply.status_code, reply.headers["Location"]) == (301, "/normas/ley-99001/art_7?fecha=2010-06-01")


def test_what_a_wording_changed_of_the_one_before_is_marked(client: TestClient) -> None:
    page = client.get("/normas/ley-99001/art_7", headers=PAGE).text
    assert "<del>tres</del><ins>cuatro</ins>" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/normas/ley-1", 404),
        ("/normas/ley-99001/art_99", 404),
        ("/normas/ley-99001/art_7?fecha=ayer", 422),
        ("/normas/LEY", 422),
        ("/normas?pagina=0", 422),
        ("/normas?anio=veinte", 422),
    ],
)
def test_what_is_not_there_or_not_understood_is_said(client: TestClient, path: str, status: int) -> None:
    assert client.get(path, headers=PAGE).status_code == status
