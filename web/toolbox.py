"""Tools as data: checklists, templates and guides whose every step names the provisions it rests on."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from corpus.identifiers import ProvisionId
from corpus.validity import Status
from index.model import Searcher
from qa_service.attribution import full_name
from qa_service.citing import Citer

FOLDER = Path(__file__).parent / "guides"


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, and the provisions that say so."""

    text: str
    basis: tuple[ProvisionId, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as its file has it; `reviewed` is the day on which its text was read against the provisions."""

    name: str
    title: str
    summary: str
    kind: str
    reviewed: date
    steps: tuple[Step, ...]
    caution: str | None = None
    template: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """How a provision that a step rests on stands today; `moved` when it changed after the tool was reviewed."""

    id: ProvisionId
    label: str
    found: bool
    status: Status | None
    moved: bool

    @property
    def sound(self) -> bool:
        """Whether the step may be trusted as it is."""
        return self.found and self.status is Status.IN_FORCE and not self.moved


@cache
def tools_known() -> Mapping[str, Tool]:
    """Every tool by name, in the order of titles."""
    read = (read_tool(path) for path in FOLDER.glob("*.toml"))
    return {tool.name: tool for tool in sorted(read, key=lambda tool: tool.title)}


def read_tool(path: Path) -> Tool:
    """A tool of a file; raises KeyError for a part that is missing."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = (Step(one["text"], tuple(map(ProvisionId.parse, one["basis"]))) for one in data["steps"])
    template = data.get("template", {}).get("text", "").strip() or None
    facts = (data["title"], data["summary"], data["kind"], data["reviewed"])
    return Tool(path.stem, *facts, tuple(steps), data.get("caution"), template)


def basis_of(id: ProvisionId, reviewed: date, searcher: Searcher, on: date) -> Basis:
    """How a provision stands on a day, for a tool reviewed on another."""
    wording = searcher.wording(id, on)
    if wording is None:
        return Basis(id, full_name(id), False, None, False)
    parent = searcher.wording(ProvisionId(id.regulation, id.article), on) if id.article != id.eid else None
    label = ", ".join(filter(None, (wording.label, parent.label if parent else "", id.regulation.label)))
    moved = wording.valid_from is not None and wording.valid_from > reviewed
    return Basis(id, label, True, Citer(searcher, on).status(wording), moved)


def as_text(tool: Tool, bases: Mapping[ProvisionId, Basis], on: str) -> str:
    """The tool as plain text to keep or fill in; what no longer stands is said beside it."""
    lines = [tool.title, "", tool.summary, *(["", tool.caution] if tool.caution else []), ""]
    for number, step in enumerate(tool.steps, 1):
        lines.append(f"[ ] {number}. {step.text}")
        lines += [
            f"      {bases[id].label}{'' if bases[id].sound else ' (REVISAR: cambió o no está)'}" for id in step.basis
        ]
    lines += ["", *([tool.template, ""] if tool.template else []), f"Estado de las normas al {on}."]
    return "\r\n".join("\r\n".join(lines).splitlines()) + "\r\n"
