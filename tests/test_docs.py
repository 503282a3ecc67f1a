"""The documents say what is so: dependencies, glossary and changelog are compared with the code."""

import re
import tomllib
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest

from qa_service.settings import VARIABLES
from qa_service.sources import FILE
from tools.model import MODELS

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
OURS = {"corpus", "ingest", "index", "qa_service", "desk", "insight", "web", "evals"}

_ROW = re.compile(r"^\| ([a-z0-9][a-z0-9.-]*) \| ([^|]+) \|.*\|$", re.MULTILINE)
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def name_of(requirement: str) -> str:
    """The bare package name of a requirement."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return found[0].lower()


def declared() -> list[str]:
    """The names of all packages that pyproject.toml asks for."""
    project = PROJECT["project"]
    optional, groups = project["optional-dependencies"].values(), PROJECT["dependency-groups"].values()
    return [name_of(requirement) for group in (project["dependencies"], *optional, *groups) for requirement in group]


def pins(file: str) -> dict[str, str]:
    """The versions that a requirements file pins, by package."""
    return dict(_PIN.findall((ROOT / "requirements" / file).read_text(encoding="utf-8")))


def identifiers() -> list[str]:
    """The dotted names of our code that the glossary gives."""
    return [name for name in re.findall(r"`([a-z_]+\.[\w.]+)`", GLOSSARY) if name.split(".")[0] in OURS]


def find(dotted: str) -> object:
    """What a dotted name names: a module's member, or a dataclass's field, which only instances may have."""
    owner, _, name = dotted.rpartition(".")
    found = resolve_name(owner)
    fields = getattr(found, "__dataclass_fields__", {})
    return fields[name] if name in fields else resolve_name(dotted)


def test_every_dependency_has_a_reason() -> None:
    explained = [found[0] for found in _ROW.findall(DEPENDENCIES)]
    assert sorted(set(declared()) - set(explained)) == []


def test_every_explained_dependency_is_one() -> None:
    explained = {found[0] for found in _ROW.findall(DEPENDENCIES)} - {"package"}
    assert sorted(explained - set(declared())) == []


def test_the_documented_versions_are_the_locked_ones() -> None:
    locked = pins("dev.txt") | pins("torch.txt")
    stated = {name: version.strip() for name, version in _ROW.findall(DEPENDENCIES) if name in locked}
    assert stated == {name: locked[name] for name in stated}


def test_no_dependency_has_the_name_of_one_of_our_packages() -> None:
    assert not OURS & (set(declared()) | set(pins("dev.txt")))


def test_torch_has_one_version_in_its_three_places() -> None:
    (required,) = [r for r in PROJECT["project"]["dependencies"] if name_of(r) == "torch"]
    (resolved,) = [p["version"] for p in PROJECT["tool"]["uv"]["dependency-metadata"] if p["name"] == "torch"]
    assert required == f"torch=={resolved}"
    assert pins("torch.txt") == {"torch": resolved}


def test_the_service_is_locked_with_the_versions_that_are_tested() -> None:
    assert pins("base.txt").items() <= pins("dev.txt").items()


@pytest.mark.parametrize("file", ["base.txt", "dev.txt"])
def test_the_lock_leaves_torch_and_cuda_out_and_names_no_index(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    assert [p for p in pins(file) if p == "torch" or p.startswith(("nvidia-", "cuda-", "triton"))] == []
    assert "://" not in text


@pytest.mark.parametrize("file", ["base.txt", "dev.txt", "model-server.txt", *(f"model-{size}.txt" for size in MODELS)])
def test_everything_locked_has_its_hashes(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_glossary_gives_identifiers() -> None:
    assert len(identifiers()) >= 25


@pytest.mark.parametrize("dotted", identifiers())
def test_every_identifier_of_the_glossary_exists(dotted: str) -> None:
    assert find(dotted) is not None


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    rows = re.findall(r"^\| `(ABSUELVE_[A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(encoding="utf-8"), re.M)
    assert sorted(rows) == sorted(VARIABLES | {FILE})


def test_the_changelog_has_an_entry_for_this_version() -> None:
    assert f"## [{PROJECT['project']['version']}]" in CHANGELOG


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("0*.md")), ids=lambda path: path.stem)
def test_a_decision_record_says_why_what_and_what_follows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.stem[:4]}: ")
    assert [part for part in ("Status: ", "## Context", "## Decision", "## Consequences") if part not in text] == []


def test_decision_records_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs/decisions").glob("0*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
