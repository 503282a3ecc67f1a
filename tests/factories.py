"""Small regulations for tests, built from the texts that matter to the test."""

from collections.abc import Mapping, Sequence
from datetime import date

from corpus.identifiers import RegulationId
from corpus.model import Document, Page, Place, Provision, ProvisionKind, Regulation, Source, Span, Version

NATIONAL = Place()

# A wording with the days it holds between; a plain string always holds.
Timed = tuple[str, date | None, date | None]
Texts = str | Sequence[Timed]


def regulation(
    slug: str,
    texts: Mapping[str, Texts],
    *,
    title: str = "Ley de prueba",
    headings: Mapping[str, str] | None = None,
    path: tuple[str, ...] = (),
    place: Place = NATIONAL,
    aliases: tuple[str, ...] = (),
    published: date | None = None,
    repealed_on: date | None = None,
    repealed_by: str | None = None,
    page_length: int | None = None,
    notice: str | None = None,
) -> Regulation:
    """A regulation whose provisions hold the texts given by eId, in one document.

    A child whose text stands inside its article's (`art_1__para_2` in `art_1`) points into it. With `page_length` the
    document has a page every so many characters.
    """
    written: list[str] = []
    provisions = []
    for eid, wordings in texts.items():
        timed = [(wordings, None, None)] if isinstance(wordings, str) else list(wordings)
        versions = tuple(_version(written, text, start, end) for text, start, end in timed)
        heading = (headings or {}).get(eid)
        provisions.append(Provision(eid, _kind(eid), _label(eid), heading, path, versions))
    document = _document(slug, "\n".join(written), page_length)
    return Regulation(
        id=RegulationId(slug),
        title=title,
        issuer=None,
        published=published,
        effective=published,
        documents=(document,),
        provisions=tuple(provisions),
        place=place,
        aliases=aliases,
        repealed_on=repealed_on,
        repealed_by=RegulationId(repealed_by) if repealed_by else None,
        notice=notice,
    )


def _version(written: list[str], text: str, start: date | None, end: date | None) -> Version:
    whole = "\n".join(written)
    at = whole.find(text) if text else -1
    if at < 0:
        at = len(whole) + 1 if written else 0
        written.append(text)
    return Version(0, (Span(at, at + len(text)),), start, end)


def _document(slug: str, text: str, page_length: int | None) -> Document:
    step = page_length or len(text) + 1
    starts = range(0, len(text), step) if page_length else ()
    pages = tuple(Page(i, Span(at, min(at + step, len(text))), 595, 842) for i, at in enumerate(starts, start=1))
    return Document(Source(f"{slug}.txt", "0" * 64, "text/plain"), text, pages)


def _kind(eid: str) -> ProvisionKind:
    kinds = {
        "para": ProvisionKind.PARAGRAPH,
        "point": ProvisionKind.POINT,
        "preface": ProvisionKind.PREFACE,
        "annex": ProvisionKind.ANNEX,
        "table": ProvisionKind.TABLE,
        "row": ProvisionKind.ROW,
        "sec": ProvisionKind.SECTION,
        "art": ProvisionKind.ARTICLE,
    }
    return kinds.get(eid.rpartition("__")[2].partition("_")[0], ProvisionKind.DISPOSITION)


def _label(eid: str) -> str:
    kind, _, number = eid.rpartition("__")[2].partition("_")
    names = {
        "art": "Artículo",
        "para": "Numeral",
        "point": "Literal",
        "annex": "Anexo",
        "table": "Tabla",
        "row": "Fila",
    }
    return f"{names.get(kind, kind)} {number}".strip()
