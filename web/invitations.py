"""Invitations, for administrators."""

from fastapi import APIRouter, Response

from desk.letters import Letter
from desk.model import Account, Role
from desk.permissions import Action
from identity import membership
from web import examples, specimens
from web.access import AccountDep, SiteDep
from web.administration import Any32, municipality_in
from web.description import DOOR, WRITING, answers
from web.routes import Guarded, KeyDep, does
from web.schemas.accounts import InvitationIn, InvitationOut

invitations = APIRouter(tags=["administradores"], route_class=Guarded)


@invitations.get(
    "/invitations",
    summary="Ver las invitaciones",
    responses=answers(example=[specimens.INVITATION], problems=(*DOOR, "forbidden")),
    **does(Action.MANAGE_ACCOUNTS),
)
def invitations_listed(site: SiteDep, account: AccountDep) -> list[InvitationOut]:
    """Las de los últimos treinta días, de la más nueva a la más antigua."""
    return [_out(one) for one in membership.invitations(site.desk, account)]


@invitations.post(
    "/invitations",
    status_code=201,
    summary="Invitar",
    responses=answers(status=201, example={"id": examples.OTHER_ID}, problems=(*WRITING, "conflict")),
    **does(Action.MANAGE_ACCOUNTS),
)
def invite(given: InvitationIn, site: SiteDep, account: AccountDep, key: KeyDep) -> dict[str, str]:
    """Le llega un correo con un enlace para elegir su contraseña; vence en siete días."""
    where = municipality_in(given.municipality)
    wanted = Account("", given.email, given.role, where, given.office, given.email)
    return {"id": membership.invite(site.desk, account, wanted)}


@invitations.delete(
    "/invitations/{id}",
    status_code=204,
    summary="Retirar una invitación",
    responses=answers(status=204, problems=(*DOOR, "forbidden", "not_found", "invalid_request")),
    **does(Action.MANAGE_ACCOUNTS),
)
def withdraw(id: Any32, site: SiteDep, account: AccountDep) -> Response:
    """El enlace deja de servir."""
    membership.withdraw(site.desk, account, id)
    return Response(status_code=204)


def _out(one: Letter) -> InvitationOut:
    return InvitationOut(
        id=one.id,
        email=one.email,
        role=Role(one.detail["key"]),
        state=one.state,
        created_at=one.created_at,
        expires_at=one.expires_at,
        by=one.by,
    )
