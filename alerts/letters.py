"""The e-mail of an alert: what changed, in plain Spanish, with the norms' permanent addresses and the way out."""

from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime

from alerts.model import Alert, Changed, News
from qa_service.counts import counted
from qa_service.dates import written

_WAY_OUT = "List-Unsubscribe"
_NORMS, _PROVISIONS = 20, 12  # told one by one; the rest are counted and are in the list


class _Whole(EmailPolicy):
    """Leaves the way out in one line as it is: mail programs read no address that was folded into encoded words."""

    def fold(self, name: str, value: str) -> str:
        """A header as text."""
        return f"{name}: {value}{self.linesep}" if name == _WAY_OUT else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """A header as bytes."""
        return self.fold(name, value).encode() if name == _WAY_OUT else super().fold_binary(name, value)


def letter(id: str, sender: str, to: str, alert: Alert, site: str, token: str, now: datetime) -> EmailMessage:
    """The message; `id` is the same each time it is sent, `site` is where the pages are, `token` opens the way out.

    One click in the reader's own mail program unsubscribes (RFC 8058).
    """
    leave = f"{site}/avisos/baja/{token}"
    message = EmailMessage(_Whole())
    message["From"], message["To"], message["Subject"] = sender, to, _subject(alert)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{id}@{sender.rpartition('@')[2].rstrip('>') or 'absuelve'}>"
    message["Auto-Submitted"] = "auto-generated"
    message[_WAY_OUT] = f"<{leave}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content("\n".join(_lines(alert, site, leave)))
    return message


def _subject(alert: Alert) -> str:
    first, rest = alert.news[0], len(alert.news) - 1
    more = f" y {rest} más" if rest else ""
    return f"Cambios en lo que sigue: {first.regulation.label}{more}"


def _lines(alert: Alert, site: str, leave: str) -> Iterator[str]:
    yield from ("Buen día.", "", "Hubo cambios en las normas y los temas que usted sigue.", "")
    for number, one in enumerate(alert.news[:_NORMS], start=1):
        yield from _norm(number, one, site)
        yield ""
    if left := len(alert.news[_NORMS:]):
        yield from (f"Y {counted(left, 'norma', 'normas')} más: vea la lista de sus avisos.", "")
    yield from (
        "Antes de aplicar una norma lea su texto completo en el enlace.",
        f"Todos sus avisos: {site}/avisos",
        f"Para no recibir más estos correos: {leave}",
        "",
        "Este mensaje es automático: no lo responda.",
        "",
    )


def _norm(number: int, one: News, site: str) -> Iterator[str]:
    named = f", {one.title}" if one.title else ""
    yield f"{number}. {one.regulation.label}{named} (norma {one.fate})"
    if one.readable:
        yield f"   {site}/normas/{one.regulation}"
    for changed in one.provisions[:_PROVISIONS]:
        yield from _provision(one, changed, site)
    if left := one.more + len(one.provisions[_PROVISIONS:]):
        yield f"   - y {counted(left, 'disposición', 'disposiciones')} más"


def _provision(norm: News, one: Changed, site: str) -> Iterator[str]:
    brought = f" por {_with_article(one.by.label)}" if one.by else ""
    since = f", desde el {written(one.on)}" if one.on else ""
    yield f"   - {one.label} (disposición {one.fate}{brought}{since})"
    if one.before and one.after:
        yield f"     Decía: «{one.before}»"
        yield f"     Dice: «{one.after}»"
    if norm.readable:
        yield f"     {site}/normas/{norm.regulation}/{one.eid}"


def _with_article(label: str) -> str:
    """`la Ley N° 31433`, `el Decreto Supremo N° 009-2025-EF`."""
    return f"{'el' if label.startswith(('Decreto', 'Acuerdo', 'Documento')) else 'la'} {label}"
