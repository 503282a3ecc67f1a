import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.mended_format import MendedFormat
from ...models.mended_out import MendedOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    format_: MendedFormat | Unset = "json",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_since: str | Unset | None
    if isinstance(since, Unset):
        json_since = UNSET
    elif isinstance(since, datetime.date):
        json_since = since.isoformat()
    else:
        json_since = since
    params["since"] = json_since

    json_until: str | Unset | None
    if isinstance(until, Unset):
        json_until = UNSET
    elif isinstance(until, datetime.date):
        json_until = until.isoformat()
    else:
        json_until = until
    params["until"] = json_until

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/figures/mended",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | list[MendedOut] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = MendedOut.from_dict(response_200_item_data)

            response_200.append(response_200_item)

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
) -> Response[Problem | list[MendedOut]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    format_: MendedFormat | Unset = "json",
) -> Response[Problem | list[MendedOut]]:
    """Ver qué se corrige más

     Las clases de cambio entre el borrador y la respuesta, de la más frecuente a la menos.

    Args:
        since (datetime.date | None | Unset): Desde el primer trimestre entero que empieza ese día
            o después.
        until (datetime.date | None | Unset): Hasta el último trimestre que termina ese día o
            antes.
        format_ (MendedFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[MendedOut]]
    """
    kwargs = _get_kwargs(
        since=since,
        until=until,
        format_=format_,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    format_: MendedFormat | Unset = "json",
) -> Problem | list[MendedOut] | None:
    """Ver qué se corrige más

     Las clases de cambio entre el borrador y la respuesta, de la más frecuente a la menos.

    Args:
        since (datetime.date | None | Unset): Desde el primer trimestre entero que empieza ese día
            o después.
        until (datetime.date | None | Unset): Hasta el último trimestre que termina ese día o
            antes.
        format_ (MendedFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[MendedOut]
    """
    return sync_detailed(
        client=client,
        since=since,
        until=until,
        format_=format_,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    format_: MendedFormat | Unset = "json",
) -> Response[Problem | list[MendedOut]]:
    """Ver qué se corrige más

     Las clases de cambio entre el borrador y la respuesta, de la más frecuente a la menos.

    Args:
        since (datetime.date | None | Unset): Desde el primer trimestre entero que empieza ese día
            o después.
        until (datetime.date | None | Unset): Hasta el último trimestre que termina ese día o
            antes.
        format_ (MendedFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[MendedOut]]
    """
    kwargs = _get_kwargs(
        since=since,
        until=until,
        format_=format_,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    since: datetime.date | None | Unset = UNSET,
    until: datetime.date | None | Unset = UNSET,
    format_: MendedFormat | Unset = "json",
) -> Problem | list[MendedOut] | None:
    """Ver qué se corrige más

     Las clases de cambio entre el borrador y la respuesta, de la más frecuente a la menos.

    Args:
        since (datetime.date | None | Unset): Desde el primer trimestre entero que empieza ese día
            o después.
        until (datetime.date | None | Unset): Hasta el último trimestre que termina ese día o
            antes.
        format_ (MendedFormat | Unset):  Default: 'json'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[MendedOut]
    """
    return (
        await asyncio_detailed(
            client=client,
            since=since,
            until=until,
            format_=format_,
        )
    ).parsed
