"""`absuelve worker`: a process that does what the service leaves for later."""

import os
import signal
import socket
from threading import Event
from typing import Annotated

import typer

from qa_service import logs
from qa_service.bootstrap import bootstrap
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import notes

app = typer.Typer(cls=SpanishGroup)


@app.command("worker", cls=SpanishCommand, help="Prepara borradores, envía avisos y hace las tareas de los editores.")
def worker(
    name: Annotated[str | None, typer.Option("--name", metavar="NOMBRE", help="Cómo figura en los registros.")] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Trabaja con las normas inventadas de la demostración.")] = False,
) -> None:
    """Work until told to stop by SIGTERM or Ctrl-C; the draft under way is finished first."""
    from desk.bootstrap import desk_of
    from desk.running import run

    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    application = bootstrap(demo)
    logs.start(application.settings.log)
    named = name or f"{socket.gethostname()}-{os.getpid()}"
    desk = desk_of(application)
    notes.print(f"Trabajando como {named}. Para terminar: Ctrl-C", markup=False, highlight=False)
    run(desk, application, named, stop)
    notes.print("Terminado.")
