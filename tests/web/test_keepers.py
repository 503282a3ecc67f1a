"""The pages of administrators, and the page of figures: who may see them, and what their forms do."""

from collections.abc import Mapping

import pytest

from desk.model import Role
from desk.permissions import Action
from tests.desk.test_permissions import TABLE
from tests.identity.conftest import Postbox
from tests.web.test_doorway import browser
from tests.web.test_inquiries import entered
from tests.web.test_matrix import CALLERS
from tests.web.test_membership import writing
from tests.web.test_sessions import OPENED
from tests.web.town import Town
from web.chambers import Chamber
from web.server import _PAGES

ROOT = "/administracion"
ANA = {"correo": "ana@muni.gob.pe", "funcion": "official", "municipalidad": "La Molina"}
# Every route with what it is for and the fields of its form; None for one that is only read.
ROUTES: Mapping[str, tuple[Action, Mapping[str, str] | None]] = {
    f"GET {ROOT}": (Action.MANAGE_ACCOUNTS, None),
    f"POST {ROOT}/invitaciones": (Action.MANAGE_ACCOUNTS, ANA),
    f"POST {ROOT}/invitaciones/{{id}}/fin": (Action.MANAGE_ACCOUNTS, {}),
    f"GET {ROOT}/cuentas/{{id}}": (Action.MANAGE_ACCOUNTS, None),
    f"POST {ROOT}/cuentas/{{id}}": (Action.MANAGE_ACCOUNTS, {"oficina": "Rentas"}),
    f"POST {ROOT}/cuentas/{{id}}/estado": (Action.MANAGE_ACCOUNTS, {"cerrar": "true"}),
    f"POST {ROOT}/cuentas/{{id}}/claves/{{token}}/fin": (Action.MANAGE_ACCOUNTS, {}),
    f"GET {ROOT}/registro": (Action.READ_AUDIT, None),
    f"GET {ROOT}/ajustes": (Action.MANAGE_ACCOUNTS, None),
    "GET /cifras": (Action.READ_FIGURES, None),
}


def answered(town: Town, key: str, name: str | None, **headers: str) -> int:
    method, path = key.split(" ")
    made = entered(town, name) if name else browser(town)
    invitation = town.administrator.post("/invitations", {"email": f"x{name}@y.test", "role": "editor"}).json()["id"]
    token = town.stranger.get("/tokens").json()[0]["id"]
    id = invitation if "invitaciones" in path else town.people.stranger.id
    address = path.replace("{id}", id).replace("{token}", token)
    return made.request(method, address, data=ROUTES[key][1], headers=headers).status_code


@pytest.mark.parametrize("key", sorted(ROUTES))
def test_every_role_gets_what_the_table_says(town: Town, key: str) -> None:
    action, fields = ROUTES[key]
    done = 200 if fields is None else 303
    found = {role: answered(town, key, CALLERS[role]) for role in Role}
    assert found == {role: done if action in TABLE[role] else 403 for role in Role}


@pytest.mark.parametrize("key", sorted(ROUTES))
def test_who_is_not_in_is_led_to_the_door(town: Town, key: str) -> None:
    assert answered(town, key, None) == 303


@pytest.mark.parametrize("key", sorted(key for key in ROUTES if key.startswith("POST")))
def test_a_form_of_another_site_does_nothing(town: Town, key: str) -> None:
    assert answered(town, key, "administrator", **{"Sec-Fetch-Site": "cross-site"}) == 403


def test_no_page_for_a_role_is_missing_from_the_matrix() -> None:
    routes = [route for router in _PAGES for route in router.routes if isinstance(route, Chamber)]
    described = {f"{method} {route.path}": route.action for route in routes for method in route.methods}
    mine = {key: action for key, action in described.items() if key.split(" ")[1].startswith((ROOT, "/cifras"))}
    assert mine == {key: action for key, (action, _) in ROUTES.items()}


def test_one_is_led_to_the_place_of_ones_own(town: Town) -> None:
    for role, path in (("advisor", "/revision"), ("administrator", "/cifras"), ("official", "/consultas")):
        wanted = {**OPENED, "username": f"z.{role}", "role": role}
        assert town.administrator.post("/accounts", wanted).status_code == 201
        sent = browser(town).post("/entrar", data={"cuenta": f"z.{role}", "clave": OPENED["password"]})
        assert sent.headers["Location"] == path


def test_an_invitation_goes_out_and_is_taken_back(town: Town) -> None:
    made = entered(writing(town), "administrator")
    assert made.post(f"{ROOT}/invitaciones", data=ANA).headers["Location"] == f"{ROOT}?hecho=invitada"
    shown = made.get(f"{ROOT}?hecho=invitada").text
    assert "La invitación está en camino" in shown
    assert "ana@muni.gob.pe" in shown
    link = f"/enlace/{Postbox(town.desk).secret()}"
    assert browser(town).get(link).status_code == 200
    id = town.administrator.get("/invitations").json()[0]["id"]
    made.post(f"{ROOT}/invitaciones/{id}/fin")
    assert browser(town).get(link).status_code == 404
    assert "ana@muni.gob.pe" not in made.get(ROOT).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"funcion": "rey"}, "Elija la función"),
        ({"municipalidad": ""}, "necesita su municipalidad"),
        ({"municipalidad": "Atlantis"}, "No se encuentra esa municipalidad"),
        ({"correo": "official@municipalidad.test"}, "Ya hay una cuenta"),
    ],
)
def test_an_invitation_that_can_not_be_is_refused_and_what_was_written_stays(
    town: Town, wrong: dict[str, str], said: str
) -> None:
    refused = entered(town, "administrator").post(f"{ROOT}/invitaciones", data={**ANA, **wrong})
    assert refused.status_code in (409, 422)
    assert said in refused.text
    assert ({**ANA, **wrong})["correo"] in refused.text


def test_accounts_are_found_by_name_place_and_role(town: Town) -> None:
    made = entered(town, "administrator")
    found = made.get(f"{ROOT}?q=molino").text
    assert "stranger" in found
    assert ">official<" not in found
    assert "stranger" not in made.get(f"{ROOT}?funcion=advisor").text
    assert "Ninguna cuenta es así" in made.get(f"{ROOT}?q=%25").text


def test_many_accounts_are_shown_page_by_page(town: Town) -> None:
    for number in range(60):
        wanted = {"username": f"zz{number:02}", "role": "editor"}
        assert town.administrator.post("/accounts", wanted).status_code == 201
    made = entered(town, "administrator")
    first = made.get(f"{ROOT}?q=zz").text
    assert ("zz49" in first, "zz50" in first) == (True, False)
    assert "desde=zz49" in first
    assert "zz59" in made.get(f"{ROOT}?q=zz&desde=zz49").text


def test_an_account_is_put_right_closed_and_opened(town: Town) -> None:
    made, one = entered(town, "administrator"), town.people.stranger
    path = f"{ROOT}/cuentas/{one.id}"
    assert "El Molino" in made.get(path).text
    made.post(path, data={"correo": "otro@muni.gob.pe", "municipalidad": "Nuñoa", "oficina": "Rentas"})
    assert town.stranger.get("/me").json()["municipality"]["name"] == "Nuñoa"
    asked = made.post(path, data={"correo": "otro@muni.gob.pe", "municipalidad": "Miraflores"})
    assert 'name="ubigeo"' in asked.text
    made.post(f"{path}/estado", data={"cerrar": "true"})
    assert town.stranger.get("/me").status_code == 401
    assert "cerrada" in made.get(path).text
    made.post(f"{path}/estado")
    assert "cerrada" not in made.get(path).text


def test_nobody_closes_the_account_they_work_with(town: Town) -> None:
    made, me = entered(town, "administrator"), town.people.administrator
    assert "Cerrar la cuenta" not in made.get(f"{ROOT}/cuentas/{me.id}").text
    refused = made.post(f"{ROOT}/cuentas/{me.id}/estado", data={"cerrar": "true"})
    assert (refused.status_code, "No puede cerrar la cuenta con la que trabaja" in refused.text) == (409, True)


def test_the_record_is_read_newest_first_and_about_one(town: Town) -> None:
    id = town.released()
    made = entered(town, "administrator")
    everything = made.get(f"{ROOT}/registro").text
    about = made.get(f"{ROOT}/registro?de={id}").text
    assert "Hizo la consulta" in about
    assert about.index("Tomó la consulta") < about.index("Hizo la consulta")
    assert everything.count("<tr>") >= about.count("<tr>")


def test_settings_are_shown_without_their_secrets(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABSUELVE_METRICS", "nadie lo lee")
    shown = entered(town, "administrator").get(f"{ROOT}/ajustes").text
    assert "ABSUELVE_METRICS" in shown
    assert "nadie lo lee" not in shown


def test_figures_wait_for_a_quarter_to_end_and_then_count(town: Town) -> None:
    town.released()
    made = entered(town, "evaluator")
    assert "trimestre" in made.get("/cifras").text
    town.clock.move(days=100)
    made = entered(town, "evaluator")
    shown = made.get("/cifras?por=topic&segun=drafter").text
    assert "Distritos que lo usaron" in shown
    assert "de 1891" in shown
    assert made.get("/cifras?por=nada&desde=x").status_code == 200


def test_another_role_is_given_and_ends_what_was_open(town: Town) -> None:
    made, one = entered(town, "administrator"), town.people.stranger
    path = f"{ROOT}/cuentas/{one.id}"
    assert made.post(path, data={"correo": "x@y.test", "oficina": "Asesoría", "funcion": "advisor"}).status_code == 303
    assert town.stranger.get("/me").status_code == 401
    assert "asesor" in made.get(path).text
    assert town.administrator.call("PATCH", f"/accounts/{one.id}", json={"role": "editor"}).json()["role"] == "editor"
    mine = f"{ROOT}/cuentas/{town.people.administrator.id}"
    refused = made.post(mine, data={"funcion": "official", "municipalidad": "Nuñoa"})
    assert (refused.status_code, "su propia función" in refused.text) == (409, True)
