"""Answers already reviewed, on the pages: offered before one asks, taken or passed by; shared; prepared by advisors."""

import re

import pytest

from tests.web.test_inquiries import asked, entered
from tests.web.town import FINE, Town
from web.prepared import HERE

WAYS = "¿En qué plazo se apela una multa del mercado?\n¿Cuántos días hay para apelar la multa de un puesto?"


def offered(town: Town, name: str = "colleague", question: str = FINE) -> str:
    """The page that a question leads to, where an answer is offered."""
    reply = entered(town, name).post("/consultas", data={"pregunta": question})
    assert reply.status_code == 200, reply.headers
    return reply.text


def test_a_colleague_takes_the_answer_that_there_is(town: Town) -> None:
    town.released()
    shown = offered(town)
    assert "Ya hay una respuesta revisada" in shown
    offer = re.search(r'name="respuesta" value="([0-9a-f]{64})"', shown)
    assert offer
    made = entered(town, "colleague")
    taken = made.post("/consultas", data={"pregunta": FINE, "respuesta": offer[1]})
    assert taken.status_code == 303
    assert "Respondida" in made.get(taken.headers["Location"]).text


def test_who_prefers_an_advisor_asks_all_the_same(town: Town) -> None:
    town.released()
    offered(town)
    made = entered(town, "colleague")
    sent = made.post("/consultas", data={"pregunta": FINE, "directo": "true"})
    assert "Recibida" in made.get(sent.headers["Location"]).text


def test_an_offer_that_is_no_more_is_told_and_the_question_stays(town: Town) -> None:
    made = entered(town, "colleague")
    refused = made.post("/consultas", data={"pregunta": FINE, "respuesta": "0" * 64})
    assert refused.status_code == 409
    assert "ya no se ofrece" in refused.text
    assert FINE in refused.text


def test_another_municipality_is_offered_it_once_the_first_agreed(town: Town) -> None:
    town.released()
    asked(entered(town, "stranger"))
    mine = entered(town, "official")
    assert mine.post("/biblioteca/compartir", data={"compartir": "true"}).status_code == 303
    assert "Ya hay una respuesta" in offered(town, "stranger")
    mine.post("/biblioteca/compartir", data={"compartir": "false"})
    asked(entered(town, "stranger"), "¿En qué plazo se apela la multa del mercado?")


def test_one_asks_further_about_an_answer(town: Town) -> None:
    id = town.released()
    made = entered(town, "official")
    assert f"/consultas/nueva?sobre={id}" in made.get(f"/consultas/{id}").text
    form = made.get(f"/consultas/nueva?sobre={id}").text
    assert "Sobre su consulta" in form
    sent = made.post("/consultas", data={"pregunta": "¿Y si el puesto es de comida?", "sobre": id})
    assert sent.status_code == 303
    assert town.official.read(sent.headers["Location"].rpartition("/")[2])["parent"] == id
    assert entered(town, "stranger").get(f"/consultas/nueva?sobre={id}").status_code == 404


def test_examples_show_how_to_ask(town: Town) -> None:
    form = entered(town, "official").get("/consultas/nueva").text
    assert "Cómo preguntar" in form
    assert form.count("<dt>") == 5


def prepared(town: Town) -> str:
    """The page of curated answers once one was made of a shared answer."""
    id = town.released()
    entered(town, "official").post("/biblioteca/compartir", data={"compartir": "true"})
    made = entered(town, "senior")
    assert f"{HERE}?de={id}" in made.get(f"/revision/{id}/historia").text
    assert f'value="{id}"' in made.get(f"{HERE}?de={id}").text
    assert made.post(HERE, data={"de": id, "preguntas": WAYS}).status_code == 303
    return entered(town, "other_senior").get(HERE).text


def test_an_advisor_prepares_an_answer_and_another_publishes_it(town: Town) -> None:
    shown = prepared(town)
    assert "por publicar" in shown
    fields = dict(re.findall(r'name="(version|huella|generacion)" value="([^"]+)"', shown))
    (action,) = re.findall(rf'action="({HERE}/[0-9a-f]+/publicacion)"', shown)
    mine = entered(town, "senior")
    assert "La publica otro asesor principal" in mine.get(HERE).text
    assert mine.post(action, data=fields).status_code == 409
    assert entered(town, "other_senior").post(action, data=fields).status_code == 303
    assert "publicada" in mine.get(HERE).text
    assert "Ya hay una respuesta" in offered(town, "stranger", WAYS.splitlines()[1])
    again = dict(re.findall(r'name="(version)" value="([^"]+)"', mine.get(HERE).text))
    assert mine.post(action.replace("publicacion", "retiro"), data=again).status_code == 303
    assert "retirada" in mine.get(HERE).text


def test_what_can_not_be_prepared_is_said_and_what_was_written_stays(town: Town) -> None:
    id = town.released()
    refused = entered(town, "advisor").post(HERE, data={"de": id, "preguntas": WAYS})
    assert (refused.status_code, "no comparte sus respuestas" in refused.text) == (409, True)
    assert WAYS.splitlines()[1] in refused.text


@pytest.mark.parametrize("name", ["official", "editor", "evaluator", "administrator"])
def test_only_those_who_review_prepare_answers(town: Town, name: str) -> None:
    made = entered(town, name)
    assert made.get(HERE).status_code == 403
    assert made.post(HERE, data={"de": "0" * 32, "preguntas": "¿?"}).status_code == 403
    release = {"version": "1", "huella": "x", "generacion": "x"}
    assert made.post(f"{HERE}/{'0' * 32}/publicacion", data=release).status_code == 403
