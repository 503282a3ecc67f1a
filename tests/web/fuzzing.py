"""Requests drawn from the API's description, good and bad, sent as a role, and the replies held to it.

`python -m tests.web.fuzzing EXAMPLES [postgresql]` draws so many of each kind for every operation and role.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import hypothesis
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode

from desk import accounts
from desk import schema as tables
from desk.consultations import fresh_id
from desk.database import Database, url_of
from desk.model import Role
from tests.desk.world import Clock, Shelf, open_desk
from tests.web.town import FINE, SQLITE, Caller, Town, settled
from tools.postgres import Cluster
from web.openapi import written
from web.site import Site

ROLES: Mapping[Role, str] = {
    Role.OFFICIAL: "official",
    Role.ADVISOR: "advisor",
    Role.SENIOR: "senior",
    Role.EDITOR: "editor",
    Role.EVALUATOR: "evaluator",
    Role.ADMINISTRATOR: "administrator",
}
# What is well formed may still not fit: a version that moved, a state, a quote that the law has not, no index.
_FITTING = ["2xx", "401", "403", "404", "409", "412", "413", "422", "428", "503"]
# What is not well formed may be refused for more than that.
_REFUSING = ["400", "401", "403", "404", "405", "409", "412", "413", "422", "428"]
OPERATIONS = sorted(
    f"{method.upper()} {path}"
    for path, operations in json.loads(written(version("absuelve")))["paths"].items()
    for method in operations
)


@dataclass(frozen=True)
class Fuzzed:
    """A town and the operations that its service describes."""

    town: Town
    operations: Mapping[str, APIOperation[Any, Any, Any, Any]]

    @classmethod
    def of(cls, town: Town) -> "Fuzzed":
        """Read the description from the service itself."""
        schema = schemathesis.openapi.from_asgi("/openapi.json", town.client.app)
        schema.config.checks.positive_data_acceptance.expected_statuses = _FITTING
        schema.config.checks.negative_data_rejection.expected_statuses = _REFUSING
        return cls(town, {one.ok().label: one.ok() for one in schema.get_all_operations()})


def fuzz(fuzzed: Fuzzed, operation: str, role: Role, examples: int) -> int:
    """Send up to so many good and as many bad requests; how many. Fails at a reply that the description has not."""
    sent: list[int] = []
    caller: Caller = getattr(fuzzed.town, ROLES[role])
    for mode in _modes(fuzzed.operations[operation]):
        _drawn(_cases(fuzzed, caller, operation, mode), examples, lambda case: sent.append(_send(caller, case)))
    return len(sent)


def _modes(operation: APIOperation[Any, Any, Any, Any]) -> list[GenerationMode]:
    """Good requests, and bad ones where there is anything to send badly but the token."""
    badly = any((*operation.path_parameters, *operation.query, *operation.body))
    return [GenerationMode.POSITIVE, GenerationMode.NEGATIVE] if badly else [GenerationMode.POSITIVE]


def _cases(fuzzed: Fuzzed, caller: Caller, operation: str, mode: GenerationMode) -> st.SearchStrategy[Case]:
    """Requests about anything, and requests about a consultation that is there, in its version."""
    one, headers = fuzzed.operations[operation], {"Authorization": f"Bearer {caller.token}"}
    anything: st.SearchStrategy[Case] = one.as_strategy(generation_mode=mode, headers=headers)
    if "/consultations/{id}" not in operation:
        return anything
    there = {"id": fuzzed.town.drafted(f"{FINE} Caso {operation} {mode.value}.")}
    versioned = {**headers, "If-Match": '"2"'} if "If-Match" in str(one.headers) else headers
    return st.one_of(anything, one.as_strategy(generation_mode=mode, path_parameters=there, headers=versioned))


def _drawn(cases: st.SearchStrategy[Case], examples: int, check: Callable[[Case], None]) -> None:
    settings = hypothesis.settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    seed(0)(settings(given(cases)(check)))()


def _send(caller: Caller, case: Case) -> int:
    if (case.method, case.path.rpartition("/")[2]) == ("DELETE", "me"):
        token = stranded(caller)
    else:
        token = renewed(caller) if case.path.endswith(("/current", "/password")) else caller.token
    response = case.call_and_validate(headers={"Authorization": f"Bearer {token}"})
    return int(response.status_code)


def renewed(caller: Caller) -> str:
    """Another token, where the last request may have ended the one before."""
    site: Site = caller.client.app.state.site  # type: ignore[attr-defined]
    with site.desk.database.writing() as connection:
        return accounts.issue(connection, caller.account.id, "otra", site.desk.now())


def stranded(caller: Caller) -> str:
    """A token of somebody of the same role who may be erased: the rest goes on with the caller."""
    site: Site = caller.client.app.state.site  # type: ignore[attr-defined]
    made = replace(caller.account, id=fresh_id(), username=f"breve{fresh_id()}")
    with site.desk.database.writing() as connection:
        accounts.add(connection, made, site.desk.now())
        return accounts.issue(connection, made.id, "breve", site.desk.now())


def main(examples: int, kind: str = SQLITE) -> None:
    """Every operation and role."""
    with tempfile.TemporaryDirectory() as folder, stored(kind, Path(folder)) as url:
        database = Database(url)
        tables.upgrade(database)
        clock, shelf = Clock(), Shelf()
        fuzzed = Fuzzed.of(settled(open_desk(database, clock, shelf), clock, shelf, Path(folder)))
        for operation in OPERATIONS:
            sent = sum(fuzz(fuzzed, operation, role, examples) for role in ROLES)
            sys.stdout.write(f"{operation}: {sent}\n")
            sys.stdout.flush()
        database.close()


@contextmanager
def stored(kind: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database of that kind."""
    if kind == SQLITE:
        yield url_of(folder / "absuelve.db")
        return
    with Cluster.started() as cluster:
        yield cluster.create("fuzzed")


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
