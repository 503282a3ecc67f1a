"""Administrators keep accounts and tokens; everybody else keeps only their own tokens and password."""

from datetime import timedelta

import pytest

from corpus.errors import Conflict, Forbidden, InvalidInput, NotFound
from corpus.model import Place
from desk import accounts, administration, audit
from desk.administration import CONSOLE
from desk.consultations import fresh_id
from desk.model import Account, Municipality, Role
from desk.service import Desk
from tests.desk.world import JACINTO, NOON, People, whole

PASSWORD = "una contraseña larga"


def opened(username: str = "nueva", role: Role = Role.ADVISOR, **more: object) -> Account:
    """An account to be opened."""
    return Account("", username, role, **more)  # type: ignore[arg-type]


def recorded(desk: Desk) -> list[str]:
    """What the audit says was done."""
    with desk.database.reading() as connection:
        return [entry.action for entry in audit.entries(connection)]


def test_the_console_opens_the_first_account_without_having_one(desk: Desk) -> None:
    made = administration.add(desk, CONSOLE, opened("Mesa.Uno ", office="Asesoría"), PASSWORD)
    assert (made.username, made.office) == ("mesa.uno", "Asesoría")
    with desk.database.reading() as connection:
        assert accounts.check_password(connection, "mesa.uno", PASSWORD) == made
        (entry,) = audit.entries(connection)
    assert (entry.actor, entry.action, entry.subject) == ("console", "open_account", made.id)
    assert PASSWORD not in entry.detail


@pytest.mark.parametrize(
    ("made", "password", "said"),
    [
        (opened("ñandú"), None, "no sirve de nombre"),
        (opened("a"), None, "no sirve de nombre"),
        (opened(role=Role.OFFICIAL), None, "municipalidad"),
        (opened(role=Role.OFFICIAL, municipality=Municipality("15019", JACINTO.place)), None, "ubigeo"),
        (opened(role=Role.OFFICIAL, municipality=Municipality("150199", Place())), None, "región"),
        (opened(email="sin arroba"), None, "correo"),
        (opened(office="x" * 201), None, "oficina"),
        (opened(office="dos\nlíneas"), None, "oficina"),
        (opened(), "corta", "contraseña"),
        (opened(), "", "contraseña"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(
    desk: Desk, made: Account, password: str | None, said: str
) -> None:
    with pytest.raises(InvalidInput, match=said):
        administration.add(desk, CONSOLE, made, password)
    assert recorded(desk) == []


def test_closing_ends_every_token_and_reopening_brings_none_back(desk: Desk, people: People) -> None:
    issued = administration.issue(desk, people.advisor, people.advisor.id, "mía")
    closed = administration.close(desk, people.administrator, people.advisor.id)
    assert not closed.active
    assert administration.reopen(desk, people.administrator, people.advisor.id) == people.advisor
    with desk.database.reading() as connection:
        assert accounts.bearer(connection, issued.secret, desk.now()) is None
    assert recorded(desk) == ["issue_token", "close_account", "reopen_account"]


def test_closing_a_closed_account_does_and_records_nothing(desk: Desk, people: People) -> None:
    for _ in range(2):
        administration.close(desk, people.administrator, people.advisor.id)
    assert recorded(desk) == ["close_account"]


def test_nobody_closes_the_account_they_work_with(desk: Desk, people: People) -> None:
    with pytest.raises(Conflict):
        administration.close(desk, people.administrator, people.administrator.id)


def test_a_new_password_ends_the_tokens_given_before(desk: Desk, people: People) -> None:
    issued = administration.issue(desk, people.editor, people.editor.id, "mía")
    administration.set_password(desk, people.editor, people.editor.id, PASSWORD)
    with desk.database.reading() as connection:
        assert accounts.check_password(connection, "editor", PASSWORD) == people.editor
        assert accounts.bearer(connection, issued.secret, desk.now()) is None


def test_everyone_keeps_their_own_tokens(desk: Desk, people: People) -> None:
    for one in people.all():
        issued = administration.issue(desk, one, one.id, "programa", NOON + timedelta(days=30))
        assert administration.tokens(desk, one, one.id) == (issued.token,)
        assert administration.revoke(desk, one, issued.token.id).revoked_at == desk.now()
    assert whole(desk) == 2 * len(people.all())


def test_only_administrators_keep_others_accounts(desk: Desk, people: People) -> None:
    token = administration.issue(desk, people.official, people.official.id, "suya").token
    for one in people.all():
        if one in (people.administrator, people.official):
            continue
        for attempt in (
            lambda one=one: administration.all_accounts(desk, one),
            lambda one=one: administration.get(desk, one, people.official.id),
            lambda one=one: administration.add(desk, one, opened()),
            lambda one=one: administration.close(desk, one, people.official.id),
            lambda one=one: administration.reopen(desk, one, people.official.id),
            lambda one=one: administration.set_password(desk, one, people.official.id, PASSWORD),
            lambda one=one: administration.issue(desk, one, people.official.id, "ajena"),
            lambda one=one: administration.tokens(desk, one, people.official.id),
            lambda one=one: administration.revoke(desk, one, token.id),
            lambda one=one: administration.record(desk, one),
        ):
            with pytest.raises(Forbidden):
                attempt()
    assert recorded(desk) == ["issue_token"]


def test_an_administrator_keeps_them(desk: Desk, people: People) -> None:
    who = people.administrator
    assert len(administration.all_accounts(desk, who)) == len(people.all())
    assert administration.get(desk, who, people.official.id) == people.official
    issued = administration.issue(desk, who, people.official.id, "suya")
    assert administration.revoke(desk, who, issued.token.id).revoked_at is not None


def test_a_token_is_not_issued_for_the_past_or_for_nobody(desk: Desk, people: People) -> None:
    with pytest.raises(InvalidInput):
        administration.issue(desk, people.editor, people.editor.id, "vencida", desk.now())
    with pytest.raises(NotFound):
        administration.issue(desk, people.administrator, fresh_id(), "de nadie")
    with pytest.raises(NotFound):
        administration.revoke(desk, people.administrator, fresh_id())


def test_the_record_is_read_page_by_page(desk: Desk, people: People) -> None:
    for number in range(5):
        administration.issue(desk, people.editor, people.editor.id, str(number))
    first = administration.record(desk, people.administrator, limit=3)
    rest = administration.record(desk, people.administrator, after=int(first.next or 0), limit=3)
    assert [entry.sequence for entry in first.items + rest.items] == [1, 2, 3, 4, 5]
    assert rest.next is None
