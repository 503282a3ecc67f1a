from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.library_page import LibraryPage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    topic: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    params["topic"] = topic

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
        "url": "/api/v1/library",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> LibraryPage | Problem | None:
    if response.status_code == 200:
        response_200 = LibraryPage.from_dict(response.json())

        return response_200

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
) -> Response[LibraryPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    topic: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[LibraryPage | Problem]:
    """Ver la biblioteca

     Respuestas que sus municipalidades comparten, sin quién preguntó; las que cambiaron van al final.

    Args:
        q (str | Unset): Palabras que se buscan. Default: ''.
        topic (str | Unset): Un tema. Default: ''.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LibraryPage | Problem]
    """
    kwargs = _get_kwargs(
        q=q,
        topic=topic,
        cursor=cursor,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    topic: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> LibraryPage | Problem | None:
    """Ver la biblioteca

     Respuestas que sus municipalidades comparten, sin quién preguntó; las que cambiaron van al final.

    Args:
        q (str | Unset): Palabras que se buscan. Default: ''.
        topic (str | Unset): Un tema. Default: ''.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LibraryPage | Problem
    """
    return sync_detailed(
        client=client,
        q=q,
        topic=topic,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    topic: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[LibraryPage | Problem]:
    """Ver la biblioteca

     Respuestas que sus municipalidades comparten, sin quién preguntó; las que cambiaron van al final.

    Args:
        q (str | Unset): Palabras que se buscan. Default: ''.
        topic (str | Unset): Un tema. Default: ''.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LibraryPage | Problem]
    """
    kwargs = _get_kwargs(
        q=q,
        topic=topic,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    topic: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> LibraryPage | Problem | None:
    """Ver la biblioteca

     Respuestas que sus municipalidades comparten, sin quién preguntó; las que cambiaron van al final.

    Args:
        q (str | Unset): Palabras que se buscan. Default: ''.
        topic (str | Unset): Un tema. Default: ''.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LibraryPage | Problem
    """
    return (
        await asyncio_detailed(
            client=client,
            q=q,
            topic=topic,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
