"""`absuelve serve` and `absuelve openapi`: what the command gains by HTTP."""

import sys
from importlib.metadata import version as package_version
from typing import Annotated

import typer

from qa_service.bootstrap import bootstrap
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import notes

app = typer.Typer(cls=SpanishGroup)


@app.command("serve", cls=SpanishCommand, help="Inicia el servicio HTTP, con un proceso que prepara los borradores.")
def serve(
    host: Annotated[str, typer.Option("--host", metavar="DIRECCIÓN", help="Dirección en que escucha.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NÚMERO", min=0, max=65535, help="Puerto.")] = 8000,
    demo: Annotated[bool, typer.Option("--demo", help="Sirve las normas inventadas de la demostración.")] = False,
    worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Si prepara también los borradores; sin él, «absuelve worker».")
    ] = True,
) -> None:
    """Serve the API and the page until stopped."""
    from web.server import run_server

    run_server(bootstrap(demo), host, port, package_version("absuelve"), notes, worker)


@app.command("openapi", cls=SpanishCommand, help="Escribe la descripción de la API (OpenAPI 3.1) como JSON.")
def openapi() -> None:
    """The description, which needs no data."""
    from web.openapi import written

    sys.stdout.write(written(package_version("absuelve")))
