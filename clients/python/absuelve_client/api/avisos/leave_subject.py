from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.following import Following
from ...models.problem import Problem
from ...models.subscriptions_out import SubscriptionsOut
from ...types import Response


def _get_kwargs(
    kind: Following,
    subject: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/subscriptions/{kind}/{subject}".format(
            kind=quote(str(kind), safe=""),
            subject=quote(str(subject), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SubscriptionsOut | None:
    if response.status_code == 200:
        response_200 = SubscriptionsOut.from_dict(response.json())

        return response_200

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
    kind: Following,
    subject: str,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | SubscriptionsOut]:
    """Dejar de seguir

     Ya no avisa de eso. Los avisos que hubo quedan.

    Args:
        kind (Following): What one can follow.
        subject (str): El identificador de la norma, o el nombre del tema.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SubscriptionsOut]
    """
    kwargs = _get_kwargs(
        kind=kind,
        subject=subject,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    kind: Following,
    subject: str,
    *,
    client: AuthenticatedClient,
) -> Problem | SubscriptionsOut | None:
    """Dejar de seguir

     Ya no avisa de eso. Los avisos que hubo quedan.

    Args:
        kind (Following): What one can follow.
        subject (str): El identificador de la norma, o el nombre del tema.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SubscriptionsOut
    """
    return sync_detailed(
        kind=kind,
        subject=subject,
        client=client,
    ).parsed


async def asyncio_detailed(
    kind: Following,
    subject: str,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | SubscriptionsOut]:
    """Dejar de seguir

     Ya no avisa de eso. Los avisos que hubo quedan.

    Args:
        kind (Following): What one can follow.
        subject (str): El identificador de la norma, o el nombre del tema.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SubscriptionsOut]
    """
    kwargs = _get_kwargs(
        kind=kind,
        subject=subject,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    kind: Following,
    subject: str,
    *,
    client: AuthenticatedClient,
) -> Problem | SubscriptionsOut | None:
    """Dejar de seguir

     Ya no avisa de eso. Los avisos que hubo quedan.

    Args:
        kind (Following): What one can follow.
        subject (str): El identificador de la norma, o el nombre del tema.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SubscriptionsOut
    """
    return (
        await asyncio_detailed(
            kind=kind,
            subject=subject,
            client=client,
        )
    ).parsed
