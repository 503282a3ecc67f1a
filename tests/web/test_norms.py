"""Norms browsed: the list and its filters, contents and relations, a provision's wordings and what changed."""

import re
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from corpus.identifiers import RegulationId
from corpus.model import Relation, RelationKind
from tests.factories import regulation
from tests.qa_service.laws import markets, ordinance
from tests.web.test_pages import PAGE, visible
from tests.web.town import Town


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
    assert "Se derogó: ya no rige" in seen(client, "/normas?q=88001")
    page = seen(client, "/normas/ley-88001")
    assert "Se derogó: ya no rige" in page
    assert "por Ley N° 99001" in page
    assert "rigió hasta el 31 de diciembre de 2014" in page


def test_a_norm_before_its_first_day_is_not_called_in_force(town: Town) -> None:
    town.shelf.publish([regulation("ley-99009", {"art_1": [("Uno.", date(2035, 1, 1), None)]})])
    for page in ("/normas", "/normas/ley-99009"):
        assert "Aún no vigente" in seen(town.client, page)
        assert "Vigente" not in seen(town.client, page)
    assert "rige desde el 1 de enero de 2035" in seen(town.client, "/normas/ley-99009")
    assert "Vigente" in seen(town.client, "/normas/ley-99009?fecha=2035-01-01")


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


def test_a_provision_leads_to_what_other_norms_say_of_it(town: Town) -> None:
    said = (
        Relation(RelationKind.CITES, RegulationId("ley-99001"), "art_5__para_5.2", "art_1"),
        Relation(RelationKind.AMENDS, RegulationId("ley-99001"), "art_7", "art_1"),
        Relation(RelationKind.CITES, RegulationId("ley-99001"), "art_7", "art_1"),
    )
    town.shelf.publish([markets(), replace(ordinance(), relations=said)])
    page = town.client.get("/normas/ley-99001/art_5", headers=PAGE).text
    assert "Citada por · una disposición" in visible(page)
    assert '<a href="/normas/ordenanza-012-2024-mdsj/art_1">artículo 1, Ordenanza N° 012-2024-MDSJ</a>' in page
    changed = visible(town.client.get("/normas/ley-99001/art_7", headers=PAGE).text)
    assert "Modificada por" in changed
    assert "Citada por" not in changed


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


def test_norms_are_narrowed_by_topic(client: TestClient) -> None:
    shown = client.get("/normas?tema=licencias", headers=PAGE).text
    assert "Ley N° 99001" in shown
    assert "Ley N° 88001" not in shown
    assert '<option value="licencias" selected>' in shown
