"""Coming in with a password, and what administrators do with accounts, tokens and webhooks."""

from itertools import pairwise
from typing import Any

import pytest

from tests.web.town import API, Town

OPENED = {
    "username": "licencias",
    "role": "official",
    "password": "una contraseña larga",
    "municipality": {"ubigeo": "150199", "region": "Lima", "province": "Lima", "district": "San Jacinto"},
}


def opened(town: Town, **more: object) -> dict[str, Any]:
    response = town.administrator.post("/accounts", {**OPENED, **more})
    assert response.status_code == 201, response.text
    found: dict[str, Any] = response.json()
    return found


def enter(town: Town, password: str, username: str = "licencias") -> Any:  # noqa: ANN401
    return town.client.post(f"{API}/sessions", json={"username": username, "password": password})


def test_a_password_opens_a_session_that_ends(town: Town) -> None:
    opened(town)
    entered = enter(town, "una contraseña larga")
    assert entered.status_code == 201
    bearer = {"Authorization": f"Bearer {entered.json()['token']}"}
    assert town.client.get(f"{API}/me", headers=bearer).json()["username"] == "licencias"
    town.clock.move(hours=13)
    assert town.client.get(f"{API}/me", headers=bearer).status_code == 401


@pytest.mark.parametrize(
    ("username", "password"), [("licencias", "otra contraseña"), ("nadie", "una contraseña larga")]
)
def test_a_wrong_password_and_an_unknown_name_are_told_alike(town: Town, username: str, password: str) -> None:
    opened(town)
    refused = enter(town, password, username)
    assert (refused.status_code, refused.json()["code"]) == (401, "wrong_password")
    assert refused.json()["detail"] == "La cuenta o la contraseña no son correctas. Revíselas o elija otra contraseña."


def test_a_closed_account_does_not_come_in(town: Town) -> None:
    id = opened(town)["id"]
    town.administrator.call("PATCH", f"/accounts/{id}", json={"active": False})
    assert enter(town, "una contraseña larga").status_code == 401


def test_one_changes_ones_own_password_and_nobody_elses(town: Town) -> None:
    id = opened(town)["id"]
    token = enter(town, "una contraseña larga").json()["token"]
    bearer = {"Authorization": f"Bearer {token}"}
    new = {"password": "otra más larga todavía"}
    other = f"{API}/accounts/{town.people.official.id}/password"
    assert town.client.put(other, json=new, headers=bearer).status_code == 403
    assert town.client.put(f"{API}/accounts/{id}/password", json=new, headers=bearer).status_code == 204
    assert town.client.get(f"{API}/me", headers=bearer).status_code == 401
    assert enter(town, "otra más larga todavía").status_code == 201


def test_a_token_is_shown_once_and_ends_when_told(town: Town) -> None:
    made = town.official.post("/tokens", {"label": "Mesa de partes", "days": 30}).json()
    bearer = {"Authorization": f"Bearer {made['secret']}"}
    assert town.client.get(f"{API}/me", headers=bearer).json()["username"] == "official"
    assert made["secret"] not in town.official.get("/tokens").text
    assert town.official.call("DELETE", f"/tokens/{made['id']}").json()["revoked_at"]
    assert town.client.get(f"{API}/me", headers=bearer).status_code == 401


def test_nobody_but_administrators_touches_the_tokens_of_others(town: Town) -> None:
    made = town.official.post("/tokens", {"label": "propia"}).json()
    for who in (town.colleague, town.senior, town.editor):
        assert who.call("DELETE", f"/tokens/{made['id']}").status_code == 403
        assert who.get("/tokens", params={"account": town.people.official.id}).status_code == 403
        assert who.post("/tokens", {"label": "ajena", "account": town.people.official.id}).status_code == 403
    assert town.administrator.call("DELETE", f"/tokens/{made['id']}").status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"username": "official"},
        {"username": "Con Mayúsculas"},
        {"municipality": None},
        {"password": "corta"},
        {"email": "no es correo"},
        {"role": "rey"},
    ],
)
def test_an_account_of_no_use_is_refused(town: Town, change: dict[str, object]) -> None:
    assert town.administrator.post("/accounts", {**OPENED, **change}).status_code == 422


def test_an_administrator_does_not_lock_the_door_from_within(town: Town) -> None:
    own = town.administrator.call("PATCH", f"/accounts/{town.people.administrator.id}", json={"active": False})
    assert own.status_code == 409


def test_a_webhook_shows_its_secret_once(town: Town) -> None:
    made = town.administrator.post("/webhooks", {"url": "https://93.184.215.14/avisos"})
    assert made.status_code == 201, made.text
    secret, id = made.json()["secret"], made.json()["id"]
    assert secret not in town.administrator.get("/webhooks").text
    assert town.administrator.get(f"/webhooks/{id}/deliveries").json() == []
    assert town.administrator.call("DELETE", f"/webhooks/{id}").status_code == 204
    assert town.administrator.get("/webhooks").json() == []


def test_a_webhook_into_our_own_network_is_refused(town: Town) -> None:
    refused = town.administrator.post("/webhooks", {"url": "http://127.0.0.1/avisos"})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


def test_the_record_is_read_in_order_and_holds_together(town: Town) -> None:
    town.released()
    first = town.administrator.get("/audit", params={"limit": 2}).json()
    rest = town.administrator.get("/audit", params={"after": first["next"]}).json()["items"]
    found = [*first["items"], *rest]
    assert [entry["sequence"] for entry in found] == list(range(1, len(found) + 1))
    assert all(after["previous"] == before["hash"] for before, after in pairwise(found))
    assert found[0]["action"] == "ask"


def test_who_keeps_guessing_keeps_nobody_else_from_searching(town: Town) -> None:
    with town.site.door:
        refused = enter(town, "una contraseña larga")
        assert town.official.get("/search", params={"question": "multa"}).status_code == 200
    assert (refused.status_code, refused.json()["code"]) == (429, "busy")


def test_guessing_a_password_is_made_to_wait_longer_each_time(town: Town) -> None:
    opened(town)
    assert [enter(town, "no es esta").status_code for _ in range(6)] == [401] * 6
    refused = enter(town, "una contraseña larga")
    assert (refused.status_code, refused.json()["code"], refused.headers["Retry-After"]) == (
        429,
        "too_many_attempts",
        "31",
    )
    town.clock.move(seconds=31)
    assert enter(town, "no es esta").status_code == 401
    assert enter(town, "una contraseña larga").headers["Retry-After"] == "61"
    town.clock.move(seconds=61)
    assert enter(town, "una contraseña larga").status_code == 201
    assert [enter(town, "no es esta").status_code for _ in range(5)] == [401] * 5


def test_an_unknown_name_waits_as_a_known_one(town: Town) -> None:
    opened(town)
    told = [[enter(town, "no es esta", name) for _ in range(8)] for name in ("licencias", "nadie")]
    seen = [[(one.status_code, one.text, one.headers.get("Retry-After")) for one in row] for row in told]
    assert seen[0] == seen[1]


def test_guessing_many_names_from_one_address_is_made_to_wait(town: Town) -> None:
    found = [enter(town, "no es esta", f"nombre{number}").status_code for number in range(33)]
    assert found == [401] * 31 + [429] * 2


def test_coming_in_well_never_adds_up(town: Town) -> None:
    opened(town)
    assert {enter(town, "una contraseña larga").status_code for _ in range(40)} == {201}
