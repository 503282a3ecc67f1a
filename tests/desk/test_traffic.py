"""Random interleavings of everybody who works with a desk, crashes and publishings included."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from desk.database import url_of
from tests.desk.traffic import Dying, Traffic
from tools.postgres import Cluster

_NUMBERS = count(1)
_STEPS = 50


def run(open_database: Callable[[], Dying], drop: Callable[[Dying], None], examples: int) -> None:
    """Let the machine run over fresh databases."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=_STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Traffic(open_database, drop), settings=chosen)


@pytest.mark.slow
def test_whatever_happens_nothing_unreviewed_is_seen_and_nothing_is_lost_or_released_twice(
    file: Path, tmp_path: Path
) -> None:
    def open_database() -> Dying:
        path = tmp_path / f"{next(_NUMBERS)}.db"
        path.write_bytes(file.read_bytes())
        return Dying(url_of(path))

    run(open_database, Dying.close, examples=30)


@pytest.mark.slow
def test_the_same_holds_on_postgresql(cluster: Cluster) -> None:
    names: dict[int, str] = {}

    def open_database() -> Dying:
        name = f"traffic{next(_NUMBERS)}"
        opened = Dying(cluster.create(name, "prepared"))
        names[id(opened)] = name
        return opened

    def drop(opened: Dying) -> None:
        opened.close()
        cluster.drop(names[id(opened)])

    run(open_database, drop, examples=6)
