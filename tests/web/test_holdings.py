"""What is held of a person, over the API and on their page, and its erasing there."""

import json
from dataclasses import replace

from desk.service import Terms
from tests.web.test_inquiries import asked, entered
from tests.web.test_pages import visible
from tests.web.town import FINE, Town, before, sealed

SAID = "¿En qué plazo se apela la multa de la zarzamora?"
KEEP = {"keep_personal_data": True}


@sealed
def test_what_is_held_is_given_opened_to_whose_it_is(town: Town) -> None:
    asked = town.official.ask(f"{FINE} DNI 45678912", **KEEP)
    mine = town.official.get("/me/data").json()
    assert mine["account"]["username"] == "official"
    assert [one["question"] for one in mine["held"]["consultations"]] == [f"{FINE} DNI 45678912"]
    assert mine["held"]["consultations"][0]["id"] == asked["id"]
    assert "45678912" not in town.colleague.get("/me/data").text
    others = town.administrator.get(f"/accounts/{town.people.official.id}/data").json()
    assert others["held"]["consultations"] == mine["held"]["consultations"]


def test_nobody_but_an_administrator_asks_for_anothers(town: Town) -> None:
    path = f"/accounts/{town.people.stranger.id}"
    assert town.official.get(f"{path}/data").status_code == 403
    assert town.advisor.call("DELETE", path).status_code == 403
    own = town.administrator.call("DELETE", f"/accounts/{town.people.administrator.id}")
    assert (own.status_code, own.json()["code"]) == (409, "conflict")
    assert town.administrator.call("DELETE", "/me").status_code == 403


def test_the_page_tells_what_is_held_and_gives_it_as_a_file(town: Town) -> None:
    made = entered(town)
    asked(made, SAID)
    page = visible(made.get("/mis-datos").text)
    assert "la cuenta official" in page
    assert "Consultas: 1" in page
    file = made.get("/mis-datos/descarga")
    assert file.headers["Content-Disposition"] == 'attachment; filename="mis-datos.json"'
    assert json.loads(file.content)["held"]["consultations"][0]["question"] == SAID
    assert "/mis-datos" in made.get("/consultas").text


def test_nothing_is_erased_until_it_is_confirmed(town: Town) -> None:
    made = entered(town)
    where = asked(made, SAID)
    assert "Borrar lo que escribí aquí" in made.get(where).text
    made.post(f"{where}/borrar")
    assert SAID in made.get(where).text
    made.post(f"{where}/borrar", data={"confirmo": "true"})
    assert SAID not in made.get(where).text
    assert "[borrado]" in made.get(where).text
    refused = made.post("/mis-datos/borrar")
    assert refused.status_code == 422
    assert "no se borró nada" in visible(refused.text)
    gone = made.post("/mis-datos/borrar", data={"confirmo": "true"})
    assert (gone.status_code, gone.headers["Location"]) == (303, "/")
    assert town.official.get("/me").status_code == 401


def test_where_the_institution_must_conserve_only_administrators_erase(town: Town) -> None:
    town = before(replace(town, desk=replace(town.desk, terms=Terms(self_erasure=False))), town.site.application)
    made = entered(town)
    where = asked(made, SAID)
    assert "Borrar" not in visible(made.get(where).text)
    page = visible(made.get("/mis-datos").text)
    assert "debe conservar lo consultado" in page
    assert "Borrar mi cuenta" not in page
    for path in ("/mis-datos/borrar", f"{where}/borrar"):
        assert made.post(path, data={"confirmo": "true"}).status_code == 403
    assert town.official.call("DELETE", "/me").status_code == 403
    assert SAID in made.get(where).text
    assert town.administrator.call("DELETE", where.replace("consultas", "consultations")).status_code == 204
    assert SAID not in made.get(where).text


def test_a_form_from_another_site_erases_nothing(town: Town) -> None:
    made = entered(town)
    where = asked(made, SAID)
    foreign = {"Sec-Fetch-Site": "cross-site"}
    for path in ("/mis-datos/borrar", f"{where}/borrar"):
        assert made.post(path, data={"confirmo": "true"}, headers=foreign).status_code == 403
    assert SAID in made.get(where).text


def test_anothers_consultation_is_not_erased_by_a_page(town: Town) -> None:
    where = asked(entered(town), SAID)
    assert "Borrar lo que escribí aquí" not in entered(town, "colleague").get(where).text
    assert entered(town, "colleague").post(f"{where}/borrar", data={"confirmo": "true"}).status_code == 403
    assert entered(town, "stranger").post(f"{where}/borrar", data={"confirmo": "true"}).status_code == 404


def test_without_coming_in_there_is_nothing_to_see(town: Town) -> None:
    from tests.web.test_doorway import browser

    for path in ("/mis-datos", "/mis-datos/descarga"):
        assert browser(town).get(path).headers["Location"].startswith("/entrar")
