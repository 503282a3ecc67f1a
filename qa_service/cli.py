"""The `absuelve` command: reads arguments, calls one function of the application, prints what came of it."""

import json
import sys
from functools import cache, partial
from importlib.metadata import entry_points
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Annotated

import typer
from typer import Abort
from typer.exceptions import TyperException

from corpus.errors import AbsuelveError, InvalidInput
from qa_service import cli_editors, cli_reports, cli_texts, cli_warnings
from qa_service.bootstrap import bootstrap
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup, complaint
from qa_service.screen import console, notes

INTERRUPTED = 130

app = typer.Typer(
    cls=SpanishGroup,
    help="Absuelve consultas de funcionarios municipales con las normas mismas: halla, cita y redacta un borrador.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
command = partial(app.command, cls=SpanishCommand)


def main() -> None:
    """Run the command; every known error is one line on standard error and a non-zero exit."""
    extended()
    sys.exit(run(sys.argv[1:]))


@cache
def extended() -> typer.Typer:
    """The command with what the packages above add: a group under its name, or, without one, commands beside ours."""
    for extension in entry_points(group="absuelve.commands"):
        app.add_typer(extension.load())
    return app


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
    from qa_service.generations import told

    if questions is None or out is None or question is not None:
        raise InvalidInput("Para un archivo de preguntas indique --questions ARCHIVO y --out ARCHIVO, y nada más.")
    asked, application = list(read_questions(questions)), bootstrap()
    served = told(application.bundles, application.searcher.generation)
    console.print(f"Se responde con la {served}.", markup=False, highlight=False)
    with progress_bar(notes, "Respondiendo", "consultas") as update:
        write_answers(asked, application.answer, out, to_json, lambda done: update(done, len(asked)))
    console.print(
        f"{counted(len(asked), 'respuesta escrita', 'respuestas escritas')} en {out}.",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )


@command("demo", help="Ingiere las normas inventadas de ejemplo, las indexa y responde tres preguntas.")
def demo() -> None:
    """The main job on the shipped samples, in a home of its own."""
    from qa_service.batch import one_question
    from qa_service.console import print_result
    from qa_service.demo import QUESTIONS, SAMPLES

    application = bootstrap(demo=True)
    console.print("Demostración con las normas de un municipio inventado; no tienen valor legal.")
    cli_editors.read_into(application, [SAMPLES])
    cli_editors.build_index(application)
    for text in QUESTIONS:
        console.rule()
        print_result(console, application.answer(one_question(text, None)))
    console.rule()
    console.print(f"Para preguntar desde el navegador: {sys.argv[0]} serve --demo", markup=False, soft_wrap=True)
    console.print(f"Para usar sus propias normas: {sys.argv[0]} ingest CARPETA", markup=False, soft_wrap=True)


app.add_typer(cli_editors.app)
app.add_typer(cli_warnings.app)
app.add_typer(cli_texts.app)
app.add_typer(cli_reports.app)
