"""The whole matrix over HTTP: every route x every role and broken token x whose consultation it is.

What is expected comes from the table that tests/desk/test_permissions.py writes out by hand, not from the program's.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from desk import accounts
from desk.model import Account, Role
from desk.permissions import Action
from tests.desk.test_permissions import OWNERS, REACHES, TABLE
from tests.web.requests import ROUTES, Route
from tests.web.test_openapi import OPEN, operations
from tests.web.town import Caller, Town, both
from web.routes import ACTION, ANYONE

pytestmark = pytest.mark.slow

# Routes that any account may call about what is its own; about another's only administrators may.
OWN_THINGS = {key for key in ROUTES if "/tokens" in key or key.endswith("/password")}
CALLERS = {
    Role.OFFICIAL: "official",
    Role.ADVISOR: "advisor",
    Role.SENIOR: "senior",
    Role.EDITOR: "editor",
    Role.EVALUATOR: "evaluator",
    Role.ADMINISTRATOR: "administrator",
}


def asker(town: Town, owner: str) -> Account:
    """Who asked: the official who calls, one of the same municipality, or one of another."""
    people = town.people
    return dict(zip(OWNERS, (people.official, people.colleague, people.stranger), strict=True))[owner]


def allowed(role: Role, action: Action, owner: str) -> bool:
    """What the table by hand says."""
    reach = TABLE[role].get(action)
    return reach is not None and owner in REACHES[reach]


def expected(route: Route, role: Role, owner: str, particular: bool) -> int:
    """200 stands for any success. What must not be known of is not there; what may only be read is forbidden."""
    if route.action is None or (route.action in TABLE[role] and not particular):
        return 200
    if route.action not in TABLE[role]:
        return 403
    if allowed(role, route.action, owner):
        return 200
    return 403 if allowed(role, Action.READ, owner) else 404


@pytest.mark.parametrize("key", sorted(ROUTES))
def test_every_role_gets_what_the_table_says_of_everybodys(town: Town, key: str) -> None:
    route, particular = ROUTES[key], "/consultations/{id}" in key
    found, wanted = {}, {}
    for role in Role:
        for owner in OWNERS if particular else OWNERS[:1]:
            caller = fresh(town, getattr(town, CALLERS[role]))
            response = route.send(town, caller, about(town, key, caller, owner))
            found[role, owner] = 200 if response.status_code < 300 else response.status_code
            wanted[role, owner] = expected(route, role, owner, particular)
    assert found == wanted


def about(town: Town, key: str, caller: Caller, owner: str) -> Account:
    return caller.account if key in OWN_THINGS else asker(town, owner)


def fresh(town: Town, caller: Caller) -> Caller:
    """The same account with a token of its own: some requests end the one they bear."""
    with town.desk.database.writing() as connection:
        return replace(caller, token=accounts.issue(connection, caller.account.id, "otra", town.desk.now()))


@pytest.mark.parametrize("key", sorted(OWN_THINGS))
def test_what_is_anothers_own_is_for_administrators_alone(town: Town, key: str) -> None:
    found = {
        role: ROUTES[key].send(town, getattr(town, name), town.people.second).status_code
        for role, name in CALLERS.items()
    }
    assert {role for role, status in found.items() if status < 300} == {Role.ADMINISTRATOR}
    assert {status for role, status in found.items() if role is not Role.ADMINISTRATOR} == {403}


def nobody(town: Town, caller: Caller) -> Caller:
    return replace(caller, token="")


def unknown(town: Town, caller: Caller) -> Caller:
    return replace(caller, token="abs_inventada")


def expired(town: Town, caller: Caller) -> Caller:
    with town.desk.database.writing() as connection:
        until = town.desk.now() - timedelta(seconds=1)
        return replace(caller, token=accounts.issue(connection, caller.account.id, "vieja", town.desk.now(), until))


def revoked(town: Town, caller: Caller) -> Caller:
    one = fresh(town, caller)
    with town.desk.database.writing() as connection:
        accounts.revoke(connection, one.token, town.desk.now())
    return one


def closed(town: Town, caller: Caller) -> Caller:
    """An account that was closed without its tokens being ended, which must not be needed."""
    with town.desk.database.writing() as connection:
        accounts.switch(connection, caller.account.id, False)
    return caller


@pytest.mark.parametrize("broken", [nobody, unknown, expired, revoked, closed], ids=lambda one: one.__name__)
def test_without_a_live_token_no_route_does_anything(town: Town, broken: Callable[[Town, Caller], Caller]) -> None:
    found = {}
    for key, route in ROUTES.items():
        caller = getattr(town, CALLERS[next(role for role in Role if route.action in (None, *TABLE[role]))])
        with town.desk.database.writing() as connection:
            accounts.switch(connection, caller.account.id, True)
        late = Late(caller, partial(broken, town))
        found[key] = route.send(town, late, town.people.official).status_code  # type: ignore[arg-type]
    assert {key: status for key, status in found.items() if status != 401} == {}


class Late:
    """A caller who is broken only once what the request is about has been made ready."""

    def __init__(self, caller: Caller, break_: Callable[[Caller], Caller]) -> None:
        self._caller, self._break = caller, break_
        self.account = caller.account

    def __getattr__(self, name: str) -> object:
        """Whatever a caller does, broken."""
        return getattr(self._break(self._caller), name)


def test_no_route_is_missing_from_the_matrix() -> None:
    described = {f"{method} {path}" for method, path, _ in operations() if path not in OPEN}
    assert described == set(ROUTES)


def test_the_description_says_of_every_route_what_the_matrix_holds_it_to() -> None:
    said = {f"{method} {path}": operation.get(ACTION) for method, path, operation in operations() if path not in OPEN}
    assert said == {key: route.action.value if route.action else ANYONE for key, route in ROUTES.items()}


def test_a_route_that_does_not_say_what_it_does_can_not_be_made() -> None:
    from fastapi import APIRouter

    from web.routes import Guarded

    router = APIRouter(route_class=Guarded)
    with pytest.raises(KeyError):
        router.get("/abierta")(lambda: None)


@both
def test_each_lists_what_they_may_read_and_no_more(town: Town) -> None:
    by = {name: getattr(town, name).ask(f"¿Puede {name} multar dos veces por lo mismo?")["id"] for name in (
        "official", "colleague", "stranger"
    )}  # fmt: skip
    for name, seen in {
        "official": {"official", "colleague"},
        "stranger": {"stranger"},
        "advisor": set(by),
        "senior": set(by),
    }.items():
        for path in ("/consultations", "/events?after=0"):
            body = getattr(town, name).get(path).text
            assert {who for who, id in by.items() if id in body} == seen, (name, path)
