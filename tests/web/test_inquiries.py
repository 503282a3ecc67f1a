"""An official asks, waits, gives facts, reads and rates, by pages alone and without JavaScript."""

import re

from fastapi.testclient import TestClient

from tests.web.test_doorway import browser
from tests.web.test_pages import visible
from tests.web.town import FINE, Town, sealed


def entered(town: Town, name: str = "official") -> TestClient:
    """A browser of somebody in the town, whose cookie is their token."""
    made = browser(town)
    made.cookies.set("sesion", getattr(town, name).token)
    return made


def asked(made: TestClient, question: str = FINE, **more: str) -> str:
    sent = made.post("/consultas", data={"pregunta": question, "directo": "true", **more})
    assert sent.status_code == 303, sent.text
    return sent.headers["Location"]


def test_what_is_asked_is_listed_and_shows_at_once_what_bears_on_it(town: Town) -> None:
    made = entered(town)
    where = asked(made)
    shown = visible(made.get(where).text)
    assert FINE in shown
    assert "Recibida: se busca qué normas la responden" in shown
    assert "Disposiciones que tratan del asunto" in shown
    assert FINE in visible(made.get("/consultas").text)


def test_the_same_form_sent_twice_asks_once(town: Town) -> None:
    made = entered(town)
    found = re.search(r'name="envio" value="(\w+)"', made.get("/consultas/nueva").text)
    assert found is not None
    assert asked(made, envio=found[1]) == asked(made, envio=found[1])


def test_what_was_written_with_one_account_is_not_asked_by_another(town: Town) -> None:
    made, other = entered(town), entered(town, "colleague")
    found = re.search(r'name="de" value="(\w+)"', made.get("/consultas/nueva").text)
    assert found is not None
    refused = other.post("/consultas", data={"pregunta": FINE, "de": found[1]}, headers={"Accept": "text/html"})
    assert refused.status_code == 403
    assert "se escribió con otra cuenta" in visible(refused.text)
    assert FINE not in refused.text
    assert other.get("/consultas").text.count(FINE) == 0
    assert asked(made, de=found[1]) in made.get("/consultas").text


def test_an_empty_question_is_sent_back_with_what_to_do(town: Town) -> None:
    refused = entered(town).post("/consultas", data={"pregunta": " "})
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text


def test_personal_data_are_told_before_anything_is_kept_and_left_out_on_the_askers_word(town: Town) -> None:
    made = entered(town)
    refused = made.post("/consultas", data={"pregunta": f"{FINE} DNI 45678912"})
    assert refused.status_code == 422
    assert "datos personales (DNI)" in visible(refused.text)
    assert "DNI: <mark>45678912</mark>" in refused.text
    assert 'value="omit"' in refused.text
    assert 'value="keep"' not in refused.text
    assert made.post("/consultas", data={"pregunta": f"{FINE} DNI 45678912", "personales": "keep"}).status_code == 422
    where = asked(made, f"{FINE} DNI 45678912", personales="omit")
    assert "45678912" not in made.get(where).text


@sealed
def test_where_texts_are_sealed_personal_data_can_be_kept_for_the_advisor(town: Town) -> None:
    made = entered(town)
    refused = made.post("/consultas", data={"pregunta": f"{FINE} DNI 45678912"})
    assert refused.status_code == 422
    assert "se guarden cifrados" in visible(refused.text)
    assert 'value="keep"' in refused.text
    where = asked(made, f"{FINE} DNI 45678912", personales="keep")
    assert "45678912" in made.get(where).text
    other = entered(town, "colleague").get(where)
    assert other.status_code == 200
    assert "45678912" not in other.text
    assert "45678912" not in entered(town, "colleague").get("/consultas").text


def test_what_came_by_an_address_is_written_into_the_form_without_personal_data(town: Town) -> None:
    page = entered(town).get("/consultas/nueva", params={"pregunta": f"{FINE} DNI 45678912"}).text
    assert FINE in page
    assert "45678912" not in page


def test_no_word_of_a_draft_is_shown_before_its_release_and_all_of_the_answer_after(town: Town) -> None:
    id = town.released()
    made = entered(town)
    page = made.get(f"/consultas/{id}").text
    answer = town.official.read(id)["answer"]
    assert "En qué se apoya" in visible(page)
    for statement in answer["statements"]:
        for cited in statement["citations"]:
            assert f"/normas/{cited['provision'].replace('#', '/')}?fecha={answer['on']}" in page
    waiting = asked(made)
    town.work()
    shown = visible(made.get(waiting).text)
    assert "Espera a un asesor" in shown
    assert "En qué se apoya" not in shown


def test_a_fact_asked_for_is_given_on_the_page(town: Town) -> None:
    made = entered(town)
    where = asked(made)
    id = where.rpartition("/")[2]
    town.work()
    version = town.advisor.claim(id)["version"]
    assert (
        town.advisor.post(f"/consultations/{id}/return", {"asked": "¿De qué año es?"}, version=version).status_code
        == 200
    )
    page = made.get(where).text
    assert "¿De qué año es?" in page
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found is not None
    assert made.post(f"{where}/datos", data={"version": found[1], "datos": " "}).status_code == 422
    assert made.post(f"{where}/datos", data={"version": found[1], "datos": "De 2024."}).status_code == 303
    assert "De 2024." in visible(made.get(where).text)
    late = made.post(f"{where}/datos", data={"version": found[1], "datos": "Otra vez."})
    assert late.status_code in (409, 412)
    assert 'role="alert"' in late.text


def test_an_answer_is_rated(town: Town) -> None:
    id = town.released()
    made = entered(town)
    sent = made.post(f"/consultas/{id}/calificacion", data={"nota": "4", "motivo": "Clara."})
    assert sent.headers["Location"] == f"/consultas/{id}?gracias=1"
    assert "Gracias" in visible(made.get(sent.headers["Location"]).text)


def test_what_is_another_municipalitys_is_not_there(town: Town) -> None:
    where = asked(entered(town))
    assert entered(town, "stranger").get(where).status_code == 404
    assert FINE not in entered(town, "stranger").get("/consultas").text


def test_days_are_those_of_peru(town: Town) -> None:
    town.clock.move(hours=10)  # 22:00 in Lima, tomorrow in UTC
    made = entered(town)
    day = town.clock.today().day
    assert f"hecha el {day} de" in visible((made.get(asked(made)), made.get("/consultas"))[1].text)


def test_a_page_that_waits_asks_in_less_than_a_kilobyte_whether_anything_moved(town: Town) -> None:
    made = entered(town)
    path = asked(made)
    assert f'data-poll="{path}/estado"' in made.get(path).text
    before = made.get(f"{path}/estado")
    town.work()
    after = made.get(f"{path}/estado")
    assert after.json()["version"] > before.json()["version"]
    head = sum(len(name) + len(value) + 4 for name, value in after.headers.multi_items())
    assert head + len(after.content) < 1000
    assert entered(town, "stranger").get(f"{path}/estado").status_code == 404
    assert browser(town).get(f"{path}/estado").status_code == 401
