"""The commands that bring law in: a national collection from a folder, norms from their official addresses."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from acquisition.catalogue import read_catalogue
from acquisition.collection import Survey, Wanted, choose, survey
from corpus.errors import AbsuelveError, InvalidInput
from corpus.files import storage_errors
from qa_service.bootstrap import bootstrap
from qa_service.cli_editors import build_index, read_into
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console, notes
from qa_service.settings import parse_day

if TYPE_CHECKING:
    from acquisition.fetching import Fetched
    from ingest.pipeline import Run

app = typer.Typer(cls=SpanishGroup)
corpus = typer.Typer(name="corpus", cls=SpanishGroup, help="Trae normas: de una colección o de direcciones oficiales.")
app.add_typer(corpus)


@corpus.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what there is when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@corpus.command("import", cls=SpanishCommand, help="Agrega las normas de una colección nacional (legalize-pe).")
def import_(  # noqa: PLR0913
    folder: Annotated[Path, typer.Argument(metavar="CARPETA", help="La que contiene las carpetas «pe», «pe-lim-met»…")],
    jurisdiction: Annotated[
        list[str] | None,
        typer.Option("--jurisdiction", metavar="JURISDICCIÓN", help="Solo esta jurisdicción; se puede repetir."),
    ] = None,
    rank: Annotated[
        list[str] | None, typer.Option("--rank", metavar="RANGO", help="Solo este rango, como «ley»; se puede repetir.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="FECHA", help="Solo lo publicado desde ese día: 2024-06-30.")
    ] = None,
    most: Annotated[
        int | None, typer.Option("--limit", metavar="NÚMERO", min=1, help="Solo las más recientes, hasta este número.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Solo cuenta lo que hay; no lee los textos.")] = False,
    no_index: Annotated[bool, typer.Option("--no-index", help="Lee las normas sin publicar el índice.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="ARCHIVO", help="Escribe qué no se tomó, y por qué (TSV).")
    ] = None,
) -> None:
    """Survey a collection, read what is wanted of it, publish unless told otherwise."""
    day = parse_day(since) if since else None
    found = survey(folder)
    wanted = Wanted(frozenset(jurisdiction or ()), frozenset(rank or ()), day, most)
    chosen = choose(found.norms, wanted)
    _print_survey(found, [one.jurisdiction for one in chosen])
    if dry_run:
        _write_report(report, found, None)
        return
    if not chosen:
        raise InvalidInput("Ninguna norma de la colección es de las pedidas. Revise las opciones con --dry-run.")
    application = bootstrap()
    run = read_into(application, [one.path for one in chosen])
    _write_report(report, found, run)
    if no_index:
        console.print("Aún sin publicar: hágalo con «absuelve publish».")
    else:
        build_index(application)


@corpus.command("fetch", cls=SpanishCommand, help="Descarga normas según un catálogo de direcciones oficiales.")
def fetch(
    catalogue: Annotated[
        Path,
        typer.Argument(
            metavar="CATÁLOGO", help="Una norma por línea: nombre, dirección y SHA-256, entre tabulaciones."
        ),
    ],
    folder: Annotated[Path, typer.Argument(metavar="CARPETA", help="Donde quedan los archivos.")],
    delay: Annotated[
        float, typer.Option("--delay", metavar="SEGUNDOS", min=0.5, help="Espera entre dos pedidos a un servidor.")
    ] = 2.0,
    contact: Annotated[
        str | None,
        typer.Option(
            "--contact", metavar="CONTACTO", help="Correo o página que el servidor verá, por si algo molesta."
        ),
    ] = None,
) -> None:
    """Fetch what a catalogue names; exit status 1 when something could not be had."""
    from acquisition.fetching import Fetcher, Outcome, open_client

    addresses = read_catalogue(catalogue)
    if contact and not contact.isprintable():
        raise InvalidInput("El contacto no sirve: ponga un correo o una página, en una línea.")
    done: list[Fetched] = []
    with open_client(contact) as client:
        for one in Fetcher(folder, client, delay).fetch(addresses):
            done.append(one)
            notes.print(_line(one, len(done), len(addresses)), highlight=False, markup=False)
    _print_fetched(done, folder)
    failed = sum(one.outcome is Outcome.FAILED for one in done)
    if failed:
        raise AbsuelveError(f"No se pudo traer {counted(failed, 'norma', 'normas')}. Repita la orden para seguir.")


def _line(one: "Fetched", number: int, total: int) -> str:
    why = f": {one.trouble}" if one.trouble else ""
    return f"{number}/{total} {one.address.name} — {one.outcome}{why}"


def _print_fetched(done: "list[Fetched]", folder: Path) -> None:
    from acquisition.fetching import Outcome

    counts = Counter(one.outcome for one in done)
    console.print(", ".join(f"{outcome}: {counts[outcome]}" for outcome in Outcome), highlight=False)
    unvouched = sum(one.unvouched and one.outcome is Outcome.FETCHED for one in done)
    if unvouched:
        console.print(
            f"El catálogo no da SHA-256 de {counted(unvouched, 'archivo', 'archivos')}: compárelos con el original.",
            style="yellow", highlight=False,
        )  # fmt: skip
    if counts[Outcome.FETCHED]:
        console.print(f"Agregue lo descargado con «absuelve ingest {folder}».", highlight=False)


def _print_survey(found: Survey, chosen: list[str]) -> None:
    """What a collection holds, by jurisdiction, how much of it is taken, and what is passed over."""
    from rich.table import Table

    table = Table("Jurisdicción")
    for name in ("Normas", "Se toman", "Desde", "Hasta"):
        table.add_column(name, justify="right")
    for place in sorted({one.jurisdiction for one in found.norms}):
        days: list[date] = [one.published for one in found.norms if one.jurisdiction == place]
        table.add_row(place, f"{len(days):,}", f"{chosen.count(place):,}", str(min(days)), str(max(days)))
    console.print(table)
    for reason, count in Counter(one.reason for one in found.passed).most_common():
        console.print(f"Sin tomar, {counted(count, 'archivo', 'archivos')}: {reason}.", style="yellow", highlight=False)


def _write_report(path: Path | None, found: Survey, run: "Run | None") -> None:
    """Every file that was not taken, with why and what to do about it."""
    if path is None:
        return
    refused = [one.entry.refusal for one in run.files if one.entry.refusal] if run else []
    with storage_errors(path), path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(("archivo", "motivo", "detalle"))
        writer.writerows((one.path, one.reason, one.detail) for one in found.passed)
        writer.writerows((one.path, one.reason, one.remedy) for one in refused)
    console.print(f"Lo que no se tomó está en «{path}».", highlight=False)
