"""What the service worker is told of a page: whose it is, whether a copy may be kept and for how long, which go."""

from datetime import timedelta

import pytest

from desk import accounts, staleness
from tests.qa_service.laws import ordinance, repealed
from tests.web.test_doorway import browser, inside
from tests.web.test_inquiries import asked, entered
from tests.web.town import FINE, Town, sealed
from web.copies import DROP, KEEP, NOBODY, READER, mark_of


def test_a_released_answer_may_be_kept_by_its_asker_alone(town: Town) -> None:
    path = f"/consultas/{town.released()}"
    assert KEEP in entered(town).get(path).headers
    for name in ("colleague", "advisor", "senior", "administrator", "stranger"):
        assert KEEP not in entered(town, name).get(path).headers


def test_what_waits_for_an_advisor_is_not_kept(town: Town) -> None:
    made = entered(town)
    path = asked(made)
    assert KEEP not in made.get(path).headers
    town.work()
    assert KEEP not in made.get(path).headers
    town.advisor.claim(path.rpartition("/")[2])
    assert KEEP not in made.get(path).headers


@pytest.mark.parametrize("path", ["/consultas", "/consultas/nueva", "/mis-datos", "/cuenta", "/avisos"])
def test_no_other_page_of_an_account_is_kept(town: Town, path: str) -> None:
    town.released()
    assert KEEP not in entered(town).get(path).headers


def test_a_copy_lasts_no_longer_than_the_session(town: Town) -> None:
    path = f"/consultas/{town.released()}"
    with town.desk.database.writing() as connection:
        token, until = accounts.begin_session(
            connection, town.people.official.id, "", town.desk.now(), town.desk.now() + timedelta(hours=12)
        ), timedelta(hours=12)  # fmt: skip
    made = browser(town)
    made.cookies.set("sesion", token)
    assert made.get(path).headers[KEEP] == str(int(until.total_seconds()))
    town.clock.move(hours=11, minutes=59)
    assert made.get(path).headers[KEEP] == "60"
    town.clock.move(minutes=1)
    assert made.get(path).status_code == 303


def test_a_key_without_an_end_lets_a_copy_last_as_long_as_a_session_would(town: Town) -> None:
    assert entered(town).get(f"/consultas/{town.released()}").headers[KEEP] == "43200"


def test_an_answer_that_the_law_moved_away_from_is_kept_no_more_and_its_copy_goes(town: Town) -> None:
    id, made = town.released(), entered(town)
    assert DROP not in made.get("/consultas").headers
    town.shelf.publish([ordinance(), repealed()])
    staleness.sweep(town.desk)
    assert KEEP not in made.get(f"/consultas/{id}").headers
    assert made.get("/consultas").headers[DROP] == f"/consultas/{id}"
    assert DROP not in entered(town, "colleague").get("/consultas").headers


def test_an_erased_consultation_is_not_kept(town: Town) -> None:
    path, made = f"/consultas/{town.released()}", entered(town)
    made.post(f"{path}/borrar", data={"confirmo": "true"})
    assert "[borrado]" in made.get(path).text
    assert KEEP not in made.get(path).headers


@sealed
def test_what_holds_personal_data_is_not_kept(town: Town) -> None:
    id = town.official.ask(f"{FINE} DNI 45678912", keep_personal_data=True)["id"]
    town.work()
    town.senior.claim(id)
    assert town.senior.approve(id).json()["state"] == "released"
    found = entered(town).get(f"/consultas/{id}")
    assert "45678912" in found.text
    assert KEEP not in found.headers


def test_a_page_says_whose_session_it_was_made_for_without_telling_who(town: Town) -> None:
    official, colleague = entered(town), entered(town, "colleague")
    mark = official.get("/consultas").headers[READER]
    assert mark == official.get("/mis-datos").headers[READER] == mark_of(town.people.official)
    assert mark != colleague.get("/consultas").headers[READER]
    assert town.people.official.id not in mark
    assert official.get("/consultas/" + "0" * 32, headers={"Accept": "text/html"}).headers[READER] == mark


def test_a_page_without_a_session_is_nobodys_and_one_where_nobody_looked_says_nothing(town: Town) -> None:
    made = inside(town)
    assert READER not in made.get("/herramientas").headers
    made.post("/salir")
    for path in ("/", "/normas/ley-99001", "/herramientas", "/entrar"):
        assert made.get(path).headers[READER] == NOBODY


def test_the_door_tells_that_a_session_is_over(town: Town) -> None:
    made = inside(town)
    kept = made.cookies["sesion"]
    town.clock.move(hours=13)
    made.cookies.set("sesion", kept)  # as a browser whose clock is behind sends it
    assert made.get("/consultas").headers["Location"].startswith("/entrar")
    assert made.get("/entrar").headers[READER] == NOBODY


def test_http_caches_are_kept_out_of_every_page(town: Town) -> None:
    found = entered(town).get(f"/consultas/{town.released()}").headers
    assert found["Cache-Control"] == "no-store"
