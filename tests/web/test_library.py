"""The public library read by anybody, over the API and as pages."""

import re

import pytest

from desk import staleness
from library.shelving import shelve
from tests.desk.gazette import amended
from tests.qa_service.laws import ordinance, repealed
from tests.web.test_doorway import browser
from tests.web.test_inquiries import entered
from tests.web.test_pages import visible
from tests.web.town import API, FINE, Town


@pytest.fixture
def id(town: Town) -> str:
    """The id of an answer in the library."""
    town.official.put("/sharing", {"shares": True})
    town.released()
    shelve(town.desk)
    (one,) = town.client.get(f"{API}/library").json()["items"]
    return str(one["id"])


def test_anybody_reads_it_without_an_account(town: Town, id: str) -> None:
    found = town.client.get(f"{API}/library?q=apelar multas&topic=licencias").json()
    assert (found["total"], found["topics"], found["next"]) == (1, {"licencias": 1}, None)
    one = town.client.get(f"{API}/library/{id}").json()
    assert (one["title"], one["month"], one["stale"], one["on"]) == (FINE, "2026-11", False, "2026-11-23")
    page = browser(town).get(f"/biblioteca/{id}").text
    assert FINE in visible(page)
    assert "Vigente al 23 de noviembre de 2026" in visible(page)
    for statement in one["statements"]:
        for cited in statement["citations"]:
            assert f'href="/normas/{cited["provision"].replace("#", "/")}"' in page
    assert 'href="#cita-1"' in page


def test_the_page_lists_finds_and_leads_on(town: Town, id: str) -> None:
    made = browser(town)
    assert f'href="/biblioteca/{id}"' in made.get("/biblioteca?q=multa").text
    assert "Ninguna respuesta coincide" in visible(made.get("/biblioteca?q=nepotismo").text)
    assert f'href="/biblioteca/{id}"' in made.get("/biblioteca?tema=licencias").text
    assert "revisada en noviembre de 2026" in visible(made.get("/biblioteca").text)
    assert "November 2026" in visible(made.get("/biblioteca?idioma=en").text)


def test_nothing_of_the_asker_is_in_any_page_or_reply(town: Town, id: str) -> None:
    made, who = browser(town), town.people.official
    (consultation,) = town.official.get("/consultations").json()["items"]
    place = who.municipality
    assert place is not None
    secrets = [who.id, who.username, str(who.email), consultation["id"], place.ubigeo, place.name, "Cusco", "Lima"]
    secrets += [consultation["asked_at"][:10], town.people.advisor.id]
    replies = (
        town.client.get(f"{API}/library").text,
        town.client.get(f"{API}/library/{id}").text.replace('"on":"2026-11-23"', ""),
        made.get("/biblioteca").text,
        made.get(f"/biblioteca/{id}").text,
    )
    for text in replies:
        assert [secret for secret in secrets if re.search(rf"\b{re.escape(secret)}\b", text)] == []


def test_a_municipality_shares_and_withdraws_on_the_page(town: Town) -> None:
    town.released()
    made = entered(town)
    assert "Compartir las respuestas" in visible(made.get("/biblioteca").text)
    assert made.post("/biblioteca/compartir", data={"compartir": "true"}).status_code == 303
    shelve(town.desk)
    (one,) = town.client.get(f"{API}/library").json()["items"]
    assert made.post("/biblioteca/compartir", data={"compartir": "false"}).status_code == 303
    assert town.client.get(f"{API}/library/{one['id']}").status_code == 404
    assert made.get(f"/biblioteca/{one['id']}", headers={"Accept": "text/html"}).status_code == 404
    assert "Todavía no hay respuestas compartidas" in visible(browser(town).get("/biblioteca").text)


def test_only_officials_of_a_municipality_are_asked_whether_it_shares(town: Town) -> None:
    for made in (browser(town), entered(town, "advisor"), entered(town, "administrator")):
        assert "¿Comparte su municipalidad?" not in visible(made.get("/biblioteca").text)
    assert entered(town, "advisor").post("/biblioteca/compartir", data={"compartir": "true"}).status_code == 403
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert entered(town).post("/biblioteca/compartir", data={"compartir": "true"}, headers=foreign).status_code == 403
    assert town.official.get("/sharing").json() == {"shares": False}


def test_a_stale_answer_says_so_first_with_both_wordings(town: Town, id: str) -> None:
    town.shelf.publish([amended(town.desk.today()), ordinance(), repealed()])
    for _ in range(2):
        shown = visible(browser(town).get(f"/biblioteca/{id}").text)
        assert "Vigente al" not in shown
        assert shown.index("Respuesta desactualizada") < shown.index("Dice ahora") < shown.index("En qué se apoya")
        assert "Desactualizada" in visible(browser(town).get("/biblioteca").text)
        staleness.sweep(town.desk)
    assert town.client.get(f"{API}/library/{id}").json()["moved"][0]["change"] == "dejó de regir"


@pytest.mark.parametrize("path", ["?cursor=x", "?limit=0", "?limit=1000", f"?q={'x' * 201}", "/nada", "/" + "0" * 32])
def test_what_there_is_not_is_a_problem(town: Town, path: str) -> None:
    assert town.client.get(f"{API}/library{path}").status_code in (404, 422)


def test_an_address_of_nothing_is_a_page_that_leads_back(town: Town) -> None:
    missing = browser(town).get("/biblioteca/" + "0" * 32, headers={"Accept": "text/html"})
    assert missing.status_code == 404
    assert "no está en la biblioteca" in visible(missing.text)
