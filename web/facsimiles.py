"""The pages of the PDF that a wording was read from, with the quoted words marked: drawn when asked for."""

from dataclasses import dataclass
from functools import lru_cache
from threading import BoundedSemaphore
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from corpus.errors import NotFound
from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import Box, Regulation, Source, Span, Version
from corpus.originals import Originals
from corpus.store import Store
from index.model import Wording
from ingest.pictures import Picture, draw_pages
from qa_service.facsimile import Leaf, leaves, marks, version_of, window
from qa_service.model import Citation
from qa_service.settings import parse_day
from web.access import SiteDep
from web.assets import FOR_GOOD
from web.site import Site
from web.templating import page

_KEPT = 48  # pictures in memory, of some 150 KB each
_ALIKE = 0.02  # of two pages' proportions
_QUOTE = r"^\d{1,7}-\d{1,7}$"
_NO_FILE = (
    "El PDF de esta norma no está guardado en este servicio, así que no se puede mostrar su página. "
    "El texto es el de la norma. Quien edita las normas puede subir otra vez el archivo."
)
_NO_PAGES = "Esta norma no se leyó de un PDF: no hay una página que mostrar. El texto es el de la norma."
_READ_ANEW = (
    "La norma se leyó otra vez y aún no se publica: la página no corresponde a este texto. Espere a que se publique."
)
_UNDRAWN = "No se pudo dibujar esa página del PDF. El texto es el de la norma."

facsimiles = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn page of a file, by the file's hash: its size in points, what to mark on it, and where to look closely."""

    sha256: str
    file: str
    number: int
    width: float
    height: float
    marks: tuple[Box, ...]
    window: Box | None


def address_of(citation: Citation) -> str | None:
    """Where the page of a quote is shown; None for one that stands on no page."""
    if citation.page is None:
        return None
    asked = {"desde": citation.valid_from or "", "cita": f"{citation.start}-{citation.end}"}
    return f"/normas/{citation.regulation}/{citation.eid}/pagina?{urlencode(asked)}"


@facsimiles.get("/paginas/{sha256}/{number}.png")
def picture(
    site: SiteDep,
    sha256: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")],
    number: Annotated[int, Path(ge=1, le=100_000)],
) -> Response:
    """The picture of a page: the same for ever, as the file's hash is in its address."""
    return Response(_drawn(site, sha256, number).png, media_type="image/png", headers={"Cache-Control": FOR_GOOD})


@facsimiles.get("/normas/{id}/{eid}/pagina")
def leaf_page(
    request: Request,
    id: str,
    eid: str,
    site: SiteDep,
    since: Annotated[str | None, Query(alias="desde", max_length=10)] = None,
    quote: Annotated[str, Query(alias="cita", pattern=rf"^$|{_QUOTE}")] = "",
    number: Annotated[int, Query(alias="hoja", ge=0, le=100_000)] = 0,
) -> Response:
    """A page on which a wording, or a quote of it, stands; the first unless another of them is asked for."""
    wording = _wording(site, ProvisionId(RegulationId(id), eid), since)
    quoted = _quoted(quote, wording)
    regulation, version, found = _leaves(site, wording, quoted)
    numbers = [leaf.page.number for leaf in found]
    at = numbers.index(number) if number in numbers else 0
    given = {**({} if since is None else {"desde": since}), "cita": quote}
    context = {
        "wording": wording,
        "norm": regulation,
        "sheet": _sheet(site, regulation.documents[version.document].source, found[at]),
        "quote": quoted.of(wording.text) if quote else "",
        "place": at + 1,
        "count": len(numbers),
        "before": urlencode({**given, "hoja": numbers[at - 1]}) if at else None,
        "after": urlencode({**given, "hoja": numbers[at + 1]}) if at + 1 < len(numbers) else None,
    }
    return page(request, "facsimile.html", context)


def _wording(site: Site, provision: ProvisionId, since: str | None) -> Wording:
    """The wording that began on that day, on none that is known for an empty one; the one that rules for None."""
    searcher, day = site.desk.searcher(), parse_day(since) if since else None
    began = (one for one in reversed(searcher.wordings(provision)) if one.valid_from == day)
    found = searcher.wording(provision, site.desk.today()) if since is None else next(began, None)
    if found is None:
        raise NotFound("No se encontró ese texto de la disposición. Búsquelo en la página de la norma.")
    return found


def _quoted(quote: str, wording: Wording) -> Span:
    """The part of the wording that is asked about: all of it, unless one is named that it has."""
    start, end = map(int, quote.split("-")) if quote else (0, len(wording.text))
    if not start < end <= len(wording.text):
        raise NotFound("Esa cita no está en el texto de la disposición. Ábrala desde la respuesta.")
    return Span(start, end)


def _leaves(site: Site, wording: Wording, quoted: Span) -> tuple[Regulation, Version, tuple[Leaf, ...]]:
    regulation = _read(site.application.store, wording.provision.regulation)
    version = version_of(regulation, wording)
    if version is None:
        raise NotFound(_READ_ANEW)
    found = leaves(regulation, version, quoted)
    if not found:
        raise NotFound(_NO_PAGES)
    return regulation, version, found


def _sheet(site: Site, source: Source, leaf: Leaf) -> Sheet:
    drawn = _drawn(site, source.sha256, leaf.page.number)
    number, width, height = leaf.page.number, leaf.page.width, leaf.page.height
    if not _upright(drawn, leaf):
        return Sheet(source.sha256, source.path, number, *drawn.size, (), None)
    return Sheet(source.sha256, source.path, number, width, height, marks(leaf, drawn.words), window(leaf))


def _upright(drawn: Picture, leaf: Leaf) -> bool:
    """Whether a picture stands as the page was read: a scan that lies on its side was turned only to recognise it."""
    width, height = drawn.size
    return abs(height / width - leaf.page.height / leaf.page.width) < _ALIKE


def _read(store: Store, id: RegulationId) -> Regulation:
    held = store.held.get(id)
    if held is None:
        raise NotFound(_NO_PAGES)
    return _decoded(store, id, held.file)


@lru_cache(maxsize=4)
def _decoded(store: Store, id: RegulationId, _file: str) -> Regulation:
    """A norm as the corpus has it: its file is named after its content."""
    return store.read(id)


def _drawn(site: Site, sha256: str, number: int) -> Picture:
    return _picture(Originals(site.application.home.originals), sha256, number, site.drawing, site.patience)


@lru_cache(maxsize=_KEPT)
def _picture(originals: Originals, sha256: str, number: int, drawing: BoundedSemaphore, patience: float) -> Picture:
    """A page drawn, one at a time: who asks for many is told to wait, and those drawn already are there at once."""
    if not drawing.acquire(timeout=patience):
        raise HTTPException(429, "drawing")
    try:
        data = originals.data(sha256)
        found = draw_pages(data, [number]) if data is not None else ()
    finally:
        drawing.release()
    if data is None:
        raise NotFound(_NO_FILE)
    if not found:
        raise NotFound(_UNDRAWN)
    return found[0]
