from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.warning_kind import WarningKind
from ...models.warning_page import WarningPage
from ...models.warning_state import WarningState
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    state: WarningState | Unset = UNSET,
    kind: None | Unset | WarningKind = UNSET,
    of: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    json_kind: str | Unset | None
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, str):
        json_kind = kind
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_of: str | Unset | None
    if isinstance(of, Unset):
        json_of = UNSET
    else:
        json_of = of
    params["of"] = json_of

    json_cursor: str | Unset | None
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/corpus/warnings",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | WarningPage | None:
    if response.status_code == 200:
        response_200 = WarningPage.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | WarningPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    state: WarningState | Unset = UNSET,
    kind: None | Unset | WarningKind = UNSET,
    of: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[Problem | WarningPage]:
    """Ver lo que queda por revisar

     Archivos rechazados, dudas, tareas y avisos que dejó la lectura de las normas, con aquello de lo que
    hablan.

    Args:
        state (WarningState | Unset): Which of them are listed.
        kind (None | Unset | WarningKind): Solo los de una clase.
        of (None | str | Unset): Solo los de una norma o archivo.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WarningPage]
    """
    kwargs = _get_kwargs(
        state=state,
        kind=kind,
        of=of,
        cursor=cursor,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    state: WarningState | Unset = UNSET,
    kind: None | Unset | WarningKind = UNSET,
    of: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Problem | WarningPage | None:
    """Ver lo que queda por revisar

     Archivos rechazados, dudas, tareas y avisos que dejó la lectura de las normas, con aquello de lo que
    hablan.

    Args:
        state (WarningState | Unset): Which of them are listed.
        kind (None | Unset | WarningKind): Solo los de una clase.
        of (None | str | Unset): Solo los de una norma o archivo.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WarningPage
    """
    return sync_detailed(
        client=client,
        state=state,
        kind=kind,
        of=of,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    state: WarningState | Unset = UNSET,
    kind: None | Unset | WarningKind = UNSET,
    of: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[Problem | WarningPage]:
    """Ver lo que queda por revisar

     Archivos rechazados, dudas, tareas y avisos que dejó la lectura de las normas, con aquello de lo que
    hablan.

    Args:
        state (WarningState | Unset): Which of them are listed.
        kind (None | Unset | WarningKind): Solo los de una clase.
        of (None | str | Unset): Solo los de una norma o archivo.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WarningPage]
    """
    kwargs = _get_kwargs(
        state=state,
        kind=kind,
        of=of,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    state: WarningState | Unset = UNSET,
    kind: None | Unset | WarningKind = UNSET,
    of: None | str | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Problem | WarningPage | None:
    """Ver lo que queda por revisar

     Archivos rechazados, dudas, tareas y avisos que dejó la lectura de las normas, con aquello de lo que
    hablan.

    Args:
        state (WarningState | Unset): Which of them are listed.
        kind (None | Unset | WarningKind): Solo los de una clase.
        of (None | str | Unset): Solo los de una norma o archivo.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WarningPage
    """
    return (
        await asyncio_detailed(
            client=client,
            state=state,
            kind=kind,
            of=of,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
