"""An alert on its way by mail: looked up anew each time, so that whoever left meanwhile is not written."""

from typing import Any

from sqlalchemy import Row

from alerts import lists, subscriptions
from alerts.letters import letter
from corpus.errors import NotFound
from desk import accounts
from desk.deliveries import Channels, mailer
from desk.service import Desk


def send(desk: Desk, row: Row[Any], channels: Channels) -> None:
    """Send one; raises `OSError` when it was not taken, `NotFound` when there is nobody left to send it to."""
    post = mailer(channels)
    if not channels.origin:
        raise NotFound("Falta la dirección de las páginas (ABSUELVE_ADDRESS): sin ella no hay cómo darse de baja.")
    with desk.database.reading() as connection:
        reader = accounts.get(connection, row.target)
        token = subscriptions.token_of(connection, row.target)
        alert = lists.get(connection, row.target, row.event)
    if not reader.active or not reader.email or token is None:
        raise NotFound("La cuenta se cerró, no tiene correo o ya no quiere estos avisos.")
    if desk.searcher().generation < alert.generation:
        raise ConnectionError("Se sirve una publicación anterior a la del aviso: se enviará con la siguiente.")
    post(letter(row.id, channels.sender, reader.email, alert, channels.origin, token, desk.now()))
