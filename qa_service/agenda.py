"""What is left to look at, on the screen and as JSON."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby, islice
from pathlib import PurePath
from typing import Any

from rich.console import Console
from rich.text import Text

from qa_service.counts import counted
from qa_service.docket import Item, by_kind
from qa_service.reviewing import WarningKind, name_of
from qa_service.settings import PERU
from qa_service.settlements import CONSOLE, REASONS, Decision
from qa_service.situating import said
from qa_service.words import squeeze

_PAGE = 1_000  # rows printed at a time, unwrapped: one by one takes many times longer
_TITLES = {
    WarningKind.REFUSED: "Archivos rechazados",
    WarningKind.DOUBT: "Archivos de los que se reconoció poco",
    WarningKind.TASK: "Tareas: lo que debe hacer un editor",
    WarningKind.WARNING: "Avisos: lo que se reparó o quedó dudoso",
}


def item_json(item: Item) -> dict[str, Any]:
    """An item as `absuelve warnings --json` writes it."""
    one = item.warning
    facts = {"id": item.id, "kind": one.kind, "of": one.of, "what": one.what}
    return {**facts, "settled": item.settled, "lapsed": item.lapsed, "decision": _decision_json(item.last)}


def _decision_json(one: Decision | None) -> dict[str, Any] | None:
    return {"reason": one.reason, "note": one.note, "by": one.by, "at": one.at} if one else None


def print_items(console: Console, items: Iterable[Item]) -> None:
    """The items under a title a kind, those of one norm or file together."""
    found = list(items)
    if not found:
        console.print("No queda nada por revisar.")
    for kind, count in by_kind(found).items():
        console.print(Text(f"{_TITLES[kind]} ({count})", style="bold"))
        chosen = (one for one in found if one.warning.kind is kind)
        while page := list(islice(chosen, _PAGE)):
            groups = (_group(of, group) for of, group in groupby(page, lambda one: one.warning.of))
            console.print(Text("\n").join(groups), soft_wrap=True)
        console.print()


def print_rest(console: Console, settled: int) -> None:
    """How many more there are that an editor settled."""
    if settled:
        told = counted(settled, "dado por revisado", "dados por revisados")
        console.print(f"Además, {told}: véalos con --state settled.", highlight=False)


def _group(of: str, items: Iterable[Item]) -> Text:
    """What is left of one file or norm, under its name."""
    folder = (f"  en {PurePath(of).parent}", "dim") if "/" in of else ""
    return Text.assemble((f"  {name_of(of)}", "cyan"), folder, *(part for item in items for part in _lines(item)))


def _lines(item: Item) -> Iterator[str | tuple[str, str]]:
    yield from ("\n    ", (item.id, "cyan"), f"  {squeeze(said(item.warning.what))}")
    if item.last and item.last.reason:
        told: Callable[[Decision], str] = _settled if item.settled else _lapsed
        yield (f"\n      {told(item.last)}", "dim")


def _settled(one: Decision) -> str:
    reason = REASONS[one.reason] if one.reason else ""
    by = one.by.removeprefix(CONSOLE)
    return " · ".join(filter(None, (f"✓ {reason}", one.note, by, _day(one))))


def _lapsed(one: Decision) -> str:
    return f"Se dio por revisado el {_day(one)}, y cambió desde entonces."


def _day(one: Decision) -> str:
    return f"{datetime.fromisoformat(one.at).astimezone(PERU):%d/%m/%Y}"
