"""What an ingest would change, told to an editor: on the screen in short, as JSON whole."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from corpus.codec import encode
from corpus.identifiers import ProvisionId
from corpus.model import Regulation
from corpus.store import Store
from ingest.changes import BrokenCitation, Fate, NormChange, ProvisionChange, broken_citations, compare, ends
from ingest.pipeline import Run
from qa_service.attribution import mention, provision_name, with_article
from qa_service.counts import counted
from qa_service.dates import written
from qa_service.situating import said

_NORMS, _PROVISIONS, _CITATIONS, _SHORT = 40, 8, 25, 110
_MARKS = {Fate.NEW: "+", Fate.DROPPED: "-"}
_STYLES = {Fate.NEW: "green", Fate.DROPPED: "red", Fate.REPEALED: "red"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation with a released answer that cites what a change touches: it would go stale."""

    consultation: str
    provision: ProvisionId
    fate: Fate


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a run would change; `asked` are the consultations whose answers it would make stale."""

    run: Run
    norms: tuple[NormChange, ...]
    citations: tuple[BrokenCitation, ...] = ()
    asked: tuple[Asked, ...] = ()


class Watcher:
    """Hears of each norm that changes, as the pipeline goes, and keeps only what a preview tells of it."""

    def __init__(self) -> None:
        self.changes: list[NormChange] = []
        self._relating: list[Regulation] = []

    def __call__(self, before: Regulation | None, after: Regulation | None) -> None:
        """Take in one norm."""
        self.changes.append(compare(before, after))
        if after is not None and after.relations:
            self._relating.append(_light(after))

    def citations(self, store: Store) -> tuple[BrokenCitation, ...]:
        """What breaks in the norms that change, and in those of the store that stay as they are."""
        ending = [change for change in self.changes if ends(change)]
        moved = {change.id for change in self.changes}
        staying = {norm.id: norm for change in ending for norm in store.naming(change.id) if norm.id not in moved}
        return broken_citations(ending, (*self._relating, *staying.values()))


def _light(norm: Regulation) -> Regulation:
    """A norm with its relations and without its texts, so that a large run stays small in memory."""
    return Regulation(
        norm.id, norm.title, None, None, None, (), (), relations=norm.relations, repealed_on=norm.repealed_on
    )


def asked_about(cited: Iterable[tuple[str, ProvisionId]], changes: Iterable[NormChange]) -> tuple[Asked, ...]:
    """The consultations, given with what their released answers cite, that cite what the changes touch."""
    over = {change.id: _touched(change) for change in changes}
    found = ((id, one, over.get(one.regulation, {})) for id, one in cited)
    lost = ((id, one, gone.get(one.eid) or gone.get(None)) for id, one, gone in found)
    return tuple(dict.fromkeys(Asked(id, one, fate) for id, one, fate in lost if fate))


def _touched(change: NormChange) -> dict[str | None, Fate]:
    """The provisions (None: the whole norm) whose wording or days a change alters, by eId."""
    return {**{one.id.eid: one.fate for one in change.provisions if one.fate is not Fate.NEW}, **ends(change)}


def to_json(preview: Preview) -> dict[str, Any]:
    """All of a preview: every file, norm, provision with both texts, and broken citation."""
    return {
        "files": [encode(report) for report in preview.run.files],
        "norms": [_norm_json(change) for change in preview.norms],
        "broken_citations": [encode(one) for one in preview.citations],
        "consultations": [
            {"consultation": one.consultation, "provision": str(one.provision), "fate": one.fate}
            for one in preview.asked
        ],
    }


def _norm_json(change: NormChange) -> dict[str, Any]:
    provisions = [{**encode(one), "id": str(one.id)} for one in change.provisions]
    counts = Counter(str(one.fate) for one in change.provisions)
    return {**encode(change), "provisions": provisions, "counts": counts, "tasks": list(change.tasks)}


def print_preview(console: Console, preview: Preview) -> None:
    """The changes in short: norm by norm with the provisions in their old and new words, then what needs an editor."""
    if not preview.norms:
        console.print("El corpus no cambiaría.")
        return
    counts = Counter(change.fate for change in preview.norms)
    told = ", ".join(f"{counts[fate]} {_plural(fate, counts[fate])}" for fate in Fate if counts[fate])
    verb = "Cambiaría" if len(preview.norms) == 1 else "Cambiarían"
    console.print(Text(f"{verb} {counted(len(preview.norms), 'norma', 'normas')}: {told}.", style="bold"))
    for change in preview.norms[:_NORMS]:
        _print_norm(console, change)
    _rest(console, len(preview.norms) - _NORMS, ("norma", "normas"))
    _print_citations(console, preview)
    console.print()
    console.print("Nada se ha cambiado. Para hacerlo, repita la orden sin --preview; para verlo todo, con --json.")


def _plural(fate: Fate, count: int) -> str:
    return str(fate) if count == 1 or fate is Fate.REDATED else f"{fate}s"


def _print_norm(console: Console, change: NormChange) -> None:
    console.print()
    mark = _MARKS.get(change.fate, "~")
    console.print(Text(f"{mark} {change.id.label}. {_short(change.title)}", style=_STYLES.get(change.fate, "bold")))
    for line in _summary(change):
        console.print(Text(f"  {line}"))
    if change.fate in (Fate.NEW, Fate.DROPPED):
        return
    listed = change.outermost
    for one in listed[:_PROVISIONS]:
        _print_provision(console, one)
    _rest(console, len(listed) - _PROVISIONS, ("disposición", "disposiciones"), "  ")


def _summary(change: NormChange) -> Iterator[str]:
    """What happens to the norm, a line each."""
    count = len(change.provisions)
    if change.fate in (Fate.NEW, Fate.DROPPED):
        yield f"norma {change.fate}, con {count} {'disposición' if count == 1 else 'disposiciones'}"
    else:
        counts = Counter(one.fate for one in change.outermost)
        told = ", ".join(f"{counts[fate]} {_plural(fate, counts[fate])}" for fate in Fate if counts[fate])
        yield f"norma {change.fate}; disposiciones: {told or 'ninguna cambia'}"
    if change.facts:
        yield f"cambia: {', '.join(change.facts)}"
    yield from (f"se une como otra edición: {path}" for path in change.editions)
    yield from (f"! {said(warning)}" for warning in change.warnings)


def _print_provision(console: Console, one: ProvisionChange) -> None:
    by = f" por {with_article(one.by)}" if one.by else ""
    on = f" desde el {written(one.on)}" if one.on else ""
    told = f"  {one.fate}: {provision_name(one.id.eid)}{by}{on}"
    console.print(Text(told, style=_STYLES.get(one.fate, "yellow")))
    if one.fate in (Fate.REPEALED, Fate.REDATED):
        return
    for name, text in (("antes", one.old), ("ahora", one.new)):
        if text is not None:
            console.print(Text(f"      {name}: {_around(text, one.old, one.new)}", style="dim"))


def _around(text: str, old: str | None, new: str | None) -> str:
    """A text shortened to where the two wordings begin to differ."""
    words = text.split()
    pairs = zip((old or "").split(), (new or "").split(), strict=False)
    same = next((place for place, (a, b) in enumerate(pairs) if a != b), 0) if old and new else 0
    start = max(0, same - 4)
    return f"{'… ' if start else ''}{_short(' '.join(words[start:]))}"


def _print_citations(console: Console, preview: Preview) -> None:
    if preview.citations:
        console.print()
        console.print(Text(f"Citas que se rompen: {len(preview.citations)}", style="bold red"))
    for one in preview.citations[:_CITATIONS]:
        told = f"{mention(one.by, one.origin)} cita {mention(one.target, one.eid)} ({one.fate})"
        console.print(Text(f"  {told}"))
    _rest(console, len(preview.citations) - _CITATIONS, ("cita", "citas"), "  ")
    if preview.asked:
        console.print()
        console.print(
            Text(f"Respuestas entregadas que quedarían desactualizadas: {len(preview.asked)}", style="bold red")
        )
    for one_asked in preview.asked[:_CITATIONS]:
        cited = mention(one_asked.provision.regulation, one_asked.provision.eid)
        told = f"consulta {one_asked.consultation}: cita {cited} ({one_asked.fate})"
        console.print(Text(f"  {told}"))
    _rest(console, len(preview.asked) - _CITATIONS, ("respuesta", "respuestas"), "  ")


def _rest(console: Console, count: int, what: tuple[str, str], indent: str = "") -> None:
    if count > 0:
        console.print(Text(f"{indent}… y {counted(count, *what)} más (con --json se ve todo)", style="dim"))


def _short(text: str) -> str:
    return textwrap.shorten(text, _SHORT, placeholder=" …")
