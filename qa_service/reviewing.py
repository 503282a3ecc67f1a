"""What ingesting left for an editor to look at: files refused, doubts about files, tasks and warnings of norms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from rich.console import Console
from rich.text import Text

from corpus.summary import Summary
from ingest.changes import TASK
from ingest.ledger import Entry

_PAGE = 1_000  # rows printed at a time, unwrapped: one by one takes many times longer
_TITLES = {
    "rechazado": "Archivos rechazados",
    "duda": "Archivos de los que se reconoció poco",
    "tarea": "Tareas: lo que debe hacer un editor",
    "aviso": "Avisos: lo que se reparó o quedó dudoso",
}


def pending(norms: Iterable[Summary], entries: Mapping[str, Entry]) -> list[dict[str, str]]:
    """A row a thing to look at: its `kind` (rechazado, duda, tarea, aviso), the file or norm it is `of`, and `what`."""
    return [*_of_files(entries), *_of_norms(norms)]


def _of_files(entries: Mapping[str, Entry]) -> Iterator[dict[str, str]]:
    for path, entry in sorted(entries.items()):
        if entry.refusal:
            yield _row("rechazado", path, f"{entry.refusal.reason}. {entry.refusal.remedy}")
        yield from (_row("duda", path, doubt) for doubt in entry.doubts)


def _of_norms(norms: Iterable[Summary]) -> Iterator[dict[str, str]]:
    for norm in norms:
        for warning in norm.warnings:
            yield _row("tarea" if warning.startswith(TASK) else "aviso", norm.id.slug, warning)


def _row(kind: str, of: str, what: str) -> dict[str, str]:
    return {"kind": kind, "of": of, "what": what}


def print_pending(console: Console, rows: Iterable[Mapping[str, Any]]) -> None:
    """The rows under a title a kind, those of one norm or file together."""
    found = list(rows)
    counts = Counter(row["kind"] for row in found)
    if not found:
        console.print("No queda nada por revisar.")
    for kind, title in _TITLES.items():
        if not counts[kind]:
            continue
        console.print(Text(f"{title} ({counts[kind]})", style="bold"))
        chosen = (row for row in found if row["kind"] == kind)
        while page := list(islice(chosen, _PAGE)):
            groups = (_group(of, group) for of, group in groupby(page, itemgetter("of")))
            console.print(Text("\n").join(groups), soft_wrap=True)
        console.print()


def _group(of: str, rows: Iterable[Mapping[str, Any]]) -> Text:
    """What is left of one file or norm, under its name."""
    return Text.assemble((f"  {of}", "cyan"), *(f"\n    {row['what']}" for row in rows))
