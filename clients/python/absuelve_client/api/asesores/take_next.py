from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.consultation_out import ConsultationOut
from ...models.hold import Hold
from ...models.matter import Matter
from ...models.problem import Problem
from ...models.state import State
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    state: list[State] | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    hold: Hold | None | Unset = UNSET,
    overdue: bool | Unset = False,
    risk: int | Unset = 0,
    ubigeo: None | str | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    json_state: list[str] | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = []
        for state_item_data in state:
            state_item: str = state_item_data
            json_state.append(state_item)

    params["state"] = json_state

    json_matter: str | Unset | None
    if isinstance(matter, Unset):
        json_matter = UNSET
    elif isinstance(matter, str):
        json_matter = matter
    else:
        json_matter = matter
    params["matter"] = json_matter

    json_hold: str | Unset | None
    if isinstance(hold, Unset):
        json_hold = UNSET
    elif isinstance(hold, str):
        json_hold = hold
    else:
        json_hold = hold
    params["hold"] = json_hold

    params["overdue"] = overdue

    params["risk"] = risk

    json_ubigeo: str | Unset | None
    if isinstance(ubigeo, Unset):
        json_ubigeo = UNSET
    else:
        json_ubigeo = ubigeo
    params["ubigeo"] = json_ubigeo

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
        "method": "post",
        "url": "/api/v1/queue/next",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ConsultationOut | Problem | None:
    if response.status_code == 200:
        response_200 = ConsultationOut.from_dict(response.json())

        return response_200

    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

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
) -> Response[Any | ConsultationOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    state: list[State] | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    hold: Hold | None | Unset = UNSET,
    overdue: bool | Unset = False,
    risk: int | Unset = 0,
    ubigeo: None | str | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[Any | ConsultationOut | Problem]:
    """Tomar la siguiente

     Reserva la más urgente de las libres que la cuenta puede resolver.

    Args:
        state (list[State] | Unset): Los estados que interesan.
        matter (Matter | None | Unset):
        hold (Hold | None | Unset): Las propias o las libres.
        overdue (bool | Unset): Solo las que pasaron su plazo. Default: False.
        risk (int | Unset): El riesgo mínimo. Default: 0.
        ubigeo (None | str | Unset):
        thread (None | str | Unset):
        text (None | str | Unset): Palabras de la pregunta.
        idempotency_key (None | str | Unset): Un identificador propio de esta solicitud: si se
            repite con lo mismo, no se hace dos veces.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ConsultationOut | Problem]
    """
    kwargs = _get_kwargs(
        state=state,
        matter=matter,
        hold=hold,
        overdue=overdue,
        risk=risk,
        ubigeo=ubigeo,
        thread=thread,
        text=text,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    state: list[State] | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    hold: Hold | None | Unset = UNSET,
    overdue: bool | Unset = False,
    risk: int | Unset = 0,
    ubigeo: None | str | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> Any | ConsultationOut | Problem | None:
    """Tomar la siguiente

     Reserva la más urgente de las libres que la cuenta puede resolver.

    Args:
        state (list[State] | Unset): Los estados que interesan.
        matter (Matter | None | Unset):
        hold (Hold | None | Unset): Las propias o las libres.
        overdue (bool | Unset): Solo las que pasaron su plazo. Default: False.
        risk (int | Unset): El riesgo mínimo. Default: 0.
        ubigeo (None | str | Unset):
        thread (None | str | Unset):
        text (None | str | Unset): Palabras de la pregunta.
        idempotency_key (None | str | Unset): Un identificador propio de esta solicitud: si se
            repite con lo mismo, no se hace dos veces.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ConsultationOut | Problem
    """
    return sync_detailed(
        client=client,
        state=state,
        matter=matter,
        hold=hold,
        overdue=overdue,
        risk=risk,
        ubigeo=ubigeo,
        thread=thread,
        text=text,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    state: list[State] | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    hold: Hold | None | Unset = UNSET,
    overdue: bool | Unset = False,
    risk: int | Unset = 0,
    ubigeo: None | str | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> Response[Any | ConsultationOut | Problem]:
    """Tomar la siguiente

     Reserva la más urgente de las libres que la cuenta puede resolver.

    Args:
        state (list[State] | Unset): Los estados que interesan.
        matter (Matter | None | Unset):
        hold (Hold | None | Unset): Las propias o las libres.
        overdue (bool | Unset): Solo las que pasaron su plazo. Default: False.
        risk (int | Unset): El riesgo mínimo. Default: 0.
        ubigeo (None | str | Unset):
        thread (None | str | Unset):
        text (None | str | Unset): Palabras de la pregunta.
        idempotency_key (None | str | Unset): Un identificador propio de esta solicitud: si se
            repite con lo mismo, no se hace dos veces.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ConsultationOut | Problem]
    """
    kwargs = _get_kwargs(
        state=state,
        matter=matter,
        hold=hold,
        overdue=overdue,
        risk=risk,
        ubigeo=ubigeo,
        thread=thread,
        text=text,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    state: list[State] | Unset = UNSET,
    matter: Matter | None | Unset = UNSET,
    hold: Hold | None | Unset = UNSET,
    overdue: bool | Unset = False,
    risk: int | Unset = 0,
    ubigeo: None | str | Unset = UNSET,
    thread: None | str | Unset = UNSET,
    text: None | str | Unset = UNSET,
    idempotency_key: None | str | Unset = UNSET,
) -> Any | ConsultationOut | Problem | None:
    """Tomar la siguiente

     Reserva la más urgente de las libres que la cuenta puede resolver.

    Args:
        state (list[State] | Unset): Los estados que interesan.
        matter (Matter | None | Unset):
        hold (Hold | None | Unset): Las propias o las libres.
        overdue (bool | Unset): Solo las que pasaron su plazo. Default: False.
        risk (int | Unset): El riesgo mínimo. Default: 0.
        ubigeo (None | str | Unset):
        thread (None | str | Unset):
        text (None | str | Unset): Palabras de la pregunta.
        idempotency_key (None | str | Unset): Un identificador propio de esta solicitud: si se
            repite con lo mismo, no se hace dos veces.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ConsultationOut | Problem
    """
    return (
        await asyncio_detailed(
            client=client,
            state=state,
            matter=matter,
            hold=hold,
            overdue=overdue,
            risk=risk,
            ubigeo=ubigeo,
            thread=thread,
            text=text,
            idempotency_key=idempotency_key,
        )
    ).parsed
