import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.search_out import SearchOut
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    question: str,
    as_of: datetime.date | None | Unset = UNSET,
    district: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["question"] = question

    json_as_of: str | Unset | None
    if isinstance(as_of, Unset):
        json_as_of = UNSET
    elif isinstance(as_of, datetime.date):
        json_as_of = as_of.isoformat()
    else:
        json_as_of = as_of
    params["as_of"] = json_as_of

    json_district: str | Unset | None
    if isinstance(district, Unset):
        json_district = UNSET
    else:
        json_district = district
    params["district"] = json_district

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/search",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | SearchOut | None:
    if response.status_code == 200:
        response_200 = SearchOut.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | SearchOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    question: str,
    as_of: datetime.date | None | Unset = UNSET,
    district: None | str | Unset = UNSET,
) -> Response[Problem | SearchOut]:
    """Buscar en las normas

     Las disposiciones que tratan del asunto. Nada se guarda ni se redacta.

    Args:
        question (str): Lo que se busca, en palabras.
        as_of (datetime.date | None | Unset): El día cuyo derecho se pregunta; hoy, si se omite.
        district (None | str | Unset): Deja fuera las normas de otros; el propio, si se omite.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SearchOut]
    """
    kwargs = _get_kwargs(
        question=question,
        as_of=as_of,
        district=district,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    question: str,
    as_of: datetime.date | None | Unset = UNSET,
    district: None | str | Unset = UNSET,
) -> Problem | SearchOut | None:
    """Buscar en las normas

     Las disposiciones que tratan del asunto. Nada se guarda ni se redacta.

    Args:
        question (str): Lo que se busca, en palabras.
        as_of (datetime.date | None | Unset): El día cuyo derecho se pregunta; hoy, si se omite.
        district (None | str | Unset): Deja fuera las normas de otros; el propio, si se omite.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SearchOut
    """
    return sync_detailed(
        client=client,
        question=question,
        as_of=as_of,
        district=district,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    question: str,
    as_of: datetime.date | None | Unset = UNSET,
    district: None | str | Unset = UNSET,
) -> Response[Problem | SearchOut]:
    """Buscar en las normas

     Las disposiciones que tratan del asunto. Nada se guarda ni se redacta.

    Args:
        question (str): Lo que se busca, en palabras.
        as_of (datetime.date | None | Unset): El día cuyo derecho se pregunta; hoy, si se omite.
        district (None | str | Unset): Deja fuera las normas de otros; el propio, si se omite.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SearchOut]
    """
    kwargs = _get_kwargs(
        question=question,
        as_of=as_of,
        district=district,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    question: str,
    as_of: datetime.date | None | Unset = UNSET,
    district: None | str | Unset = UNSET,
) -> Problem | SearchOut | None:
    """Buscar en las normas

     Las disposiciones que tratan del asunto. Nada se guarda ni se redacta.

    Args:
        question (str): Lo que se busca, en palabras.
        as_of (datetime.date | None | Unset): El día cuyo derecho se pregunta; hoy, si se omite.
        district (None | str | Unset): Deja fuera las normas de otros; el propio, si se omite.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SearchOut
    """
    return (
        await asyncio_detailed(
            client=client,
            question=question,
            as_of=as_of,
            district=district,
        )
    ).parsed
