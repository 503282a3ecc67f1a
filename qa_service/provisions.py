"""A norm's table of contents, and a provision as it stood on a day with its history, as an editor reads them."""

import textwrap
from collections.abc import Iterator
from datetime import date

from rich.console import Console
from rich.text import Text

from corpus.identifiers import article_of
from corpus.model import Provision, ProvisionKind, Regulation, Version
from corpus.validity import Status, repealed, status_of, version_on
from qa_service.attribution import mention, with_article
from qa_service.console import validity
from qa_service.dates import last_day, written

_SHORT = 150
_PREFACE = ProvisionKind.PREFACE


def wording_for(provision: Provision, on: date) -> Version:
    """The wording in force on a day; else the last that had begun by then, or the first there ever was."""
    begun = [one for one in provision.versions if one.valid_from is None or one.valid_from <= on]
    return version_on(provision, on) or (begun[-1] if begun else provision.versions[0])


def standing(regulation: Regulation, version: Version, on: date) -> Status:
    """How a wording stands on a day, the end of its whole norm counted."""
    status = status_of(version, on)
    return Status.REPEALED if status is Status.IN_FORCE and repealed(regulation, on) else status


def print_provision(
    console: Console, regulation: Regulation, provision: Provision, on: date, full: bool = False
) -> None:
    """The wording of a day, what it rests on, and the history: each wording in short, or with `full` whole."""
    shown = wording_for(provision, on)
    console.print(Text(_named(regulation), style="dim"))
    console.print(Text(" > ".join((*provision.path, _title(provision))), style="bold"))
    if regulation.notice:
        console.print(Text(regulation.notice, style="yellow"))
    console.print()
    status = standing(regulation, shown, on)
    stands = f"[{_stands(regulation, shown, on)}]  al {written(on)}"
    console.print(Text(stands, style="green" if status is Status.IN_FORCE else "yellow"))
    console.print(Text(" · ".join(_origins(regulation, shown)), style="dim"))
    console.print()
    console.print(Text(regulation.text_of(shown)))
    _print_history(console, regulation, provision, shown, on, full)


def _named(regulation: Regulation) -> str:
    return f"{regulation.label}. {regulation.title}" if regulation.title != regulation.label else regulation.label


def _title(provision: Provision) -> str:
    return f"{provision.label}: {provision.heading}" if provision.heading else provision.label


def _stands(regulation: Regulation, version: Version, on: date) -> str:
    """The validity of a wording in words, and who ended it: "derogada desde … hasta …, por la Ley N° …"."""
    status = standing(regulation, version, on)
    if status is Status.REPEALED and not version.repealed and regulation.repealed_on:
        by = f"; la derogó {with_article(regulation.repealed_by)}" if regulation.repealed_by else ""
        return f"{status}: la norma entera rigió hasta el {last_day(regulation.repealed_on)}{by}"
    if status is Status.NOT_YET:
        return f"{status}: rige desde el {written(version.valid_from)}" if version.valid_from else str(status)
    if status is Status.IN_FORCE:
        told = validity(status, version.valid_from, version.valid_to)
    else:
        told = f"{status}: rigió{validity('', version.valid_from, version.valid_to)}"
    if version.ended_by is None:
        return told
    return (
        f"{told}; {'la derogó' if version.repealed else 'lo cambió'} {mention(version.ended_by, version.ended_by_eid)}"
    )


def _origins(regulation: Regulation, version: Version) -> Iterator[str]:
    brought = version.amended_by and mention(version.amended_by, version.amended_by_eid)
    yield f"texto dado por {brought}" if brought else "texto de la propia norma"
    yield regulation.documents[version.document].source.path.rsplit("/", 1)[-1]
    if pages := regulation.pages_of(version):
        yield f"página {pages[0]}" if pages[0] == pages[1] else f"páginas {pages[0]} a {pages[1]}"


def _print_history(
    console: Console, regulation: Regulation, provision: Provision, shown: Version, on: date, full: bool
) -> None:
    console.print()
    if len(provision.versions) == 1:
        console.print(Text("Historia: no se conoce otro texto.", style="dim"))
        return
    console.print(Text(f"Historia: {len(provision.versions)} textos, del más antiguo al más nuevo", style="bold"))
    for number, version in enumerate(provision.versions, start=1):
        mark = "  ← el mostrado" if version is shown else ""
        console.print(Text(f"{number}. {_stands(regulation, version, on)}{mark}"))
        console.print(Text(f"   {next(_origins(regulation, version))}", style="dim"))
        if version is shown:
            continue
        text = regulation.text_of(version)
        told = text if full else textwrap.shorten(text, _SHORT, placeholder=" …")
        console.print(Text(textwrap.indent(told, "   ")))


def print_contents(console: Console, regulation: Regulation, on: date) -> None:
    """What is known of a norm and its table of contents: a line an article or disposition."""
    console.print(Text(_named(regulation), style="bold"))
    for line in _facts(regulation):
        console.print(Text(line))
    console.print()
    above: tuple[str, ...] = ()
    listed = [one for one in regulation.provisions if one.eid == article_of(one.eid) and one.kind is not _PREFACE]
    for provision in listed:
        for depth, heading in enumerate(provision.path):
            if above[: depth + 1] != provision.path[: depth + 1]:
                console.print(Text(f"{'  ' * depth}{heading}", style="bold"))
        above = provision.path
        console.print(_entry(regulation, provision, on))
    if listed:
        console.print(Text(f"\nPara leer una: absuelve show {regulation.id}#{listed[0].eid}", style="dim"))


def _facts(regulation: Regulation) -> Iterator[str]:
    if regulation.issuer:
        yield f"Emisor: {regulation.issuer}"
    if regulation.published:
        yield f"Publicada el {written(regulation.published)}"
    if regulation.effective:
        yield f"Rige desde el {written(regulation.effective)}"
    if regulation.repealed_on:
        by = f" por {with_article(regulation.repealed_by)}" if regulation.repealed_by else ""
        yield f"Derogada desde el {written(regulation.repealed_on)}{by}"
    yield f"Archivo: {regulation.documents[0].source.path}"
    yield from (f"Otra edición: {source.path}" for source in regulation.editions)
    if regulation.notice:
        yield regulation.notice


def _entry(regulation: Regulation, provision: Provision, on: date) -> Text:
    status = standing(regulation, wording_for(provision, on), on)
    marks = [] if status is Status.IN_FORCE else [str(status)]
    marks += [f"{len(provision.versions)} textos"] if len(provision.versions) > 1 else []
    line = Text(f"{'  ' * len(provision.path)}{_title(provision)}")
    line.append(f"  {provision.eid}", style="dim")
    if marks:
        line.append(f"  ({', '.join(marks)})", style="yellow")
    return line
