"""`make setup` finds a Python that runs, leaves a good environment alone, and says what to do when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "tools/find-python.sh"
SHELL = shutil.which("sh") or "/bin/sh"


def find_python(venv: Path, path: str, python: str = "") -> subprocess.CompletedProcess[str]:
    """Run the script with a PATH and a wish of one's own."""
    environment = {"PATH": path, "PYTHON": python, "HOME": str(venv.parent)}
    return subprocess.run([SHELL, SCRIPT, venv], env=environment, capture_output=True, text=True, check=False)


def shim(folder: Path, name: str, exit_code: int) -> None:
    """A program of that name that only fails, as version managers leave behind."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!{SHELL}\nexit {exit_code}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def test_without_a_python_it_says_what_to_install(tmp_path: Path) -> None:
    shim(tmp_path / "bin", "python3.13", 127)
    result = find_python(tmp_path / "venv", path=str(tmp_path / "bin"))
    assert result.returncode == 1
    assert "No Python 3.11 or newer" in result.stderr
    assert not (tmp_path / "venv").exists()


def test_a_python_named_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    shim(tmp_path / "bin", "python3", 1)
    result = find_python(tmp_path / "venv", path=os.environ["PATH"], python=str(tmp_path / "bin/python3"))
    assert result.returncode == 1
    assert "PYTHON=" in result.stderr


@pytest.mark.slow
def test_a_shim_that_fails_is_passed_over_and_the_environment_then_kept(tmp_path: Path) -> None:
    shim(tmp_path / "bin", "python3.13", 127)
    path = f"{tmp_path / 'bin'}:{tmp_path / 'no such folder'}:{Path(sys.base_prefix) / 'bin'}:{os.environ['PATH']}"
    first = find_python(tmp_path / "venv", path)
    second = find_python(tmp_path / "venv", path)
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.startswith("Creating ")
    assert second.stdout == ""
    assert (tmp_path / "venv/bin/python").exists()
