"""Commands that tell what was understood: `absuelve report`, and `absuelve export akn` for other programs."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import InvalidInput
from qa_service.bootstrap import bootstrap
from qa_service.cli_texts import AsOf, export_app
from qa_service.counts import counted
from qa_service.help import SpanishCommand, SpanishGroup
from qa_service.screen import console, notes

app = typer.Typer(cls=SpanishGroup)
say = partial(console.print, markup=False, highlight=False, soft_wrap=True)
REPORT_HELP = "Escribe un informe de lo que se entendió: HTML y JSON, con las páginas dibujadas."
AKN_HELP = "Escribe una norma, o todas en una carpeta, como XML Akoma Ntoso 3.0."

ReportFolder = Annotated[Path, typer.Option("--out", metavar="CARPETA", help="Carpeta que se escribe.")]
SomeNorms = Annotated[list[str] | None, typer.Argument(metavar="NORMAS", help="Identificadores; ninguno es todas.")]
Pages = Annotated[
    int | None,
    typer.Option("--pages", metavar="NÚMERO", min=0, help="Páginas que se dibujan de cada norma; 0, ninguna."),
]
AknFile = Annotated[
    Path, typer.Option("--out", metavar="RUTA", help="Archivo XML; carpeta, si no se nombra una norma.")
]
OneNorm = Annotated[str | None, typer.Argument(metavar="NORMA", help="Identificador: ley-27972; sin él, todas.")]


@app.command("report", cls=SpanishCommand, help=REPORT_HELP)
def report(out: ReportFolder, norms: SomeNorms = None, pages: Pages = None) -> None:
    """Write the ingest report."""
    from qa_service.console import progress_bar
    from qa_service.reporting import parse_ids, write_report

    ids = parse_ids(norms or ())
    if out.is_file():
        raise InvalidInput(f"«{out}» es un archivo. Indique la carpeta del informe.")
    application = bootstrap()
    with progress_bar(notes, "Escribiendo", "normas") as update:
        done = write_report(application.home, out, ids, pages, update)
    drawn = f" y {counted(done.pictures, 'página dibujada', 'páginas dibujadas')}" if done.pictures else ""
    told = f"Informe de {counted(done.norms, 'norma', 'normas')}{drawn}"
    say(f"{told} en {out / 'index.html'} ({done.bytes / 1e6:.1f} MB).")


@export_app.command("akn", cls=SpanishCommand, help=AKN_HELP)
def export_akn(out: AknFile, norm: OneNorm = None, as_of: AsOf = None) -> None:
    """Write one norm to a file, or all to a folder."""
    from corpus.identifiers import RegulationId
    from qa_service.aknfiles import write_norm, write_norms
    from qa_service.console import progress_bar
    from qa_service.settings import parse_day

    corpus, day = bootstrap().corpus, parse_day(as_of) if as_of else None
    if norm is None:
        with progress_bar(notes, "Escribiendo", "normas") as update:
            count, size = write_norms(corpus, out, day, update)
        say(f"{counted(count, 'norma escrita', 'normas escritas')} en {out} ({size / 1e6:.1f} MB).")
        return
    if out.is_dir():
        raise InvalidInput(f"«{out}» es una carpeta. Indique el archivo, por ejemplo {out / norm}.xml.")
    size = write_norm(corpus, RegulationId(norm), out, day)
    say(f"{norm} escrita en {out} ({size / 1e3:.0f} kB).")
