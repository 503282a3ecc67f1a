"""The pages by which people come to an account, from the first form to being in; and one's own account as a page."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient

from desk.permissions import Action
from qa_service.bootstrap import Application
from qa_service.settings import Settings
from tests.identity.conftest import Postbox
from tests.identity.provider import CLIENT, SECRET, Provider, serving
from tests.web.test_doorway import NAMED, browser
from tests.web.test_sessions import OPENED, opened
from tests.web.town import API, Town, before
from web.account import SCOPES

GOOD = "tambo rocoto lluvia"
ANA = {"correo": "ana@munimolina.gob.pe", "municipalidad": "La Molina", "oficina": "Rentas"}


def writing(town: Town, **more: object) -> Town:
    """The same town behind a service that writes letters."""
    settings = Settings(
        home=town.site.application.settings.home, smtp="smtp://127.0.0.1", address="https://muni.test/c/{id}"
    )
    return before(town, Application(replace(settings, **more)))  # type: ignore[arg-type]


def link_of(town: Town) -> str:
    return f"/enlace/{Postbox(town.desk).secret()}"


def test_an_official_registers_and_is_in(town: Town) -> None:
    made = browser(writing(town))
    assert 'name="correo"' in made.get("/registro").text
    sent = made.post("/registro", data=ANA)
    assert "Le escribimos a ana@munimolina.gob.pe" in sent.text
    link = link_of(town)
    shown = made.get(link).text
    assert "Municipalidad Distrital de La Molina (Lima, Lima)" in shown
    entered = made.post(link, data={"clave": GOOD})
    assert (entered.status_code, entered.headers["Location"]) == (303, "/consultas")
    assert made.get("/cuenta").status_code == 200
    assert "ana@munimolina.gob.pe" in made.get("/cuenta").text
    assert made.get(link).status_code == 404


def test_namesakes_are_offered_to_choose_from(town: Town) -> None:
    made = browser(writing(town))
    asked = made.post("/registro", data={**ANA, "municipalidad": "Miraflores"})
    assert asked.status_code == 200
    assert asked.text.count('name="ubigeo"') > 3
    assert "Miraflores (Arequipa, Arequipa)" in asked.text
    assert "Le escribimos" in made.post("/registro", data={**ANA, "ubigeo": "040110"}).text
    (letter,) = Postbox(town.desk).collect()
    assert "Miraflores (Arequipa, Arequipa)" in letter.get_content()


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [
        ({"municipalidad": "Atlantis"}, 422, "No se encuentra esa municipalidad"),
        ({"correo": "ana"}, 422, "no es un correo electrónico"),
        ({"correo": ""}, 422, "Escriba su correo"),
        ({"ubigeo": "999999"}, 422, "Elija su municipalidad de la lista"),
    ],
)
def test_what_is_wrong_is_said_above_the_form_and_what_was_written_stays(
    town: Town, wrong: dict[str, str], status: int, said: str
) -> None:
    refused = browser(writing(town)).post("/registro", data={**ANA, **wrong})
    assert refused.status_code == status
    assert said in refused.text
    assert 'value="Rentas"' in refused.text


def test_registering_and_forgetting_tell_nobody_who_has_an_account(town: Town) -> None:
    opened(town, email="licencias@muni.gob.pe")
    made = browser(writing(town))

    def answer(path: str, field: str, name: str) -> tuple[int, str]:
        reply = made.post(path, data={**ANA, field: name})
        return reply.status_code, reply.text.replace(name, "X")

    for path, field in (("/registro", "correo"), ("/clave-olvidada", "cuenta")):
        assert answer(path, field, "licencias@muni.gob.pe") == answer(path, field, "nadie@muni.gob.pe")


def test_one_address_is_written_three_times_and_then_waits(town: Town) -> None:
    made = browser(writing(town))
    found = [made.post("/clave-olvidada", data={"cuenta": "nadie"}).status_code for _ in range(4)]
    assert found == [200, 200, 200, 200]
    refused = made.post("/clave-olvidada", data={"cuenta": "nadie"})
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) >= 1
    town.clock.move(minutes=16)
    assert made.post("/clave-olvidada", data={"cuenta": "nadie"}).status_code == 200


def test_a_forgotten_password_is_replaced(town: Town) -> None:
    opened(town, email="licencias@muni.gob.pe")
    made = browser(writing(town))
    assert "le escribimos" in made.post("/clave-olvidada", data={"cuenta": "licencias"}).text
    link = link_of(town)
    weak = made.post(link, data={"clave": "licencias1"})
    assert weak.status_code == 422
    assert "se adivina pronto" in weak.text
    assert made.post(link, data={"clave": GOOD}).status_code == 303
    assert browser(town).post("/entrar", data={**NAMED, "clave": GOOD}).status_code == 303
    assert browser(town).post("/entrar", data=NAMED).status_code == 401


def test_a_service_that_writes_no_letters_says_whom_to_ask(town: Town) -> None:
    made = browser(town)
    assert "por invitación" in made.get("/registro").text
    assert "Este servicio no envía correos" in made.get("/clave-olvidada").text
    closed = browser(writing(town, registration="0"))
    assert "por invitación" in closed.get("/registro").text
    assert closed.post("/registro", data=ANA).status_code == 403
    assert Postbox(town.desk).collect() == []


def test_an_administrator_invites_by_the_api(town: Town) -> None:
    wanted = {"email": "rosa@muni.gob.pe", "role": "advisor", "office": "Asesoría"}
    made = town.administrator.post("/invitations", wanted)
    assert made.status_code == 201
    link = link_of(town)
    (listed,) = town.administrator.get("/invitations").json()
    assert (listed["id"], listed["state"], listed["role"]) == (made.json()["id"], "sent", "advisor")
    assert browser(town).post(link, data={"clave": GOOD}).status_code == 303
    assert town.administrator.call("DELETE", f"/invitations/{listed['id']}").status_code == 404
    assert town.administrator.post("/invitations", wanted).status_code == 409


def test_the_account_page_lists_sessions_and_ends_them(town: Town) -> None:
    opened(town)
    here, there = browser(town), browser(town)
    agents = {here: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", there: "Mozilla/5.0 (Linux; Android 15) Chrome/1"}
    for made, agent in agents.items():
        made.headers["User-Agent"] = agent
        made.post("/entrar", data=NAMED)
    shown = here.get("/cuenta").text
    assert "Firefox en Linux" in shown
    assert "Chrome en Android" in shown
    assert here.post("/cuenta/sesiones").status_code == 303
    assert there.get("/cuenta").status_code == 303
    assert here.get("/cuenta").status_code == 200


def test_a_key_is_held_to_what_was_chosen_for_it(town: Town) -> None:
    opened(town)
    made = browser(town)
    made.post("/entrar", data=NAMED)
    refused = made.post("/cuenta/claves", data={"nombre": "Mesa de partes", "dias": "30"})
    assert (refused.status_code, "qué puede hacer" in refused.text) == (422, True)
    given = made.post(
        "/cuenta/claves", data={"nombre": "Mesa de partes", "dias": "30", "permiso": ["read", "read_corpus"]}
    )
    key = given.text.partition("<code>")[2].partition("</code>")[0]
    assert key.startswith("abs_")
    assert key not in made.get("/cuenta").text
    bearer = {"Authorization": f"Bearer {key}"}
    client = town.client
    assert client.get(f"{API}/consultations", headers=bearer).status_code == 200
    asked = client.post(f"{API}/consultations", json={"question": "¿En qué plazo se apela?"}, headers=bearer)
    assert (asked.status_code, "no alcanza" in asked.json()["detail"]) == (403, True)
    for method, path, body in (
        ("POST", "/tokens", {"label": "otra"}),
        ("GET", "/tokens", None),
        ("PUT", f"/accounts/{client.get(f'{API}/me', headers=bearer).json()['id']}/password", {"password": GOOD}),
    ):
        assert client.request(method, f"{API}{path}", json=body, headers=bearer).status_code == 403, path


def test_a_key_can_not_be_given_more_than_its_account_may(town: Town) -> None:
    refused = town.official.post("/tokens", {"label": "x", "scopes": ["ask", "manage_accounts"]})
    assert refused.status_code == 422
    assert "ask" in refused.json()["detail"]
    made = town.official.post("/tokens", {"label": "x", "scopes": ["ask"]}).json()
    assert made["scopes"] == ["ask"]
    assert made["kind"] == "key"


def test_a_password_is_changed_by_whoever_knows_it(town: Town) -> None:
    opened(town)
    made, other = browser(town), browser(town)
    for one in (made, other):
        one.post("/entrar", data=NAMED)
    refused = made.post("/cuenta/contrasena", data={"actual": "otra", "nueva": GOOD})
    assert (refused.status_code, "WWW-Authenticate" in refused.headers) == (401, False)
    changed = made.post("/cuenta/contrasena", data={"actual": NAMED["clave"], "nueva": GOOD})
    assert changed.headers["Location"] == "/cuenta?cambiada=1"
    assert "Su contraseña cambió" in made.get("/cuenta?cambiada=1").text
    assert other.get("/cuenta").status_code == 303


def test_every_action_has_a_name_for_whoever_gives_a_key() -> None:
    assert set(SCOPES) == set(Action)


def test_when_a_token_was_used_is_noted_now_and_then(town: Town) -> None:
    town.official.get("/me")
    (first,) = [one["seen_at"] for one in town.official.get("/tokens").json()]
    town.clock.move(minutes=5)
    town.official.get("/me")
    assert [one["seen_at"] for one in town.official.get("/tokens").json()] == [first]
    town.clock.move(minutes=6)
    town.official.get("/me")
    assert [one["seen_at"] for one in town.official.get("/tokens").json()] > [first]


def test_an_account_is_put_right(town: Town) -> None:
    made = opened(town)
    changed = town.administrator.call(
        "PATCH", f"/accounts/{made['id']}", json={"email": "rentas@muni.gob.pe", "municipality": {"ubigeo": "150114"}}
    )
    assert changed.status_code == 200, changed.text
    assert changed.json()["email"] == "rentas@muni.gob.pe"
    assert changed.json()["municipality"]["name"] == "La Molina"
    assert changed.json()["active"] is True
    again = town.administrator.call("PATCH", f"/accounts/{made['id']}", json={"office": "Rentas"}).json()
    assert (again["office"], again["email"]) == ("Rentas", "rentas@muni.gob.pe")


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider that keeps to the protocol until told otherwise."""
    with serving(Provider()) as made:
        yield made


def federated(town: Town, provider: Provider, **more: object) -> TestClient:
    named = {"oidc": provider.issuer, "oidc_client": CLIENT, "oidc_secret": SECRET, "oidc_name": "Gob Molina"}
    return browser(writing(town, **named, **more), "https://muni.test")


def through(made: TestClient) -> httpx2.Response:
    """To the provider and back, as a browser goes."""
    away = made.get("/entrar/institucion")
    back = urlsplit(httpx2.get(away.headers["Location"]).headers["Location"])
    assert back.netloc == "muni.test"
    return made.get(back.path, params=dict(parse_qsl(back.query)), headers={"Sec-Fetch-Site": "cross-site"})


def test_an_account_is_entered_through_the_institution(town: Town, provider: Provider) -> None:
    opened(town, email="ana@muni.gob.pe")
    made = federated(town, provider)
    assert "Entrar con Gob Molina" in made.get("/entrar").text
    entered = through(made)
    assert (entered.status_code, entered.headers["Location"]) == (303, "/consultas")
    assert "licencias" in made.get("/cuenta").text


def test_whom_only_the_institution_knows_says_its_municipality_first(town: Town, provider: Provider) -> None:
    made = federated(town, provider)
    on = through(made).headers["Location"]
    assert on.startswith("/enlace/")
    assert "Falta un dato" in made.get(on).text
    entered = made.post(on, data={"municipalidad": "La Molina"})
    assert entered.headers["Location"] == "/consultas"
    assert "La Molina" in made.get("/cuenta").text


def test_what_goes_wrong_on_the_way_is_said_at_the_door(town: Town, provider: Provider) -> None:
    made = federated(town, provider, registration="0")
    refused = through(made)
    assert (refused.status_code, "Pida una invitación" in refused.text) == (403, True)
    provider.refuses = True
    assert "no se autorizó" in through(made).text
    assert "no corresponde a esta página" in made.get("/entrar/institucion/vuelta?state=x&code=y").text


def test_without_a_provider_there_is_no_such_way(town: Town) -> None:
    assert browser(town).get("/entrar/institucion").status_code == 404
    assert "/entrar/institucion" not in browser(town).get("/entrar").text


def test_a_new_account_needs_a_good_password_here_too(town: Town) -> None:
    refused = town.administrator.post("/accounts", {**OPENED, "password": "licencias2024"})
    assert refused.status_code == 422
    assert "se adivina pronto" in refused.json()["detail"]
