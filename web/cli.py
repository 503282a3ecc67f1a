"""`absuelve serve` and `absuelve openapi`: what the command gains by HTTP."""

import os
import sys
from importlib.metadata import version as package_version
from typing import Annotated

import typer

from corpus.errors import AbsuelveError
from qa_service.bootstrap import bootstrap
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console, notes
from qa_service.settings import settings_from

app = typer.Typer(cls=SpanishGroup)


@app.command("serve", cls=SpanishCommand, help="Inicia el servicio HTTP, con un proceso que prepara los borradores.")
def serve(
    host: Annotated[str, typer.Option("--host", metavar="DIRECCIÓN", help="Dirección en que escucha.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NÚMERO", min=0, max=65535, help="Puerto.")] = 8000,
    demo: Annotated[bool, typer.Option("--demo", help="Sirve las normas inventadas de la demostración.")] = False,
    worker: Annotated[
        bool,
        typer.Option("--worker/--no-worker", help="Prepara también los borradores, o se lo deja a «absuelve worker»."),
    ] = True,
) -> None:
    """Serve the API and the page until stopped."""
    from web.server import run_server

    run_server(bootstrap(demo), host, port, package_version("absuelve"), notes, worker)


@app.command("check-config", cls=SpanishCommand, help="Muestra cada ajuste y de dónde viene, y prueba si todo sirve.")
def check_config() -> None:
    """Print the settings and try what they name; exit status 1 when something is wrong."""
    from rich.table import Table

    from web.configuration import check, lines

    found = list(check(os.environ))
    if not found[0].trouble:
        table = Table("Ajuste", "Valor", "De dónde")
        for line in lines(os.environ, settings_from(os.environ)):
            table.add_row(line.name, line.value, line.origin)
        console.print(table, markup=False)
    for one in found:
        text = f"✗ {one.what}: {one.trouble}" if one.trouble else f"✓ {one.what}"
        console.print(text, style="red" if one.trouble else "green", markup=False, highlight=False, soft_wrap=True)
    wrong = sum(bool(one.trouble) for one in found)
    if wrong:
        raise AbsuelveError(f"Hay {counted(wrong, 'cosa', 'cosas')} por corregir antes de iniciar el servicio.")


@app.command("openapi", cls=SpanishCommand, help="Escribe la descripción de la API (OpenAPI 3.1) como JSON.")
def openapi() -> None:
    """The description, which needs no data."""
    from web.openapi import written

    sys.stdout.write(written(package_version("absuelve")))
