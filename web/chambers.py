"""Pages for those whose role allows what they are for: who it is, by the cookie, is known before anything is read."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from desk.permissions import Action, require
from web.doorway import reader, require_ours, to_door
from web.routes import ACTION

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def opens(action: Action) -> dict[str, Any]:
    """What a page asks of the account's role."""
    return {"openapi_extra": {ACTION: action.value}}


class Chamber(APIRoute):
    """A page, or what its form does, that only accounts whose role allows its action pass."""

    @property
    def action(self) -> Action:
        """What it is for; raises KeyError for a route that does not say, which is a mistake found at start."""
        return Action((self.openapi_extra or {})[ACTION])

    def get_route_handler(self) -> Handler:
        """The handler with the door before it; forms of other sites are sent away."""
        handle, action = super().get_route_handler(), self.action

        async def guarded(request: Request) -> Response:
            if request.method != "GET":
                require_ours(request)
            account = await run_in_threadpool(reader, request)
            if account is None:
                return to_door(request)
            require(account, action)
            request.state.account = account
            return await handle(request)

        return guarded


def chambers(prefix: str) -> APIRouter:
    """A router of such pages."""
    return APIRouter(prefix=prefix, include_in_schema=False, default_response_class=HTMLResponse, route_class=Chamber)


def go(path: str, anchor: str = "", **query: object) -> Response:
    """On to a page after a form, so that reading it again sends nothing again."""
    asked = f"?{urlencode(query, doseq=True)}" if query else ""
    return RedirectResponse(f"{path}{asked}{f'#{anchor}' if anchor else ''}", 303)
