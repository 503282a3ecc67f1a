from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.mail_in import MailIn
from ...models.problem import Problem
from ...models.subscriptions_out import SubscriptionsOut
from ...types import Response


def _get_kwargs(
    *,
    body: MailIn,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/subscriptions/mail",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SubscriptionsOut | None:
    if response.status_code == 200:
        response_200 = SubscriptionsOut.from_dict(response.json())

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
) -> Response[Problem | SubscriptionsOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: MailIn,
) -> Response[Problem | SubscriptionsOut]:
    """Recibir los avisos por correo o no

     Un correo por generación a lo más, con lo que cambió. Cada uno trae cómo darse de baja.

    Args:
        body (MailIn): Si se quiere un correo con cada aviso.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SubscriptionsOut]
    """
    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: MailIn,
) -> Problem | SubscriptionsOut | None:
    """Recibir los avisos por correo o no

     Un correo por generación a lo más, con lo que cambió. Cada uno trae cómo darse de baja.

    Args:
        body (MailIn): Si se quiere un correo con cada aviso.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SubscriptionsOut
    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: MailIn,
) -> Response[Problem | SubscriptionsOut]:
    """Recibir los avisos por correo o no

     Un correo por generación a lo más, con lo que cambió. Cada uno trae cómo darse de baja.

    Args:
        body (MailIn): Si se quiere un correo con cada aviso.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SubscriptionsOut]
    """
    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: MailIn,
) -> Problem | SubscriptionsOut | None:
    """Recibir los avisos por correo o no

     Un correo por generación a lo más, con lo que cambió. Cada uno trae cómo darse de baja.

    Args:
        body (MailIn): Si se quiere un correo con cada aviso.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SubscriptionsOut
    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
