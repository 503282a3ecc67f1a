"""How people come to an account: they ask for one, are invited, or forgot their password; a link proves the address.

Whoever asks is answered the same whether or not there is such an account: the mail alone says which.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from corpus.errors import Conflict, Forbidden, InvalidInput
from desk import accounts, administration, audit, letters, municipalities, passwords, throttle
from desk.consultations import fresh_id
from desk.letters import Kind, Letter
from desk.model import Account, Municipality, Role
from desk.permissions import Action, require
from desk.service import Desk
from desk.wordings import ROLES

_SELF = ""  # who acts before there is an account


@dataclass(frozen=True, slots=True)
class Admission:
    """Who may ask for an account by themselves: nobody, anybody, or those with an address of some domains."""

    open: bool = False
    domains: frozenset[str] = frozenset()

    def admits(self, email: str) -> bool:
        """Whether that address may; a domain stands for what lies below it too."""
        host = email.rpartition("@")[2].lower()
        fits = not self.domains or any(host == one or host.endswith(f".{one}") for one in self.domains)
        return self.open and fits


def admission_of(setting: str) -> Admission:
    """What a setting means: 0, 1, or domains between commas; raises `InvalidInput`."""
    if setting in ("0", "1"):
        return Admission(setting == "1")
    domains = frozenset(word.strip().lower().lstrip("@") for word in setting.split(",") if word.strip())
    if not domains or any("." not in one or not one.replace(".", "").replace("-", "").isalnum() for one in domains):
        raise InvalidInput("ABSUELVE_REGISTRATION es 0, 1 o dominios separados por comas: munilima.gob.pe,gob.pe")
    return Admission(True, domains)


def register(desk: Desk, admission: Admission, email: str, ubigeo: str, office: str = "") -> None:
    """Write to an address that asked for an official's account. Raises `InvalidInput`, `Forbidden`."""
    wanted = _official(email, ubigeo, office)
    if not admission.admits(wanted.username):
        raise Forbidden(
            "Con ese correo no se puede pedir una cuenta aquí. Use el de su institución o pida una invitación."
        )
    with desk.database.writing() as connection:
        held = accounts.reached(connection, wanted.username)
        if held:
            named = {"username": ", ".join(one.username for one in held)}
            letters.write(connection, Kind.KNOWN, wanted.username, desk.now(), account=held[0].id, detail=named)
        else:
            letters.write(connection, Kind.CONFIRM, wanted.username, desk.now(), detail=_detail(wanted))


def invite(desk: Desk, account: Account, wanted: Account) -> str:
    """Write to somebody who shall have an account; the letter's number. Its name will be the address."""
    require(account, Action.MANAGE_ACCOUNTS)
    made = administration.sound(replace(wanted, username=wanted.email or ""))
    if made.role is Role.OFFICIAL and made.municipality is None:
        raise InvalidInput("La cuenta de un funcionario necesita su municipalidad.")
    with desk.database.writing() as connection:
        if accounts.reached(connection, made.username):
            raise Conflict(f"Ya hay una cuenta con el correo «{made.username}».")
        by = None if account is administration.CONSOLE else account.id
        id = letters.write(connection, Kind.INVITE, made.username, desk.now(), by=by, detail=_detail(made))
        audit.append(connection, account.id, "invite", id, desk.now(), {"role": made.role.value})
    return id


def invitations(desk: Desk, account: Account) -> tuple[Letter, ...]:
    """Every invitation of the last thirty days, newest first."""
    require(account, Action.MANAGE_ACCOUNTS)
    with desk.database.reading() as connection:
        return letters.invitations(connection)


def withdraw(desk: Desk, account: Account, id: str) -> None:
    """Take an invitation back; raises `NotFound` for one that is over."""
    require(account, Action.MANAGE_ACCOUNTS)
    with desk.database.writing() as connection:
        letters.withdraw(connection, id)
        audit.append(connection, account.id, "withdraw_invitation", id, desk.now())


def forgot(desk: Desk, name: str) -> None:
    """Write to whom a name or an address belongs, if anybody, how to choose another password."""
    sought = name.strip().lower()
    with desk.database.writing() as connection:
        for one in accounts.reached(connection, sought):
            if one.email:
                letters.drop(connection, one.id, Kind.RESET)
                named = {"username": one.username}
                letters.write(connection, Kind.RESET, one.email, desk.now(), account=one.id, detail=named)


def read(desk: Desk, secret: str) -> Letter:
    """What a link is for, without using it; raises `NotFound`."""
    with desk.database.reading() as connection:
        return letters.opened(connection, secret, desk.now())


def complete(desk: Desk, secret: str, password: str) -> Account:
    """Do what a link is for, with the password chosen; raises `NotFound`, `InvalidInput` and, too late, `Conflict`."""
    one = read(desk, secret)
    if one.kind is Kind.RESET:
        return _reset(desk, one, password)
    made = account_of(one)
    kept = passwords.kept(password, administration.known_of(made))
    return open_by(desk, one, made, kept)


def open_by(desk: Desk, one: Letter, made: Account, kept: str | None, subject: str | None = None) -> Account:
    """Open the account that a letter is about, by a password or an identity provider's word."""
    with desk.database.writing() as connection:
        letters.use(connection, one)
        accounts.add(connection, made, desk.now())
        if kept:
            accounts.set_password(connection, made.id, kept)
        if subject:
            accounts.tie(connection, made.id, subject)
        done = "accept_invitation" if one.kind is Kind.INVITE else "register"
        told = {"letter": one.id, "by": one.by, "role": made.role.value, "provider": subject is not None}
        audit.append(connection, made.id, done, made.id, desk.now(), told)
    return made


def account_of(one: Letter) -> Account:
    """The account that a letter promises, under a new number."""
    kept = one.detail
    where = Municipality(kept["ubigeo"], municipalities.place_of(kept)) if kept.get("ubigeo") else None
    made = Account("", one.email, Role(kept["key"]), where, kept.get("office", ""), one.email)
    return replace(administration.sound(made), id=fresh_id())


def _reset(desk: Desk, one: Letter, password: str) -> Account:
    with desk.database.reading() as connection:
        found = accounts.get(connection, one.account or "")
    if not found.active:
        raise Conflict("La cuenta está cerrada. Pida a quien administra el servicio que la abra.")
    kept = passwords.kept(password, administration.known_of(found))
    with desk.database.writing() as connection:
        letters.use(connection, one)
        administration.renew(connection, found, kept, desk.now())
        throttle.succeeded(connection, ((throttle.ACCOUNT, found.username),))
        audit.append(connection, found.id, "reset_password", found.id, desk.now())
    return found


def _official(email: str, ubigeo: str, office: str) -> Account:
    where = municipalities.listed(ubigeo)
    address = email.strip().lower()
    if not address:
        raise InvalidInput("Escriba su correo electrónico.")
    return administration.sound(Account(_SELF, address, Role.OFFICIAL, where, office, address))


def _detail(made: Account) -> Mapping[str, Any]:
    where = made.municipality
    place = where.place if where else None
    return {
        "key": made.role.value, "role": ROLES[made.role], "office": made.office,
        "ubigeo": where.ubigeo if where else None, "municipality": municipalities.title(where) if where else "",
        "region": place.region if place else None, "province": place.province if place else None,
        "district": place.district if place else None,
    }  # fmt: skip
