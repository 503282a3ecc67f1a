"""Coming in and going out: a password for a token, and who one is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from desk import accounts, throttle
from desk.model import Account
from web import specimens
from web.access import AccountDep, SiteDep, token_of
from web.agents import agent_of
from web.description import DOOR, SENT, answers
from web.routes import Guarded, does
from web.schemas.accounts import AccountOut, SessionIn, SessionOut
from web.site import Site
from web.views import municipality_out

entrance = APIRouter(tags=["cuentas"])
sessions = APIRouter(tags=["cuentas"], route_class=Guarded)


@entrance.post(
    "/sessions",
    status_code=201,
    summary="Entrar",
    responses=answers(
        status=201,
        example=specimens.SESSION,
        problems=("wrong_password", "too_many_attempts", "busy", *SENT, "storage_failure"),
    ),
)
def enter(given: SessionIn, request: Request, site: SiteDep) -> SessionOut:
    """Da una clave por una cuenta y su contraseña. Se envía en `Authorization: Bearer CLAVE` hasta que vence."""
    account = checked(site, given.username, given.password, request)
    token, until = begin(site, account, request)
    return SessionOut(token=token, expires_at=until, account=account_out(account))


def checked(site: Site, username: str, password: str, request: Request) -> Account:
    """Whose name and password those are; a 401 or a 429 for others."""
    tries = ((throttle.ACCOUNT, username.strip().lower()), (throttle.ADDRESS, address_of(request)))
    admit(site, tries)
    account = _opened(site, username, password)
    if account is None:
        raise HTTPException(401, "wrong_password", {"WWW-Authenticate": "Bearer"})
    with site.desk.database.writing() as connection:
        throttle.succeeded(connection, tries)
    return account


def begin(site: Site, account: Account, request: Request) -> tuple[str, datetime]:
    """A new session's token, and until when it holds."""
    desk, until = site.desk, site.desk.now() + site.session
    with desk.database.writing() as connection:
        agent = agent_of(request.headers.get("User-Agent", ""))
        return accounts.begin_session(connection, account.id, agent, desk.now(), until), until


def admit(site: Site, tries: throttle.Tries) -> None:
    """Let an attempt pass; a 429 that says how long to wait, the same for names that do not exist."""
    desk = site.desk
    with desk.database.writing() as connection:
        wait = throttle.admit(connection, tries, desk.now())
    if wait is not None:
        raise HTTPException(429, "too_many_attempts", {"Retry-After": str(1 + int(wait.total_seconds()))})


def address_of(request: Request) -> str:
    """Where a request comes from; behind a proxy on this machine, where the proxy says that it does."""
    return request.client.host if request.client else ""


def _opened(site: Site, username: str, password: str) -> Account | None:
    with door_of(site), site.desk.database.reading() as connection:
        return accounts.check_password(connection, username, password)


@contextmanager
def door_of(site: Site) -> Iterator[None]:
    """One's turn to have a password worked on; a 429 where that takes too long."""
    if not site.door.acquire(timeout=site.patience):
        raise HTTPException(429, headers={"Retry-After": "5"})
    try:
        yield
    finally:
        site.door.release()


@sessions.delete(
    "/sessions/current", status_code=204, summary="Salir", responses=answers(status=204, problems=DOOR), **does(None)
)
def leave(request: Request, site: SiteDep) -> Response:
    """Anula la clave con que se pide."""
    with site.desk.database.writing() as connection:
        accounts.revoke(connection, token_of(request), site.desk.now())
    return Response(status_code=204)


@sessions.get(
    "/me", summary="Ver la cuenta propia", responses=answers(example=specimens.ACCOUNT, problems=DOOR), **does(None)
)
def me(account: AccountDep) -> AccountOut:
    """La cuenta a que pertenece la clave."""
    return account_out(account)


def account_out(account: Account) -> AccountOut:
    """An account as it is shown."""
    return AccountOut(
        id=account.id,
        username=account.username,
        role=account.role,
        municipality=municipality_out(account.municipality) if account.municipality else None,
        office=account.office,
        email=account.email,
        active=account.active,
    )
