"""What the command prints, in Spanish: answers with their citations, tables of files and norms, progress."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from corpus.validity import Status
from index.model import Hit
from ingest.pipeline import Changes, FileReport, Outcome, Run
from qa_service.model import Citation, Draft, Result
from qa_service.dates import written

_SHOWN_PASSAGES = 5


def validity(citation: Citation) -> str:
    """When the cited wording binds, in words."""
    since = f" desde el {written(citation.valid_from)}" if citation.valid_from else ""
    if citation.status is Status.IN_FORCE:
        return f"vigente{since}"
    until = f" hasta el {written(citation.valid_to)}" if citation.valid_to else ""
    return f"{citation.status}{since}{until}"


def print_result(console: Console, result: Result) -> None:
    """One question with its draft or refusal, numbered citations and the passages found."""
    console.print(Text(result.question.text, style="bold"))
    console.print()
    if result.draft:
        _print_draft(console, result.draft)
    elif result.abstention:
        console.print(Text("Sin borrador de respuesta", style="bold yellow"))
        console.print(Text(result.abstention.message))
    _print_passages(console, result.hits[:_SHOWN_PASSAGES], result.draft is None)
    console.print()


def _print_draft(console: Console, draft: Draft) -> None:
    numbers = {citation: number for number, citation in enumerate(draft.citations, start=1)}
    console.print(Text("Borrador (lo revisa un asesor antes de entregarse)", style="bold green"))
    for statement in draft.statements:
        marks = "".join(f" [{numbers[citation]}]" for citation in statement.citations)
        console.print(Text(f"{statement.text}{marks}"))
        for check in statement.failed:
            console.print(Text(f"  ! {check.kind}: {check.detail}", style="yellow"))
    for caveat in draft.caveats:
        console.print(Text(caveat, style="italic"))
    console.print()
    console.print(Text("Citas", style="bold"))
    for citation, number in numbers.items():
        _print_citation(console, number, citation)


def _print_citation(console: Console, number: int, citation: Citation) -> None:
    page = f", página {citation.page}" if citation.page else ""
    console.print(Text(f"[{number}] {citation.regulation.label}, {citation.label}{page} ({validity(citation)})"))
    console.print(Text(textwrap.indent(f"«{' '.join(citation.quote.split())}»", "    "), style="dim"))


def _print_passages(console: Console, hits: tuple[Hit, ...], wanted: bool) -> None:
    if not hits:
        return
    console.print()
    console.print(Text("Disposiciones que podrían servir" if wanted else "Disposiciones halladas", style="bold"))
    for hit in hits:
        wording = hit.wording
        heading = f": {wording.heading}" if wording.heading else ""
        console.print(Text(f"  · {wording.provision.regulation.label}, {wording.label.lower()}{heading}"))


def print_run(console: Console, run: Run) -> None:
    """What an ingest did: totals, what changed, and each refusal with its reason and remedy."""
    counts = Counter(report.outcome for report in run.files)
    table = Table("Archivos", "Cantidad", "Normas", "Disposiciones", "Páginas")
    for outcome in Outcome:
        chosen = [report.entry for report in run.files if report.outcome is outcome]
        table.add_row(
            outcome,
            str(counts[outcome]),
            str(len({norm for entry in chosen for norm in entry.norms})),
            f"{sum(entry.provisions for entry in chosen):,}",
            f"{sum(entry.pages for entry in chosen):,}",
        )
    console.print(table)
    _print_refused(console, run.files)
    console.print(describe(run.changes))


def _print_refused(console: Console, reports: tuple[FileReport, ...]) -> None:
    refused = [report.entry.refusal for report in reports if report.entry.refusal]
    if not refused:
        return
    table = Table("Rechazado", "Motivo", "Qué hacer")
    for refusal in refused:
        table.add_row(Text(refusal.path.rsplit("/", 1)[-1]), refusal.reason, refusal.remedy)
    console.print(table)


def describe(changes: Changes) -> str:
    """A change of the corpus in one sentence."""
    if not changes:
        return "El corpus no cambia."
    counts = [(changes.added, "nuevas"), (changes.changed, "actualizadas"), (changes.dropped, "retiradas")]
    return "Normas: " + ", ".join(f"{len(ids)} {word}" for ids, word in counts if ids) + "."


@contextmanager
def progress_bar(console: Console, title: str, unit: str) -> Iterator[Callable[[int, int], None]]:
    """A bar fed with (done, total), with the rate per second and the time left."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=not console.is_terminal) as progress:
        task = progress.add_task(title, total=None, rate="")

        def update(done: int, total: int) -> None:
            speed = progress.tasks[task].speed
            progress.update(task, completed=done, total=total, rate=f"{speed:,.1f} {unit}/s" if speed else "")

        yield update
