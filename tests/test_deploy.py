"""The files for running the service name nothing that is not there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from qa_service.cli import extended
from qa_service.settings import VARIABLES
from qa_service.sources import FILE

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
UNITS = sorted(DEPLOY.glob("systemd/*"))


def commands() -> set[str]:
    from typer.main import get_command

    return set(get_command(extended()).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_and_command_named_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"\bABSUELVE_[A-Z_]+", text)) <= VARIABLES | {FILE}
    named = re.findall(r"(?:bin/absuelve |\"absuelve\", \")([a-z-]+)", text)
    assert set(named) <= commands()


def test_what_the_container_file_copies_is_there() -> None:
    lines = (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines()
    copied = [line.split()[1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    assert copied
    assert all((ROOT / source).exists() for source in copied)
    needed = re.findall(r"-r (\S+)", "\n".join(lines))
    assert all((ROOT / name).exists() for name in needed)


def test_compose_starts_web_and_worker_once_the_database_is_of_this_version() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert set(services) == {"database", "migrate", "web", "worker"}
    for name in ("web", "worker"):
        assert services[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
        assert services[name]["read_only"]
        assert services[name]["volumes"] == ["data:/var/lib/absuelve"]
    assert (DEPLOY / services["migrate"]["build"]["context"] / services["migrate"]["build"]["dockerfile"]).exists()
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_understands_the_units(path: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(path)], capture_output=True, text=True, check=False
    )
    said = [line for line in done.stderr.splitlines() if path.name.split("@")[0].split(".")[0] in line]
    wrong = [line for line in said if "not executable" not in line and "No such file" not in line]
    assert wrong == []
