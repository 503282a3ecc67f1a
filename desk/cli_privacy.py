"""`absuelve privacy`: what people wrote, taken away."""

from typing import Annotated

import typer

from qa_service.bootstrap import bootstrap
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console

privacy = typer.Typer(name="privacy", cls=SpanishGroup, help="Borra lo que las personas escribieron.")


@privacy.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what there is when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@privacy.command("erase", cls=SpanishCommand, help="Borra lo que una persona escribió y cierra su cuenta.")
def erase(username: Annotated[str, typer.Argument(metavar="CUENTA", help="Su nombre en el servicio.")]) -> None:
    """Erase an account's words; the record stays whole."""
    from desk import administration, retention
    from desk.bootstrap import opened_desk

    with opened_desk(bootstrap()) as desk:
        one = administration.named(desk, administration.CONSOLE, username)
        count = retention.erase_account(desk, administration.CONSOLE, one.id)
    console.print(f"Borrado: {counted(count, 'consulta', 'consultas')}. La cuenta quedó cerrada y sin nombre.")


@privacy.command("retain", cls=SpanishCommand, help="Borra lo escrito en consultas terminadas hace tiempo.")
def retain(
    days: Annotated[int, typer.Option("--days", metavar="NÚMERO", min=1, help="Días sin cambios.")],
) -> None:
    """Empty what was kept long enough."""
    from desk import administration, retention
    from desk.bootstrap import opened_desk

    with opened_desk(bootstrap()) as desk:
        count = retention.retain(desk, days, administration.CONSOLE.id)
    console.print(f"Borrado: {counted(count, 'consulta', 'consultas')}.")
