"""The whole matrix over the review pages: every page and form x every role, and who is not in at all."""

from collections.abc import Callable, Mapping

import pytest

from desk.model import Role
from desk.permissions import Action
from tests.desk.test_permissions import TABLE
from tests.web.test_doorway import browser
from tests.web.test_inquiries import entered
from tests.web.test_matrix import CALLERS
from tests.web.test_review_pages import BETTER, Advisor
from tests.web.town import Town
from web.chambers import Chamber, chambers
from web.server import _PAGES

pytestmark = pytest.mark.slow

ID = "/revision/{id}"
QUOTED = {"disposicion": "ley-99001#art_5", "parrafo": "5.3 La multa equivale a 10% de la UIT."}
Fields = Callable[[Advisor], Mapping[str, object]]


def plain(**fields: object) -> Fields:
    """The same fields for everybody."""
    return lambda _desk: fields


# Every route with what it is for and the fields of its form; None for one that is only read.
ROUTES: Mapping[str, tuple[Action, Fields | None]] = {
    "GET /revision": (Action.QUEUE, None),
    "POST /revision/siguiente": (Action.CLAIM, plain()),
    f"GET {ID}": (Action.READ_DRAFT, None),
    f"GET {ID}/historia": (Action.READ_DRAFT, None),
    f"POST {ID}/reserva": (Action.CLAIM, plain(accion="prolongar")),
    f"POST {ID}/traspaso": (Action.CLAIM, plain(a="other_senior")),
    f"POST {ID}/lectura": (Action.EDIT, plain(materia="legal")),
    f"POST {ID}/afirmaciones": (Action.EDIT, plain(texto=BETTER, motivo="style")),
    f"POST {ID}/afirmaciones/{{place}}": (Action.EDIT, plain(texto=BETTER, motivo="style")),
    f"POST {ID}/advertencias": (Action.EDIT, plain(texto="")),
    f"GET {ID}/afirmaciones/{{place}}/cita": (Action.EDIT, None),
    f"POST {ID}/afirmaciones/{{place}}/cita": (Action.EDIT, plain(**QUOTED)),
    f"POST {ID}/aprobacion": (Action.APPROVE, Advisor.approval),
    f"POST {ID}/devolucion": (Action.RETURN, plain(pide="¿Cuándo?")),
    f"POST {ID}/rechazo": (Action.DECLINE, plain(porque="not_legal")),
}


def answered(town: Town, key: str, name: str | None) -> int:
    """What somebody gets of a route about a consultation that they hold, if they may; else another does."""
    holder = name if name in ("advisor", "senior") else "second"
    desk = Advisor(town, town.drafted(), holder)
    desk.take()
    method, path = key.split(" ", 1)
    made = entered(town, name) if name else browser(town)
    address = path.replace("{id}", desk.here.rpartition("/")[2]).replace("{place}", "1")
    fields = ROUTES[key][1]
    if fields is None:
        return made.get(address).status_code
    return made.request(method, address, data={"version": desk.version, **fields(desk)}).status_code


@pytest.mark.parametrize("key", sorted(ROUTES))
def test_every_role_gets_what_the_table_says(town: Town, key: str) -> None:
    action, fields = ROUTES[key]
    done = 303 if fields else 200
    found = {role: answered(town, key, CALLERS[role]) for role in Role}
    assert found == {role: done if action in TABLE[role] else 403 for role in Role}


@pytest.mark.parametrize("key", sorted(ROUTES))
def test_who_is_not_in_is_led_to_the_door_and_nothing_is_done(town: Town, key: str) -> None:
    assert answered(town, key, None) == 303
    assert {one["state"] for one in town.second.get("/queue").json()["items"]} == {"in_review"}


@pytest.mark.parametrize("key", sorted(key for key in ROUTES if key.startswith("POST")))
def test_a_form_of_another_site_does_nothing(town: Town, key: str) -> None:
    desk = Advisor(town, town.drafted())
    desk.take()
    address = key.split(" ")[1].replace("{id}", desk.here.rpartition("/")[2]).replace("{place}", "1")
    fields = {"version": desk.version, **(ROUTES[key][1] or plain())(desk)}
    before = desk.version
    refused = desk.made.post(address, data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert (refused.status_code, desk.version) == (403, before)


def test_no_page_for_a_role_is_missing_from_the_matrix() -> None:
    routes = [route for router in _PAGES for route in router.routes if isinstance(route, Chamber)]
    described = {f"{method} {route.path}": route.action for route in routes for method in route.methods}
    mine = {key: action for key, action in described.items() if "/revision" in key and "/preparadas" not in key}
    assert mine == {key: action for key, (action, _) in ROUTES.items()}


def test_a_page_that_does_not_say_what_it_is_for_can_not_be_made() -> None:
    with pytest.raises(KeyError):
        chambers("/abierta").get("/nada")(lambda: None)
