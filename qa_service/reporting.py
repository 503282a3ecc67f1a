"""The ingest report on disk: an index, and a page and a JSON file a norm, with pictures of its pages."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from corpus.files import write_whole
from corpus.home import Home
from corpus.identifiers import RegulationId
from corpus.model import Page, ProvisionKind, Regulation
from corpus.store import Store
from ingest.pictures import draw_pages
from qa_service.dates import written
from qa_service.drawing import FURNITURE, HEADING, UNASSIGNED, Shape, shapes_on
from qa_service.report import VERSION, Json, Origins, norm_data, summary, totals
from qa_service.situating import said

SMALL_CORPUS = 40  # norms up to which pictures are drawn unasked
DEFAULT_PAGES = 8
PDF = "application/pdf"

# What a frame means, its colour, and how the legend calls it. Each colour bears white letters at 4.5:1 or more.
KINDS: Mapping[str, tuple[str, str]] = {
    ProvisionKind.ARTICLE: ("artículo", "#0b57a4"),
    ProvisionKind.PARAGRAPH: ("numeral", "#1d6b3a"),
    ProvisionKind.POINT: ("literal o inciso", "#7a4b00"),
    ProvisionKind.DISPOSITION: ("disposición complementaria", "#7b2d8b"),
    ProvisionKind.SECTION: ("sección de un texto sin artículos", "#4248b5"),
    ProvisionKind.ANNEX: ("anexo", "#a3255b"),
    ProvisionKind.TABLE: ("tabla", "#00656e"),
    ProvisionKind.ROW: ("fila de tabla", "#00656e"),
    ProvisionKind.PREFACE: ("parte inicial", "#55555f"),
    HEADING: ("encabezado de título o capítulo", "#8f3d00"),
    UNASSIGNED: ("texto que no quedó en ninguna disposición", "#b3001b"),
    FURNITURE: ("fuera de la norma: cabeceras, pies, sellos y otras normas de la página", "#6b6b75"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A page with what to draw over it; `picture` is its file, from the norm's page, or None."""

    page: Page
    picture: str | None
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: norms, pictures, and bytes in all."""

    norms: int
    pictures: int
    bytes: int


def write_report(
    home: Home,
    out: Path,
    ids: Sequence[RegulationId] = (),
    pages: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Written:
    """Write the report on all norms, or on those named, into a folder.

    `pages` is how many pages of each norm are drawn; None draws some where norms were named or the corpus is small.
    Raises `NotFound` for a norm that is not there and `StorageFailure` when the disk refuses.
    """
    store, origins = Store(home.norms), Origins(home)
    wanted = tuple(ids) or store.ids()
    drawn = pages if pages is not None else DEFAULT_PAGES if ids or len(wanted) <= SMALL_CORPUS else 0
    writer = _Writer(out, origins, drawn)
    norms = []
    for done, id in enumerate(wanted, 1):
        norms.append(writer.norm(store.read(id)))
        progress(done, len(wanted))
    files = [file for file in origins.files() if not ids or set(file["norms"]) & {id.slug for id in ids}]
    writer.index(files, norms)
    return Written(len(norms), writer.pictures, writer.bytes)


class _Writer:
    """Writes the report's files and counts them."""

    def __init__(self, out: Path, origins: Origins, pages: int) -> None:
        self._out, self._origins, self._pages = out, origins, pages
        self._templates = _environment()
        self.pictures = self.bytes = 0

    def norm(self, regulation: Regulation) -> Json:
        """The page and the JSON of one norm; its line for the index."""
        data = norm_data(regulation, self._origins)
        name = regulation.id.slug
        figures = [self._figures(regulation, number) for number in range(len(regulation.documents))]
        self._json(Path("normas") / f"{name}.json", data)
        shown = {"norm": data, "figures": figures, "places": _places(data), "kinds": KINDS, "asked": self._pages}
        self._html(Path("normas") / f"{name}.html", "report_norm.html", shown)
        return summary(regulation)

    def index(self, files: Sequence[Json], norms: Sequence[Json]) -> None:
        """The index of files and norms."""
        sums = totals(files, norms)
        self._json(Path("report.json"), {"version": VERSION, "totals": sums, "files": files, "norms": norms})
        known = {norm["id"] for norm in norms}
        shown = {"files": files, "norms": norms, "totals": sums, "known": known, "pictures": self.pictures}
        self._html(Path("index.html"), "report_index.html", shown)

    def _figures(self, regulation: Regulation, number: int) -> list[Figure]:
        """The first pages of a PDF that a norm was read from, drawn; nothing where the file is no longer as it was."""
        document = regulation.documents[number]
        pages = document.pages[: self._pages]
        if not pages or not document.lines or document.source.media_type != PDF:
            return []
        drawn = {p.number: p for p in draw_pages(self._origins.of(document.source).data(), [p.number for p in pages])}
        figures = []
        for page in pages:
            picture = drawn.get(page.number)
            name = f"{document.source.sha256[:16]}-{page.number}.png"
            if picture:
                self._write(Path("paginas") / name, picture.png)
                self.pictures += 1
            shapes = shapes_on(regulation, number, page, picture.words if picture else ())
            figures.append(Figure(page, f"../paginas/{name}" if picture else None, shapes))
        return figures

    def _html(self, name: Path, template: str, shown: Mapping[str, Any]) -> None:
        self._write(name, self._templates.get_template(template).render(shown).encode())

    def _json(self, name: Path, data: Json) -> None:
        self._write(name, json.dumps(data, ensure_ascii=False, indent=1).encode())

    def _write(self, name: Path, content: bytes) -> None:
        write_whole(self._out / name, content)
        self.bytes += len(content)


def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    templates = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    templates.filters.update(day=_written, said=said, norm=_designated)
    return templates


def _written(day: str | None) -> str:
    from datetime import date

    return written(date.fromisoformat(day)) if day else ""


def _designated(slug: str) -> str:
    return RegulationId(slug).label


def _places(norm: Json) -> Mapping[str, list[str]]:
    """The warnings that speak of each provision."""
    found: dict[str, list[str]] = defaultdict(list)
    for warning in norm["warnings"]:
        if warning["eid"]:
            found[warning["eid"]].append(warning["text"])
    return found


def parse_ids(names: Iterable[str]) -> tuple[RegulationId, ...]:
    """Norms named on the command line, once each; raises `InvalidInput` for what is no identifier."""
    return tuple(dict.fromkeys(RegulationId(name) for name in names))
