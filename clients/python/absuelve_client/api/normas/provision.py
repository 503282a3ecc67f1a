import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.provision_out import ProvisionOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    id: str,
    *,
    as_of: datetime.date | None | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_as_of: str | Unset | None
    if isinstance(as_of, Unset):
        json_as_of = UNSET
    elif isinstance(as_of, datetime.date):
        json_as_of = as_of.isoformat()
    else:
        json_as_of = as_of
    params["as_of"] = json_as_of

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/provisions/{id}".format(
            id=quote(str(id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | ProvisionOut | None:
    if response.status_code == 200:
        response_200 = ProvisionOut.from_dict(response.json())

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
) -> Response[Problem | ProvisionOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | None | Unset = UNSET,
) -> Response[Problem | ProvisionOut]:
    """Ver una disposición

     El texto vigente a una fecha y todos los demás, por ejemplo `ley-27972%23art_20`.

    Args:
        id (str): La norma y la disposición, separadas por `#`, que en la dirección se escribe
            `%23`.
        as_of (datetime.date | None | Unset): El día cuyo texto se pide; hoy, si se omite.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProvisionOut]
    """
    kwargs = _get_kwargs(
        id=id,
        as_of=as_of,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | None | Unset = UNSET,
) -> Problem | ProvisionOut | None:
    """Ver una disposición

     El texto vigente a una fecha y todos los demás, por ejemplo `ley-27972%23art_20`.

    Args:
        id (str): La norma y la disposición, separadas por `#`, que en la dirección se escribe
            `%23`.
        as_of (datetime.date | None | Unset): El día cuyo texto se pide; hoy, si se omite.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProvisionOut
    """
    return sync_detailed(
        id=id,
        client=client,
        as_of=as_of,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | None | Unset = UNSET,
) -> Response[Problem | ProvisionOut]:
    """Ver una disposición

     El texto vigente a una fecha y todos los demás, por ejemplo `ley-27972%23art_20`.

    Args:
        id (str): La norma y la disposición, separadas por `#`, que en la dirección se escribe
            `%23`.
        as_of (datetime.date | None | Unset): El día cuyo texto se pide; hoy, si se omite.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ProvisionOut]
    """
    kwargs = _get_kwargs(
        id=id,
        as_of=as_of,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    as_of: datetime.date | None | Unset = UNSET,
) -> Problem | ProvisionOut | None:
    """Ver una disposición

     El texto vigente a una fecha y todos los demás, por ejemplo `ley-27972%23art_20`.

    Args:
        id (str): La norma y la disposición, separadas por `#`, que en la dirección se escribe
            `%23`.
        as_of (datetime.date | None | Unset): El día cuyo texto se pide; hoy, si se omite.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ProvisionOut
    """
    return (
        await asyncio_detailed(
            id=id,
            client=client,
            as_of=as_of,
        )
    ).parsed
