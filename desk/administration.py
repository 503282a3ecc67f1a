"""What administrators do: accounts, passwords and tokens, and reading the record. All but reading is recorded."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from corpus.errors import Conflict, InvalidInput, NotFound
from desk import accounts, audit, letters, municipalities, passwords
from desk.accounts import Token
from desk.audit import Entry
from desk.consultations import fresh_id
from desk.lists import Page
from desk.model import Account, Municipality, Role
from desk.permissions import Action, actions, require
from desk.service import Desk

# Who works at the machine's own console acts as an administrator without an account.
CONSOLE = Account("console", "console", Role.ADMINISTRATOR)

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,99}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_OFFICE, _LABEL, _MAIL = 200, 100, 254  # the longest that each may be, in characters


@dataclass(frozen=True, slots=True)
class Issued:
    """A new token with its secret, which is shown this once."""

    token: Token
    secret: str


def all_accounts(desk: Desk, account: Account) -> tuple[Account, ...]:
    """Every account by name."""
    require(account, Action.MANAGE_ACCOUNTS)
    with desk.database.reading() as connection:
        return accounts.all_of(connection)


def search(
    desk: Desk, account: Account, text: str = "", role: Role | None = None, after: str = "", limit: int = 50
) -> Page[Account]:
    """Accounts by name, narrowed by a text of name, address, office or place, and by role."""
    require(account, Action.MANAGE_ACCOUNTS)
    with desk.database.reading() as connection:
        found = accounts.found(connection, text.strip(), role, after, limit + 1)
    return Page(found[:limit], found[limit - 1].username if len(found) > limit else None)


def get(desk: Desk, account: Account, id: str) -> Account:
    """One account; raises `NotFound`."""
    require(account, Action.MANAGE_ACCOUNTS)
    with desk.database.reading() as connection:
        return accounts.get(connection, id)


def named(desk: Desk, account: Account, username: str) -> Account:
    """One account by its name; raises `NotFound`."""
    require(account, Action.MANAGE_ACCOUNTS)
    with desk.database.reading() as connection:
        found = accounts.named(connection, username.strip().lower())
    if found is None:
        raise NotFound(f"No hay una cuenta «{username}». Vea las que hay con «absuelve accounts list».")
    return found


def add(desk: Desk, account: Account, made: Account, password: str | None = None) -> Account:
    """Open an account; its id is given here. Raises `InvalidInput` for what can't be kept."""
    require(account, Action.MANAGE_ACCOUNTS)
    opened = sound(replace(made, id=fresh_id()))
    kept = passwords.kept(password, known_of(opened)) if password is not None else None
    with desk.database.writing() as connection:
        accounts.add(connection, opened, desk.now())
        if kept:
            accounts.set_password(connection, opened.id, kept)
        told = {"role": opened.role.value, "password": kept is not None}  # a name could never be taken out again
        audit.append(connection, account.id, "open_account", opened.id, desk.now(), told)
    return opened


def amend(
    desk: Desk, account: Account, id: str, *, email: str | None, office: str, municipality: Municipality | None,
    role: Role | None = None,
) -> Account:  # fmt: skip
    """Put an account's address, office, municipality and role right; another role ends its sessions and keys.

    Raises `InvalidInput` for what can't be kept, `Conflict` for another role of one's own account.
    """
    require(account, Action.MANAGE_ACCOUNTS)
    with desk.database.writing() as connection:
        before = accounts.get(connection, id)
        after = sound(replace(before, email=email, office=office, municipality=municipality, role=role or before.role))
        if after.role is Role.OFFICIAL and after.municipality is None:
            raise InvalidInput("La cuenta de un funcionario necesita su municipalidad.")
        if after.role is not before.role:
            _change_role(connection, desk, account, after)
        accounts.amend(connection, after)
        names = ("email", "office", "municipality", "role")
        told = {"changed": [name for name in names if getattr(before, name) != getattr(after, name)]}
        audit.append(connection, account.id, "amend_account", id, desk.now(), told)
    return after


def _change_role(connection: Connection, desk: Desk, account: Account, after: Account) -> None:
    if account.id == after.id:
        raise Conflict("No puede cambiar su propia función. Pídalo a otra persona que administre.")
    accounts.revoke_all(connection, after.id, desk.now())


def close(desk: Desk, account: Account, id: str) -> Account:
    """Close an account and end its tokens; what it did stays. Raises `Conflict` for one's own."""
    if account.id == id:
        raise Conflict("No puede cerrar la cuenta con la que trabaja. Pídalo a otra persona que administre.")
    return _switch(desk, account, id, active=False)


def reopen(desk: Desk, account: Account, id: str) -> Account:
    """Open a closed account again; its tokens stay ended."""
    return _switch(desk, account, id, active=True)


def set_password(desk: Desk, account: Account, id: str, password: str) -> None:
    """Give an account another password, one's own or, for administrators, anybody's; all its tokens end."""
    require_own(account, id)
    with desk.database.reading() as connection:
        found = accounts.get(connection, id)
    kept = passwords.kept(password, known_of(found))
    with desk.database.writing() as connection:
        renew(connection, found, kept, desk.now())
        audit.append(connection, account.id, "set_password", found.id, desk.now())


def renew(connection: Connection, one: Account, kept: str, now: datetime) -> None:
    """Another password for an account: whatever was opened by the old one ends, and its owner is written so."""
    accounts.set_password(connection, one.id, kept)
    accounts.revoke_all(connection, one.id, now)
    if one.email:
        letters.write(connection, letters.Kind.CHANGED, one.email, now, account=one.id)


def known_of(one: Account) -> tuple[str, ...]:
    """What whoever guesses an account's password knows of it."""
    names = (one.municipality.name,) if one.municipality else ()
    return (one.username, one.email or "", one.office, *names)


def issue(
    desk: Desk, account: Account, id: str, label: str, until: datetime | None = None,
    scopes: frozenset[str] | None = None,
) -> Issued:  # fmt: skip
    """A new key for one's own account or, for administrators, anybody's; `scopes` hold it to some of its actions."""
    require_own(account, id)
    if len(label) > _LABEL or (until is not None and until <= desk.now()):
        raise InvalidInput(f"Dé a la clave un nombre de hasta {_LABEL} caracteres y un vencimiento posterior a hoy.")
    with desk.database.writing() as connection:
        found = accounts.get(connection, id)
        _require_scopes(found, scopes)
        secret = accounts.issue(connection, found.id, label, desk.now(), until, scopes)
        made = accounts.token_of(connection, secret)
        told = {"token": made.id, "scopes": sorted(scopes) if scopes else None}
        audit.append(connection, account.id, "issue_token", found.id, desk.now(), told)
    return Issued(made, secret)


def tokens(desk: Desk, account: Account, id: str) -> tuple[Token, ...]:
    """The tokens of an account, newest first, without their secrets."""
    require_own(account, id)
    with desk.database.reading() as connection:
        return accounts.tokens(connection, accounts.get(connection, id).id)


def revoke(desk: Desk, account: Account, token: str) -> Token:
    """End a token by its id, one of one's own or, for administrators, anybody's; raises `NotFound`."""
    with desk.database.writing() as connection:
        found = accounts.get_token(connection, token)
        require_own(account, found.account)
        accounts.revoke_token(connection, found.id, desk.now())
        audit.append(connection, account.id, "revoke_token", found.account, desk.now(), {"token": found.id})
        return accounts.get_token(connection, token)


def record(desk: Desk, account: Account, after: int = 0, limit: int = 100) -> Page[Entry]:
    """The audit's entries after a sequence number, oldest first; the next cursor is the last one's number."""
    require(account, Action.READ_AUDIT)
    with desk.database.reading() as connection:
        found = tuple(audit.entries(connection, after, limit + 1))
    shown = found[:limit]
    return Page(shown, str(shown[-1].sequence) if len(found) > limit else None)


def latest(
    desk: Desk, account: Account, before: int | None = None, subject: str = "", limit: int = 50
) -> tuple[Entry, ...]:
    """The audit's entries before a sequence number, newest first; of one subject or actor, if one is named."""
    require(account, Action.READ_AUDIT)
    with desk.database.reading() as connection:
        return audit.latest(connection, before, subject, limit)


def require_own(account: Account, id: str) -> None:
    """One's own account is for oneself to keep; raises `Forbidden` for another's, for all but administrators.

    A key that is held to some actions keeps no account: it would give itself all the rest.
    """
    if account.id != id or not account.active or account.scopes is not None:
        require(account, Action.MANAGE_ACCOUNTS)


def _require_scopes(account: Account, scopes: frozenset[str] | None) -> None:
    allowed = {action.value for action in actions(account.role)}
    if scopes is not None and (not scopes or scopes - allowed):
        raise InvalidInput(f"Los permisos de una clave son uno o más de estos: {', '.join(sorted(allowed))}.")


def _switch(desk: Desk, account: Account, id: str, active: bool) -> Account:
    require(account, Action.MANAGE_ACCOUNTS)
    with desk.database.writing() as connection:
        found = accounts.get(connection, id)
        if found.active is not active:
            _record_switch(connection, desk, account, found, active)
    return replace(found, active=active)


def _record_switch(connection: Connection, desk: Desk, account: Account, found: Account, active: bool) -> None:
    accounts.switch(connection, found.id, active)
    if not active:
        accounts.revoke_all(connection, found.id, desk.now())
    done = "reopen_account" if active else "close_account"
    audit.append(connection, account.id, done, found.id, desk.now())


def sound(made: Account) -> Account:
    """The account as it is kept; raises `InvalidInput` for what can't be."""
    username, office, email = made.username.strip().lower(), made.office.strip(), (made.email or "").strip()
    if not _USERNAME.fullmatch(username):
        raise InvalidInput(f"«{made.username}» no sirve de nombre: use de 2 a 100 letras sin tilde, cifras y . _ - @ +")
    if email and (not _EMAIL.fullmatch(email) or len(email) > _MAIL):
        raise InvalidInput(f"«{email}» no es un correo electrónico.")
    if len(office) > _OFFICE or not office.isprintable():
        raise InvalidInput(f"Escriba el nombre de la oficina en {_OFFICE} caracteres a lo más.")
    where = municipalities.checked(made.municipality) if made.municipality else None
    return replace(made, username=username, office=office, email=email or None, municipality=where)
