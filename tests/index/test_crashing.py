"""A process killed, or refused by the disk, at any point of publishing leaves a whole generation served."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from index.generations import Bundles
from tests.command import ROOT
from tests.fakes import HashingEmbedder
from tests.index.crashing import publish

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """How each child ended, and where."""
    command = [sys.executable, "-m", "tests.index.crashing", str(tmp_path_factory.mktemp("crash"))]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def served(folder: str) -> int:
    """How many norms the generation served has; it is opened, and so checked, like any."""
    return len(Bundles(Path(folder) / "bundles").open_current(HashingEmbedder()).cards())


def test_there_are_many_points_to_be_killed_at(outcomes: list[dict[str, Any]]) -> None:
    points = [one for one in outcomes if "killed" in one]
    assert len(points) > 20
    assert [one["killed"] for one in points] == [True] * (len(points) - 1) + [False]


def test_after_each_kill_the_old_or_the_new_generation_is_served_whole(outcomes: list[dict[str, Any]]) -> None:
    counts = [served(one["folder"]) for one in outcomes if one.get("killed")]
    switched = counts.index(2) if 2 in counts else len(counts)
    assert counts == [1] * switched + [2] * (len(counts) - switched)
    assert counts.count(1) > counts.count(2)


def test_after_each_kill_publishing_again_simply_works(outcomes: list[dict[str, Any]]) -> None:
    for one in outcomes:
        if one.get("killed"):
            name = publish(Path(one["folder"]), 2)
            bundles = Bundles(Path(one["folder"]) / "bundles")
            assert (bundles.current(), served(one["folder"])) == (name, 2)
            assert {path.name for path in bundles.folder.iterdir()} == {*bundles.list(), "current", "history"}


def test_a_disk_that_fills_up_refuses_with_its_reason_and_serves_the_last_good_one(
    outcomes: list[dict[str, Any]],
) -> None:
    full = [one for one in outcomes if "refused" in one]
    assert [one["status"] for one in full if one["status"] not in (0, 3)] == []
    assert [served(one["folder"]) for one in full] == [1 if one["refused"] else 2 for one in full]
    assert full[0]["refused"], "not even the first byte fits"
