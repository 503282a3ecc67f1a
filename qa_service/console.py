"""What the command prints of answers and provisions, in Spanish, and its progress bar."""

import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from corpus.errors import NotFound
from corpus.identifiers import ProvisionId
from corpus.model import Provision, Regulation, Version
from corpus.store import Store
from corpus.validity import Status, repealed, status_of, version_on
from index.model import Hit
from qa_service.dates import last_day, written
from qa_service.model import Citation, Draft, Result
from qa_service.views import shown_hits

_SHOWN_PASSAGES = 5


def validity(status: Status, valid_from: date | None, valid_to: date | None) -> str:
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
    _print_passages(console, shown_hits(result)[:_SHOWN_PASSAGES], result.draft is None)
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
    title = f", {citation.title}" if citation.title else ""
    stands = validity(citation.status, citation.valid_from, citation.valid_to)
    console.print(Text(f"[{number}] {citation.regulation.label}{title}, {citation.label}{page} ({stands})"))
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


def print_provision(console: Console, store: Store, text: str, on: date) -> None:
    """A provision by its id: the wording of a day, then its others; raises `NotFound`."""
    id = ProvisionId.parse(text)
    regulation = store.read(id.regulation)
    provision = regulation.provision(id.eid)
    if provision is None:
        raise NotFound(_absent(id, regulation))
    shown = version_on(provision, on) or provision.latest
    console.print(Text(f"{regulation.label}, {regulation.title}", style="dim"))
    console.print(Text(" > ".join((*provision.path, _title(provision))), style="bold"))
    if regulation.notice:
        console.print(Text(regulation.notice, style="yellow"))
    for version in (shown, *(other for other in reversed(provision.versions) if other is not shown)):
        _print_version(console, regulation, version, on)


def _print_version(console: Console, regulation: Regulation, version: Version, on: date) -> None:
    status = Status.REPEALED if repealed(regulation, on) else status_of(version, on)
    brought = f" · texto dado por: {version.amended_by.label}" if version.amended_by else ""
    pages = regulation.pages_of(version)
    where = f" · página {pages[0]}" if pages else ""
    console.print()
    stands = validity(status, version.valid_from, version.valid_to)
    console.print(Text(f"[{stands}]{brought}{where}", style="green" if status is Status.IN_FORCE else "yellow"))
    console.print(Text(regulation.text_of(version)))


def _title(provision: Provision) -> str:
    return f"{provision.label}: {provision.heading}" if provision.heading else provision.label


def _absent(id: ProvisionId, regulation: Regulation) -> str:
    near = get_close_matches(id.eid, [provision.eid for provision in regulation.provisions], n=3)
    hint = f"Lo más parecido: {', '.join(f'{id.regulation}#{eid}' for eid in near)}." if near else "Revise el artículo."
    return f"{regulation.label} no tiene «{id.eid}». {hint}"


@contextmanager
def progress_bar(console: Console, title: str, unit: str) -> Iterator[Callable[[int, int], None]]:
    """A bar fed with (done, total), with the rate per second and the time left; nothing where nobody watches."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task(title, total=None, rate="")

        def update(done: int, total: int) -> None:
            speed = progress.tasks[task].speed
            progress.update(task, completed=done, total=total, rate=f"{speed:,.1f} {unit}/s" if speed else "")

        yield update
