from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.consultation_page import ConsultationPage
from ...models.matter import Matter
from ...models.problem import Problem
from ...models.state import State
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
    state: list[State] | None | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_cursor: str | Unset | None
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit

    json_state: list[str] | Unset | None
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, list):
        json_state = []
        for state_type_0_item_data in state:
            state_type_0_item: str = state_type_0_item_data
            json_state.append(state_type_0_item)

    else:
        json_state = state
    params["state"] = json_state

    json_matter: str | Unset | None
    if isinstance(matter, Unset):
        json_matter = UNSET
    elif isinstance(matter, str):
        json_matter = matter
    else:
        json_matter = matter
    params["matter"] = json_matter

    json_thread: str | Unset | None
    if isinstance(thread, Unset):
        json_thread = UNSET
    else:
        json_thread = thread
    params["thread"] = json_thread

    json_text: str | Unset | None
    if isinstance(text, Unset):
        json_text = UNSET
    else:
        json_text = text
    params["text"] = json_text

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/consultations",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConsultationPage | Problem | None:
    if response.status_code == 200:
        response_200 = ConsultationPage.from_dict(response.json())

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
) -> Response[ConsultationPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
    state: list[State] | None | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
) -> Response[ConsultationPage | Problem]:
    """Ver las consultas

     Las que la cuenta puede leer, de la más nueva a la más antigua.

    Args:
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.
        state (list[State] | None | Unset): Los estados que interesan; todos, si se omite.
        matter (Matter | None | Unset):
        thread (None | str | Unset):
        text (None | str | Unset): Palabras de la pregunta.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConsultationPage | Problem]
    """
    kwargs = _get_kwargs(
        cursor=cursor,
        limit=limit,
        state=state,
        matter=matter,
        thread=thread,
        text=text,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
    state: list[State] | None | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
) -> ConsultationPage | Problem | None:
    """Ver las consultas

     Las que la cuenta puede leer, de la más nueva a la más antigua.

    Args:
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.
        state (list[State] | None | Unset): Los estados que interesan; todos, si se omite.
        matter (Matter | None | Unset):
        thread (None | str | Unset):
        text (None | str | Unset): Palabras de la pregunta.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConsultationPage | Problem
    """
    return sync_detailed(
        client=client,
        cursor=cursor,
        limit=limit,
        state=state,
        matter=matter,
        thread=thread,
        text=text,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
    state: list[State] | None | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
) -> Response[ConsultationPage | Problem]:
    """Ver las consultas

     Las que la cuenta puede leer, de la más nueva a la más antigua.

    Args:
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.
        state (list[State] | None | Unset): Los estados que interesan; todos, si se omite.
        matter (Matter | None | Unset):
        thread (None | str | Unset):
        text (None | str | Unset): Palabras de la pregunta.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConsultationPage | Problem]
    """
    kwargs = _get_kwargs(
        cursor=cursor,
        limit=limit,
        state=state,
        matter=matter,
        thread=thread,
        text=text,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
    state: list[State] | None | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
) -> ConsultationPage | Problem | None:
    """Ver las consultas

     Las que la cuenta puede leer, de la más nueva a la más antigua.

    Args:
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 20.
        state (list[State] | None | Unset): Los estados que interesan; todos, si se omite.
        matter (Matter | None | Unset):
        thread (None | str | Unset):
        text (None | str | Unset): Palabras de la pregunta.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConsultationPage | Problem
    """
    return (
        await asyncio_detailed(
            client=client,
            cursor=cursor,
            limit=limit,
            state=state,
            matter=matter,
            thread=thread,
            text=text,
        )
    ).parsed
