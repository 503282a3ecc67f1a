"""What `absuelve eval` prints, in Spanish."""

import json
from collections.abc import Iterable, Sequence

import typer
from rich.console import Console
from rich.table import Table

from evals.comparison import Difference, Move
from evals.figures import title_of
from evals.kinds import Verdict
from evals.perturbations import TITLES
from evals.robustness import FIGURES
from qa_service.counts import counted


def show_figures(verdict: Verdict) -> None:
    """The figures of a run, and where it lies."""
    table = Table("Medida", "Valor", title=verdict.name)
    for name, value in verdict.figures.items():
        table.add_row(title_of(name), "" if value is None else f"{value:.4g}")
    console = Console()
    console.print(table)
    report = verdict.folder / "report.html"
    seen = f"; véala en {report}" if report.is_file() else ""
    console.print(f"Corrida guardada en {verdict.folder}{seen}.", markup=False)


def show_verdicts(verdicts: Sequence[Verdict], kept: bool) -> bool:
    """What each suite was held to and what fell; True when nothing did. `kept` says that the runs can be looked at."""
    if len(verdicts) > 1:
        _show_table(verdicts)
    lost = [verdict for verdict in verdicts if verdict.lost]
    if not lost:
        bars = sum(len(verdict.bars) for verdict in verdicts)
        names, held = ", ".join(one.name for one in verdicts), counted(bars, "medida", "medidas")
        typer.echo(f"La corrida alcanza lo pedido: {held} de {names}.")
        return True
    for verdict in lost:
        typer.echo(f"{verdict.name}: no alcanza {len(verdict.lost)} de {len(verdict.bars)} medidas.", err=True)
        for bar in verdict.lost:
            typer.echo(f"- {bar.told(verdict.figures.get(bar.metric))}", err=True)
    reports = [str(path) for one in lost if (path := one.folder / "report.html").is_file()]
    seen = f"Vea las peores preguntas en {', '.join(reports)}" if kept and reports else "Vea qué cambió"
    again = "" if kept else "; con --out CARPETA la corrida queda guardada"
    typer.echo(f"{seen} y corrija lo que las empeoró{again}; no baje los mínimos sin explicar por qué.", err=True)
    return False


def _show_table(verdicts: Iterable[Verdict]) -> None:
    """A line a bar: the figure, what it has to be, and whether it holds."""
    table = Table("Conjunto", "Medida", box=None, pad_edge=False)
    for title in ("n", "Valor", "Valla"):
        table.add_column(title, justify="right")
    table.add_column("")
    for verdict in verdicts:
        for place, bar in enumerate(verdict.bars):
            figure = verdict.figures.get(bar.metric)
            first = (verdict.name, str(verdict.figures.get("questions", ""))) if place == 0 else ("", "")
            limit = f"{'≥' if bar.side == 'minimum' else '≤'} {bar.value:.4g}"
            told = "no se midió" if figure is None else f"{figure:.4g}"
            row = (first[0], title_of(bar.metric), first[1], told, limit, "" if bar.holds(figure) else "NO ALCANZA")
            table.add_row(*row)
    Console().print(table)


def show_losses(verdict: Verdict) -> None:
    """What each variant lost."""
    table = Table("Variante", "Medida", "Original", "Cambiada", "Diferencia", box=None, pad_edge=False)
    found = json.loads((verdict.folder / "robustness.json").read_text("utf-8"))
    for variant, row in found.items():
        for figure in FIGURES:
            told = [verdict.figures[figure], row[figure], row[f"{figure}_difference"]]
            shown = ["" if value is None else f"{value:.4f}" for value in told]
            table.add_row(TITLES[variant], title_of(figure), *shown)
    Console().print(table)


def show_absences(verdict: Verdict) -> None:
    """How often a missing norm was noticed, and where it was not."""
    rows = [json.loads(line) for line in (verdict.folder / "leave-out.jsonl").read_text("utf-8").splitlines()]
    right = sum(row["right"] for row in rows)
    typer.echo(
        f"Sin la norma decisiva: {right} de {len(rows)} bien (sin borrador, o con una regla igual de otra norma)."
    )
    for row in rows:
        if not row["right"]:
            typer.echo(f"Respondió sin {row['norm']}: {row['id']}")


def show_differences(name: str, differences: Iterable[Difference]) -> None:
    """Each figure of two runs, with its change and how sure that is."""
    table = Table("Medida", box=None, pad_edge=False, title=None if name == "." else name)
    for title in ("n", "Antes", "Después", "Cambio", "95 %", "p"):
        table.add_column(title, justify="right", no_wrap=True)
    for row in differences:
        between = f"{row.change.low:+.3f} a {row.change.high:+.3f}"
        told = (f"{row.before:.3f}", f"{row.after:.3f}", f"{row.change.mean:+.3f}", between)
        table.add_row(title_of(row.metric), str(row.questions), *told, f"{row.p:.3f}{'*' if row.sure else ' '}")
    Console().print(table)
    typer.echo("n: preguntas que miden ambas corridas. 95 %: intervalo del cambio. *: más que el azar (p < 0.05).")


def show_moves(metric: str, changed: Sequence[Move]) -> None:
    """The questions whose figure changed."""
    for move in changed:
        sign = "mejora" if move.better(metric) else "EMPEORA"
        typer.echo(f"{sign} {move.id}: {move.before:.4g} → {move.after:.4g}  {move.question}")
    if not changed:
        typer.echo(f"Ninguna pregunta cambia en esta medida: {title_of(metric)}.")
