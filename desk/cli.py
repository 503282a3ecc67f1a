"""The commands of those who keep the desk running: its database, its record and its workers."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from desk import cli_worker
from qa_service.bootstrap import bootstrap
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console

app = typer.Typer(cls=SpanishGroup)
database = typer.Typer(name="database", cls=SpanishGroup, help="Prepara, guarda y restaura la base de datos.")
record = typer.Typer(name="audit", cls=SpanishGroup, help="Comprueba el registro de todo lo hecho.")
say = partial(console.print, markup=False, highlight=False, soft_wrap=True)

File = Annotated[Path, typer.Argument(metavar="ARCHIVO", help="La copia: un archivo de SQLite.")]


@database.callback(invoke_without_command=True)
@record.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what there is when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@database.command("upgrade", cls=SpanishCommand, help="Crea las tablas, o las lleva a la forma de esta versión.")
def upgrade() -> None:
    """Bring the tables up to this program's."""
    from desk import schema
    from desk.bootstrap import database_of

    opened = database_of(bootstrap())
    before = schema.revision(opened)
    after = schema.upgrade(opened)
    opened.close()
    say(f"La base de datos ya estaba al día: {after}." if before == after else f"Base de datos al día: {after}.")


app.add_typer(database)
app.add_typer(record)
app.add_typer(cli_worker.app)
