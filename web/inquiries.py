"""An official's consultations as pages: ask, see where one stands, read the answer and what it cites."""

import secrets
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from corpus.errors import AbsuelveError, Conflict, Forbidden, InvalidInput, InvalidQuestion, NotFound, PersonalData
from desk import asking
from desk.lists import Filters
from desk.model import Account, State
from desk.permissions import Action, may
from desk.sparing import Wish
from library import memory
from privacy.finding import redact
from qa_service.settings import parse_day
from web.access import SiteDep
from web.consultations import derived
from web.copies import mark_of, tell_drop, tell_keep
from web.doorway import cookie_of, reader, require_ours, to_door
from web.facsimiles import address_of
from web.labels import EXAMPLES
from web.problems import problem_of
from web.schemas.forms import QuestionForm
from web.site import Site
from web.templating import N_, page
from web.views import answer_out, consultation_out, detail_out

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
    response = page(request, "inquiries.html", context)
    tell_drop(response, shown)
    return response


@inquiries.get("/nueva")
def form(
    request: Request,
    site: SiteDep,
    question: Annotated[str, Query(alias="pregunta", max_length=4_000)] = "",
    parent: Annotated[str, Query(alias="sobre", pattern=r"^[0-9a-f]{0,32}$")] = "",
) -> Response:
    """The box to ask in; `parent` is the consultation that one asks further about."""
    account = reader(request)
    if account is None:
        return to_door(request)
    about = asking.view(site.desk, account, parent).consultation.question if parent else ""
    return page(request, "ask.html", {**_asked(redact(question)), "parent": parent, "about": about})  # from an address


@inquiries.post("")
def ask(request: Request, site: SiteDep, given: Annotated[QuestionForm, Form()]) -> Response:
    """Take a question; the same form sent twice asks once. What is wrong with it is said above the form.

    Where an answer was already given to the same question it is shown first: to take, or to ask all the same.
    """
    require_ours(request)
    account = reader(request)
    if account is None:
        return to_door(request)
    if given.of not in ("", mark_of(account)):
        raise Forbidden("Esta pregunta se escribió con otra cuenta. Entre con esa cuenta y se enviará.")
    try:
        day, parent = parse_day(given.as_of) if given.as_of else None, given.parent or None
        with site.slots:
            if given.offer:
                made = memory.take(site.desk, account, site.encode, given.question, given.offer, day, given.wish)
                return RedirectResponse(f"/consultas/{made.id}", 303)
            if not given.direct and not parent and (found := _offered(site, account, given, day)):
                shown = {"offers": found, "given": given}
                return page(request, "offers.html", shown)
            id = derived(account, given.key, given.question, day, parent) if given.key else None
            made = asking.ask(site.desk, account, given.question, day, parent, id, given.wish)
    except (InvalidQuestion, InvalidInput, PersonalData, Conflict) as error:
        kept = {"parent": given.parent, "direct": given.direct}
        again = {**_asked(given.question, given.as_of), **kept, **_refused(error, site, given.question)}
        return page(request, "ask.html", again, problem_of(error).status)
    return RedirectResponse(f"/consultas/{made.id}", 303)


def _offered(site: Site, account: Account, given: QuestionForm, day: date | None) -> list[dict[str, Any]]:
    found = memory.offers(site.desk, account, site.encode, given.question, day)
    return [{"id": one.id, "title": one.title, "on": one.on, "answer": answer_out(one.answer)} for one in found]


@inquiries.get("/{id}")
def inquiry(request: Request, site: SiteDep, id: _Id) -> Response:
    """One consultation: its state, what was found at once, what was said, and the answer once it is reviewed."""
    account = reader(request)
    return _shown(request, site, account, id) if account else to_door(request)


@inquiries.get("/{id}/estado")
def state(request: Request, site: SiteDep, id: _Id) -> Response:
    """Where one stands, in as few bytes as can be: the page asks now and then, and is read anew when it has moved."""
    account = reader(request)
    if account is None:
        return Response(status_code=401)
    return JSONResponse({"version": asking.view(site.desk, account, id).consultation.version})


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
    return {
        "examples": EXAMPLES,
        "parent": "",
        "about": "",
        "direct": False,
        "question": question,
        "as_of": as_of,
        "key": secrets.token_hex(16),
        "problem": "",
        "personal": (),
    }


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
        "problem": "", "personal": (), "facts": "", "self_erasure": site.desk.terms.self_erasure, **(said or {}),
    }  # fmt: skip
    response = page(request, "inquiry.html", context, status)
    tell_keep(response, site, request.cookies[cookie_of(request)], found)
    return response
