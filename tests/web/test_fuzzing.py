"""The whole API fuzzed from its own description, as each role: no server error, nothing that it does not describe.

More of it: `python -m tests.web.fuzzing EXAMPLES [postgresql]`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.database import Database, url_of
from desk.model import Role
from tests.desk.world import Clock, Shelf, open_desk
from tests.web.fuzzing import OPERATIONS, ROLES, Fuzzed, fuzz
from tests.web.town import settled

EXAMPLES = 3


@pytest.fixture(scope="module")
def fuzzed(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """One town for all of it: what one request leaves, the next finds."""
    folder = tmp_path_factory.mktemp("fuzzed")
    (folder / "absuelve.db").write_bytes(prepared.read_bytes())
    database, clock, shelf = Database(url_of(folder / "absuelve.db")), Clock(), Shelf()
    yield Fuzzed.of(settled(open_desk(database, clock, shelf), clock, shelf, folder))
    database.close()


@pytest.mark.slow
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_keeps_to_its_description_for_every_role(fuzzed: Fuzzed, operation: str) -> None:
    for role in ROLES:
        fuzz(fuzzed, operation, role, EXAMPLES)


def test_every_role_takes_part() -> None:
    assert set(ROLES) >= {Role.OFFICIAL, Role.ADVISOR, Role.EDITOR, Role.ADMINISTRATOR}
