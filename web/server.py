"""The HTTP application, put together from a `Site`, and the process that runs it."""

import socket
from contextlib import nullcontext, suppress
from time import perf_counter

from fastapi import APIRouter, FastAPI
from rich.console import Console
from starlette.middleware.gzip import GZipMiddleware

from corpus.errors import InvalidInput
from desk import idempotency
from desk.bootstrap import desk_of
from qa_service import logs
from qa_service.bootstrap import Application
from qa_service.generations import numbered
from qa_service.model import Question
from web.account import own
from web.administration import administration
from web.alerts import alerted
from web.amending import amending
from web.assets import static
from web.bench import bench
from web.bulletins import bulletins
from web.companion import companion
from web.comparison import comparison
from web.consultations import consultations
from web.corpus import corpus
from web.curated import curation
from web.dashboard import dashboard
from web.decisions import decided
from web.description import describe
from web.docket import docket
from web.doorway import doorway
from web.drafts import drafts
from web.editing import editing
from web.evaluation import evaluation
from web.events import events
from web.facsimiles import facsimiles
from web.federated import federated
from web.figures import figures
from web.health import health
from web.holdings import personal
from web.holds import holds
from web.inquiries import inquiries
from web.invitations import invitations
from web.keepers import keepers
from web.ledger import ledger
from web.library import shared
from web.measures import Requests, measures, registry_of
from web.membership import joining
from web.middleware import BodyLimit, RequestNumbers, SecurityHeaders
from web.mydata import mine
from web.norms import norms
from web.offers import offered
from web.pages import pages, problem_page
from web.prepared import prepared
from web.problems import install_problems
from web.promotion import promotion
from web.queue import queue
from web.quoting import quoting
from web.readings import readings
from web.records import records
from web.revisions import revisions
from web.runs import trials
from web.sessions import entrance, sessions
from web.settlements import warned
from web.site import PREFIX, Site
from web.streams import Bell
from web.tools import tools
from web.tracing import Tracing, provider_of
from web.triage import triage
from web.verdicts import verdicts
from web.worklist import worklist
from web.workshop import workshop
from web.writings import writing

_ROUTERS: tuple[APIRouter, ...] = (
    entrance, sessions, consultations, events, queue, drafts, writing, triage, decided, corpus, editing, warned,
    administration, invitations, records, offered, figures, personal,
    alerted, shared, curation,
)  # fmt: skip
_PAGES: tuple[APIRouter, ...] = (
    measures, static, pages, norms, facsimiles, tools, doorway, joining, federated, own, inquiries, worklist, prepared,
    bench, holds, revisions, quoting, verdicts, keepers, ledger, dashboard, workshop, docket, amending, mine,
    bulletins, readings,
    evaluation, promotion, comparison, trials,
)  # fmt: skip
_SMALL = 1_000  # bytes; a smaller body gains nothing from being compressed


def create_app(site: Site, version: str) -> FastAPI:
    """The application that serves the API, the health checks and the page."""
    app = FastAPI(
        title="Absuelve",
        version=version,
        summary="Absuelve consultas de funcionarios municipales con las normas mismas.",
        docs_url=None,  # the stock pages load their scripts from elsewhere; ours is in pages.py
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    settings = site.application.settings
    app.state.site, app.state.bell, app.state.registry = site, Bell(site), registry_of(site)
    for router in _ROUTERS:
        app.include_router(router, prefix=PREFIX)
    app.include_router(health)
    for router in _PAGES:
        app.include_router(router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    install_problems(app, problem_page)
    app.add_middleware(BodyLimit)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALL, compresslevel=6)
    app.add_middleware(SecurityHeaders)
    if settings.metrics:
        app.add_middleware(Requests, registry=app.state.registry)
    if settings.traces:
        app.state.traces = provider_of(settings.traces, version)
        app.add_middleware(Tracing, provider=app.state.traces)
    app.add_middleware(RequestNumbers)
    return app


def site_of(application: Application) -> Site:
    """An installation behind HTTP; a new database gets its tables."""
    return Site(desk_of(application), application)


def run_server(
    application: Application, host: str, port: int, version: str, notes: Console, worker: bool = True
) -> None:
    """Serve until stopped. The port is taken and the index opened first, so that what is missing is said at once."""
    logs.start(application.settings.log)
    listening = listen(host, port)
    with listening:
        started = perf_counter()
        generation = warm_up(application)
        site = site_of(application)
        _tidy(site)
        notes.print(
            f"Índice listo en {perf_counter() - started:.1f} s: {numbered(generation)}.", markup=False, highlight=False
        )
        address = f"http://{host}:{listening.getsockname()[1]}"
        notes.print(f"Abra {address} · API: {address}/docs · Para terminar: Ctrl-C", markup=False)
        beside = companion(application.settings) if worker else nullcontext()
        with beside, suppress(KeyboardInterrupt):  # by then the server has finished what was under way
            serve(create_app(site, version), site, listening)
        notes.print("Servicio detenido.")


def serve(app: FastAPI, site: Site, listening: socket.socket) -> None:
    """Run an application on a listening socket until it is told to stop; streams are ended first."""
    import uvicorn

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: object) -> None:
            site.stopping.set()
            super().handle_exit(sig, frame)  # type: ignore[arg-type]

    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=30)
    Server(config).run(sockets=[listening])


def warm_up(application: Application) -> str:
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


def _tidy(site: Site) -> None:
    with site.desk.database.writing() as connection:
        idempotency.forget(connection, site.desk.now())
