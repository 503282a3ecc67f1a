"""The command for what ingesting left to look at: list it, settle it with a reason, open it again."""

import getpass
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from corpus.errors import InvalidInput
from qa_service.bootstrap import Application, bootstrap
from qa_service.cli_editors import AsJson, write_json
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console

if TYPE_CHECKING:
    from qa_service.docket import Docket, Item, WarningState

app = typer.Typer(cls=SpanishGroup)
command = partial(app.command, cls=SpanishCommand)

Choice = TypeVar("Choice", bound=StrEnum)
SETTLE, REOPEN = "settle", "reopen"


@command(
    "warnings",
    help="Lista lo que queda por revisar: archivos rechazados, dudas, tareas y avisos de cada norma. "
    "«settle» los da por revisados y «reopen» los abre otra vez.",
)
def warnings(
    what: Annotated[
        str | None,
        typer.Argument(metavar="NORMA", help="Solo los de una norma; o «settle» o «reopen», para decidir."),
    ] = None,
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="NÚMEROS", help="Los que se deciden: sus números, o una norma o un archivo entero."),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            metavar="MOTIVO",
            help="checked: revisado contra el PDF, es correcto; mended: corregido en la fuente; "
            "harmless: no tiene efecto; other: otro, que diga la nota.",
        ),
    ] = None,
    note: Annotated[str, typer.Option(metavar="NOTA", help="Lo que convenga recordar, sin datos de personas.")] = "",
    state: Annotated[
        str, typer.Option(metavar="CUÁLES", help="open: por revisar; settled: dados por revisados; all: todos.")
    ] = "open",
    as_json: AsJson = False,
) -> None:
    """What ingesting left for an editor to look at, or a decision about it; raises `NoCorpus`."""
    from qa_service.docket import Docket, WarningState

    application = bootstrap()
    docket = Docket(application.home, application.corpus, application.seals)
    if what == SETTLE:
        _settle(docket, which or [], reason, note)
    elif what == REOPEN:
        _reopen(docket, which or [])
    elif which:
        raise InvalidInput(f"Sobra «{which[0]}». Use «warnings settle NÚMERO… --reason MOTIVO» o «warnings reopen …».")
    else:
        _list(docket, application, what, _one_of(WarningState, state, "--state"), as_json)


def _list(docket: "Docket", application: Application, norm: str | None, state: "WarningState", as_json: bool) -> None:
    from qa_service.agenda import item_json, print_items, print_rest
    from qa_service.docket import WarningState, narrowed
    from qa_service.lookup import find_norm

    of = find_norm(application.store, norm).id.slug if norm else None
    found = narrowed(docket.items, state, of=of)
    if as_json:
        write_json([item_json(one) for one in found])
        return
    print_items(console, found)
    if state is WarningState.OPEN:
        print_rest(console, len(narrowed(docket.items, WarningState.SETTLED, of=of)))


def _settle(docket: "Docket", which: list[str], reason: str | None, note: str) -> None:
    from qa_service.docket import WarningState
    from qa_service.settlements import SettlementReason

    given = _one_of(SettlementReason, reason or "", "--reason")
    keys = [key for word in which for key in _keys(docket, word, WarningState.OPEN)]
    done = docket.settle(keys, given, note, _login(), datetime.now(UTC))
    console.print(f"{counted(len(done), 'dado por revisado', 'dados por revisados')}.", highlight=False)


def _reopen(docket: "Docket", which: list[str]) -> None:
    from qa_service.docket import WarningState

    keys = [key for word in which for key in _keys(docket, word, WarningState.SETTLED)]
    done = docket.reopen(keys, _login(), datetime.now(UTC))
    console.print(f"{counted(len(done), 'abierto', 'abiertos')} otra vez.", highlight=False)


def _keys(docket: "Docket", word: str, state: "WarningState") -> Iterator[str]:
    """The ids of all of a norm or a file that are in a state; any other word is an id by itself."""
    from qa_service.docket import narrowed
    from qa_service.reviewing import name_of

    def of(one: "Item") -> bool:
        return word in (one.warning.of, name_of(one.warning.of))

    whole = [one for one in docket.items if of(one)]
    yield from (one.id for one in narrowed(whole, state)) if whole else [word]


def _one_of(kind: type[Choice], word: str, option: str) -> Choice:
    if word not in set(kind):
        listed = ", ".join(kind)
        raise InvalidInput(
            f"Diga con {option} una de estas: {listed}. «absuelve warnings --help» dice qué es cada una."
        )
    return kind(word)


def _login() -> str:
    """Who uses the command, as the system knows them."""
    from qa_service.settlements import CONSOLE

    try:
        return f"{CONSOLE}{getpass.getuser()}"
    except (KeyError, OSError):  # a container whose user has no name
        return CONSOLE
