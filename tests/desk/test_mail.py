"""E-mail, handed to a real SMTP server on loopback."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from corpus.errors import InvalidInput
from desk import mail
from desk.mail import MailServer
from desk.model import Account, Role, State
from tests.desk.world import JACINTO, consultation

NOW = datetime(2024, 5, 6, 15, 0, tzinfo=UTC)


class Postbox:
    """Keeps what it is sent, or refuses it."""

    def __init__(self) -> None:
        self.kept: list[EmailMessage] = []
        self.reply = "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802, ANN401 - aiosmtpd's
        """Take one message."""
        if self.reply.startswith("250"):
            read = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(read, EmailMessage)
            self.kept.append(read)
        return self.reply


@pytest.fixture
def postbox() -> Postbox:
    """What the server of a test does with messages."""
    return Postbox()


@pytest.fixture
def server(postbox: Postbox) -> Iterator[MailServer]:
    """An SMTP server on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield MailServer("smtp", "127.0.0.1", port)
    controller.stop()


ABOUT = replace(
    consultation(Account("a1", "ana", Role.OFFICIAL, JACINTO)), asked_at=datetime(2024, 5, 4, 2, 0, tzinfo=UTC)
)


def notice(state: State = State.RELEASED, link: str = "https://muni.test/c/1") -> EmailMessage:
    return mail.notice("d1", "Absuelve <absuelve@muni.test>", "ana@muni.test", ABOUT, state, link, NOW)


def test_a_notice_arrives_as_written(server: MailServer, postbox: Postbox) -> None:
    mail.send(server, notice())
    (got,) = postbox.kept
    assert (got["To"], got["Subject"]) == ("ana@muni.test", "Su consulta ya tiene respuesta")
    assert got["Message-ID"] == "<d1@muni.test>"
    assert "Su consulta del 3 de mayo de 2024 ya tiene respuesta" in got.get_content()
    assert "Ábrala aquí: https://muni.test/c/1" in got.get_content()
    assert ABOUT.id in got.get_content()


@pytest.mark.parametrize("state", [State.RELEASED, State.RETURNED, State.DECLINED, State.STALE])
def test_every_state_told_of_has_its_own_words(state: State) -> None:
    text = notice(state).get_content()
    assert text.startswith("Buen día.\n\nSu consulta del 3 de mayo de 2024")
    assert text.count("https://") == 1
    assert ABOUT.question not in text


def test_without_an_address_there_is_no_link() -> None:
    assert "Ábrala en el servicio, con su cuenta." in notice(link="").get_content()


def test_a_refusal_is_an_error_of_the_network(server: MailServer, postbox: Postbox) -> None:
    postbox.reply = "451 más tarde"
    with pytest.raises(OSError, match="451"):
        mail.send(server, notice())


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://correo.test", MailServer("smtp", "correo.test", 25)),
        ("smtp+starttls://ana:cl%40ve@correo.test", MailServer("smtp+starttls", "correo.test", 587, "ana", "cl@ve")),
        ("smtps://correo.test:4650", MailServer("smtps", "correo.test", 4650)),
    ],
)
def test_a_setting_names_a_server(url: str, server: MailServer) -> None:
    assert mail.server_of(url) == server


@pytest.mark.parametrize("url", ["correo.test", "http://correo.test", "smtp://", "smtp://x:y"])
def test_a_setting_that_names_none_is_refused(url: str) -> None:
    with pytest.raises(InvalidInput, match="ABSUELVE_SMTP"):
        mail.server_of(url)


def test_a_password_is_not_shown() -> None:
    assert "clave" not in repr(mail.server_of("smtp://ana:clave@correo.test"))
