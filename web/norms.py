"""The norms' pages: the list and its filters, a norm's contents and relations, a provision in time."""

from functools import lru_cache
from itertools import pairwise
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import NotFound
from corpus.identifiers import ProvisionId, RegulationId
from index.model import Searcher
from qa_service.differences import compare_texts
from qa_service.settings import parse_day
from web.access import SiteDep
from web.bulletins import follows
from web.lookups import provision_on
from web.shelf import PAGE, Relations, Wanted, contents, kinds, norms_fitting, relations
from web.templating import page

norms = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@norms.get("/normas")
def list_page(
    request: Request,
    site: SiteDep,
    words: Annotated[str, Query(alias="q", max_length=200)] = "",
    kind: Annotated[str, Query(alias="tipo", max_length=40)] = "",
    year: Annotated[str, Query(alias="anio", pattern=r"^(\d{4})?$")] = "",
    place: Annotated[str, Query(alias="emisor", max_length=100)] = "",
    number: Annotated[int, Query(alias="pagina", ge=1, le=100_000)] = 1,
) -> Response:
    """The norms that fit what is looked for, a page at a time."""
    searcher, wanted = site.desk.searcher(), Wanted(words, kind, year, place)
    found = norms_fitting(searcher, wanted)
    first = (number - 1) * PAGE
    given = {"q": words, "tipo": kind, "anio": year, "emisor": place}
    kept = {name: value for name, value in given.items() if value}
    context = {
        "norms": found[first : first + PAGE],
        "total": len(found),
        "given": given,
        "kinds": kinds(searcher),
        "today": site.desk.today(),
        "before": urlencode({**kept, "pagina": number - 1}) if number > 1 else None,
        "after": urlencode({**kept, "pagina": number + 1}) if first + PAGE < len(found) else None,
    }
    return page(request, "norms.html", context)


@norms.get("/normas/{id}")
def norm_page(
    request: Request,
    id: str,
    site: SiteDep,
    day: Annotated[str, Query(alias="fecha")] = "",
    older: Annotated[str, Query(alias="as_of")] = "",
) -> Response:
    """A norm's facts, contents and relations; addresses of the form `norma#disposición` lead on to the provision."""
    if "#" in id:
        target = ProvisionId.parse(id)
        asked = f"?{urlencode({'fecha': day or older})}" if day or older else ""
        return RedirectResponse(f"/normas/{target.regulation}/{target.eid}{asked}", 301)
    searcher, norm = site.desk.searcher(), RegulationId(id)
    on = parse_day(day) if day else site.desk.today()
    card = searcher.cards().get(norm)
    if card is None:
        raise NotFound(f"La norma {id} no está entre las publicadas. Búsquela en la lista de normas.")
    context = {
        "card": card,
        "entries": contents(searcher, norm, on),
        "relations": _relations(searcher, norm),  # type: ignore[arg-type]  # told apart by identity
        "known": searcher.cards(),
        "as_of": on,
        "past": on != site.desk.today(),
        "followed": follows(request, site, norm),
        "ended": card.repealed_on is not None and card.repealed_on <= on,
    }
    return page(request, "norm.html", context)


@norms.get("/normas/{id}/{eid}")
def provision_page(
    request: Request, id: str, eid: str, site: SiteDep, day: Annotated[str, Query(alias="fecha")] = ""
) -> Response:
    """A provision with its wordings in time, and what each changed of the one before."""
    found = provision_on(site, str(ProvisionId(RegulationId(id), eid)), parse_day(day) if day else None)
    texts = [one.text for one in found.wordings]
    changes = [(), *(compare_texts(old, new) for old, new in pairwise(texts))]
    context = {
        "provision": found,
        "norm": id,
        "eid": eid,
        "told": list(reversed(list(zip(found.wordings, changes, strict=True)))),
        "past": found.as_of != site.desk.today(),
    }
    return page(request, "provision.html", context)


@lru_cache(maxsize=256)
def _relations(searcher: Searcher, norm: RegulationId) -> Relations:
    """Relations are read from every wording served: kept while that generation is."""
    return relations(searcher, norm)
