"""The `absuelve` command: reads arguments, calls one function of the application, prints what came of it."""

import json
import sys
from collections.abc import Sequence
from functools import partial
from importlib.metadata import entry_points
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from typer import Abort
from typer.exceptions import TyperException

from corpus.errors import AbsuelveError, InvalidInput
from qa_service.bootstrap import Application, bootstrap
from qa_service.help import SpanishCommand, SpanishGroup, complaint

INTERRUPTED = 130

app = typer.Typer(
    cls=SpanishGroup,
    help="Absuelve consultas de funcionarios municipales con las normas mismas: halla, cita y redacta un borrador.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
export_app = typer.Typer(cls=SpanishGroup, help="Saca lo que hay en el corpus.")
app.add_typer(export_app, name="export")
command = partial(app.command, cls=SpanishCommand)

console = Console()
notes = Console(stderr=True)


def main() -> None:
    """Run the command; every known error is one line on standard error and a non-zero exit."""
    for extension in entry_points(group="absuelve.commands"):
        app.add_typer(extension.load(), name=extension.name)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command with these arguments; its exit status."""
    try:
        code = app(arguments, prog_name="absuelve", standalone_mode=False)
        sys.stdout.flush()
    except AbsuelveError as error:
        return _fail(str(error), error.exit_code)
    except TyperException as error:
        return _fail(complaint(error), 2)
    except (Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except OSError as error:
        return _fail(f"No se pudo escribir el resultado: {error.strerror}. Revise adónde va la salida y repita.", 1)
    if code == INTERRUPTED:
        return _fail("Interrumpido. Lo ya leído se conserva; repita la orden para continuar.", INTERRUPTED)
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    notes.print(message, style="red", markup=False, highlight=False, soft_wrap=True)
    return code


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Muestra la versión y termina.")] = False,
) -> None:
    """Answer `--version`, or leave the work to a command."""
    if version:
        typer.echo(f"absuelve {package_version('absuelve')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@export_app.callback(invoke_without_command=True)
def export(context: typer.Context) -> None:
    """Say what can be exported when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@command("ingest", help="Agrega o actualiza las normas de archivos y carpetas, y publica el índice.")
def ingest(
    paths: Annotated[
        list[Path], typer.Argument(metavar="RUTAS", help="Archivos o carpetas: PDF, Markdown, HTML o texto.")
    ],
    preview: Annotated[bool, typer.Option("--preview", help="Solo muestra qué cambiaría.")] = False,
    no_index: Annotated[bool, typer.Option("--no-index", help="Lee las normas sin publicar el índice.")] = False,
) -> None:
    """Ingest, print the table of files, publish unless told otherwise."""
    application = bootstrap()
    ingest_into(application, paths, preview)
    if not preview and not no_index:
        publish(application)


def ingest_into(application: Application, paths: Sequence[Path], preview: bool) -> None:
    """Read files with a progress bar and print what came of each kind."""
    from qa_service.console import progress_bar
    from qa_service.tables import print_run

    for path in paths:
        if not path.exists():
            raise InvalidInput(f"No existe «{path}». Revise la ruta y repita la orden.")
    with progress_bar(notes, "Leyendo", "archivos") as update:
        run = application.ingest(paths, preview, lambda _report, done, total: update(done, total))
    print_run(console, run)


def publish(application: Application) -> None:
    """Build and serve a new generation with a progress bar; nothing is built when the corpus is the one served."""
    from qa_service.console import progress_bar

    with progress_bar(notes, "Indexando", "pasajes") as update:
        generation = application.publish(update)
    console.print(f"Índice publicado: {generation}.")


@command("remove", help="Retira una norma del corpus y publica el índice sin ella.")
def remove(id: Annotated[str, typer.Argument(metavar="NORMA", help="Identificador, por ejemplo ley-27972.")]) -> None:
    """Take a norm out and publish."""
    from corpus.identifiers import RegulationId
    from ingest.pipeline import remove as take_out
    from qa_service.tables import describe

    application = bootstrap()
    console.print(describe(take_out(RegulationId(id), application.home)))
    publish(application)


@command("norms", help="Lista las normas del corpus.")
def norms() -> None:
    """One row a norm; raises `NoCorpus` when there is none."""
    from qa_service.tables import print_norms

    print_norms(console, bootstrap().corpus)


@command("show", help="Muestra una disposición y sus textos en el tiempo, por ejemplo ley-27972#art_20.")
def show(
    provision: Annotated[str, typer.Argument(metavar="DISPOSICIÓN", help="Su identificador.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="FECHA", help="El texto de ese día: 2024-06-30.")
    ] = None,
) -> None:
    """Print the wording of a day and the provision's history."""
    from qa_service.console import print_provision
    from qa_service.settings import parse_day

    application = bootstrap()
    print_provision(console, application.store, provision, parse_day(as_of) if as_of else application.today)


@command("ask", help="Responde una pregunta, o un archivo de preguntas, con citas.")
def ask(
    question: Annotated[str | None, typer.Argument(metavar="PREGUNTA", help="La pregunta, entre comillas.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="FECHA", help="Pregunta por lo que regía ese día: 2024-06-30.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Escribe el resultado como JSON.")] = False,
    questions: Annotated[
        Path | None, typer.Option("--questions", metavar="ARCHIVO", help="Preguntas en JSONL; pide también --out.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="ARCHIVO", help="Respuestas en JSONL, una por pregunta.")
    ] = None,
) -> None:
    """Answer one question on the screen, or a file of them into another."""
    from qa_service.batch import one_question
    from qa_service.exchange import to_json

    if questions is not None or out is not None:
        _ask_file(question, questions, out)
        return
    asked = one_question(question, as_of)
    result = bootstrap().answer(asked)
    if as_json:
        sys.stdout.write(json.dumps(to_json(result), ensure_ascii=False, indent=2) + "\n")
        return
    from qa_service.console import print_result

    print_result(console, result)


def _ask_file(question: str | None, questions: Path | None, out: Path | None) -> None:
    from qa_service.batch import read_questions, write_answers
    from qa_service.console import progress_bar
    from qa_service.exchange import to_json

    if questions is None or out is None or question is not None:
        raise InvalidInput("Para un archivo de preguntas indique --questions ARCHIVO y --out ARCHIVO, y nada más.")
    asked, application = list(read_questions(questions)), bootstrap()
    console.print(f"Índice: {application.searcher.generation}.", markup=False, highlight=False)
    with progress_bar(notes, "Respondiendo", "consultas") as update:
        write_answers(asked, application.answer, out, to_json, lambda done: update(done, len(asked)))
    console.print(f"{len(asked)} respuestas escritas en {out}.", markup=False, highlight=False, soft_wrap=True)


@export_app.command(
    "provisions", cls=SpanishCommand, help="Una línea JSON por texto de cada disposición, el vigente primero."
)
def export_provisions(
    out: Annotated[Path, typer.Option("--out", metavar="ARCHIVO", help="Archivo JSONL que se escribe.")],
) -> None:
    """Write every wording of the corpus."""
    from qa_service.export import write_provisions

    count = write_provisions(bootstrap().corpus, out)
    console.print(f"{count} textos escritos en {out}.", markup=False, highlight=False, soft_wrap=True)


@command("serve", help="Inicia el servicio HTTP.")
def serve(
    host: Annotated[str, typer.Option("--host", metavar="DIRECCIÓN", help="Dirección en que escucha.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NÚMERO", min=0, max=65535, help="Puerto.")] = 8000,
    demo: Annotated[bool, typer.Option("--demo", help="Sirve las normas inventadas de la demostración.")] = False,
) -> None:
    """Serve the API and the page until stopped."""
    from qa_service.server import run_server

    run_server(bootstrap(demo), host, port, package_version("absuelve"), notes)


@command("demo", help="Ingiere las normas inventadas de ejemplo, las indexa y responde tres preguntas.")
def demo() -> None:
    """The main job on the shipped samples, in a home of its own."""
    from qa_service.batch import one_question
    from qa_service.console import print_result
    from qa_service.demo import QUESTIONS, SAMPLES

    application = bootstrap(demo=True)
    console.print("Demostración con las normas de un municipio inventado; no tienen valor legal.")
    ingest_into(application, [SAMPLES], preview=False)
    publish(application)
    for text in QUESTIONS:
        console.rule()
        print_result(console, application.answer(one_question(text, None)))
    console.rule()
    console.print(f"Para preguntar desde el navegador: {sys.argv[0]} serve --demo", markup=False, soft_wrap=True)
    console.print(f"Para usar sus propias normas: {sys.argv[0]} ingest CARPETA", markup=False, soft_wrap=True)
