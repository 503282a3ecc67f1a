"""What is held of a person, given to them and taken away at their word, as the law on personal data asks."""

from fastapi import APIRouter, Response

from corpus.codec import encode
from desk import holdings, retention, settling
from desk.model import Account
from desk.permissions import Action
from web import specimens
from web.access import AccountDep, SiteDep
from web.administration import AccountId
from web.consultations import IdPath
from web.description import DOOR, READING, answers
from web.routes import Guarded, does
from web.schemas.holdings import HeldOut
from web.sessions import account_out
from web.site import Site

personal = APIRouter(route_class=Guarded)

_ONE = (*DOOR, "forbidden", "not_found", "invalid_request")


@personal.get(
    "/me/data",
    tags=["cuentas"],
    summary="Ver todo lo que se guarda de uno",
    responses=answers(example=specimens.HELD, problems=DOOR),
    **does(None),
)
def my_data(site: SiteDep, account: AccountDep) -> HeldOut:
    """Lo que se guarda de la cuenta propia, sin claves ni contraseñas: el derecho de acceso."""
    return held_out(site, account, account.id)


@personal.delete(
    "/me",
    tags=["cuentas"],
    status_code=204,
    summary="Borrar la cuenta propia",
    responses=answers(status=204, problems=(*DOOR, "forbidden")),
    **does(Action.LEAVE),
)
def leave_service(site: SiteDep, account: AccountDep) -> Response:
    """Borra lo que se escribió, el nombre y el correo, y cierra la cuenta. No se puede deshacer."""
    retention.leave(site.desk, account)
    return Response(status_code=204)


@personal.delete(
    "/consultations/{id}",
    tags=["consultas"],
    status_code=204,
    summary="Borrar lo dicho en una consulta",
    responses=answers(status=204, problems=READING),
    **does(Action.ERASE),
)
def erase_consultation(id: IdPath, site: SiteDep, account: AccountDep) -> Response:
    """Borra la pregunta, los datos y el motivo de la calificación; si aún espera, se retira. No se puede deshacer."""
    retention.erase_consultation(site.desk, account, id)
    return Response(status_code=204)


@personal.get(
    "/accounts/{id}/data",
    tags=["administradores"],
    summary="Ver todo lo que se guarda de una cuenta",
    responses=answers(example=specimens.HELD, problems=_ONE),
    **does(Action.MANAGE_ACCOUNTS),
)
def account_data(id: AccountId, site: SiteDep, account: AccountDep) -> HeldOut:
    """Para quien ejerce su derecho de acceso sin entrar al servicio."""
    return held_out(site, account, id)


@personal.delete(
    "/accounts/{id}",
    tags=["administradores"],
    status_code=204,
    summary="Borrar una cuenta",
    responses=answers(status=204, problems=(*_ONE, "conflict")),
    **does(Action.MANAGE_ACCOUNTS),
)
def erase_account(id: AccountId, site: SiteDep, account: AccountDep) -> Response:
    """Como si la persona la borrara: lo que escribió, su nombre y su correo. No se puede deshacer."""
    retention.erase_account(site.desk, account, id)
    return Response(status_code=204)


def held_out(site: Site, account: Account, id: str) -> HeldOut:
    """All that is held of an account, as of now."""
    one, rows = holdings.held(site.desk, account, id)
    kept = {name: list(map(dict, found)) for name, found in rows.items()}
    kept["settlements"] = [encode(one) for one in settling.decided_by(site.application, one.id)]
    return HeldOut(at=site.desk.now(), account=account_out(one), held=kept)
