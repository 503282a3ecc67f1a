"""E-mail to askers: that something changed and where to read it, never what the answer says."""

import smtplib
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from corpus.errors import InvalidInput
from desk.deadlines import day_of
from desk.model import Consultation, State
from qa_service.dates import written

_TIMEOUT = 15.0  # seconds a step
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_SAID = {
    State.RELEASED: ("Su consulta ya tiene respuesta", "ya tiene respuesta, revisada por un asesor."),
    State.RETURNED: (
        "Falta un dato para responder su consulta",
        "necesita un dato suyo: vea cuál es y respóndalo.",
    ),
    State.DECLINED: ("Su consulta no se atenderá", "no se atenderá: lea por qué."),
    State.STALE: (
        "Cambió una norma que su respuesta cita",
        "tiene una respuesta que cita una norma que cambió: no la use sin leer antes el aviso.",
    ),
}


@dataclass(frozen=True, slots=True)
class MailServer:
    """An SMTP server; `scheme` is smtp, smtp+starttls or smtps."""

    scheme: str
    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def server_of(url: str) -> MailServer:
    """The server that a setting names, e.g. `smtp+starttls://usuario:clave@correo.example`; raises `InvalidInput`."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _PORTS and parts.hostname
        port = parts.port
    except ValueError:
        usable, port = None, None
    if not usable:
        raise InvalidInput("ABSUELVE_SMTP no sirve. Use smtp://SERVIDOR, smtp+starttls://… o smtps://USUARIO:CLAVE@…")
    user, password = (unquote(text) if text else None for text in (parts.username, parts.password))
    return MailServer(parts.scheme, parts.hostname or "", port or _PORTS[parts.scheme], user, password)


def send(server: MailServer, message: EmailMessage) -> None:
    """Hand a message to the server; raises `OSError` (of which `smtplib`'s errors are) when it does not take it."""
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        opened: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT, context=context)
    else:
        opened = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT)
    with opened:
        if server.scheme == "smtp+starttls":
            opened.starttls(context=context)
        if server.user:
            opened.login(server.user, server.password or "")
        opened.send_message(message)


def notice(id: str, sender: str, to: str, about: Consultation, state: State, link: str, now: datetime) -> EmailMessage:
    """What an asker is written about a consultation; `id` is the same each time it is sent, `link` may be empty."""
    subject, said = _SAID[state]
    where = f"Ábrala aquí: {link}" if link else "Ábrala en el servicio, con su cuenta."
    text = f"Su consulta del {written(day_of(about.asked_at))} {said}\n\n{where}\nNúmero: {about.id}"
    return automatic(id, sender, to, subject, text, now)


def automatic(id: str, sender: str, to: str, subject: str, text: str, now: datetime) -> EmailMessage:
    """A message that a program writes; `id` is the same each time it is sent."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{id}@{sender.rpartition('@')[2].rstrip('>') or 'absuelve'}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(f"Buen día.\n\n{text}\n\nEste mensaje es automático: no lo responda.\n")
    return message
