"""`absuelve eval`: run a suite and keep the run as a folder."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from qa_service.bootstrap import bootstrap
from qa_service.help import SpanishCommand, SpanishGroup

app = typer.Typer(cls=SpanishGroup, help="Mide la calidad de las respuestas.")


@app.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what can be measured when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(
    "run", cls=SpanishCommand, help="Responde las preguntas de un archivo JSONL y guarda la corrida en una carpeta."
)
def run(
    suite: Annotated[
        Path, typer.Argument(metavar="PREGUNTAS", help="Preguntas con las disposiciones que las responden.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="CARPETA", help="Carpeta de la corrida.")],
) -> None:
    """Evaluate a suite on the published index and print the means."""
    from rich.console import Console
    from rich.table import Table

    from evals.cases import load_cases
    from evals.report import title_of
    from evals.runs import evaluate, wordings_in, write_run
    from qa_service.console import progress_bar

    load_cases(suite)
    application, console = bootstrap(), Console()
    searcher = application.searcher
    settings = {name: str(value) for name, value in asdict(application.settings).items() if name != "advisor_key"}
    config = {**settings, "generation": searcher.generation, "embedding": application.embedder.name}
    with progress_bar(Console(stderr=True), "Respondiendo", "consultas") as update:
        done = evaluate(suite, application.answer, wordings_in(searcher), config, update)
    write_run(done, suite, out)
    table = Table("Medida", "Valor")
    for name, value in done.metrics.items():
        table.add_row(title_of(name), "" if value is None else f"{value:.4g}")
    console.print(table)
    console.print(f"Corrida guardada en {out}; véala en {out / 'report.html'}.", markup=False)
