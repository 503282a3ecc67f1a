"""Copies that a browser keeps to be read without a link: the headers that tell the service worker what it may keep.

`Absuelve-Reader` is whose session a page was made for, as a mark that names nobody, or `nobody`; it is absent where
that was not looked up. `Absuelve-Keep` is for how many seconds a copy of the page may be shown to its reader, and
absent where none may be kept. `Absuelve-Drop` lists, between spaces, addresses whose copies are to go.
"""

import hashlib

from fastapi import Request, Response

from desk import accounts
from desk.columns import ERASED
from desk.model import Account, State
from privacy.finding import find
from web.schemas.consultations import ConsultationDetail, ConsultationOut
from web.site import Site

READER, KEEP, DROP = "Absuelve-Reader", "Absuelve-Keep", "Absuelve-Drop"
NOBODY = "nobody"
COOKIES = ("sesion", "__Host-sesion")
_UNKNOWN = object()


def inside(request: Request) -> bool:
    """Whether a request bears a session's cookie, be it over or not."""
    return any(name in request.cookies for name in COOKIES)


def mark_of(account: Account) -> str:
    """What a device tells accounts apart by: always the same for one, and nothing to know it by elsewhere."""
    return hashlib.sha256(account.id.encode()).hexdigest()[:16]


def tell_reader(request: Request, response: Response) -> None:
    """Say whom a page was made for: the account that was looked up, nobody, or nothing where neither is known."""
    account = getattr(request.state, "account", _UNKNOWN)
    if isinstance(account, Account):
        response.headers[READER] = mark_of(account)
    elif account is None or not inside(request):
        response.headers[READER] = NOBODY


def tell_keep(response: Response, site: Site, secret: str, one: ConsultationDetail) -> None:
    """Let a copy of a consultation's page be kept, where it may, for as long as the session of that cookie lasts."""
    if not may_be_kept(one):
        return
    with site.desk.database.reading() as connection:
        until = accounts.token_of(connection, secret).expires_at
    left = min(until - site.desk.now(), site.session) if until else site.session
    response.headers[KEEP] = str(int(left.total_seconds()))


def may_be_kept(one: ConsultationDetail) -> bool:
    """Whether that is its reader's own question with an answer in force, none of it erased, no personal data in it."""
    said = (one.question, *(note.text for note in one.notes))
    current = one.answer is not None and one.state is State.RELEASED and one.answer.stale_at is None
    return current and one.own and one.review is None and ERASED not in said and not any(map(find, said))


def tell_drop(response: Response, listed: list[ConsultationOut]) -> None:
    """Have the copies go of those own consultations of a list whose answer is no longer the one to use."""
    gone = [f"/consultas/{one.id}" for one in listed if one.own and one.state is not State.RELEASED]
    if gone:
        response.headers[DROP] = " ".join(gone)
