"""The commands that keep the database: its tables, copies of it, and whether its record is whole."""

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import StorageFailure
from qa_service.bootstrap import bootstrap
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console

if TYPE_CHECKING:
    from desk.audit import Break

database = typer.Typer(name="database", cls=SpanishGroup, help="Prepara, guarda y restaura la base de datos.")
record = typer.Typer(name="audit", cls=SpanishGroup, help="Comprueba el registro de todo lo hecho.")
say = partial(console.print, markup=False, highlight=False, soft_wrap=True)

CopyPath = Annotated[Path, typer.Argument(metavar="ARCHIVO", help="El archivo de la copia.")]


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

    with closing(database_of(bootstrap())) as opened:
        before, after = schema.revision(opened), schema.upgrade(opened)
    say(f"La base de datos ya estaba al día: {after}." if before == after else f"Base de datos al día: {after}.")


@database.command("backup", cls=SpanishCommand, help="Guarda una copia en un archivo, también con el servicio en uso.")
def backup(path: CopyPath) -> None:
    """Write a copy and say what it holds; the exit status is 1 when its record is broken."""
    from desk import backups
    from desk.audit import Break
    from desk.bootstrap import database_of

    with closing(database_of(bootstrap())) as opened:
        copied = backups.backup(opened, path)
    say(f"Copia guardada en {path}: {counted(copied.rows, 'fila', 'filas')}.")
    if isinstance(copied.record, Break):
        raise StorageFailure(f"Pero {_broken(copied.record)}")


@database.command("restore", cls=SpanishCommand, help="Pone una copia en una base de datos vacía, o en lugar de todo.")
def restore(
    path: CopyPath,
    replace: Annotated[bool, typer.Option("--replace", help="Reemplaza todo lo que la base de datos tiene.")] = False,
) -> None:
    """Put a copy in the place of what there is; its record is checked before and after."""
    from desk import backups
    from desk.bootstrap import database_of

    with closing(database_of(bootstrap())) as opened:
        copied = backups.restore(opened, path, replace)
    say(f"Base de datos restaurada de {path}: {counted(copied.rows, 'fila', 'filas')}.")


@record.command("verify", cls=SpanishCommand, help="Comprueba la cadena del registro y lo que cuelga de ella.")
def verify(
    noted: Annotated[
        str | None, typer.Option("--head", metavar="HUELLA", help="Una huella anotada antes: debe seguir en la cadena.")
    ] = None,
) -> None:
    """Follow the chain and compare what hangs on it; the exit status is 1 when anything is not as it says."""
    from desk import verification
    from desk.audit import Break
    from desk.bootstrap import opened_desk

    with opened_desk(bootstrap()) as desk, desk.database.reading() as connection:
        found = verification.verify(connection)
        held = noted is None or verification.holds(connection, noted)
    if isinstance(found, Break):
        raise StorageFailure(_broken(found).capitalize())
    for fault in found.faults:
        say(fault)
    if found.faults:
        raise StorageFailure("Lo guardado no es lo que el registro dice. Compare con una copia anterior.")
    if not held:
        raise StorageFailure(f"El registro ya no tiene la huella {noted}: se cortó o se cambió por otro.")
    say(f"Registro íntegro: {counted(found.entries, 'entrada', 'entradas')}. Huella: {found.head}")


def _broken(found: "Break") -> str:
    return f"el registro está roto en la entrada {found.sequence}: {found.why}."
