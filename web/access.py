"""Who asks: the account whose token a request bears, and whether its role may do what the route does."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException

from desk import accounts
from desk.model import Account
from desk.service import Desk
from web.site import Site

bearer = HTTPBearer(
    auto_error=False, description="La clave que da POST /api/v1/sessions, o una de POST /api/v1/tokens."
)


def the_site(request: Request) -> Site:
    """The site that the application was built with."""
    site: Site = request.app.state.site
    return site


def the_account(request: Request) -> Account:
    """The account that the route let in."""
    account: Account = request.state.account
    return account


SiteDep = Annotated[Site, Depends(the_site)]
AccountDep = Annotated[Account, Depends(the_account)]


def token_of(request: Request) -> str:
    """The token that a request bears, or nothing."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else ""


def authenticated(request: Request) -> Account:
    """The account whose token the request bears; a 401 without one, or with one that is unknown, over or revoked."""
    given = token_of(request)
    if not given:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    account = bearer_of(the_site(request).desk, given)
    if account is None:
        raise HTTPException(401, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
    return account


def bearer_of(desk: Desk, given: str) -> Account | None:
    """Whose token that is, noted as used; None for one that opens nothing."""
    with desk.database.reading() as connection:
        account = accounts.bearer(connection, given, desk.now())
        late = account is not None and accounts.unseen(connection, given, desk.now())
    if late:
        with desk.database.writing() as connection:
            accounts.see(connection, given, desk.now())
    return account
