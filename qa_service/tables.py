"""Tables for editors: what an ingest did with each file, the norms of the corpus, the generations published."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.identifiers import RegulationId
from corpus.summary import Summary
from index.publications import Publication
from ingest.pipeline import Changes, FileReport, Outcome, Run
from qa_service.attribution import with_article
from qa_service.counts import counted
from qa_service.generations import moment, number_of, numbered

_PAGE = 200  # norms printed at a time
_SLUGS = 6  # norms named of each change of a generation
_CHANGED = (("nueva", "nuevas"), ("actualizada", "actualizadas"), ("retirada", "retiradas"))


Doubts = Collection[tuple[str, str, str]]  # settled: the file's name, its content's hash, the doubt


def print_run(console: Console, run: Run, settled: Doubts = ()) -> None:
    """What an ingest did: totals, each refusal with its reason and remedy, and what changed."""
    print_files(console, run, settled)
    console.print(describe(run.changes))


def print_files(console: Console, run: Run, settled: Doubts = ()) -> None:
    """What became of the files of a run: totals, refusals, and doubts, those that an editor settled only counted."""
    counts = Counter(report.outcome for report in run.files)
    table = Table("Archivos")
    for name in ("Cantidad", "Normas", "Disposiciones", "Páginas"):
        table.add_column(name, justify="right")
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
    _print_doubts(console, run.files, settled)


def _print_doubts(console: Console, reports: tuple[FileReport, ...], settled: Doubts) -> None:
    found = [(one.path, one.entry.sha256, doubt) for one in reports for doubt in one.entry.doubts]
    left = [one for one in found if one not in settled]
    for *_, doubt in left:
        console.print(Text(f"Por revisar: {doubt}", style="yellow"))
    if len(left) < len(found):
        console.print(f"Dudas ya dadas por revisadas: {len(found) - len(left)}.", highlight=False)


def _print_refused(console: Console, reports: tuple[FileReport, ...]) -> None:
    refused = [report.entry.refusal for report in reports if report.entry.refusal]
    if not refused:
        return
    console.print(Text(f"Rechazados: {len(refused)}", style="bold"))
    for refusal in refused:
        console.print(Text(f"  {refusal.path.rsplit('/', 1)[-1]}: {refusal.reason}.", style="yellow"))
        console.print(Text(f"    {refusal.remedy}"))


def describe(changes: Changes) -> str:
    """A change of the corpus in one sentence."""
    if not changes:
        return "El corpus no cambia."
    named = zip((changes.added, changes.changed, changes.dropped), _CHANGED, strict=True)
    return "Normas: " + ", ".join(counted(len(ids), *words) for ids, words in named if ids) + "."


def print_norms(console: Console, norms: Iterable[Summary], today: date) -> None:
    """Two lines a norm: its name, date, number of provisions, whether it still binds and its id; then its title.

    Many norms are printed at a time and no line is wrapped by us: else printing takes longer than all the rest.
    """
    count, rest = 0, iter(norms)
    while page := list(islice(rest, _PAGE)):
        count += len(page)
        console.print(Text("\n").join(_lines(norm, today) for norm in page), soft_wrap=True)
    console.print(f"{counted(count, 'norma', 'normas')}.", highlight=False)


def _lines(norm: Summary, today: date) -> Text:
    size = counted(norm.provisions, "disposición", "disposiciones")
    day = f"{norm.published:%d/%m/%Y}" if norm.published else "sin fecha"
    facts = " · ".join((day, size, _state(norm, today)))
    return Text.assemble(
        (norm.id.label, "bold cyan"),
        (f"  {facts}", "yellow" if norm.repealed_on else ""),
        (f"  {norm.id}\n    {' '.join(norm.title.split())}", "dim"),
    )


def _state(norm: Summary, today: date) -> str:
    by = f" por {with_article(norm.repealed_by)}" if norm.repealed_by else ""
    if norm.repealed_on:
        return f"derogada{by}" if norm.repealed_on <= today else f"derogada{by} desde el {norm.repealed_on:%d/%m/%Y}"
    begins = norm.effective if norm.effective and today < norm.effective else None
    return f"aún no vigente: rige desde el {begins:%d/%m/%Y}" if begins else "vigente"


def norm_rows(norms: Iterable[Summary]) -> list[dict[str, Any]]:
    """The norms as `absuelve norms --json` lists them."""
    return [
        {
            "id": norm.id.slug,
            "title": norm.title,
            "issuer": norm.issuer,
            "published": norm.published and norm.published.isoformat(),
            "effective": norm.effective and norm.effective.isoformat(),
            "repealed_on": norm.repealed_on and norm.repealed_on.isoformat(),
            "repealed_by": norm.repealed_by and norm.repealed_by.slug,
            "provisions": norm.provisions,
            "sources": list(norm.sources),
            "warnings": len(norm.warnings),
        }
        for norm in norms
    ]


def print_history(
    console: Console, publications: Sequence[Publication], current: str | None, kept: Collection[str]
) -> None:
    """Each publication, the newest first: when, what it holds, what changed, and which one is served."""
    if not publications:
        console.print("Todavía no se ha publicado nada. Agregue normas con «absuelve ingest CARPETA».")
    for one in reversed(publications):
        mark = "  ← la que se sirve" if one.generation == current else ""
        gone = "" if one.generation in kept else "  (ya no está en disco)"
        head = f"{numbered(one.generation).capitalize()}  {moment(one, ' ')}{mark}{gone}"
        console.print(Text(head, style="bold green" if mark else "bold" if not gone else "dim"))
        sizes = " · ".join(
            (
                counted(one.norms, "norma", "normas"),
                counted(one.wordings, "texto", "textos"),
                counted(one.passages, "pasaje", "pasajes"),
            )
        )
        console.print(Text(f"  {sizes} · modelo {one.model.partition('@')[0]}"))
        for line in _changes(one):
            console.print(Text(f"  {line}"))


def _changes(one: Publication) -> list[str]:
    if not one.compared:
        return ["no se sabe qué cambió: una de las dos publicaciones no dice qué normas tiene"]
    named = zip((one.added, one.changed, one.removed), _CHANGED, strict=True)
    told = [f"{counted(len(slugs), *words)}: {_listed(slugs)}" for slugs, words in named if slugs]
    if told:
        return [f"respecto de la {numbered(one.since)}:", *told] if one.since and not _next(one) else told
    return [f"las mismas normas que la {numbered(one.since)}" if one.since else "las mismas normas"]


def _next(one: Publication) -> bool:
    """Whether it followed on the one that it is compared with."""
    numbers = [int(number_of(name) or 0) for name in (one.since or "", one.generation)]
    return numbers[0] + 1 == numbers[1]


def _listed(slugs: Sequence[str]) -> str:
    more = f" y {len(slugs) - _SLUGS} más" if len(slugs) > _SLUGS else ""
    return ", ".join(RegulationId(slug).label for slug in slugs[:_SLUGS]) + more


def history_rows(
    publications: Sequence[Publication], current: str | None, kept: Collection[str]
) -> list[dict[str, Any]]:
    """The generations as `absuelve history --json` lists them, the newest first."""
    return [
        {**asdict(one), "served": one.generation == current, "on_disk": one.generation in kept}
        for one in reversed(publications)
    ]
