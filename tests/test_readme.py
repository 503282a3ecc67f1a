"""The README's commands exist and its links lead somewhere; CI also runs the marked ones from top to bottom."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperCommand
from typer.main import get_command

from qa_service.cli import extended
from tools.readme import Block, blocks

ROOT = Path(__file__).parents[1]
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
DOCUMENTS = sorted([ROOT / name for name in (*TEXTS, "CHANGELOG.md")] + list((ROOT / "docs").rglob("*.md")))

COMMANDS = [(name, command) for name, text in TEXTS.items() for block in blocks(text) for command in block.commands]
ABSUELVE = [shlex.split(command)[1:] for _, command in COMMANDS if command.startswith(".venv/bin/absuelve ")]
MAKE = [shlex.split(command)[1:] for _, command in COMMANDS if command.startswith("make ")]


def relative_links(path: Path) -> list[str]:
    """The links of a Markdown file that point into the repository."""
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    return [link for link in links if "://" not in link]


def test_a_block_is_run_only_below_its_mark() -> None:
    text = "<!-- run -->\n```sh\nmake demo  # the first time\n```\n\n```sh\nmake serve\n```\n"
    assert blocks(text) == (Block("make demo  # the first time\n", run=True), Block("make serve\n", run=False))


def test_a_command_is_read_without_comments_and_with_its_continuation() -> None:
    block = Block("# first\nabsuelve ask \\\n--json x   # then\n\nmake test\n", run=True)
    assert block.commands == ("absuelve ask  --json x", "make test")


def test_the_readme_has_commands_to_run() -> None:
    assert [block for block in blocks(TEXTS["README.md"]) if block.run]


@pytest.mark.parametrize("words", MAKE, ids=" ".join)
def test_every_make_target_named_exists(words: list[str]) -> None:
    assert {word for word in words if "=" not in word} <= TARGETS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    assert [link for link in relative_links(path) if not (path.parent / link).exists()] == []


def command_named(words: list[str]) -> tuple[TyperCommand, list[str]]:
    """The subcommand that a command line names, and the words left for it."""
    found: Any = get_command(extended())
    while words and words[0] in getattr(found, "commands", {}):
        found, words = found.commands[words[0]], words[1:]
    return found, words


@pytest.mark.parametrize("words", ABSUELVE, ids=" ".join)
def test_every_absuelve_command_named_exists_with_its_options(words: list[str]) -> None:
    command, rest = command_named(words)
    known = {option for parameter in command.params for option in parameter.opts}
    assert isinstance(command, TyperCommand)
    assert {word for word in rest if word.startswith("--")} <= known
