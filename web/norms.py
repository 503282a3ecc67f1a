"""The norms' pages: the list and its filters, a norm's contents and relations, a provision in time."""

from itertools import pairwise
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import NotFound
from corpus.identifiers import ProvisionId, RegulationId
from corpus.model import RelationKind
from index.model import Bearer, Searcher
from insight.topics import topics
from qa_service.attribution import full_name
from qa_service.differences import compare_texts
from qa_service.settings import parse_day
from web.access import SiteDep
from web.bulletins import follows
from web.lookups import provision_on
from web.schemas.forms import NormsForm
from web.shelf import PAGE, Wanted, contents, kinds, norms_fitting, relations
from web.templating import N_, page

# How another norm bears on a provision.
BEARING = {
    RelationKind.AMENDS: N_("Modificada por"),
    RelationKind.REPEALS: N_("Derogada por"),
    RelationKind.REGULATES: N_("Reglamentada por"),
    RelationKind.CONSOLIDATES: N_("Consolidada por"),
    RelationKind.CITES: N_("Citada por"),
}

norms = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@norms.get("/normas")
def list_page(request: Request, site: SiteDep, asked: Annotated[NormsForm, Query()]) -> Response:
    """The norms that fit what is looked for, a page at a time."""
    searcher, number = site.desk.searcher(), asked.number
    found = norms_fitting(searcher, Wanted(asked.words, asked.kind, asked.topic, asked.year, asked.place))
    first = (number - 1) * PAGE
    given = {
        "q": asked.words, "tipo": asked.kind, "tema": asked.topic, "anio": asked.year, "emisor": asked.place,
    }  # fmt: skip
    kept = {name: value for name, value in given.items() if value}
    context = {
        "norms": [(card, card.standing(site.desk.today())) for card in found[first : first + PAGE]],
        "total": len(found),
        "given": given,
        "kinds": kinds(searcher),
        "topics": topics(),
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
        raise NotFound(f"La norma {id} no está en este servicio. Búsquela en la lista de normas.")
    context = {
        "card": card,
        "entries": contents(searcher, norm, on),
        "relations": relations(searcher, norm),
        "known": searcher.cards(),
        "as_of": on,
        "past": on != site.desk.today(),
        "followed": follows(request, site, norm),
        "stands": card.standing(on),
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
        "borne": _borne(site.desk.searcher(), ProvisionId(RegulationId(id), eid)),
        "how": BEARING,
        "givers": _givers(site.desk.searcher(), ProvisionId(RegulationId(id), eid)),
        "past": found.as_of != site.desk.today(),
    }
    return page(request, "provision.html", context)


def _borne(searcher: Searcher, id: ProvisionId) -> dict[RelationKind, list[tuple[Bearer, str]]]:
    """What other norms say of a provision, by kind, each with its name; whoever changes an article names it too."""
    known = searcher.cards()
    found: dict[RelationKind, list[tuple[Bearer, str]]] = {}
    acting = {(one.regulation, one.eid) for one in searcher.bearers(id) if one.kind is not RelationKind.CITES}
    for one in searcher.bearers(id):
        repeated = one.kind is RelationKind.CITES and (one.regulation, one.eid) in acting
        if one.regulation in known and not repeated:
            named = full_name(ProvisionId(one.regulation, one.eid)) if one.eid else one.regulation.label
            found.setdefault(one.kind, []).append((one, named))
    return found


def _givers(searcher: Searcher, id: ProvisionId) -> dict[str, RegulationId]:
    """The norms that brought a provision's wordings and can be read here, by the names shown for them."""
    named = {one.amended_by for one in searcher.wordings(id) if one.amended_by}
    return {one.label: one for one in named & searcher.cards().keys()}
