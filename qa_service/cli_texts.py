"""The commands that read the corpus: its norms, their provisions on a day, what changed, how they bear on another."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import InvalidInput
from corpus.model import Regulation
from qa_service.bootstrap import Application, bootstrap
from qa_service.cli_editors import NORM_HELP, AsJson, write_json
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console, notes

app = typer.Typer(cls=SpanishGroup)
command = partial(app.command, cls=SpanishCommand)
export_app = typer.Typer(cls=SpanishGroup, help="Saca lo que hay en el corpus.")
app.add_typer(export_app, name="export")

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="FECHA", help="El texto de ese día: 2024-06-30.")]


@command("norms", help="Lista las normas del corpus.")
def norms(as_json: AsJson = False) -> None:
    """One row a norm; raises `NoCorpus` when there is none."""
    from qa_service.tables import norm_rows, print_norms

    application = bootstrap()
    found = application.corpus.summaries()
    if as_json:
        write_json(norm_rows(found))
    else:
        print_norms(console, found, application.today)


@command("show", help="Muestra una disposición como regía un día y su historia, o el índice de una norma entera.")
def show(
    provision: Annotated[
        str, typer.Argument(metavar="ID", help="Una disposición, ley-27972#art_20, o una norma, «Ley N° 27972».")
    ],
    as_of: AsOf = None,
    full: Annotated[bool, typer.Option("--full", help="La historia con cada texto entero.")] = False,
) -> None:
    """Print the wording of a day and the provision's history, or a norm's table of contents."""
    from qa_service.lookup import either, find_norm, find_provision
    from qa_service.provisions import print_contents, print_provision
    from qa_service.settings import parse_day

    slug, eid = either(provision)
    application = bootstrap()
    day = parse_day(as_of) if as_of else application.today
    if eid is None:
        regulation = find_norm(application.store, slug)
        print_contents(console, regulation, day)
    else:
        regulation, found = find_provision(application.store, provision)
        print_provision(console, regulation, found, day, full)
    _tell_unpublished(application, regulation)


def _tell_unpublished(application: Application, regulation: Regulation) -> None:
    from qa_service.generations import told

    if generation := application.unpublished(regulation):
        said = f"Nota: lo publicado ({told(application.bundles, generation)}) tiene otra lectura de esta norma."
        notes.print(said, style="yellow", markup=False, highlight=False, soft_wrap=True)


@command("diff", help="Compara palabra por palabra una disposición, o toda una norma, entre dos fechas.")
def diff(
    id: Annotated[str, typer.Argument(metavar="ID", help="Una disposición, ley-27972#art_20, o una norma, ley-27972.")],
    start: Annotated[str, typer.Argument(metavar="FECHA", help="El primer día: 2003-06-01.")],
    end: Annotated[str, typer.Argument(metavar="FECHA", help="El segundo día: 2024-06-01.")],
) -> None:
    """Print what differs between the wordings of two days."""
    from qa_service.dates import written
    from qa_service.differences import differences, print_differences
    from qa_service.lookup import either, find_norm, find_provision
    from qa_service.settings import parse_day

    first, second = parse_day(start), parse_day(end)
    if second < first:
        raise InvalidInput("La primera fecha es posterior a la segunda. Póngalas en orden.")
    slug, eid = either(id)
    store = bootstrap().store
    regulation = find_norm(store, slug) if eid is None else find_provision(store, id)[0]
    days = f"entre el {written(first)} y el {written(second)}"
    print_differences(console, regulation, differences(regulation, first, second, eid), days)


@command("relations", help="Qué modifica, deroga, reglamenta, consolida o cita una norma, y cuáles lo hacen con ella.")
def relations(
    norm: Annotated[str, typer.Argument(metavar="NORMA", help=NORM_HELP)],
    as_json: AsJson = False,
) -> None:
    """How a norm bears on others, and others on it."""
    from qa_service.bearings import bearings, print_bearings
    from qa_service.lookup import find_norm

    store = bootstrap().store
    regulation = find_norm(store, norm)
    found = bearings(regulation, store.naming(regulation.id))
    if as_json:
        write_json([one.as_json() for one in found])
    else:
        print_bearings(console, regulation, found, frozenset(store.ids()))


@export_app.callback(invoke_without_command=True)
def export(context: typer.Context) -> None:
    """Say what can be exported when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@export_app.command(
    "provisions", cls=SpanishCommand, help="Una línea JSON por texto de cada disposición, el vigente primero."
)
def export_provisions(
    out: Annotated[Path, typer.Option("--out", metavar="ARCHIVO", help="Archivo JSONL que se escribe.")],
) -> None:
    """Write every wording of the corpus."""
    from qa_service.export import write_provisions

    count = write_provisions(bootstrap().corpus, out)
    console.print(
        f"{counted(count, 'texto escrito', 'textos escritos')} en {out}.", markup=False, highlight=False, soft_wrap=True
    )
