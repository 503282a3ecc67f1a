"""Amendments of raw norms as an editor lists, undoes and takes back: applied, rejected, and left as tasks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rich.console import Console
from rich.text import Text

from corpus.codec import encode
from corpus.errors import NotFound
from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Regulation
from corpus.store import Store
from ingest.applications import Application, applications
from ingest.changes import TASK
from qa_service.attribution import full_name
from qa_service.differences import as_text, compare_texts
from qa_service.docket import Docket
from qa_service.reviewing import Pending, WarningKind
from qa_service.situating import said

_FOREIGN = re.compile(rb'"document":[1-9]|' + TASK.encode())


@dataclass(frozen=True, slots=True)
class Amendments:
    """What raw norms bring: the applications in the corpus, those undone, and the tasks with the norm they are for."""

    applied: tuple[Application, ...]
    rejected: tuple[Application, ...]
    tasks: tuple[tuple[str, str], ...]

    def left(self, docket: Docket) -> "Amendments":
        """The same without the tasks that an editor settled."""
        settled = {one.warning for one in docket.items if one.settled}
        tasks = tuple(one for one in self.tasks if Pending(WarningKind.TASK, *one) not in settled)
        return replace(self, tasks=tasks)

    def as_json(self) -> dict[str, Any]:
        """As `absuelve amendments --json` writes it."""
        return {
            "applied": encode(self.applied),
            "rejected": encode(self.rejected),
            "tasks": [{"norm": norm, "task": task} for norm, task in self.tasks],
        }


def amended(store: Store) -> Iterator[Regulation]:
    """The norms that may hold an application or a task; the others are not decoded."""
    return store.where(_FOREIGN.search)


def amendments(norms: Iterable[Regulation], rejected: Sequence[Application]) -> Amendments:
    """All that norms hold, with those of the rejected ones that are still undone."""
    applied: list[Application] = []
    tasks: list[tuple[str, str]] = []
    for norm in norms:
        applied += applications(norm)
        tasks += [(norm.id.slug, warning) for warning in norm.warnings if warning.startswith(TASK)]
    return Amendments(tuple(applied), tuple(rejected), tuple(tasks))


def find(id: str, among: Sequence[Application]) -> Application:
    """The application whose id begins so; raises `NotFound` when none or several do."""
    fits = [one for one in among if id and one.id.startswith(id)]
    if len(fits) != 1:
        count = f"{len(fits)} modificaciones empiezan así" if fits else "ninguna modificación empieza así"
        raise NotFound(f"No se halló «{id}»: {count}. Vea los números con «absuelve amendments».")
    return fits[0]


def print_amendments(console: Console, found: Amendments) -> None:
    """The three lists, each only when it holds anything."""
    if not (found.applied or found.rejected or found.tasks):
        console.print("Ninguna norma del corpus modifica a otra que esté en él.")
        return
    for title, listed in (("Aplicadas", found.applied), ("Deshechas por un editor", found.rejected)):
        if listed:
            console.print(Text(f"{title} ({len(listed)})", style="bold"))
        for one in listed:
            _print_application(console, one)
    if found.tasks:
        console.print(Text(f"Tareas: lo que no se pudo aplicar con certeza ({len(found.tasks)})", style="bold"))
    for norm, task in found.tasks:
        console.print(Text(f"  {RegulationId(norm).label}", style="cyan"))
        console.print(Text(f"    {said(task)}"))


def _print_application(console: Console, one: Application) -> None:
    line = Text(f"  {one.id}", style="cyan")
    line.append(f"  {full_name(ProvisionId(one.target, one.eid))}", style="bold")
    console.print(line)
    console.print(Text(f"    {said(one.why)}"))
    plain = not console.is_terminal or console.no_color
    text = as_text(compare_texts(one.old or "", one.new), plain)
    for part in text.split("\n", allow_blank=False):
        console.print(Text("    ").append_text(part))
    console.print()
