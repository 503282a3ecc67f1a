"""Accounts and invitations as pages, for administrators."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Form, Path, Query, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.errors import Conflict, InvalidInput
from desk import administration as keeping
from desk import municipalities
from desk.accounts import KEY
from desk.letters import FAILED, PENDING, SENT
from desk.model import Account, Municipality, Role
from desk.permissions import Action
from desk.wordings import ROLES
from identity import membership
from web.access import AccountDep, SiteDep
from web.account import SCOPES
from web.chambers import chambers, go, opens
from web.labels import ACTS, LETTERS
from web.membership import again, chosen
from web.schemas.forms import MembershipForm
from web.site import Site
from web.templating import N_, page

ROOT = "/administracion"
_SHOWN = 50
_OPEN = frozenset({PENDING, SENT, FAILED})
_DONE = {
    "invitada": N_("La invitación está en camino."), "retirada": N_("La invitación se retiró: su enlace ya no sirve."),
    "corregida": N_("La cuenta se corrigió."), "cerrada": N_("La cuenta se cerró y sus claves terminaron."),
    "abierta": N_("La cuenta está abierta otra vez."), "anulada": N_("La sesión o clave terminó."),
}  # fmt: skip
_Id = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
_CLOSED = Annotated[bool, Form(alias="cerrar")]

keepers = chambers(ROOT)


@keepers.get("", **opens(Action.MANAGE_ACCOUNTS))
def listed(
    request: Request, site: SiteDep, account: AccountDep,
    text: Annotated[str, Query(alias="q", max_length=200)] = "",
    role: Annotated[str, Query(alias="funcion", max_length=20)] = "",
    after: Annotated[str, Query(alias="desde", max_length=100)] = "",
    done: Annotated[str, Query(alias="hecho", max_length=20)] = "",
) -> Response:  # fmt: skip
    """Accounts by name, the invitations that are open, and the form that invites."""
    context = {**_list(site, account, text, role, after), "done": _DONE.get(done)}
    return page(request, "keepers.html", context)


@keepers.post("/invitaciones", **opens(Action.MANAGE_ACCOUNTS))
def invite(request: Request, site: SiteDep, account: AccountDep, given: Annotated[MembershipForm, Form()]) -> Response:
    """Write to somebody who shall have an account."""
    shown = {"invited": given.email, "as_role": given.role, "town": given.town, "as_office": given.office}
    try:
        if given.role not in set(Role):
            raise InvalidInput("Elija la función de la cuenta.")
        where, choices = chosen(given.code, given.town) if given.town or given.code else (None, [])
        if choices:
            return page(request, "keepers.html", {**_list(site, account), **shown, "choices": choices})
        membership.invite(site.desk, account, Account("", "", Role(given.role), where, given.office, given.email))
    except (InvalidInput, Conflict, HTTPException) as error:
        return again(request, "keepers.html", {**_list(site, account), **shown}, error)
    return go(ROOT, hecho="invitada")


@keepers.post("/invitaciones/{id}/fin", **opens(Action.MANAGE_ACCOUNTS))
def withdraw(site: SiteDep, account: AccountDep, id: _Id) -> Response:
    """Take an invitation back."""
    membership.withdraw(site.desk, account, id)
    return go(ROOT, hecho="retirada")


@keepers.get("/cuentas/{id}", **opens(Action.MANAGE_ACCOUNTS))
def one(
    request: Request, site: SiteDep, account: AccountDep, id: _Id,
    done: Annotated[str, Query(alias="hecho", max_length=20)] = "",
) -> Response:  # fmt: skip
    """An account: what is kept of it, where it is open, what it did last."""
    return page(request, "kept.html", {**_one(site, account, id), "done": _DONE.get(done)})


@keepers.post("/cuentas/{id}", **opens(Action.MANAGE_ACCOUNTS))
def amend(
    request: Request, site: SiteDep, account: AccountDep, id: _Id, given: Annotated[MembershipForm, Form()]
) -> Response:
    """Put address, office and municipality right."""
    shown = _one(site, account, id)
    try:
        where, choices = _meant(shown["kept"].municipality, given.code, given.town)
        if choices:
            return page(request, "kept.html", {**shown, "town": given.town, "choices": choices})
        role = Role(given.role) if given.role in set(Role) else None
        keeping.amend(site.desk, account, id, email=given.email, office=given.office, municipality=where, role=role)
    except (InvalidInput, Conflict, HTTPException) as error:
        return again(request, "kept.html", {**shown, "town": given.town}, error)
    return go(f"{ROOT}/cuentas/{id}", hecho="corregida")


@keepers.post("/cuentas/{id}/estado", **opens(Action.MANAGE_ACCOUNTS))
def switch(request: Request, site: SiteDep, account: AccountDep, id: _Id, close: _CLOSED = False) -> Response:
    """Close an account or open it again."""
    try:
        (keeping.close if close else keeping.reopen)(site.desk, account, id)
    except Conflict as error:
        return again(request, "kept.html", _one(site, account, id), error)
    return go(f"{ROOT}/cuentas/{id}", hecho="cerrada" if close else "abierta")


@keepers.post("/cuentas/{id}/claves/{token}/fin", **opens(Action.MANAGE_ACCOUNTS))
def revoke(site: SiteDep, account: AccountDep, id: _Id, token: _Id) -> Response:
    """End a session or a key of an account."""
    keeping.revoke(site.desk, account, token)
    return go(f"{ROOT}/cuentas/{id}", hecho="anulada")


def _meant(now: Municipality | None, code: str, town: str) -> tuple[Municipality | None, list[tuple[str, str]]]:
    """The municipality that a form names: the one there is where nothing else was written."""
    kept = municipalities.title(now) if now else ""
    return (now, []) if not code and town in ("", kept) else chosen(code, town)


def _list(site: Site, account: Account, text: str = "", role: str = "", after: str = "") -> dict[str, Any]:
    found = keeping.search(site.desk, account, text, Role(role) if role in set(Role) else None, after, _SHOWN)
    waiting = [one for one in membership.invitations(site.desk, account) if one.state in _OPEN]
    more = urlencode({"q": text, "funcion": role, "desde": found.next}) if found.next else None
    return {
        "items": found.items, "next": more, "text": text, "role": role, "roles": ROLES, "invitations": waiting,
        "letters": LETTERS, "writes": site.writes, "titled": municipalities.title, "invited": "", "as_role": "",
        "town": "", "as_office": "", "choices": (), "problem": "", "done": "", "now": site.desk.now(),
    }  # fmt: skip


def _one(site: Site, account: Account, id: str) -> dict[str, Any]:
    found = keeping.get(site.desk, account, id)
    live = [one for one in keeping.tokens(site.desk, account, id) if one.live(site.desk.now())]
    return {
        "kept": found, "role": ROLES[found.role], "roles": ROLES, "self": found.id == account.id,
        "tokens": live, "key": KEY,
        "scopes": {action.value: said for action, said in SCOPES.items()},
        "town": municipalities.title(found.municipality) if found.municipality else "", "choices": (),
        "entries": keeping.latest(site.desk, account, subject=id, limit=10), "acts": ACTS,
        "names": {id: found.username}, "problem": "", "done": "",
    }  # fmt: skip
