"""`absuelve eval`: run suites, keep each run as a folder, hold runs to their bars."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import InvalidInput
from evals.cli_promotion import promote
from qa_service.bootstrap import bootstrap
from qa_service.help import SpanishCommand, SpanishGroup

if TYPE_CHECKING:
    from evals.kinds import Verdict
    from evals.runs import Progress
    from evals.suites import Suite

app = typer.Typer(name="eval", cls=SpanishGroup, help="Mide la calidad de las respuestas.")

SUITE_HELP = "Carpeta de un conjunto o de varios, o archivo JSONL de preguntas con las disposiciones que las responden."
SuitePath = Annotated[Path, typer.Argument(metavar="PREGUNTAS", help=SUITE_HELP)]
OutPath = Annotated[
    Path | None,
    typer.Option("--out", metavar="CARPETA", help="Carpeta de la corrida; si no, una nueva en la carpeta de datos."),
]
DataPath = Annotated[
    Path | None,
    typer.Option(
        "--data", envvar="ABSUELVE_EVAL_DATA", show_envvar=False, metavar="CARPETA",
        help="Carpeta de las preguntas que no vienen con el programa.",
    ),
]  # fmt: skip

app.command("promote", cls=SpanishCommand, help="Agrega una consulta revisada a un conjunto de preguntas.")(promote)


@app.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what can be measured when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("run", cls=SpanishCommand, help="Mide un conjunto de preguntas, o varios, y guarda la corrida.")
def run(suite: SuitePath, out: OutPath = None, data: DataPath = None) -> None:
    """Measure suites, each as its kind is, and print their figures."""
    from evals.screen import show_figures

    suites = _suites(suite, data)
    for verdict in _measured(suites, out or _fresh(suite, suites)):
        show_figures(verdict)


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
        Path | None, typer.Option("--suite", metavar="CARPETA", help="Mide antes este conjunto, o los que contiene.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="CARPETA", help="Guarda ahí la corrida nueva.")] = None,
    data: DataPath = None,
) -> None:
    """Hold finished runs, or new ones of suites, to their bars; the exit status is 1 when one fell."""
    if (folder is None) == (suite is None):
        raise InvalidInput("Indique la carpeta de una corrida, o --suite CARPETA para hacer una nueva; solo una.")
    if suite is None:
        if out is not None:
            raise InvalidInput("--out guarda una corrida nueva: úselo junto con --suite CARPETA.")
        _judge(_finished(folder or Path(), bars), kept=True)
        return
    held = {at: _held(one, bars) for at, one in _suites(suite, data).items()}
    with tempfile.TemporaryDirectory() as scratch:
        _judge(_measured(held, out or Path(scratch)), kept=out is not None)


@app.command("robustness", cls=SpanishCommand, help="Mide cuánto se pierde si las preguntas se escriben de otro modo.")
def robustness(
    suite: SuitePath,
    out: OutPath = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="VARIANTE", help="Solo una: accents, typo_1, typo_2, lower…")
    ] = None,
    data: DataPath = None,
) -> None:
    """Run suites as written and in variants made by rule, each a run of its own, and print what was lost."""
    from evals.perturbations import PERTURBATIONS
    from evals.screen import show_losses

    if only is not None and only not in PERTURBATIONS:
        raise InvalidInput(f"No existe la variante «{only}». Las que hay: {', '.join(PERTURBATIONS)}.")
    variants = (only,) if only else tuple(PERTURBATIONS)
    suites = {at: replace(one, variants=variants, bars=None) for at, one in _as(suite, "robustness", data).items()}
    for verdict in _measured(suites, out or _fresh(suite, suites)):
        show_losses(verdict)


@app.command("compare", cls=SpanishCommand, help="Compara dos corridas de las mismas preguntas.")
def compare_runs(
    before: Annotated[Path, typer.Argument(metavar="ANTES", help="Carpeta de la primera corrida.")],
    after: Annotated[Path, typer.Argument(metavar="DESPUÉS", help="Carpeta de la segunda.")],
    metric: Annotated[
        str, typer.Option("--metric", metavar="MEDIDA", help="Medida con que se listan las preguntas que cambiaron.")
    ] = "ndcg_10",
) -> None:
    """Print each figure of two runs with its significance, and the questions that got worse or better.

    Of two folders of runs, those are compared that both hold.
    """
    from evals.comparison import compare, moves
    from evals.figures import COMPARED
    from evals.records import read_record, runs_in
    from evals.screen import show_differences, show_moves

    if metric not in COMPARED:
        raise InvalidInput(f"No existe la medida «{metric}». Las que hay: {', '.join(COMPARED)}.")
    both = [run for run in runs_in(before) if run in set(runs_in(after))]
    if not both:
        raise InvalidInput(f"{before} y {after} no tienen ninguna corrida en común. Mida los mismos conjuntos.")
    for at in both:
        first, second = read_record(before / at), read_record(after / at)
        show_differences(at, compare(first, second))
        show_moves(metric, moves(metric, first, second))


@app.command(
    "leave-out", cls=SpanishCommand, help="Oculta cada norma decisiva y comprueba que no se responda sin ella."
)
def leave_one_out(suite: SuitePath, out: OutPath = None, data: DataPath = None) -> None:
    """Ask each question without the norms that decide it, one at a time, and print how often that is noticed."""
    from evals.screen import show_absences

    suites = {at: replace(one, bars=None) for at, one in _as(suite, "leave-out", data).items()}
    for verdict in _measured(suites, out or _fresh(suite, suites)):
        show_absences(verdict)


def _fresh(path: Path, suites: "dict[str, Suite]") -> Path:
    """A new folder among the home's runs, where the pages find it."""
    from evals.archive import fresh

    name = suites["."].name if "." in suites else path.resolve().name
    return fresh(bootstrap().home.runs, name, datetime.now(UTC))


def _suites(path: Path, data: Path | None) -> "dict[str, Suite]":
    from evals.suites import DATA, open_suites

    return open_suites(path, data or DATA)


def _as(path: Path, kind: str, data: Path | None) -> "dict[str, Suite]":
    """One suite measured as another kind, or those of a folder that are of that kind."""
    suites = _suites(path, data)
    if list(suites) == ["."]:
        return {".": replace(suites["."], kind=kind)}
    found = {at: suite for at, suite in suites.items() if suite.kind == kind}
    if not found:
        raise InvalidInput(
            f"{path} no tiene conjuntos de la clase «{kind}». Indique uno de ellos: {', '.join(suites)}."
        )
    return found


def _held(suite: "Suite", bars: Path | None) -> "Suite":
    """The suite with the bars that it is held to."""
    if bars is None and suite.bars is None:
        raise InvalidInput(f"{suite.name} no tiene bars.toml. Escriba uno con sus mínimos, o indique --bars ARCHIVO.")
    return replace(suite, bars=bars or suite.bars)


def _measured(suites: "dict[str, Suite]", out: Path) -> "Iterator[Verdict]":
    """Measure suites one after another on the index published now, each into its own folder."""
    from evals.bars import load_bars
    from evals.kinds import Verdict, measure
    from evals.subject import Subject

    limits = {at: load_bars(suite.bars) if suite.bars else () for at, suite in suites.items()}
    subject = Subject(bootstrap())
    for at, suite in suites.items():
        with _progress(suite.name) as update:
            figures = measure(suite, subject, out / at, update)
        yield Verdict(suite.name, figures, limits[at], out / at)


def _finished(folder: Path, bars: Path | None) -> "Iterator[Verdict]":
    """The figures of runs made before, with the bars that they kept."""
    from evals.bars import load_bars
    from evals.kinds import Verdict
    from evals.records import read_metrics, runs_in

    for at in runs_in(folder):
        place = folder / at
        yield Verdict(at, read_metrics(place), load_bars(bars or place / "bars.toml"), place)


def _judge(verdicts: "Iterator[Verdict]", kept: bool) -> None:
    """Print what each suite came to and what fell, and end with an error then."""
    from evals.screen import show_verdicts

    if not show_verdicts(list(verdicts), kept):
        raise typer.Exit(1)


@contextmanager
def _progress(title: str) -> "Iterator[Progress]":
    from rich.console import Console

    from qa_service.console import progress_bar

    with progress_bar(Console(stderr=True), title, "consultas") as update:
        yield update
