"""Answers offered from memory, taking one, and whether a municipality lets others have its own."""

from fastapi import APIRouter, Response

from desk.permissions import Action
from library import agreements, memory
from library.memory import Offer
from web import examples
from web.access import AccountDep, SiteDep
from web.conditions import tag
from web.consultations import QuestionBody, wished
from web.description import ASKING, DOOR, SENT, UNREADY, answers
from web.routes import Guarded, KeyDep, does
from web.schemas.consultations import ConsultationOut
from web.schemas.library import OfferOut, SharingIn, SharingOut, TakeIn
from web.views import answer_out, consultation_out

offered = APIRouter(tags=["consultas"], route_class=Guarded)

_READ = (*DOOR, "forbidden", "invalid_input")
_OFFER = {"id": "0" * 64, "title": "Respuesta según artículo 5", "on": "2026-11-23", "curated": False}


@offered.post(
    "/offers",
    summary="Ver respuestas ya revisadas",
    responses=answers(
        example=[{**_OFFER, "answer": examples.CONSULTATION["answer"]}],
        problems=(*DOOR, *SENT, *UNREADY, "forbidden", "invalid_question"),
    ),
    **does(Action.ASK),
)
def offers(asked: QuestionBody, site: SiteDep, account: AccountDep) -> list[OfferOut]:
    """Respuestas a preguntas iguales cuyas citas siguen sin cambios hoy. No guarda nada de la pregunta."""
    with site.slots:
        found = memory.offers(site.desk, account, site.encode, asked.question, asked.as_of)
    return [_offer_out(one) for one in found]


@offered.post(
    "/offers/taken",
    status_code=201,
    summary="Tomar una respuesta ya revisada",
    responses=answers(status=201, example=examples.RELEASED, problems=(*ASKING, "personal_data")),
    **does(Action.ASK),
)
def take(given: TakeIn, site: SiteDep, account: AccountDep, key: KeyDep, response: Response) -> ConsultationOut:
    """Una consulta respondida en el acto. Quien prefiera su propia revisión pregunta como siempre."""
    with site.slots:
        wish = wished(given)
        made = memory.take(site.desk, account, site.encode, given.question, given.offer, given.as_of, wish)
    response.headers["Location"] = f"/api/v1/consultations/{made.id}"
    response.headers["ETag"] = tag(made.version)
    return consultation_out(made, site.desk, account)


@offered.get(
    "/sharing",
    summary="Ver si la municipalidad comparte",
    responses=answers(example={"shares": False}, problems=_READ),
    **does(Action.SHARE),
)
def sharing(site: SiteDep, account: AccountDep) -> SharingOut:
    """Si las respuestas a la municipalidad propia se ofrecen a otras; mientras nadie lo acepte, no."""
    return SharingOut(shares=agreements.shares(site.desk, account))


@offered.put(
    "/sharing",
    summary="Compartir o dejar de compartir",
    responses=answers(example={"shares": True}, problems=(*_READ, *SENT)),
    **does(Action.SHARE),
)
def share(given: SharingIn, site: SiteDep, account: AccountDep) -> SharingOut:
    """Vale desde ahora, también para lo ya respondido; queda en el registro quién lo decidió."""
    return SharingOut(shares=agreements.switch(site.desk, account, given.shares))


def _offer_out(one: Offer) -> OfferOut:
    return OfferOut(id=one.id, title=one.title, on=one.on, curated=one.curated, answer=answer_out(one.answer))
