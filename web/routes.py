"""What every route for people with accounts has in common, whatever it does.

The account is looked up and its role weighed before anything of the body is read; a repeated request with the same
`Idempotency-Key` gets the reply of the first; a reader who has the latest already gets a 304.
"""

import hashlib
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from desk import idempotency
from desk.idempotency import Reply, Standing
from desk.model import Account
from desk.permissions import Action, require
from web.access import authenticated, bearer, the_site
from web.conditions import unchanged

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

ACTION = "x-action"  # in the description of every operation: what the account's role must allow
ANYONE = "any_account"
_KEY = "Idempotency-Key"
_KEY_FORM = r"^[A-Za-z0-9_.:-]{8,100}$"
_REPEATED = ("content-type", "location", "etag")
_TAKEN = {Standing.UNDER_WAY: (409, "under_way"), Standing.OTHER: (422, "key_reused")}


def does(action: Action | None) -> dict[str, Any]:
    """What a route asks of the account's role; None where any account will do."""
    return {"openapi_extra": {ACTION: action.value if action else ANYONE}, "dependencies": [Depends(bearer)]}


def keyed(
    key: Annotated[
        str | None,
        Header(
            alias=_KEY,
            pattern=_KEY_FORM,
            description="Un identificador propio de esta solicitud: si se repite con lo mismo, no se hace dos veces.",
        ),
    ] = None,
) -> str | None:
    """The sender's key of the request."""
    return key


KeyDep = Annotated[str | None, Depends(keyed)]


class Guarded(APIRoute):
    """A route that only accounts whose role allows its action pass."""

    @property
    def action(self) -> Action | None:
        """What it does; raises KeyError for a route that does not say, which is a mistake found at start."""
        named = (self.openapi_extra or {})[ACTION]
        return None if named == ANYONE else Action(named)

    def get_route_handler(self) -> Handler:
        """The handler with the door before it and the replies kept behind it."""
        handle, action = super().get_route_handler(), self.action
        remembers = any(dependency.call is keyed for dependency in self.dependant.dependencies)

        async def guarded(request: Request) -> Response:
            account = await run_in_threadpool(authenticated, request)
            if action:
                require(account, action)
            request.state.account = account
            if remembers and (key := request.headers.get(_KEY)):
                return await _once(request, account, key, handle)
            return unchanged(request, await handle(request))

        return guarded


async def _once(request: Request, account: Account, key: str, handle: Handler) -> Response:
    """The reply to a request that is done at most once."""
    database, now = the_site(request).desk.database, the_site(request).desk.now()
    said = await _hash(request, account)

    def begin() -> Reply | Standing:
        with database.writing() as connection:
            return idempotency.begin(connection, account.id, key, said, now)

    def end(response: Response | None) -> None:
        with database.writing() as connection:
            if response is not None and response.status_code < 300:
                headers = {name: response.headers[name] for name in _REPEATED if name in response.headers}
                kept = Reply(response.status_code, headers, bytes(response.body).decode())
                idempotency.finish(connection, account.id, key, kept)
            else:
                idempotency.drop(connection, account.id, key)

    found = await run_in_threadpool(begin)
    if isinstance(found, Reply):
        return Response(found.body, found.status, {**found.headers, "Idempotency-Replayed": "true"})
    if found in _TAKEN:
        status, code = _TAKEN[found]
        raise HTTPException(status, code)
    response = None
    try:
        response = await handle(request)
    finally:
        await run_in_threadpool(end, response)
    return response


async def _hash(request: Request, account: Account) -> str:
    """Of all that a request says, and in which role: another one under the same key is told from it."""
    parts = (account.role, request.method, request.url.path, request.url.query, request.headers.get("If-Match", ""))
    return hashlib.sha256("\0".join(parts).encode() + b"\0" + await request.body()).hexdigest()
