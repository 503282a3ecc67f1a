"""The commands of editors: put norms in and take them out, publish and go back, see what is left to do."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import InvalidInput
from qa_service.bootstrap import Application, bootstrap
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console, notes
from qa_service.settings import Settings

if TYPE_CHECKING:
    from corpus.identifiers import ProvisionId
    from ingest.applications import Application as Applied
    from ingest.pipeline import FileReport, Run

app = typer.Typer(cls=SpanishGroup)
command = partial(app.command, cls=SpanishCommand)

NORM_HELP = "Su nombre o su identificador: «Ley N° 27972», ley-27972."
AsJson = Annotated[bool, typer.Option("--json", help="Escribe el resultado como JSON.")]


@command("ingest", help="Agrega o actualiza las normas de archivos y carpetas, y publica el índice.")
def ingest(
    paths: Annotated[
        list[Path], typer.Argument(metavar="RUTAS", help="Archivos o carpetas: PDF, Markdown, HTML o texto.")
    ],
    preview: Annotated[bool, typer.Option("--preview", help="Solo muestra qué cambiaría.")] = False,
    no_index: Annotated[bool, typer.Option("--no-index", help="Lee las normas sin publicar el índice.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Con --preview: todos los cambios como JSON.")] = False,
) -> None:
    """Ingest, print the table of files, publish unless told otherwise."""
    if as_json and not preview:
        raise InvalidInput("La opción --json acompaña a --preview: muestra todo lo que cambiaría.")
    application = bootstrap()
    if preview:
        preview_of(application, paths, as_json)
        return
    read_into(application, paths)
    if no_index:
        console.print("Aún sin publicar: hágalo con «absuelve publish».")
    else:
        build_index(application)


def read_into(application: Application, paths: Sequence[Path]) -> "Run":
    """Read files with a progress bar, print what came of each kind, and give it back."""
    from qa_service.docket import settled_doubts
    from qa_service.tables import print_run

    require(paths)
    with _Reading() as bars:
        run = application.ingest(paths, bars.file, bars.norm)
    print_run(console, run, settled_doubts(application.home))
    return run


def preview_of(application: Application, paths: Sequence[Path], as_json: bool) -> None:
    """Read files and print what they would change."""
    from qa_service.docket import settled_doubts
    from qa_service.previews import print_preview, to_json
    from qa_service.tables import print_files

    require(paths)
    with _Reading() as bars:
        preview = application.preview(paths, bars.file, bars.norm, _cited(application.settings))
    if as_json:
        write_json(to_json(preview))
        return
    print_files(console, preview.run, settled_doubts(application.home))
    print_preview(console, preview)


def _cited(settings: Settings) -> "Iterator[tuple[str, ProvisionId]]":
    """The consultations with released answers and what these cite: the package that keeps them says so."""
    for extension in entry_points(group="absuelve.cited"):
        yield from extension.load()(settings)


def require(paths: Sequence[Path]) -> None:
    """Raise `InvalidInput` unless every path exists."""
    for path in paths:
        if not path.exists():
            raise InvalidInput(f"No existe «{path}». Revise la ruta y repita la orden.")


class _Reading:
    """The two bars of an ingest: files read, then norms put together."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._pages = 0
        self._norms: Callable[..., None] | None = None

    def __enter__(self) -> "_Reading":
        from qa_service.console import progress_bar

        self._files = self._stack.enter_context(progress_bar(notes, "Leyendo", "archivos"))
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def file(self, report: "FileReport", done: int, total: int) -> None:
        """One more file."""
        self._pages += report.entry.pages if report.outcome == "leído" else 0
        self._files(done, total, (self._pages, "páginas"))

    def norm(self, done: int, total: int) -> None:
        """One more norm; the bar of files gives way to this one."""
        if self._norms is None:
            from qa_service.console import progress_bar

            self._stack.close()
            self._norms = self._stack.enter_context(progress_bar(notes, "Reuniendo", "normas"))
        self._norms(done, total)


def build_index(application: Application) -> None:
    """Build and serve a new generation with a progress bar; nothing is built when the corpus is the one served."""
    from qa_service.console import progress_bar
    from qa_service.generations import told

    before = application.bundles.current()
    with progress_bar(notes, "Indexando", "pasajes") as update:
        generation = application.publish(update)
    said = "El índice ya estaba al día" if generation == before else "Índice publicado"
    console.print(f"{said}: {told(application.bundles, generation)}.", highlight=False)


@command("publish", help="Publica el corpus como está: desde ahora se responde con él.")
def publish() -> None:
    """Publish what was ingested with `--no-index`, or again after a rollback."""
    build_index(bootstrap())


@command("rollback", help="Vuelve a servir lo publicado antes, hasta la próxima publicación.")
def rollback(
    generation: Annotated[
        str | None,
        typer.Argument(
            metavar="NÚMERO", help="El de la publicación, como lo da «history»; si no se indica, la anterior."
        ),
    ] = None,
) -> None:
    """Serve an older generation; the corpus keeps what was ingested."""
    from qa_service.generations import told

    application = bootstrap()
    before = application.bundles.current()
    name = application.rollback(generation)
    now = told(application.bundles, name)
    if name == before:
        console.print(f"Ya se servía la {now}: nada cambia.", highlight=False)
        return
    earlier = f"; antes, la {told(application.bundles, before)}" if before else ""
    console.print(f"Ahora se sirve la {now}{earlier}.", highlight=False)
    console.print("El corpus conserva lo leído: corríjalo antes de publicar otra vez.")


@command("history", help="Lista lo publicado, qué cambió cada vez y cuál se sirve.")
def history(as_json: AsJson = False) -> None:
    """The newest generation first; raises `NoBundle` when there is none."""
    from qa_service.tables import history_rows, print_history

    bundles = bootstrap().bundles
    found, current, kept = bundles.history(), bundles.current(), bundles.list()
    if as_json:
        write_json(history_rows(found, current, kept))
    else:
        print_history(console, found, current, kept)


@command("remove", help="Retira una norma del corpus y publica el índice sin ella.")
def remove(id: Annotated[str, typer.Argument(metavar="NORMA", help=NORM_HELP)]) -> None:
    """Take a norm out and publish."""
    from ingest.pipeline import remove as take_out
    from qa_service.lookup import find_norm
    from qa_service.tables import describe

    application = bootstrap()
    console.print(describe(take_out(find_norm(application.store, id).id, application.home)))
    build_index(application)


@command(
    "amendments", help="Lista las modificaciones aplicadas, las rechazadas y las pendientes; rechaza o acepta una."
)
def amendments(
    what: Annotated[
        str | None,
        typer.Argument(metavar="NORMA", help="Solo las de una norma; o «reject» o «accept», para una modificación."),
    ] = None,
    id: Annotated[str | None, typer.Argument(metavar="NÚMERO", help="El de la modificación por decidir.")] = None,
    as_json: AsJson = False,
) -> None:
    """What raw norms bring to others, and an editor's decisions about it."""
    from ingest.ledger import load_ledger
    from qa_service import amendments as listing
    from qa_service.docket import Docket
    from qa_service.lookup import find_norm

    application = bootstrap()
    rejected = load_ledger(application.home.ledger).rejected
    if what in ("reject", "accept"):
        _decide(application, what, id, rejected)
        return
    if id is not None:
        raise InvalidInput(f"Sobra «{id}». Use «amendments reject NÚMERO» o «amendments accept NÚMERO».")
    norm = find_norm(application.store, what) if what else None
    undone = [one for one in rejected if norm is None or one.target == norm.id]
    found = listing.amendments([norm] if norm else listing.amended(application.corpus), undone).left(
        Docket(application.home, application.store, application.seals)
    )
    if as_json:
        write_json(found.as_json())
    else:
        listing.print_amendments(console, found)


def _decide(application: Application, what: str, id: str | None, rejected: "Sequence[Applied]") -> None:
    """Undo an amendment, or take it back; the corpus changes, and is published by hand."""
    from ingest.pipeline import accept, reject
    from qa_service import amendments as listing
    from qa_service.tables import describe

    if id is None:
        raise InvalidInput(f"Falta el número de la modificación: absuelve amendments {what} NÚMERO.")
    if what == "accept":
        changes = accept(listing.find(id, rejected).id, application.home)
    else:
        applied = listing.amendments(listing.amended(application.corpus), ()).applied
        changes = reject(listing.find(id, applied), application.home)
    console.print(f"{describe(changes)} Aún sin publicar: hágalo con «absuelve publish».", highlight=False)


def write_json(value: object) -> None:
    """A value as indented JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
