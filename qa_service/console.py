"""What the command prints of answers, in Spanish, and its progress bar."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from index.model import Hit
from qa_service.confidence import doubt
from qa_service.dates import last_day, written
from qa_service.model import Citation, Draft, Result
from qa_service.recognition import recognition_note
from qa_service.shown import shown_hits

_SHOWN_PASSAGES = 5
_LINE_EVERY = 30.0  # seconds between two lines about progress where nobody watches


def validity(status: str, valid_from: date | None, valid_to: date | None) -> str:
    """How a wording stands and between which days it binds, in words."""
    since = f" desde el {written(valid_from)}" if valid_from else ""
    until = f" hasta el {last_day(valid_to)}" if valid_to else ""
    return f"{status}{since}{until}"


def print_result(console: Console, result: Result) -> None:
    """One question with its draft or refusal, numbered citations and the passages found."""
    console.print(Text(result.question.text, style="bold"))
    console.print()
    if result.draft:
        _print_draft(console, result.draft)
    elif result.abstention:
        console.print(Text("Sin borrador de respuesta", style="bold yellow"))
        console.print(Text(result.abstention.message))
    _print_passages(console, shown_hits(result.hits, result.abstention)[:_SHOWN_PASSAGES], result.draft is None)
    console.print()


def _print_draft(console: Console, draft: Draft) -> None:
    numbers = {citation: number for number, citation in enumerate(draft.citations, start=1)}
    console.print(Text("Borrador (lo revisa un asesor antes de entregarse)", style="bold green"))
    for warning in filter(None, (doubt(draft.confidence), draft.note)):
        console.print(Text(warning, style="yellow"))
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
    title = f", {citation.title}" if citation.title else ""
    stands = validity(citation.status, citation.valid_from, citation.valid_to)
    console.print(Text(f"[{number}] {citation.regulation.label}{title}, {citation.label}{page} ({stands})"))
    console.print(Text(textwrap.indent(f"«{' '.join(citation.quote.split())}»", "    "), style="dim"))
    if note := recognition_note(citation.confidence):
        console.print(Text(f"    {note}", style="yellow"))


def _print_passages(console: Console, hits: Sequence[Hit], wanted: bool) -> None:
    if not hits:
        return
    console.print()
    console.print(Text("Disposiciones que podrían servir" if wanted else "Disposiciones halladas", style="bold"))
    for hit in hits:
        wording = hit.wording
        heading = f": {wording.heading}" if wording.heading else ""
        console.print(Text(f"  · {wording.provision.regulation.label}, {wording.label.lower()}{heading}"))


@contextmanager
def progress_bar(
    console: Console, title: str, unit: str, clock: Callable[[], float] = monotonic
) -> Iterator[Callable[..., None]]:
    """A bar fed with (done, total), with the rate per second and the time left; `also` is one more rate to show.

    Where nobody watches it is a line every half minute, so that a log tells how far a long run is.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    watched = console.is_terminal
    began = told = clock()
    with Progress(*columns, console=console, disable=not watched) as progress:
        task = progress.add_task(title, total=None, rate="")

        def update(done: int, total: int, also: tuple[int, str] | None = None) -> None:
            nonlocal told
            took = max(clock() - began, 1e-3)
            rates = [f"{done / took:,.1f} {unit}/s"]
            rates += [f"{also[0] / took:,.0f} {also[1]}/s"] if also and also[0] else []
            progress.update(task, completed=done, total=total, rate=" · ".join(rates))
            if not watched and clock() - told >= _LINE_EVERY:
                told = clock()
                left = _duration(took * (total - done) / done) if done else "?"
                line = f"{title}: {done} de {total} ({' · '.join(rates)}); faltan {left}"
                console.print(line, markup=False, highlight=False, soft_wrap=True)

        yield update


def _duration(seconds: float) -> str:
    """A time left in words: `40 s`, `12 min`, `2 h 5 min`."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
