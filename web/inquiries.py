"""An official's consultations as pages: ask, see where one stands, read the answer and what it cites."""

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import AbsuelveError, InvalidInput, InvalidQuestion, NotFound, PersonalData
from desk import asking
from desk.lists import Filters
from desk.model import Account, State
from desk.permissions import Action, may
from desk.sparing import Wish
from privacy.finding import redact
from qa_service.settings import parse_day
from web.access import SiteDep
from web.consultations import derived
from web.doorway import reader, require_ours, to_door
from web.facsimiles import address_of
from web.problems import problem_of
from web.site import Site
from web.templating import N_, page
from web.views import consultation_out, detail_out

# Where a consultation stands, as its asker would say it.
STANDS = {
    State.RECEIVED: N_("Recibida: se busca qué normas la responden"),
    State.DRAFTED: N_("Espera a un asesor"),
    State.IN_REVIEW: N_("Un asesor la revisa"),
    State.RELEASED: N_("Respondida"),
    State.RETURNED: N_("El asesor le pide un dato"),
    State.DECLINED: N_("No se atenderá"),
    State.STALE: N_("La respuesta quedó desactualizada"),
}
_PAGE = 20
_QUESTION = Annotated[str, Form(alias="pregunta", max_length=20_000)]
_WISH = Annotated[Wish, Form(alias="personales")]
_Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]

inquiries = APIRouter(prefix="/consultas", include_in_schema=False, default_response_class=HTMLResponse)


@inquiries.get("")
def listed(
    request: Request,
    site: SiteDep,
    cursor: Annotated[str | None, Query(alias="desde")] = None,
    every: Annotated[bool, Query(alias="todas")] = False,
) -> Response:
    """The consultations that one may read, newest first; those who review begin at their queue."""
    account = reader(request)
    if account is None:
        return to_door(request)
    if may(account, Action.QUEUE) and not every and cursor is None:
        return RedirectResponse("/revision", 303)
    found = asking.mine(site.desk, account, Filters(), cursor, _PAGE)
    shown = [consultation_out(one, site.desk, account) for one in found.items]
    context = {"items": shown, "next": found.next, "stands": STANDS, "asks": may(account, Action.ASK)}
    return page(request, "inquiries.html", context)


@inquiries.get("/nueva")
def form(request: Request, question: Annotated[str, Query(alias="pregunta", max_length=4_000)] = "") -> Response:
    """The box to ask in."""
    if reader(request) is None:
        return to_door(request)
    return page(request, "ask.html", _asked(redact(question)))  # it stood in an address


@inquiries.post("")
def ask(
    request: Request,
    site: SiteDep,
    question: _QUESTION = "",
    as_of: Annotated[str, Form(alias="fecha", max_length=20)] = "",
    key: Annotated[str, Form(alias="envio", max_length=64)] = "",
    wish: _WISH = Wish.TOLD,
) -> Response:
    """Take a question; the same form sent twice asks once. What is wrong with it is said above the form."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    try:
        day = parse_day(as_of) if as_of else None
        id = derived(account, key, question, day, None) if key else None
        with site.slots:
            made = asking.ask(site.desk, account, question, day, None, id, wish)
    except (InvalidQuestion, InvalidInput, PersonalData) as error:
        again = {**_asked(question, as_of), **_refused(error, site, question)}
        return page(request, "ask.html", again, problem_of(error).status)
    return RedirectResponse(f"/consultas/{made.id}", 303)


@inquiries.get("/{id}")
def inquiry(request: Request, site: SiteDep, id: _Id) -> Response:
    """One consultation: its state, what was found at once, what was said, and the answer once it is reviewed."""
    account = reader(request)
    return _shown(request, site, account, id) if account else to_door(request)


@inquiries.post("/{id}/datos")
def facts(
    request: Request,
    site: SiteDep,
    id: _Id,
    version: Annotated[int, Form(ge=0)],
    text: Annotated[str, Form(alias="datos", max_length=2_000)] = "",
    wish: _WISH = Wish.TOLD,
) -> Response:
    """Give what the advisor asked for."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    try:
        if not text.strip():
            raise InvalidInput("Escriba el dato que pide el asesor.")
        asking.inform(site.desk, account, id, version, text, wish)
    except NotFound:
        raise
    except AbsuelveError as error:
        said = {**_refused(error, site, text), "facts": text}
        return _shown(request, site, account, id, said, problem_of(error).status)
    return RedirectResponse(f"/consultas/{id}", 303)


@inquiries.post("/{id}/calificacion")
def rated(
    request: Request,
    site: SiteDep,
    id: _Id,
    score: Annotated[int, Form(alias="nota", ge=1, le=5)],
    reason: Annotated[str, Form(alias="motivo", max_length=2_000)] = "",
) -> Response:
    """Say what one thinks of an answer."""
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    asking.rate(site.desk, account, id, score, reason)
    return RedirectResponse(f"/consultas/{id}?gracias=1", 303)


def _asked(question: str, as_of: str = "") -> dict[str, Any]:
    return {"question": question, "as_of": as_of, "key": secrets.token_hex(16), "problem": "", "personal": ()}


def _refused(error: AbsuelveError, site: Site, text: str) -> dict[str, Any]:
    """What the form shows of a refusal: its words and, of personal data, where each stands in what was written."""
    found = error.found if isinstance(error, PersonalData) else ()
    personal = [(kind, text[start:end]) for kind, start, end in found]
    return {"problem": str(error), "personal": personal, "keeps": site.desk.terms.keeps}


def _shown(
    request: Request, site: Site, account: Account, id: str, said: dict[str, Any] | None = None, status: int = 200
) -> Response:
    request.state.here = f"/consultas/{id}"
    view = asking.view(site.desk, account, id)
    found, cited = detail_out(view, site.desk, account), view.answer.draft.citations if view.answer else ()
    context = {
        "norms": {str(citation.provision): citation.regulation.label for citation in cited},
        "pictures": {(str(citation.provision), citation.quote): address_of(citation) for citation in cited},
        "one": found, "stands": STANDS, "thanks": "gracias" in request.query_params,
        "waiting": found.state in (State.RECEIVED, State.DRAFTED, State.IN_REVIEW),
        "problem": "", "personal": (), "facts": "", **(said or {}),
    }  # fmt: skip
    return page(request, "inquiry.html", context, status)
