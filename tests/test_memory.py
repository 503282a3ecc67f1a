"""The watch over memory tells growth from noise, and sees every process of an ingest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.memory import Samples, children, growth, mixed, resident


@pytest.mark.parametrize(
    ("samples", "slope"),
    [
        ([(done, 100) for done in range(100, 2100, 100)], 0),
        ([(done, 100 + done // 20) for done in range(100, 2100, 100)], 50),
        ([(done, 100 + (done // 100) % 2) for done in range(100, 2200, 100)], 0),
        ([(done, min(done, 500)) for done in range(100, 2100, 100)], 0),
    ],
)
def test_growth_is_told_in_a_thousand_files_once_caches_are_full(samples: list[tuple[int, int]], slope: float) -> None:
    assert growth(samples, 500) == pytest.approx(slope, abs=1)


def test_too_few_samples_tell_nothing() -> None:
    assert growth([(100, 50), (200, 60), (600, 70), (700, 80)], 500) is None


def test_every_process_under_this_one_is_sampled() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        samples = Samples(every=1)
        samples.take(1)
        assert child.pid in children(os.getpid())
        assert {os.getpid(), child.pid} <= samples.sizes.keys()
        child.communicate(b"\n")
    assert resident(os.getpid()) > 0
    assert resident(child.pid) == 0


def test_folders_take_turns(tmp_path: Path) -> None:
    for name in ("a/1.md", "a/2.md", "a/3.md", "b/4.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Artículo 1.- Uno.", "utf-8")
    assert [path.name for path in mixed([tmp_path / "a", tmp_path / "b"], 3)] == ["1.md", "4.md", "2.md"]
