"""`absuelve keys`: the keys that seal what people wrote."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import Conflict, InvalidInput, StorageFailure
from qa_service.bootstrap import bootstrap
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console

keys = typer.Typer(name="keys", cls=SpanishGroup, help="Las claves con que se cifra lo que las personas escriben.")
say = partial(console.print, markup=False, highlight=False, soft_wrap=True)


@keys.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what there is when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@keys.command("new", cls=SpanishCommand, help="Agrega una clave nueva, que cifra desde ahora.")
def new() -> None:
    """Put a new key first in the file of keys."""
    from privacy.sealing import add_key

    path = _path()
    made = add_key(path)
    say(f"Clave {made.id} agregada a {path}.")
    say("Guarde una copia de ese archivo lejos de las copias de la base de datos: sin él nadie puede leer lo cifrado.")
    say("Para cifrar con ella lo ya guardado: absuelve keys rotate.")


@keys.command("status", cls=SpanishCommand, help="Muestra cuántos textos cifra cada clave.")
def status() -> None:
    """Count the texts by key; the exit status is 1 when some can't be read."""
    from contextlib import closing

    from desk import rotation
    from desk.bootstrap import database_of
    from privacy.sealing import read_keys
    from qa_service import settlements
    from qa_service.docket import settled_at

    application, path = bootstrap(), _path()
    with closing(database_of(application)) as opened:
        used = rotation.usage(opened) + settlements.usage(settled_at(application.home))
    held = [key.id for key in read_keys(path)]
    for id in held:
        say(f"{id}: {counted(used[id], 'texto', 'textos')}{' · cifra desde ahora' if id == held[0] else ''}")
    say(f"Sin cifrar: {counted(used[''], 'texto', 'textos')}.")
    if lost := sorted(used.keys() - {*held, ""}):
        told = ", ".join(f"{id} ({counted(used[id], 'texto', 'textos')})" for id in lost)
        raise StorageFailure(f"Faltan claves en {path}: {told}. Sin ellas nadie puede leer esos textos.")


@keys.command("rotate", cls=SpanishCommand, help="Cifra con la primera clave todo lo guardado, con el servicio en uso.")
def rotate() -> None:
    """Seal everything anew; stopped at any point, the next call goes on."""
    from desk import rotation
    from desk.bootstrap import opened_desk
    from qa_service import settlements
    from qa_service.docket import settled_at

    application = bootstrap()
    with opened_desk(application) as desk:
        rows = rotation.rotate(desk)
    notes = settlements.rotate(settled_at(application.home), application.seals)
    beside = f" y {counted(notes, 'nota', 'notas')} sobre avisos" if notes else ""
    say(f"Cifrado con la primera clave: {counted(rows, 'fila', 'filas')}{beside}.")


@keys.command("drop", cls=SpanishCommand, help="Quita una clave que ya no cifra nada.")
def drop(id: Annotated[str, typer.Argument(metavar="CLAVE", help="Su número, como lo da «keys status».")]) -> None:
    """Take a key out of the file, unless a text still needs it."""
    from desk import rotation
    from desk.bootstrap import opened_desk
    from privacy.sealing import drop_key
    from qa_service import settlements
    from qa_service.docket import settled_at

    application, path = bootstrap(), _path()
    with opened_desk(application) as desk:
        left = rotation.usage(desk.database)[id] + settlements.usage(settled_at(application.home))[id]
    if left:
        raise Conflict(f"La clave {id} cifra todavía {counted(left, 'texto', 'textos')}. Antes: absuelve keys rotate.")
    drop_key(path, id)
    say(f"Clave {id} quitada. Las copias hechas con ella la necesitan: guárdela junto a ellas o bórrelas.")


def _path() -> Path:
    path = bootstrap().settings.keys
    if path is None:
        raise InvalidInput("Indique en ABSUELVE_KEYS el archivo de claves; si no existe, «absuelve keys new» lo crea.")
    return path
