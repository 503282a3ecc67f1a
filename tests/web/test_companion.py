"""The worker beside the server: started again when it dies, ended with the server however that ends."""

import sys
import time
from pathlib import Path

import pytest

from qa_service.settings import Settings
from web.companion import _environment, companion

LINE = "import os, sys; open(sys.argv[1], 'a').write(os.environ['ABSUELVE_HOME'] + '\\n')"
WAIT = LINE + "; import time; time.sleep(60)"


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def until(path: Path, count: int) -> list[str]:
    for _ in range(600):
        if len(lines(path)) >= count:
            break
        time.sleep(0.05)
    return lines(path)


def test_one_that_dies_is_started_again(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with companion(Settings(home=tmp_path), [sys.executable, "-c", LINE, str(told)], pause=0.01):
        assert until(told, 2)[:2] == [str(tmp_path)] * 2


def test_it_ends_with_the_server_and_is_not_started_again(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with companion(Settings(home=tmp_path), [sys.executable, "-c", WAIT, str(told)], pause=0.01):
        until(told, 1)
    time.sleep(0.2)
    assert len(lines(told)) == 1


def test_the_demo_s_worker_does_not_touch_the_real_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABSUELVE_DATABASE", "postgresql+psycopg://x/y")
    assert "ABSUELVE_DATABASE" not in _environment(Settings(home=tmp_path))
    named = _environment(Settings(home=tmp_path, database="sqlite:///z"))
    assert (named["ABSUELVE_HOME"], named["ABSUELVE_DATABASE"]) == (str(tmp_path), "sqlite:///z")
