"""The HTTP application, put together from a `Service`, and the process that runs it."""

import socket
from contextlib import suppress
from pathlib import Path
from secrets import token_urlsafe
from time import perf_counter
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from rich.console import Console

from corpus.errors import InvalidInput
from qa_service.consultations import Consultations
from qa_service.model import Question
from web.api import api, health
from web.description import describe
from web.middleware import BodyLimit, SecurityHeaders
from web.pages import pages, problem_page
from web.problems import install_problems
from web.service import Service

if TYPE_CHECKING:
    from qa_service.bootstrap import Application


def create_app(service: Service, version: str) -> FastAPI:
    """The application that serves the API, the health checks and the page."""
    app = FastAPI(
        title="Absuelve",
        version=version,
        summary="Absuelve consultas de funcionarios municipales con las normas mismas.",
        docs_url=None,  # the stock pages load their scripts from elsewhere; ours is in pages.py
        redoc_url=None,
    )
    app.state.service = service
    for router in (api, health, pages):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    install_problems(app, problem_page)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    return app


def service_of(application: "Application", advisor_key: str) -> Service:
    """The use cases of an installation."""
    return Service(
        searcher=lambda: application.searcher,
        answer=application.answer,
        consultations=Consultations(application.settings.home / "absuelve.db"),
        today=lambda: application.today,
        advisor_key=advisor_key,
        parallel=application.settings.threads,
    )


def run_server(application: "Application", host: str, port: int, version: str, notes: Console) -> None:
    """Serve until stopped. The port is taken and the index opened first, so that what is missing is said at once."""
    import uvicorn

    listening = listen(host, port)
    with listening:
        started = perf_counter()
        generation = warm_up(application)
        key = application.settings.advisor_key or token_urlsafe(16)
        app = create_app(service_of(application, key), version)
        notes.print(f"Índice {generation} listo en {perf_counter() - started:.1f} s.", markup=False, highlight=False)
        if application.settings.advisor_key is None:
            notes.print(f"Clave de asesor de esta sesión, para ver los borradores por la API: {key}", markup=False)
        address = f"http://{host}:{listening.getsockname()[1]}"
        notes.print(f"Abra {address} · API: {address}/docs · Para terminar: Ctrl-C", markup=False)
        with suppress(KeyboardInterrupt):  # by then the server has finished what was under way
            uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
        notes.print("Servicio detenido.")


def warm_up(application: "Application") -> str:
    """Open the index and answer a question, so that the first asker waits for nothing; the generation served."""
    result = application.answer(Question("warm-up", "¿Qué plazo hay para responder una solicitud?"))
    return result.generation


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises `InvalidInput` when the address can't be had, for example because it is in use."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise InvalidInput(
            f"No se puede escuchar en {host}:{port}: está ocupado o no se permite. Pruebe con otro: --port {port + 1}."
        ) from error
