"""`absuelve eval`: run suites, keep each run as a folder, hold runs to their bars."""

import tempfile
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import InvalidInput
from evals.cli_promotion import promote
from qa_service.bootstrap import bootstrap
from qa_service.help import SpanishCommand, SpanishGroup

if TYPE_CHECKING:
    from evals.comparison import Difference
    from evals.robustness import Loss
    from evals.runs import EvaluationRun
    from evals.suites import Suite
    from qa_service.bootstrap import Application

app = typer.Typer(name="eval", cls=SpanishGroup, help="Mide la calidad de las respuestas.")

# The settings that bear on answers; others hold addresses and passwords, which no run may carry along.
_BEARING = ("home", "model", "threads", "llm", "today")

SUITE_HELP = "Carpeta del conjunto, o archivo JSONL de preguntas con las disposiciones que las responden."
SuitePath = Annotated[Path, typer.Argument(metavar="PREGUNTAS", help=SUITE_HELP)]
OutPath = Annotated[Path, typer.Option("--out", metavar="CARPETA", help="Carpeta de la corrida.")]

app.command("promote", cls=SpanishCommand, help="Agrega una consulta revisada a un conjunto de preguntas.")(promote)


@app.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what can be measured when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("run", cls=SpanishCommand, help="Responde un conjunto de preguntas y guarda la corrida en una carpeta.")
def run(suite: SuitePath, out: OutPath) -> None:
    """Evaluate a suite on the published index and print the means."""
    from evals.suites import open_suite

    _show(_evaluated(open_suite(suite), out), out)


@app.command("reviewed", cls=SpanishCommand, help="Exporta las consultas revisadas como un conjunto de preguntas.")
def reviewed(
    username: Annotated[str, typer.Option("--as", metavar="CUENTA", help="Una cuenta de evaluador.")],
    out: Annotated[Path, typer.Option("--out", metavar="CARPETA", help="Carpeta del conjunto.")],
) -> None:
    """Write what advisors released as a suite; who asked is not in it."""
    from desk import accounts
    from desk.bootstrap import opened_desk
    from desk.exports import cases
    from evals.reviewed import write_suite

    with opened_desk(bootstrap()) as desk:
        with desk.database.reading() as connection:
            account = accounts.named(connection, username)
        if account is None:
            raise InvalidInput(f"No hay una cuenta «{username}». Vea las que hay con «absuelve accounts list».")
        write_suite(out, out.resolve().name, cases(desk, account))
    from qa_service.screen import console

    console.print(f"Conjunto guardado en {out}; mídalo con «absuelve eval run {out} --out CARPETA».", markup=False)


@app.command("gate", cls=SpanishCommand, help="Comprueba que una corrida alcance los mínimos; si no, falla.")
def gate(
    folder: Annotated[Path | None, typer.Argument(metavar="CORRIDA", help="Carpeta de una corrida hecha.")] = None,
    bars: Annotated[
        Path | None, typer.Option("--bars", metavar="ARCHIVO", help="Mínimos y máximos, en TOML; si no, los suyos.")
    ] = None,
    suite: Annotated[
        Path | None, typer.Option("--suite", metavar="CARPETA", help="Responde antes este conjunto de preguntas.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="CARPETA", help="Guarda ahí la corrida nueva.")] = None,
) -> None:
    """Hold a finished run, or a new one of a suite, to its bars; the exit status is 1 when one fell."""
    from evals.suites import open_suite

    if (folder is None) == (suite is None):
        raise InvalidInput("Indique la carpeta de una corrida, o --suite CARPETA para hacer una nueva; solo una.")
    if suite is None:
        if out is not None:
            raise InvalidInput("--out guarda una corrida nueva: úselo junto con --suite CARPETA.")
        _judge(_metrics(folder or Path()), bars or (folder or Path()) / "bars.toml", folder)
        return
    opened = open_suite(suite)
    limits = bars or opened.bars
    if limits is None:
        raise InvalidInput(f"{suite} no tiene bars.toml. Escriba uno con sus mínimos, o indique --bars ARCHIVO.")
    with tempfile.TemporaryDirectory() as scratch:
        done = _evaluated(opened, out or Path(scratch))
    _judge(done.metrics, limits, out)


@app.command("robustness", cls=SpanishCommand, help="Mide cuánto se pierde si las preguntas se escriben de otro modo.")
def robustness(
    suite: SuitePath,
    out: OutPath,
    only: Annotated[
        str | None, typer.Option("--only", metavar="VARIANTE", help="Solo una: accents, typo_1, typo_2, lower…")
    ] = None,
) -> None:
    """Run a suite as written and in variants made by rule, each a run of its own, and print what was lost."""
    import json

    from corpus.files import write_whole
    from evals.perturbations import PERTURBATIONS, perturbed
    from evals.robustness import as_json, losses
    from evals.suites import open_suite

    if only is not None and only not in PERTURBATIONS:
        raise InvalidInput(f"No existe la variante «{only}». Las que hay: {', '.join(PERTURBATIONS)}.")
    opened = open_suite(suite)
    clean = _evaluated(replace(opened, bars=None), out / "clean").metrics
    found = {}
    for name in [only] if only else PERTURBATIONS:
        questions = out / name / "questions.jsonl"
        write_whole(questions, perturbed(opened.questions, PERTURBATIONS[name]))
        changed = replace(opened, name=f"{opened.name} ({name})", questions=questions, bars=None)
        found[name] = _evaluated(changed, out / name).metrics
    lost = losses(clean, found)
    write_whole(out / "robustness.json", (json.dumps(as_json(lost), indent=2) + "\n").encode())
    _show_losses(lost)


def _show_losses(lost: "Iterable[Loss]") -> None:
    from rich.console import Console
    from rich.table import Table

    from evals.report import title_of
    from evals.robustness import TITLES

    table = Table("Variante", "Medida", "Original", "Cambiada", "Diferencia", "", box=None, pad_edge=False)
    for loss in lost:
        figures = [loss.clean, loss.changed, loss.difference]
        told = ["" if value is None else f"{value:.4f}" for value in figures]
        table.add_row(TITLES[loss.variant], title_of(loss.figure), *told, "" if loss.within else "pierde demasiado")
    Console().print(table)


@app.command("compare", cls=SpanishCommand, help="Compara dos corridas de las mismas preguntas.")
def compare_runs(
    before: Annotated[Path, typer.Argument(metavar="ANTES", help="Carpeta de la primera corrida.")],
    after: Annotated[Path, typer.Argument(metavar="DESPUÉS", help="Carpeta de la segunda.")],
    metric: Annotated[
        str, typer.Option("--metric", metavar="MEDIDA", help="Medida con que se listan las preguntas que cambiaron.")
    ] = "ndcg_10",
) -> None:
    """Print each figure of two runs with its significance, and the questions that got worse or better."""
    from evals.comparison import compare, moves
    from evals.metrics import MEASURES
    from evals.records import read_record

    if metric not in MEASURES:
        raise InvalidInput(f"No existe la medida «{metric}». Las que hay: {', '.join(MEASURES)}.")
    first, second = read_record(before), read_record(after)
    _show_differences(compare(first, second))
    changed = moves(metric, first, second)
    for move in changed:
        sign = "mejora" if move.better(metric) else "EMPEORA"
        typer.echo(f"{sign} {move.id}: {move.before:.4g} → {move.after:.4g}  {move.question}")
    if not changed:
        typer.echo(f"Ninguna pregunta cambia en {metric}.")


def _show_differences(differences: "Iterable[Difference]") -> None:
    from rich.console import Console
    from rich.table import Table

    from evals.report import title_of

    table = Table("Medida", box=None, pad_edge=False)
    for title in ("n", "Antes", "Después", "Cambio", "95 %", "p"):
        table.add_column(title, justify="right", no_wrap=True)
    for row in differences:
        between = f"{row.change.low:+.3f} a {row.change.high:+.3f}"
        told = (f"{row.before:.3f}", f"{row.after:.3f}", f"{row.change.mean:+.3f}", between)
        table.add_row(title_of(row.metric), str(row.questions), *told, f"{row.p:.3f}{'*' if row.sure else ' '}")
    Console().print(table)
    typer.echo("n: preguntas que miden ambas corridas. 95 %: intervalo del cambio. *: más que el azar (p < 0.05).")


@app.command(
    "leave-out", cls=SpanishCommand, help="Oculta cada norma decisiva y comprueba que no se responda sin ella."
)
def leave_one_out(suite: SuitePath, out: OutPath) -> None:
    """Ask each question without the norms that decide it, one at a time, and print how often that is noticed."""
    import json

    from rich.console import Console

    from corpus.files import write_whole
    from evals.cases import load_cases
    from evals.leaveout import absences, leave_out
    from evals.suites import open_suite
    from qa_service.console import progress_bar

    pairs = absences(load_cases(open_suite(suite).questions))
    application, found = bootstrap(), []
    with progress_bar(Console(stderr=True), "Respondiendo", "consultas") as update:
        for done, (norm, case) in enumerate(pairs, start=1):
            found.append(leave_out(norm, case, application.searcher, application.answer))
            update(done, len(pairs))
    rows = "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in found)
    write_whole(out / "leave-out.jsonl", rows.encode())
    right = sum(row.right for row in found)
    typer.echo(
        f"Sin la norma decisiva: {right} de {len(found)} bien (sin borrador, o con una regla igual de otra norma)."
    )
    for row in found:
        if not row.right:
            typer.echo(f"Respondió sin {row.norm}: {row.id}")


def _metrics(folder: Path) -> dict[str, Any]:
    from evals.records import read_metrics

    return read_metrics(folder)


def _judge(metrics: "dict[str, Any]", limits: Path, folder: Path | None) -> None:
    """Print what fell, if anything, and end with an error then."""
    from evals.bars import fallen, load_bars

    bars = load_bars(limits)
    lost = fallen(bars, metrics)
    if not lost:
        typer.echo(f"La corrida alcanza lo pedido: {len(bars)} medidas de {limits}.")
        return
    typer.echo(f"No se alcanza lo pedido en {limits}: {len(lost)} de {len(bars)} medidas.", err=True)
    for bar in lost:
        typer.echo(f"- {bar.told(metrics.get(bar.metric))}", err=True)
    where = folder / "report.html" if folder else None
    seen = f"Vea las peores preguntas en {where}" if where else "Repita con --out CARPETA para ver las peores preguntas"
    typer.echo(f"{seen} y corrija el cambio que las empeoró; no baje la valla sin explicar por qué.", err=True)
    raise typer.Exit(1)


def _evaluated(suite: "Suite", out: Path) -> "EvaluationRun":
    """Answer a suite on the index published now and write the run's folder."""
    from rich.console import Console

    from evals.cases import load_cases
    from evals.runs import evaluate, wordings_in, write_run
    from qa_service.console import progress_bar

    load_cases(suite.questions)
    application = bootstrap()
    with progress_bar(Console(stderr=True), "Respondiendo", "consultas") as update:
        wordings = wordings_in(application.searcher)
        done = evaluate(suite.questions, application.answer, wordings, _config(application, suite), update)
    write_run(done, suite.questions, out, suite.bars)
    return done


def _config(application: "Application", suite: "Suite") -> dict[str, str]:
    """What a run's figures depend on: settings, and what program, corpus, index, model and questions gave them."""
    from importlib.metadata import version

    from index.manifest import hash_of, read_manifest

    settings = {name: str(getattr(application.settings, name)) for name in _BEARING}
    generation = application.searcher.generation
    manifest = read_manifest(application.bundles.folder / generation)
    found = {
        "generation": generation,
        "embedding": application.embedder.name,
        "corpus_sha256": manifest.corpus_hash,
        "corpus_size": f"{manifest.norms} normas, {manifest.passages} pasajes",
        "questions_sha256": hash_of(suite.questions),
        "program": version("absuelve"),
    }
    return {"suite": suite.name, **settings, **found}


def _show(done: "EvaluationRun", out: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    from evals.report import title_of

    console, table = Console(), Table("Medida", "Valor")
    for name, value in done.metrics.items():
        table.add_row(title_of(name), "" if value is None else f"{value:.4g}")
    console.print(table)
    console.print(f"Corrida guardada en {out}; véala en {out / 'report.html'}.", markup=False)
