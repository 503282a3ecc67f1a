"""What officials do: ask, follow up, give facts, read, rate. Advisors read here too."""

import hashlib
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Query, Response

from desk import asking
from desk.lists import Filters
from desk.model import Account, Consultation, Matter, State
from desk.permissions import Action
from desk.sparing import Wish, wish_of
from web import examples
from web.access import AccountDep, SiteDep
from web.conditions import VersionDep, tag
from web.description import ASKING, CHANGING, LISTING, READING, SENT, answers
from web.routes import Guarded, KeyDep, does
from web.schemas.common import Cursor, Id
from web.schemas.consultations import (
    ConsultationDetail,
    ConsultationOut,
    ConsultationPage,
    FactsIn,
    QuestionIn,
    RatingIn,
    RatingOut,
)
from web.site import Site
from web.views import consultation_out, detail_out, page_out

consultations = APIRouter(prefix="/consultations", tags=["consultas"], route_class=Guarded)

IdPath = Annotated[Id, Path(openapi_examples={"consulta": {"value": examples.CONSULTATION_ID}})]
QuestionBody = Annotated[QuestionIn, Body(openapi_examples={"licencia": {"value": examples.QUESTION}})]
Limit = Annotated[int, Query(ge=1, le=100)]


def narrowed(
    state: Annotated[list[State] | None, Query(description="Los estados que interesan; todos, si se omite.")] = None,
    matter: Matter | None = None,
    thread: Id | None = None,
    text: Annotated[str | None, Query(max_length=200, description="Palabras de la pregunta.")] = None,
) -> Filters:
    """What a list is narrowed to."""
    return Filters(states=frozenset(state or ()), matter=matter, thread=thread, text=text)


@consultations.post(
    "",
    status_code=201,
    summary="Preguntar",
    response_description="La consulta recibida; su dirección está en la cabecera Location.",
    responses=answers(status=201, example=examples.RECEIVED, problems=(*ASKING, "personal_data")),
    **does(Action.ASK),
)
def ask(asked: QuestionBody, site: SiteDep, account: AccountDep, key: KeyDep, response: Response) -> ConsultationDetail:
    """Muestra al instante las disposiciones que tratan del asunto; la respuesta llega cuando un asesor la revisa."""
    return _asked(site, account, asked, None, key, response)


@consultations.post(
    "/{id}/follow-ups",
    status_code=201,
    summary="Repreguntar",
    responses=answers(status=201, example=examples.RECEIVED, problems=(*ASKING, "personal_data", "not_found")),
    **does(Action.FOLLOW_UP),
)
def follow_up(
    id: IdPath, asked: QuestionBody, site: SiteDep, account: AccountDep, key: KeyDep, response: Response
) -> ConsultationDetail:
    """Una consulta nueva en el mismo hilo."""
    return _asked(site, account, asked, id, key, response)


@consultations.get(
    "",
    summary="Ver las consultas",
    responses=answers(example=examples.CONSULTATIONS, problems=LISTING),
    **does(Action.READ),
)
def consultations_listed(
    site: SiteDep,
    account: AccountDep,
    filters: Annotated[Filters, Depends(narrowed)],
    cursor: Cursor = None,
    limit: Limit = 20,
) -> ConsultationPage:
    """Las que la cuenta puede leer, de la más nueva a la más antigua."""
    return page_out(asking.mine(site.desk, account, filters, cursor, limit), site.desk, account)


@consultations.get(
    "/{id}",
    summary="Ver una consulta",
    responses=answers(example=examples.CONSULTATION, problems=READING),
    **does(Action.READ),
)
def consultation(id: IdPath, site: SiteDep, account: AccountDep, response: Response) -> ConsultationDetail:
    """La consulta con las disposiciones que se mostraron al preguntar, su estado y, si ya se revisó, la respuesta."""
    return _shown(site, account, id, response)


@consultations.post(
    "/{id}/facts",
    summary="Dar los datos pedidos",
    responses=answers(example=examples.CONSULTATION, problems=(*CHANGING, "personal_data")),
    **does(Action.INFORM),
)
def facts(
    id: IdPath,
    given: FactsIn,
    version: VersionDep,
    site: SiteDep,
    account: AccountDep,
    key: KeyDep,
    response: Response,
) -> ConsultationDetail:
    """Responde al asesor que los pidió; la consulta vuelve a prepararse con ellos."""
    asking.inform(site.desk, account, id, version, given.facts, wished(given))
    return _shown(site, account, id, response)


@consultations.put(
    "/{id}/rating",
    summary="Calificar la respuesta",
    responses=answers(example=examples.RATING, problems=(*READING, *SENT, "conflict", "invalid_input")),
    **does(Action.RATE),
)
def rating(id: IdPath, given: RatingIn, site: SiteDep, account: AccountDep) -> RatingOut:
    """De 1 a 5, con el motivo; reemplaza la calificación anterior de la misma respuesta."""
    made = asking.rate(site.desk, account, id, given.score, given.reason)
    return RatingOut(score=made.score, reason=made.reason, release=made.release, at=made.at)


def changed(one: Consultation, site: Site, account: Account, response: Response) -> ConsultationOut:
    """A consultation after a change, with the version that the next one needs."""
    response.headers["ETag"] = tag(one.version)
    return consultation_out(one, site.desk, account)


def _asked(
    site: Site, account: Account, asked: QuestionIn, parent: str | None, key: str | None, response: Response
) -> ConsultationDetail:
    id = derived(account, key, asked.question, asked.as_of, parent) if key else None
    with site.slots:
        made = asking.ask(site.desk, account, asked.question, asked.as_of, parent, id, wished(asked))
    response.headers["Location"] = f"/api/v1/consultations/{made.id}"
    return _shown(site, account, made.id, response)


def _shown(site: Site, account: Account, id: str, response: Response) -> ConsultationDetail:
    view = asking.view(site.desk, account, id)
    response.headers["ETag"] = tag(view.consultation.version)
    return detail_out(view, site.desk, account)


def wished(given: QuestionIn | FactsIn) -> Wish:
    """What a writer wants done with personal data."""
    return wish_of(given.omit_personal_data, given.keep_personal_data)


def derived(account: Account, key: str, question: str, as_of: date | None, parent: str | None) -> str:
    """The id of what is asked under a key: a server killed before it replied does not ask twice."""
    parts = (account.id, key, question, str(as_of), str(parent))
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:32]
