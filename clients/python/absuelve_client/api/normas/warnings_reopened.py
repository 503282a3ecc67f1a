from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.reopening_in import ReopeningIn
from ...models.warning_out import WarningOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: ReopeningIn,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/corpus/warnings/reopenings",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | list[WarningOut] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = WarningOut.from_dict(response_200_item_data)

            response_200.append(response_200_item)

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

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
) -> Response[Problem | list[WarningOut]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ReopeningIn,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[Problem | list[WarningOut]]:
    """Abrir otra vez lo revisado

     Todos o ninguno; los que ya estaban por revisar quedan como estaban.

    Args:
        idempotency_key (None | str | Unset): Un identificador propio de esta solicitud: si se
            repite con lo mismo, no se hace dos veces.
        body (ReopeningIn): Lo que se abre otra vez.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[WarningOut]]
    """
    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: ReopeningIn,
    idempotency_key: None | str | Unset = UNSET,
) -> Problem | list[WarningOut] | None:
    """Abrir otra vez lo revisado

     Todos o ninguno; los que ya estaban por revisar quedan como estaban.

    Args:
        idempotency_key (None | str | Unset): Un identificador propio de esta solicitud: si se
            repite con lo mismo, no se hace dos veces.
        body (ReopeningIn): Lo que se abre otra vez.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[WarningOut]
    """
    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ReopeningIn,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[Problem | list[WarningOut]]:
    """Abrir otra vez lo revisado

     Todos o ninguno; los que ya estaban por revisar quedan como estaban.

    Args:
        idempotency_key (None | str | Unset): Un identificador propio de esta solicitud: si se
            repite con lo mismo, no se hace dos veces.
        body (ReopeningIn): Lo que se abre otra vez.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[WarningOut]]
    """
    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: ReopeningIn,
    idempotency_key: None | str | Unset = UNSET,
) -> Problem | list[WarningOut] | None:
    """Abrir otra vez lo revisado

     Todos o ninguno; los que ya estaban por revisar quedan como estaban.

    Args:
        idempotency_key (None | str | Unset): Un identificador propio de esta solicitud: si se
            repite con lo mismo, no se hace dos veces.
        body (ReopeningIn): Lo que se abre otra vez.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[WarningOut]
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
