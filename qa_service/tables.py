"""Tables for editors: what an ingest did with each file, and the norms of the corpus."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.model import Regulation
from ingest.pipeline import Changes, FileReport, Outcome, Run


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
    for doubt in (doubt for report in run.files for doubt in report.entry.doubts):
        console.print(Text(f"Por revisar: {doubt}", style="yellow"))
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


def print_norms(console: Console, norms: Iterable[Regulation]) -> None:
    """One row a norm: its id, title, date, how many provisions it has, and whether it still binds."""
    table = Table("Identificador", "Norma", "Publicada", "Disposiciones", "Estado")
    for norm in norms:
        state = f"derogada por {norm.repealed_by.label}" if norm.repealed_by else "derogada"
        table.add_row(
            Text(str(norm.id)),
            Text(norm.title),
            str(norm.published or ""),
            str(len(norm.provisions)),
            state if norm.repealed_on else "vigente",
        )
    console.print(table)
