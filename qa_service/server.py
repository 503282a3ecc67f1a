"""The HTTP application, put together from a `Service`, and the process that runs it."""

from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from rich.console import Console
from starlette.middleware.base import RequestResponseEndpoint
from starlette.responses import Response

from qa_service.api import api, health
from qa_service.consultations import Consultations
from qa_service.pages import pages, problem_page
from qa_service.problems import install_problems
from qa_service.service import Service

if TYPE_CHECKING:
    from qa_service.bootstrap import Application

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


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
    app.include_router(api)
    app.include_router(health)
    app.include_router(pages)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    install_problems(app, problem_page)
    app.middleware("http")(_with_headers)
    return app


async def _with_headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
    response = await call_next(request)
    response.headers.update(_HEADERS)
    return response


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
    """Serve until stopped. The index is opened first, so that what is missing is said at once."""
    import uvicorn

    generation = application.searcher.generation
    key = application.settings.advisor_key or token_urlsafe(16)
    notes.print(f"Sirviendo {generation}. Página: http://{host}:{port} · API: http://{host}:{port}/docs", markup=False)
    notes.print(f"Clave de asesor para ver los borradores por la API: {key}", markup=False)
    uvicorn.run(create_app(service_of(application, key), version), host=host, port=port, log_level="warning")
