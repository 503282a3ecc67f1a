"""Accounts and tokens as kept: who comes back, and which token opens nothing any more."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from corpus.errors import InvalidInput, NotFound
from desk import accounts
from desk.consultations import fresh_id
from desk.database import Database
from desk.identities import account as table
from desk.identities import token
from desk.model import Account, Role
from tests.desk.world import NOON, People

LATER = NOON + timedelta(hours=1)
PASSWORD = "una contraseña larga"


def test_every_account_comes_back_as_it_was_kept(database: Database, people: People) -> None:
    with database.reading() as connection:
        assert [accounts.get(connection, one.id) for one in people.all()] == list(people.all())
        assert accounts.named(connection, "senior") == people.senior
        assert accounts.named(connection, "nobody") is None
        assert {one.username for one in accounts.all_of(connection)} == {one.username for one in people.all()}


def test_an_unknown_account_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound), database.reading() as connection:
        accounts.get(connection, fresh_id())


def test_a_name_is_given_once(database: Database, people: People) -> None:
    with pytest.raises(InvalidInput, match="«senior»"), database.writing() as connection:
        accounts.add(connection, replace(people.senior, id=fresh_id()), NOON)


def test_an_official_needs_a_municipality(database: Database) -> None:
    with pytest.raises(InvalidInput, match="municipalidad"), database.writing() as connection:
        accounts.add(connection, Account(fresh_id(), "sin-lugar", Role.OFFICIAL), NOON)


def test_a_password_opens_its_own_account_alone_and_is_not_kept(database: Database, people: People) -> None:
    with database.writing() as connection:
        made = accounts.add(connection, Account(fresh_id(), "nueva", Role.EDITOR), NOON, PASSWORD)
    with database.reading() as connection:
        assert accounts.check_password(connection, "nueva", PASSWORD) == made
        assert accounts.check_password(connection, "nueva", PASSWORD + "!") is None
        assert accounts.check_password(connection, "editor", PASSWORD) is None
        assert accounts.check_password(connection, "nadie", PASSWORD) is None
        kept = connection.execute(select(table.c.password).where(table.c.id == made.id)).scalar_one()
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_a_closed_account_opens_with_no_password(database: Database) -> None:
    with database.writing() as connection:
        made = accounts.add(connection, Account(fresh_id(), "nueva", Role.EDITOR), NOON, PASSWORD)
        accounts.switch(connection, made.id, active=False)
        assert accounts.check_password(connection, "nueva", PASSWORD) is None
        accounts.switch(connection, made.id, active=True)
        assert accounts.check_password(connection, "nueva", PASSWORD) == made


def test_a_token_acts_for_its_account_and_its_secret_is_not_kept(database: Database, people: People) -> None:
    with database.writing() as connection:
        secret = accounts.issue(connection, people.advisor.id, "mi programa", NOON)
        assert accounts.bearer(connection, secret, LATER) == people.advisor
        row = connection.execute(select(token)).one()
    assert secret.startswith("abs_")
    assert secret not in map(str, row)


def test_tokens_that_are_unknown_expired_or_revoked_act_for_nobody(database: Database, people: People) -> None:
    with database.writing() as connection:
        short = accounts.issue(connection, people.advisor.id, "corta", NOON, LATER)
        ended = accounts.issue(connection, people.advisor.id, "terminada", NOON)
        accounts.revoke(connection, ended, NOON)
        assert accounts.bearer(connection, short, NOON) == people.advisor
        assert accounts.bearer(connection, short, LATER) is None
        assert accounts.bearer(connection, ended, NOON) is None
        assert accounts.bearer(connection, "abs_inventada", NOON) is None


def test_a_closed_accounts_token_acts_for_nobody(database: Database, people: People) -> None:
    with database.writing() as connection:
        secret = accounts.issue(connection, people.editor.id, "", NOON)
        accounts.switch(connection, people.editor.id, active=False)
        assert accounts.bearer(connection, secret, NOON) is None


def test_ending_one_token_leaves_the_others(database: Database, people: People) -> None:
    with database.writing() as connection:
        first, second = (accounts.issue(connection, people.editor.id, label, NOON) for label in ("a", "b"))
        accounts.revoke_token(connection, accounts.token_of(connection, first).id, LATER)
        assert accounts.bearer(connection, first, LATER) is None
        assert accounts.bearer(connection, second, LATER) == people.editor
        accounts.revoke_all(connection, people.editor.id, LATER + timedelta(hours=1))
        kept = accounts.tokens(connection, people.editor.id)
    assert {one.label: one.revoked_at for one in kept} == {"a": LATER, "b": LATER + timedelta(hours=1)}
