"""A run killed at any moment, or refused by the disk, leaves the last good corpus; the next run finishes the work."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.home import Home
from corpus.model import Regulation
from corpus.store import Store
from ingest.pipeline import ingest

NORMS = 30
SCRIPT = """
import sys
from pathlib import Path
from corpus.home import Home
from ingest.pipeline import ingest
ingest([Path(sys.argv[1])], Home(Path(sys.argv[2])), workers=1)
"""


def write(folder: Path, hour: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(1, NORMS + 1):
        (folder / f"{number:03}.md").write_text(
            f"# ORDENANZA N° {number:03}-2024-MDQ\n\nArtículo 1.- Horario.\n\nLos mercados abren a las {hour} horas.\n",
            "utf-8",
        )


def corpus(home: Home) -> tuple[Regulation, ...]:
    return tuple(Store(home.norms))


def hours(home: Home) -> set[str]:
    return {norm.documents[0].text.rsplit("a las ", 1)[1] for norm in Store(home.norms)}


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.3, 0.6, 0.9, 1.2])
def test_a_run_killed_at_any_moment_leaves_one_whole_corpus(tmp_path: Path, delay: float) -> None:
    folder, home = tmp_path / "normas", Home(tmp_path / "home")
    write(folder, 6)
    ingest([folder], home, workers=1)
    write(folder, 7)
    killed = subprocess.Popen([sys.executable, "-c", SCRIPT, str(folder), str(home.root)])
    time.sleep(delay)
    killed.kill()
    killed.wait()
    assert len(hours(home)) == 1
    ingest([folder], home, workers=1)
    assert hours(home) == {"7 horas."}
    fresh = Home(tmp_path / "fresh")
    ingest([folder], fresh, workers=1)
    assert corpus(home) == corpus(fresh)


LIMITED = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))\n" + SCRIPT


@pytest.mark.slow
@pytest.mark.parametrize("limit", [200, 2_000, 20_000])
def test_a_disk_that_takes_no_more_leaves_the_last_good_corpus(tmp_path: Path, limit: int) -> None:
    folder, home = tmp_path / "normas", Home(tmp_path / "home")
    write(folder, 6)
    ingest([folder], home, workers=1)
    before = corpus(home)
    write(folder, 7)
    script = LIMITED.format(limit=limit)
    refused = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(home.root)], capture_output=True, text=True, check=False
    )
    assert refused.returncode != 0
    assert "StorageFailure" in refused.stderr
    assert corpus(home) == before
    ingest([folder], home, workers=1)
    assert hours(home) == {"7 horas."}
