"""The commands that keep accounts, from the machine's own console."""

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import InvalidInput
from desk.wordings import ROLES
from qa_service.bootstrap import bootstrap
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console, notes

if TYPE_CHECKING:
    from desk.model import Account, Municipality, Role
    from desk.service import Desk

app = typer.Typer(name="accounts", cls=SpanishGroup, help="Abre y cierra cuentas, y les da contraseñas y claves.")
command = partial(app.command, cls=SpanishCommand)
say = partial(console.print, markup=False, highlight=False, soft_wrap=True)

_ROLE_HELP = "; ".join(f"{role.value} ({name})" for role, name in ROLES.items()) + "."

Username = Annotated[str, typer.Argument(metavar="CUENTA", help="El nombre de la cuenta.")]


@app.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Say what there is when nothing was named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@command("add", help="Abre una cuenta.")
def add(
    username: Username,
    role: Annotated[str, typer.Option("--role", metavar="FUNCIÓN", help=_ROLE_HELP)],
    ubigeo: Annotated[str, typer.Option("--ubigeo", metavar="CÓDIGO", help="El de su municipalidad: 150114.")] = "",
    place: Annotated[
        str, typer.Option("--place", metavar="LUGAR", help="Región, provincia y distrito: «Lima/Lima/La Molina».")
    ] = "",
    office: Annotated[str, typer.Option("--office", metavar="OFICINA", help="La que firma sus respuestas.")] = "",
    email: Annotated[str | None, typer.Option("--email", metavar="CORREO", help="Adonde se le avisa.")] = None,
) -> None:
    """Open an account, without a password yet."""
    from desk import administration
    from desk.model import Account

    made = Account("", username, _role(role), _municipality(ubigeo, place), office, email)
    with _desk() as desk:
        opened = administration.add(desk, administration.CONSOLE, made)
    say(f"Cuenta «{opened.username}» abierta: {ROLES[opened.role]}.")
    say(f"Póngale una contraseña con «absuelve accounts password {opened.username}».")


@command("list", help="Lista las cuentas.")
def list_accounts(as_json: Annotated[bool, typer.Option("--json", help="Como JSON.")] = False) -> None:
    """Every account by name."""
    from desk import administration

    with _desk() as desk:
        found = administration.all_accounts(desk, administration.CONSOLE)
    if as_json:
        sys.stdout.write(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2) + "\n")
        return
    for one in found:
        where = one.municipality.name if one.municipality else one.office
        facts = [ROLES[one.role], where, one.email or "", "" if one.active else "cerrada"]
        say(f"{one.username}: {' · '.join(fact for fact in facts if fact)}")


@command("close", help="Cierra una cuenta y termina sus claves; lo que hizo se conserva.")
def close(username: Username) -> None:
    """Close an account."""
    from desk import administration

    with _account(username) as (desk, found):
        administration.close(desk, administration.CONSOLE, found.id)
    say(f"Cuenta «{found.username}» cerrada.")


@command("open", help="Abre otra vez una cuenta cerrada.")
def reopen(username: Username) -> None:
    """Open a closed account again."""
    from desk import administration

    with _account(username) as (desk, found):
        administration.reopen(desk, administration.CONSOLE, found.id)
    say(f"Cuenta «{found.username}» abierta.")


@command("password", help="Cambia la contraseña de una cuenta; se escribe aparte, o se lee de la entrada.")
def password(username: Username) -> None:
    """Give an account another password, which ends its tokens."""
    from desk import administration

    with _account(username) as (desk, found):
        administration.set_password(desk, administration.CONSOLE, found.id, _password())
    say(f"Contraseña de «{found.username}» cambiada; sus claves anteriores ya no sirven.")


@command("token", help="Da una clave con la que un programa actúa por una cuenta; se muestra una sola vez.")
def token(
    username: Username,
    label: Annotated[str, typer.Option("--label", metavar="NOMBRE", help="Para qué es.")] = "",
    days: Annotated[int | None, typer.Option("--days", metavar="NÚMERO", min=1, help="En cuántos días vence.")] = None,
) -> None:
    """Print a new token, alone, on standard output."""
    from desk import administration

    with _account(username) as (desk, found):
        until = desk.now() + timedelta(days=days) if days else None
        issued = administration.issue(desk, administration.CONSOLE, found.id, label, until)
    notes.print(f"Clave de «{found.username}», número {issued.token.id}:", markup=False, highlight=False)
    sys.stdout.write(issued.secret + "\n")


@command("tokens", help="Lista las claves de una cuenta.")
def tokens(username: Username) -> None:
    """The tokens of an account, without their secrets."""
    from desk import administration
    from desk.deadlines import day_of

    with _account(username) as (desk, found):
        for one in administration.tokens(desk, administration.CONSOLE, found.id):
            over = one.revoked_at is not None or (one.expires_at is not None and one.expires_at <= desk.now())
            facts = [one.label, f"del {day_of(one.created_at):%d/%m/%Y}", "terminada" if over else ""]
            say(f"{one.id}: {' · '.join(fact for fact in facts if fact)}")


@command("revoke", help="Termina una clave por su número.")
def revoke(number: Annotated[str, typer.Argument(metavar="NÚMERO", help="El de la clave.")]) -> None:
    """End a token."""
    from desk import administration

    with _desk() as desk:
        administration.revoke(desk, administration.CONSOLE, number)
    say("Clave terminada.")


@contextmanager
def _desk() -> Iterator["Desk"]:
    from desk.bootstrap import opened_desk

    with opened_desk(bootstrap()) as desk:
        yield desk


@contextmanager
def _account(username: str) -> Iterator[tuple["Desk", "Account"]]:
    from desk import administration

    with _desk() as desk:
        yield desk, administration.named(desk, administration.CONSOLE, username)


def _role(name: str) -> "Role":
    from desk.model import Role

    if name not in set(Role):
        raise InvalidInput(f"«{name}» no es una función. Las hay: {_ROLE_HELP}")
    return Role(name)


def _municipality(ubigeo: str, place: str) -> "Municipality | None":
    from corpus.model import Place
    from desk.model import Municipality

    parts = [part.strip() or None for part in place.split("/")]
    if not ubigeo and not place:
        return None
    if len(parts) > 3:
        raise InvalidInput(f"«{place}» no es un lugar. Escríbalo así: «Lima/Lima/La Molina».")
    return Municipality(ubigeo, Place(*parts))


def _password() -> str:
    """What is typed twice, unseen; or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass.getpass("Contraseña: ")
    if getpass.getpass("Otra vez: ") != typed:
        raise InvalidInput("No son iguales. Repita la orden.")
    return typed


def _as_json(one: "Account") -> dict[str, object]:
    from corpus.codec import encode

    return {**encode(one), "active": one.active}
