"""Alerts over HTTP and as pages: follow, be told, leave, without scripts and from a mail program."""

import re

import pytest
from sqlalchemy import select

from desk.tables_public import mailing
from tests.alerts.town import Kept, Mail, tell
from tests.desk.gazette import amended
from tests.qa_service.laws import ordinance, repealed
from tests.web.test_doorway import browser
from tests.web.test_inquiries import entered
from tests.web.test_pages import visible
from tests.web.town import Town

LAW = "ley-99001"


@pytest.fixture
def kept(town: Town) -> Kept:
    """The first generation, already told of."""
    made = Kept(town.shelf)
    made.note()
    tell(town.desk, made)
    return made


def amend(town: Town, kept: Kept, mail: Mail | None = None) -> None:
    kept.publish(amended(town.desk.today()), ordinance(), repealed())
    tell(town.desk, kept, mail)


def test_what_is_followed_is_told_with_what_it_said_and_says(town: Town, kept: Kept) -> None:
    followed = town.official.put(f"/subscriptions/norm/{LAW}")
    assert followed.json() == {"topics": [], "norms": [LAW], "mailed": True}
    amend(town, kept)
    (one,) = town.official.get("/alerts").json()["items"]
    (norm,) = one["norms"]
    (changed,) = norm["provisions"]
    assert (norm["label"], norm["fate"], norm["more"]) == ("Ley N° 99001", "modificada", 0)
    assert (changed["provision"], changed["by"]) == (f"{LAW}#art_5", "Ley N° 99005")
    assert "quince (15)" in changed["before"]
    assert "treinta (30)" in changed["after"]
    assert town.colleague.get("/alerts").json() == {"items": [], "next": None}


def test_topics_are_followed_by_name_and_left(town: Town) -> None:
    assert town.editor.put("/subscriptions/topic/registro civil").json()["topics"] == ["registro civil"]
    assert town.editor.call("DELETE", "/subscriptions/topic/registro civil").json()["topics"] == []
    assert town.editor.put("/subscriptions/topic/fútbol").status_code == 404
    assert town.editor.put("/subscriptions/asunto/tributos").status_code == 422


def test_mail_is_chosen_apart(town: Town) -> None:
    town.official.put(f"/subscriptions/norm/{LAW}")
    assert town.official.put("/subscriptions/mail", {"wanted": False}).json()["mailed"] is False
    refused = town.advisor.put("/subscriptions/mail", {"wanted": True})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


def test_the_page_of_a_norm_is_where_one_follows_it(town: Town) -> None:
    made = entered(town)
    assert "Seguir esta norma" in visible(made.get(f"/normas/{LAW}").text)
    sent = made.post("/avisos/normas", data={"norma": LAW, "seguir": "true", "ir": f"/normas/{LAW}"})
    assert sent.headers["Location"] == f"/normas/{LAW}"
    assert "Dejar de seguir esta norma" in visible(made.get(f"/normas/{LAW}").text)
    assert "Ley N° 99001" in visible(made.get("/avisos").text)
    made.post("/avisos/normas", data={"norma": LAW, "seguir": "false"})
    assert "Ninguna todavía." in visible(made.get("/avisos").text)


def test_who_is_not_in_is_led_to_the_door_and_back_to_the_norm(town: Town) -> None:
    made = browser(town)
    assert f"/entrar?ir=/normas/{LAW}" in made.get(f"/normas/{LAW}").text
    assert made.get("/avisos").headers["Location"] == "/entrar?ir=/avisos"
    assert made.post("/avisos/normas", data={"norma": LAW, "seguir": "true"}).status_code == 303
    assert town.official.get("/subscriptions").json()["norms"] == []


def test_topics_are_ticked_on_the_page(town: Town) -> None:
    made = entered(town)
    assert made.post("/avisos/temas", data={"tema": ["tributos", "ambiente"]}).status_code == 303
    page = made.get("/avisos?guardado=1").text
    assert re.findall(r'value="([^"]+)" checked', page) == ["tributos", "ambiente"]
    assert "Guardado." in visible(page)
    made.post("/avisos/temas", data={})
    assert "checked" not in made.get("/avisos").text


def test_the_page_says_what_changed_with_links_that_last(town: Town, kept: Kept) -> None:
    made = entered(town)
    made.post("/avisos/normas", data={"norma": LAW, "seguir": "true"})
    amend(town, kept)
    page = made.get("/avisos").text
    assert f'href="/normas/{LAW}/art_5"' in page
    shown = visible(page)
    assert "modificada por Ley N° 99005, desde el 23 de noviembre de 2026" in shown
    assert "treinta (30)" in shown


@pytest.mark.parametrize("form", [{"tema": "tributos"}, {"norma": LAW, "seguir": "true"}, {"correo": "true"}])
def test_another_sites_form_changes_nothing(town: Town, form: dict[str, str]) -> None:
    made = entered(town)
    path = {"tema": "temas", "norma": "normas", "correo": "correo"}[next(iter(form))]
    refused = made.post(f"/avisos/{path}", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert town.official.get("/subscriptions").json() == {"topics": [], "norms": [], "mailed": False}


def test_the_link_of_a_message_asks_first_and_one_click_of_a_mail_program_does_not(town: Town, kept: Kept) -> None:
    town.official.put(f"/subscriptions/norm/{LAW}")
    mail = Mail()
    amend(town, kept, mail)
    (message,) = mail.taken
    path = str(message["List-Unsubscribe"]).strip("<>").removeprefix("https://absuelve.muni.test")
    made = town.client
    made.headers["Sec-Fetch-Site"] = "cross-site"
    assert "No recibir más correos" in visible(made.get(path).text)
    assert town.official.get("/subscriptions").json()["mailed"] is True
    for _ in range(2):
        done = made.post(path, data={"List-Unsubscribe": "One-Click"})
        assert done.status_code == 200
    assert "ya no le escribiremos" in visible(done.text)
    assert town.official.get("/subscriptions").json() == {"topics": [], "norms": [LAW], "mailed": False}
    assert made.post("/avisos/baja/otra").status_code == 404


def test_the_way_out_is_told_to_nobody_but_its_reader(town: Town) -> None:
    town.official.put(f"/subscriptions/norm/{LAW}")
    with town.desk.database.reading() as connection:
        token = connection.execute(select(mailing.c.token)).scalar_one()
    made = entered(town)
    for text in (made.get("/avisos").text, made.get(f"/normas/{LAW}").text, town.official.get("/subscriptions").text):
        assert token not in text


def test_a_norm_that_left_the_index_can_be_left_too(town: Town, kept: Kept) -> None:
    town.official.put("/subscriptions/norm/ley-88001")
    kept.publish(amended(town.desk.today()), ordinance())
    tell(town.desk, kept)
    page = entered(town).get("/avisos").text
    assert "retirada" in visible(page)
    assert 'href="/normas/ley-88001"' not in page
    assert town.official.call("DELETE", "/subscriptions/norm/ley-88001").json()["norms"] == []
