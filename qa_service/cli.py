"""The `absuelve` command: reads arguments, calls one function of the application, prints what came of it."""

import json
import sys
from collections.abc import Iterable
from importlib.metadata import entry_points
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Annotated

import typer
import typer.rich_utils
from rich.console import Console
from typer import Abort
from typer.exceptions import TyperException

from corpus.errors import AbsuelveError
from qa_service.bootstrap import Application, bootstrap

typer.rich_utils.ARGUMENTS_PANEL_TITLE = "Argumentos"
typer.rich_utils.OPTIONS_PANEL_TITLE = "Opciones"
typer.rich_utils.COMMANDS_PANEL_TITLE = "Órdenes"

app = typer.Typer(
    help="Absuelve consultas de funcionarios municipales con las normas mismas: halla, cita y redacta un borrador.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
export_app = typer.Typer(help="Saca lo que hay en el corpus.", no_args_is_help=True)
app.add_typer(export_app, name="export")

console = Console()
notes = Console(stderr=True)


def main() -> None:
    """Run the command; every known error is one line on standard error and a non-zero exit."""
    try:
        for extension in entry_points(group="absuelve.commands"):
            app.add_typer(extension.load(), name=extension.name)
        code = app(standalone_mode=False)
    except AbsuelveError as error:
        notes.print(str(error), style="red", markup=False)
        sys.exit(error.exit_code)
    except TyperException as error:
        notes.print(f"No se entendió la orden: {error.format_message()} Vea «absuelve --help».", markup=False)
        sys.exit(2)
    except (Abort, KeyboardInterrupt):
        notes.print("Interrumpido. Lo ya leído se conserva; repita la orden para continuar.")
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Muestra la versión.")] = False,
) -> None:
    """Answer `--version`, or leave the work to a command."""
    if version:
        console.print(f"absuelve {package_version('absuelve')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        console.print(context.get_help())


@app.command("ingest", help="Agrega o actualiza las normas de archivos y carpetas, y publica el índice.")
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Archivos o carpetas: PDF, Markdown, HTML o texto.")],
    preview: Annotated[bool, typer.Option("--preview", help="Solo muestra qué cambiaría.")] = False,
    no_index: Annotated[bool, typer.Option("--no-index", help="Lee las normas sin publicar el índice.")] = False,
) -> None:
    """Ingest, print the table of files, publish unless told otherwise."""
    application = bootstrap()
    ingest_into(application, paths, preview)
    if not preview and not no_index:
        publish(application)


def ingest_into(application: Application, paths: Iterable[Path], preview: bool) -> None:
    """Read files with a progress bar and print what came of each kind."""
    from qa_service.console import print_run, progress_bar

    with progress_bar(notes, "Leyendo", "archivos") as update:
        run = application.ingest(paths, preview, lambda _report, done, total: update(done, total))
    print_run(console, run)


def publish(application: Application) -> None:
    """Build and serve a new generation with a progress bar; nothing is built when the corpus is the one served."""
    from qa_service.console import progress_bar

    with progress_bar(notes, "Indexando", "pasajes") as update:
        generation = application.publish(update)
    console.print(f"Índice publicado: {generation}.")


@app.command("remove", help="Retira una norma del corpus y publica el índice sin ella.")
def remove(id: Annotated[str, typer.Argument(help="Identificador, por ejemplo ley-27972.")]) -> None:
    """Take a norm out and publish."""
    from corpus.identifiers import RegulationId
    from ingest.pipeline import remove as take_out
    from qa_service.console import describe

    application = bootstrap()
    console.print(describe(take_out(RegulationId(id), application.home)))
    publish(application)


@app.command("norms", help="Lista las normas del corpus.")
def norms() -> None:
    """One line a norm."""
    from rich.table import Table

    table = Table("Identificador", "Norma", "Publicada", "Disposiciones", "Estado")
    for norm in bootstrap().store:
        state = f"derogada por {norm.repealed_by}" if norm.repealed_on else "vigente"
        table.add_row(str(norm.id), norm.title, str(norm.published or ""), str(len(norm.provisions)), state)
    console.print(table)


@app.command("show", help="Muestra una disposición y sus textos en el tiempo, por ejemplo ley-27972#art_20.")
def show(
    provision: Annotated[str, typer.Argument(help="Identificador de la disposición.")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="Fecha, por ejemplo 2024-06-01.")] = None,
) -> None:
    """Print the wording of a day and the provision's history."""
    from qa_service.console import print_provision
    from qa_service.settings import parse_day

    application = bootstrap()
    print_provision(console, application.store, provision, parse_day(as_of) if as_of else application.today)


@app.command("ask", help="Responde una pregunta, o un archivo de preguntas, con citas.")
def ask(
    question: Annotated[str | None, typer.Argument(help="La pregunta, entre comillas.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Fecha a la que se pregunta: 2024-06-30.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Escribe el resultado como JSON.")] = False,
    questions: Annotated[Path | None, typer.Option("--questions", help="Archivo JSONL de preguntas.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Archivo JSONL de respuestas.")] = None,
) -> None:
    """Answer one question on the screen, or a file of them into another."""
    from qa_service.batch import answer_file, one_question

    application = bootstrap()
    if questions is not None:
        return answer_file(application, questions, out, notes)
    result = application.answer(one_question(question, as_of))
    if as_json:
        from qa_service.exchange import to_json

        sys.stdout.write(json.dumps(to_json(result), ensure_ascii=False, indent=2) + "\n")
        return None
    from qa_service.console import print_result

    return print_result(console, result)


@export_app.command("provisions", help="Una línea JSON por texto de cada disposición, el vigente primero.")
def export_provisions(out: Annotated[Path, typer.Option("--out", help="Archivo JSONL que se escribe.")]) -> None:
    """Write every wording of the corpus."""
    from qa_service.export import write_provisions

    count = write_provisions(bootstrap().store, out)
    console.print(f"{count:,} textos escritos en {out}.")


@app.command("serve", help="Inicia el servicio HTTP.")
def serve(
    host: Annotated[str, typer.Option("--host", help="Dirección en que escucha.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Puerto.")] = 8000,
    demo: Annotated[bool, typer.Option("--demo", help="Sirve las normas inventadas de la demostración.")] = False,
) -> None:
    """Serve the API and the page until stopped."""
    from qa_service.demo import demo_home
    from qa_service.server import run_server

    home = demo_home() if demo else None
    run_server(bootstrap(home), host, port, package_version("absuelve"), notes)


@app.command("demo", help="Ingiere las normas inventadas de ejemplo, las indexa y responde tres preguntas.")
def demo() -> None:
    """The main job on the shipped samples, in a home of its own."""
    from qa_service.batch import one_question
    from qa_service.console import print_result
    from qa_service.demo import QUESTIONS, SAMPLES, demo_home

    application = bootstrap(demo_home())
    ingest_into(application, [SAMPLES], preview=False)
    publish(application)
    for text in QUESTIONS:
        console.rule()
        print_result(console, application.answer(one_question(text, None)))
    console.rule()
    console.print("Para preguntar desde el navegador: «absuelve serve --demo» y abra http://127.0.0.1:8000")
