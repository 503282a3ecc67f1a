"""`absuelve figures`: figures of consultations and of reviews, as tables or CSV."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import InvalidInput
from qa_service.bootstrap import bootstrap
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup

if TYPE_CHECKING:
    from desk.model import Account
    from desk.service import Desk

app = typer.Typer(name="figures", cls=SpanishGroup, help="Da cifras de las consultas y de su revisión.")
command = partial(app.command, cls=SpanishCommand)

_BY = (
    "department (departamento), province (provincia), district (distrito), topic (tema), matter (materia), "
    "norm (norma), article (artículo), month (mes), weekday (día de la semana) u hour (hora)."
)
As = Annotated[str, typer.Option("--as", metavar="CUENTA", help="Una cuenta de evaluador o administrador.")]
Since = Annotated[str | None, typer.Option("--since", metavar="FECHA", help="Trimestres desde ese día: 2026-01-01.")]
Until = Annotated[str | None, typer.Option("--until", metavar="FECHA", help="Trimestres hasta ese día: 2026-06-30.")]
Csv = Annotated[Path | None, typer.Option("--csv", metavar="ARCHIVO", help="Escribe un CSV en lugar de mostrarlas.")]


@app.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what there is when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@command("consultations", help="Cuenta consultas por lugar, tema, materia, norma, artículo o momento.")
def consultations(
    username: As,
    by: Annotated[str, typer.Option("--by", metavar="QUÉ", help=_BY)] = "topic",
    since: Since = None,
    until: Until = None,
    csv: Csv = None,
) -> None:
    """Count consultations by something."""
    from insight import reading, sheets
    from insight.figures import By

    chosen = _one_of(by, [one.value for one in By])
    with _opened(username) as (desk, account):
        _out(sheets.of_table(reading.consultations(desk, account, By(chosen), _day(since), _day(until))), csv)


@command("overview", help="Resume el servicio: tiempos, abstenciones y distritos que lo usaron.")
def overview(username: As, since: Since = None, until: Until = None) -> None:
    """Print the service as a whole."""
    from insight import reading

    with _opened(username) as (desk, account):
        found, told = reading.overview(desk, account, _day(since), _day(until))
    one = told.service
    cases, answered = counted(one.cases, "consulta", "consultas"), counted(one.answered, "respondida", "respondidas")
    typer.echo(f"De {found.period.first} a {found.period.last}: {cases}, {answered}.")
    typer.echo(f"Distritos que lo usaron: {told.districts} de {told.of_districts}.")
    typer.echo(f"Horas hasta la respuesta: {_told(one.hours_p50)} (mediana), {_told(one.hours_p90)} (p90).")
    typer.echo(f"Días hábiles: {_told(one.workdays_p50)} (mediana), {_told(one.workdays_p90)} (p90).")
    for name, estimate in (("A tiempo", one.in_time), ("Abstenciones", one.abstained)):
        if estimate:
            typer.echo(f"{name}: {estimate.value:.1%} de {estimate.of} ({estimate.low:.1%} a {estimate.high:.1%}).")
    for reason, count in sorted(found.decided.items()):
        typer.echo(f"{reason}: {count}")


@command("reviews", help="Dice cuánto se aceptan, cuánto se cambian y cómo se califican las respuestas.")
def reviews(
    username: As,
    by: Annotated[str, typer.Option("--by", metavar="QUÉ", help="all, topic, norm, drafter o matter.")] = "all",
    since: Since = None,
    until: Until = None,
    csv: Csv = None,
) -> None:
    """Tell what reviews show, by group."""
    from insight import reading, sheets
    from insight.reviews import Of

    chosen = _one_of(by, [one.value for one in Of])
    with _opened(username) as (desk, account):
        _out(sheets.of_reviews(reading.reviewed(desk, account, Of(chosen), _day(since), _day(until))), csv)


@command("mended", help="Dice qué corrigen más los asesores.")
def mended(username: As, since: Since = None, until: Until = None, csv: Csv = None) -> None:
    """Tell what advisors mend most."""
    from insight import reading, sheets

    with _opened(username) as (desk, account):
        _out(sheets.of_mended(reading.mended(desk, account, _day(since), _day(until))), csv)


@command("gaps", help="Da las normas que faltan: las que nombran consultas que no se pudieron responder.")
def lacking(username: As, since: Since = None, until: Until = None, csv: Csv = None) -> None:
    """List norms to acquire."""
    from insight import reading, sheets

    with _opened(username) as (desk, account):
        _out(sheets.of_gaps(reading.lacking(desk, account, _day(since), _day(until))), csv)


@contextmanager
def _opened(username: str) -> "Iterator[tuple[Desk, Account]]":
    from desk import accounts
    from desk.bootstrap import opened_desk

    with opened_desk(bootstrap()) as desk:
        with desk.database.reading() as connection:
            account = accounts.named(connection, username)
        if account is None:
            raise InvalidInput(f"No hay una cuenta «{username}». Vea las que hay con «absuelve accounts list».")
        yield desk, account


def _out(text: str, path: Path | None) -> None:
    """To a file, with the mark by which spreadsheets know UTF-8, or to the screen."""
    from corpus.files import write_whole

    if path is None:
        typer.echo(text, nl=False)
        return
    write_whole(path, text.encode("utf-8-sig"))
    typer.echo(f"Cifras guardadas en {path}.")


def _day(text: str | None) -> date | None:
    from qa_service.settings import parse_day

    return parse_day(text) if text else None


def _one_of(text: str, known: list[str]) -> str:
    if text not in known:
        raise InvalidInput(f"«{text}» no es una de las que hay: {', '.join(known)}.")
    return text


def _told(value: float | None) -> str:
    return "sin dato" if value is None else f"{value:g}"
