"""`absuelve eval`: run a suite and keep the run as a folder."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from qa_service.bootstrap import bootstrap
from qa_service.console import progress_bar

app = typer.Typer(help="Mide la calidad de las respuestas.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Keep `run` a command of its own while there is only one."""


@app.command("run", help="Responde las preguntas de un archivo JSONL y guarda la corrida en una carpeta.")
def run(
    suite: Annotated[Path, typer.Argument(help="Preguntas con las disposiciones que las responden.")],
    out: Annotated[Path, typer.Option("--out", help="Carpeta de la corrida.")],
) -> None:
    """Evaluate a suite on the published index and print the means."""
    from evals.runs import evaluate, write_run

    application, console = bootstrap(), Console()
    settings = {name: str(value) for name, value in asdict(application.settings).items() if name != "advisor_key"}
    config = {**settings, "generation": application.searcher.generation, "embedding": application.embedder.name}
    with progress_bar(Console(stderr=True), "Respondiendo", "consultas") as update:
        done = evaluate(suite, application.answer, config, update)
    write_run(done, suite, out)
    table = Table("Medida", "Valor")
    for name, value in done.metrics.items():
        table.add_row(name, "" if value is None else f"{value:.4g}")
    console.print(table)
    console.print(f"Corrida guardada en {out}; véala en {out / 'report.html'}.", markup=False)
