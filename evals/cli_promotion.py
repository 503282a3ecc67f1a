"""`absuelve eval promote`: a reviewed consultation becomes a case."""

from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import InvalidInput
from qa_service.bootstrap import bootstrap


def promote(
    id: Annotated[str, typer.Argument(metavar="CONSULTA", help="El número de la consulta.")],
    suite: Annotated[Path, typer.Option("--suite", metavar="CARPETA", help="La carpeta del conjunto.")],
    username: Annotated[str, typer.Option("--as", metavar="CUENTA", help="Una cuenta de evaluador.")],
) -> None:
    """Add one consultation to a suite, without who asked and without personal data."""
    from desk import accounts
    from desk.bootstrap import opened_desk
    from desk.exports import one_case
    from evals.promotion import promote as add

    with opened_desk(bootstrap()) as desk:
        with desk.database.reading() as connection:
            account = accounts.named(connection, username)
        if account is None:
            raise InvalidInput(f"No hay una cuenta «{username}». Vea las que hay con «absuelve accounts list».")
        made = add(suite, one_case(desk, account, id))
    typer.echo(f"Agregada como {made} a {suite}. Léala antes de compartirla: un nombre sin título no se reconoce.")
