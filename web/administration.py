"""Accounts, tokens and webhooks, for administrators."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from corpus.model import Place
from desk import administration as keeping
from desk import webhooks
from desk.accounts import Token
from desk.model import Account, Municipality
from desk.permissions import Action
from web import examples, specimens
from web.access import AccountDep, SiteDep
from web.description import DOOR, SENT, WRITING, answers
from web.routes import Guarded, KeyDep, does
from web.schemas.accounts import (
    AccountIn,
    AccountOut,
    AccountPatch,
    DeliveryOut,
    HookIn,
    HookOut,
    MunicipalityIn,
    NewHookOut,
    NewTokenOut,
    PasswordIn,
    TokenIn,
    TokenOut,
)
from web.schemas.common import Id
from web.sessions import account_out

administration = APIRouter(tags=["administradores"], route_class=Guarded)

_READ = (*DOOR, "forbidden")
_ONE = (*_READ, "not_found", "invalid_request")
_WRITE = (*DOOR, *SENT, "forbidden", "invalid_input")
AccountId = Annotated[Id, Path(openapi_examples={"cuenta": {"value": examples.ACCOUNT_ID}})]
Any32 = Annotated[Id, Path(openapi_examples={"número": {"value": examples.ACCOUNT_ID}})]


@administration.get(
    "/accounts",
    summary="Ver las cuentas",
    responses=answers(example=[specimens.ACCOUNT], problems=_READ),
    **does(Action.MANAGE_ACCOUNTS),
)
def accounts_listed(site: SiteDep, account: AccountDep) -> list[AccountOut]:
    """Todas, por nombre."""
    return [account_out(one) for one in keeping.all_accounts(site.desk, account)]


@administration.post(
    "/accounts",
    status_code=201,
    summary="Abrir una cuenta",
    responses=answers(status=201, example=specimens.ACCOUNT, problems=WRITING),
    **does(Action.MANAGE_ACCOUNTS),
)
def add_account(given: AccountIn, site: SiteDep, account: AccountDep, key: KeyDep) -> AccountOut:
    """Con contraseña para quien entra por sí mismo; sin ella, para un programa al que se le da una clave."""
    return account_out(keeping.add(site.desk, account, _account(given), given.password))


@administration.patch(
    "/accounts/{id}",
    summary="Corregir, cerrar o reabrir una cuenta",
    responses=answers(example=specimens.ACCOUNT, problems=(*_ONE, *SENT, "conflict", "invalid_input")),
    **does(Action.MANAGE_ACCOUNTS),
)
def change_account(id: AccountId, given: AccountPatch, site: SiteDep, account: AccountDep) -> AccountOut:
    """Una cuenta cerrada no entra, y sus claves dejan de valer. Con otra función, también. El nombre no cambia."""
    found = keeping.get(site.desk, account, id)
    if given.model_fields_set - {"active"}:
        found = keeping.amend(
            site.desk, account, id,
            email=given.email if "email" in given.model_fields_set else found.email,
            office=found.office if given.office is None else given.office,
            municipality=municipality_in(given.municipality) or found.municipality, role=given.role,
        )  # fmt: skip
    if given.active is not None:
        found = (keeping.reopen if given.active else keeping.close)(site.desk, account, id)
    return account_out(found)


@administration.put(
    "/accounts/{id}/password",
    status_code=204,
    summary="Cambiar la contraseña",
    responses=answers(status=204, problems=(*_ONE, *SENT, "invalid_input")),
    **does(None),
)
def set_password(id: AccountId, given: PasswordIn, site: SiteDep, account: AccountDep) -> Response:
    """La propia o, quien administra, la de cualquiera. Todas las claves de la cuenta dejan de valer."""
    keeping.set_password(site.desk, account, id, given.password)
    return Response(status_code=204)


@administration.get(
    "/tokens",
    summary="Ver las claves de una cuenta",
    responses=answers(example=[specimens.TOKEN], problems=_ONE),
    **does(None),
)
def tokens_listed(
    site: SiteDep,
    account: AccountDep,
    of: Annotated[Id | None, Query(alias="account", description="La propia, si se omite.")] = None,
) -> list[TokenOut]:
    """Sin las claves mismas, que no se guardan. Las de otra cuenta, solo para quien administra."""
    return [token_out(one) for one in keeping.tokens(site.desk, account, of or account.id)]


@administration.post(
    "/tokens",
    status_code=201,
    summary="Dar una clave",
    responses=answers(status=201, example=specimens.NEW_TOKEN, problems=(*_WRITE, "not_found")),
    **does(None),
)
def issue_token(given: TokenIn, site: SiteDep, account: AccountDep) -> NewTokenOut:
    """Para que un programa actúe por la cuenta propia o, quien administra, por cualquiera. Se muestra una vez."""
    until = site.desk.now() + timedelta(days=given.days) if given.days else None
    scopes = frozenset(given.scopes) if given.scopes else None
    made = keeping.issue(site.desk, account, given.account or account.id, given.label, until, scopes)
    return NewTokenOut(secret=made.secret, **token_out(made.token).model_dump())


@administration.delete(
    "/tokens/{id}",
    summary="Anular una clave",
    responses=answers(example=specimens.TOKEN, problems=_ONE),
    **does(None),
)
def revoke_token(id: Any32, site: SiteDep, account: AccountDep) -> TokenOut:
    """Deja de valer desde ahora."""
    return token_out(keeping.revoke(site.desk, account, id))


@administration.get(
    "/webhooks",
    summary="Ver los avisos a otros sistemas",
    responses=answers(example=[specimens.HOOK], problems=_READ),
    **does(Action.MANAGE_WEBHOOKS),
)
def webhooks_listed(site: SiteDep, account: AccountDep) -> list[HookOut]:
    """Las direcciones a las que se avisa de cada cambio de estado."""
    return [HookOut(id=one.id, url=one.url, created_at=one.created_at) for one in webhooks.hooks(site.desk, account)]


@administration.post(
    "/webhooks",
    status_code=201,
    summary="Avisar a otro sistema",
    responses=answers(status=201, example=specimens.NEW_HOOK, problems=_WRITE),
    **does(Action.MANAGE_WEBHOOKS),
)
def add_webhook(given: HookIn, site: SiteDep, account: AccountDep) -> NewHookOut:
    """Desde ahora recibe cada cambio de estado, firmado con el secreto que se muestra solo esta vez."""
    made = webhooks.add(site.desk, account, given.url)
    return NewHookOut(id=made.id, url=made.url, created_at=made.created_at, secret=made.secret)


@administration.delete(
    "/webhooks/{id}",
    status_code=204,
    summary="Dejar de avisar",
    responses=answers(status=204, problems=_ONE),
    **does(Action.MANAGE_WEBHOOKS),
)
def remove_webhook(id: Any32, site: SiteDep, account: AccountDep) -> Response:
    """No se le avisa más."""
    webhooks.remove(site.desk, account, id)
    return Response(status_code=204)


@administration.get(
    "/webhooks/{id}/deliveries",
    summary="Ver los envíos",
    responses=answers(example=[specimens.DELIVERY], problems=_ONE),
    **does(Action.MANAGE_WEBHOOKS),
)
def deliveries_listed(id: Any32, site: SiteDep, account: AccountDep) -> list[DeliveryOut]:
    """Los últimos cincuenta, del más nuevo al más antiguo."""
    return [
        DeliveryOut(event=one.event, state=one.state, attempts=one.attempts, error=one.error)
        for one in webhooks.deliveries(site.desk, account, id)
    ]


def token_out(token: Token) -> TokenOut:
    """A token without its secret."""
    return TokenOut(
        id=token.id,
        account=token.account,
        label=token.label,
        created_at=token.created_at,
        expires_at=token.expires_at,
        revoked_at=token.revoked_at,
        kind=token.kind,
        scopes=sorted(token.scopes) if token.scopes is not None else None,
        agent=token.agent,
        seen_at=token.seen_at,
    )


def municipality_in(given: MunicipalityIn | None) -> Municipality | None:
    """The municipality that was sent, if any."""
    return Municipality(given.ubigeo, Place(given.region, given.province, given.district)) if given else None


def _account(given: AccountIn) -> Account:
    where = municipality_in(given.municipality)
    return Account("", given.username, given.role, where, given.office, given.email)
