"""Asking for an account, being invited, forgetting a password: by mail, on both databases, telling nobody of others."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from corpus.errors import Conflict, Forbidden, InvalidInput, NotFound
from corpus.model import Place
from desk import accounts, administration, audit, letters
from desk.letters import Kind
from desk.model import Account, Municipality, Role
from desk.service import Desk
from identity import membership
from identity.membership import Admission, admission_of
from tests.desk.world import Clock, People
from tests.identity.conftest import Postbox, secret_in

ANYBODY = Admission(open=True)
GOOD = "tambo rocoto lluvia"
ANA = "ana@munimolina.gob.pe"
LA_MOLINA = Municipality("150114", Place("Lima", "Lima", "La Molina"))


def actions(desk: Desk) -> list[str]:
    with desk.database.reading() as connection:
        return [entry.action for entry in audit.entries(connection)]


def live_session(desk: Desk, one: Account) -> str:
    with desk.database.writing() as connection:
        return accounts.begin_session(connection, one.id, "", desk.now(), desk.now() + timedelta(hours=1))


def opens(desk: Desk, token: str) -> bool:
    with desk.database.reading() as connection:
        return accounts.bearer(connection, token, desk.now()) is not None


def enters(desk: Desk, username: str, password: str) -> bool:
    with desk.database.reading() as connection:
        return accounts.check_password(connection, username, password) is not None


def test_an_official_asks_confirms_by_mail_and_is_in(desk: Desk, postbox: Postbox) -> None:
    membership.register(desk, ANYBODY, f" {ANA.upper()} ", "150114", "Rentas")
    assert accounts_named(desk, ANA) is None
    (letter,) = postbox.collect()
    assert letter["To"] == ANA
    assert "Municipalidad Distrital de La Molina" in letter.get_content()
    made = membership.complete(desk, secret_in(letter), GOOD)
    assert made == Account(made.id, ANA, Role.OFFICIAL, LA_MOLINA, "Rentas", ANA)
    assert accounts_named(desk, ANA) == made
    assert enters(desk, ANA, GOOD)
    assert actions(desk) == ["register"]


def accounts_named(desk: Desk, name: str) -> Account | None:
    with desk.database.reading() as connection:
        return accounts.named(connection, name)


def test_looking_at_a_link_does_not_use_it_and_using_it_does(desk: Desk, postbox: Postbox) -> None:
    membership.register(desk, ANYBODY, ANA, "150114")
    secret = postbox.secret()
    assert membership.read(desk, secret).email == ANA
    assert membership.read(desk, secret).kind is Kind.CONFIRM
    membership.complete(desk, secret, GOOD)
    with pytest.raises(NotFound):
        membership.read(desk, secret)
    with pytest.raises(NotFound):
        membership.complete(desk, secret, GOOD)


def test_a_weak_password_is_refused_and_the_link_stays(desk: Desk, postbox: Postbox) -> None:
    membership.register(desk, ANYBODY, ANA, "150114")
    secret = postbox.secret()
    for weak in ("corta", "1234567890", "ana munimolina", "La Molina 2024", "contraseña"):
        with pytest.raises(InvalidInput):
            membership.complete(desk, secret, weak)
    assert membership.complete(desk, secret, GOOD).username == ANA


def test_links_are_over_after_their_time(desk: Desk, clock: Clock, postbox: Postbox) -> None:
    membership.register(desk, ANYBODY, ANA, "150114")
    secret = postbox.secret()
    clock.move(hours=23)
    assert membership.read(desk, secret).email == ANA
    clock.move(hours=2)
    with pytest.raises(NotFound):
        membership.read(desk, secret)


def test_whoever_has_an_account_is_told_so_by_mail_alone(desk: Desk, people: People, postbox: Postbox) -> None:
    for email in (str(people.official.email), "nadie@muni.gob.pe"):
        membership.register(desk, ANYBODY, email, "150114")
    sent = {str(letter["To"]): letter.get_content() for letter in postbox.collect()}
    assert "«official»" in sent[str(people.official.email)]
    assert "/enlace/" not in sent[str(people.official.email)]
    assert "/enlace/" in sent["nadie@muni.gob.pe"]


@pytest.mark.parametrize(
    ("setting", "email", "admitted"),
    [
        ("0", ANA, False),
        ("1", ANA, True),
        ("gob.pe", ANA, True),
        ("munimolina.gob.pe, otra.pe", ANA, True),
        ("gob.pe", "ana@migob.pe", False),
        ("gob.pe", "ana@gob.pe.evil.com", False),
        ("@otra.pe", ANA, False),
    ],
)
def test_who_may_ask_is_a_setting(desk: Desk, setting: str, email: str, admitted: bool) -> None:
    admission = admission_of(setting)
    assert admission.admits(email) is admitted
    if not admitted:
        with pytest.raises(Forbidden):
            membership.register(desk, admission, email, "150114")


@pytest.mark.parametrize("setting", ["2", "gob", "gob .pe", ","])
def test_a_setting_that_names_no_domain_is_refused(setting: str) -> None:
    with pytest.raises(InvalidInput):
        admission_of(setting)


@pytest.mark.parametrize(("email", "ubigeo"), [("", "150114"), ("ana", "150114"), (ANA, "999999"), (ANA, "")])
def test_what_can_not_be_an_account_is_refused_at_once(desk: Desk, email: str, ubigeo: str) -> None:
    with pytest.raises(InvalidInput):
        membership.register(desk, ANYBODY, email, ubigeo)


def test_an_administrator_invites_an_advisor(desk: Desk, people: People, postbox: Postbox) -> None:
    wanted = Account("", "", Role.ADVISOR, None, "Asesoría", "Rosa@muni.gob.pe")
    membership.invite(desk, people.administrator, wanted)
    (letter,) = postbox.collect()
    assert "como asesor" in letter.get_content()
    made = membership.complete(desk, secret_in(letter), GOOD)
    assert (made.username, made.role, made.office) == ("rosa@muni.gob.pe", Role.ADVISOR, "Asesoría")
    assert actions(desk) == ["invite", "accept_invitation"]
    (one,) = membership.invitations(desk, people.administrator)
    assert one.state == letters.USED


def test_only_administrators_invite(desk: Desk, people: People) -> None:
    wanted = Account("", "", Role.ADMINISTRATOR, None, "", "yo@muni.gob.pe")
    for one in people.all():
        if one.role is not Role.ADMINISTRATOR:
            with pytest.raises(Forbidden):
                membership.invite(desk, one, wanted)


def test_an_invitation_taken_back_opens_nothing(desk: Desk, people: People, postbox: Postbox) -> None:
    wanted = Account("", "", Role.EDITOR, None, "", "ed@muni.gob.pe")
    id = membership.invite(desk, people.administrator, wanted)
    secret = postbox.secret()
    membership.withdraw(desk, people.administrator, id)
    with pytest.raises(NotFound):
        membership.complete(desk, secret, GOOD)
    with pytest.raises(NotFound):
        membership.withdraw(desk, people.administrator, id)


def test_nobody_is_invited_twice_or_without_a_municipality(desk: Desk, people: People) -> None:
    with pytest.raises(Conflict):
        membership.invite(desk, people.administrator, Account("", "", Role.EDITOR, None, "", people.official.email))
    with pytest.raises(InvalidInput):
        membership.invite(desk, people.administrator, Account("", "", Role.OFFICIAL, None, "", ANA))


def test_a_forgotten_password_is_replaced_and_all_that_it_opened_ends(
    desk: Desk, people: People, postbox: Postbox
) -> None:
    session = live_session(desk, people.official)
    membership.forgot(desk, "official")
    secret = postbox.secret()
    assert membership.read(desk, secret).kind is Kind.RESET
    assert opens(desk, session)
    membership.complete(desk, secret, GOOD)
    assert not opens(desk, session)
    assert enters(desk, "official", GOOD)
    (told,) = postbox.collect()
    assert told["Subject"] == "Cambió su contraseña en Absuelve"
    assert actions(desk) == ["reset_password"]


def test_forgetting_again_ends_the_link_before(desk: Desk, people: People, postbox: Postbox) -> None:
    membership.forgot(desk, str(people.official.email))
    first = postbox.secret()
    membership.forgot(desk, "official")
    second = postbox.secret()
    with pytest.raises(NotFound):
        membership.read(desk, first)
    assert membership.read(desk, second).state == letters.SENT


@pytest.mark.parametrize("name", ["nadie", "advisor", ""])
def test_nobody_is_written_where_there_is_no_account_or_no_address(
    desk: Desk, people: People, postbox: Postbox, name: str
) -> None:
    assert people.advisor.email is None
    membership.forgot(desk, name)
    assert postbox.collect() == []


def test_a_closed_account_gets_no_letter_and_its_link_opens_nothing(
    desk: Desk, people: People, postbox: Postbox
) -> None:
    membership.forgot(desk, "official")
    secret = postbox.secret()
    administration.close(desk, people.administrator, people.official.id)
    with pytest.raises(Conflict):
        membership.complete(desk, secret, GOOD)
    membership.forgot(desk, "official")
    assert postbox.collect() == []


def test_neither_queue_nor_table_holds_what_opens_an_account(desk: Desk, postbox: Postbox) -> None:
    membership.register(desk, ANYBODY, ANA, "150114")
    secret = postbox.secret()
    with desk.database.reading() as connection:
        kept = connection.exec_driver_sql("select * from letter").all()
    assert secret not in str(kept)


def test_a_letter_that_is_not_taken_is_sent_again_with_another_link(desk: Desk, clock: Clock, postbox: Postbox) -> None:
    seen: list[str] = []

    def refuse(letter: EmailMessage) -> None:
        seen.append(secret_in(letter))
        raise ConnectionError("550")

    membership.register(desk, ANYBODY, ANA, "150114")
    assert letters.step(desk, "worker", postbox.channels(refuse))
    assert postbox.collect() == []
    clock.move(minutes=2)
    second = postbox.secret()
    assert second not in seen
    with pytest.raises(NotFound):
        membership.read(desk, seen[0])
    assert membership.read(desk, second).state == letters.SENT


def test_without_a_mail_server_or_an_address_a_letter_fails_and_says_why(desk: Desk, postbox: Postbox) -> None:
    for channels in (replace(postbox.channels(), mail=None), replace(postbox.channels(), origin="")):
        membership.register(desk, ANYBODY, ANA, "150114")
        assert letters.step(desk, "worker", channels)
    with desk.database.reading() as connection:
        kept = connection.exec_driver_sql("select state, error from letter").all()
    assert [state for state, _ in kept] == ["failed", "failed"]
    assert {"ABSUELVE_SMTP" in error or "ABSUELVE_ADDRESS" in error for _, error in kept} == {True}


def test_an_address_taken_meanwhile_opens_no_second_account(desk: Desk, postbox: Postbox) -> None:
    membership.register(desk, ANYBODY, ANA, "150114")
    membership.register(desk, ANYBODY, ANA, "150114")
    first, second = (secret_in(letter) for letter in postbox.collect())
    membership.complete(desk, first, GOOD)
    with pytest.raises(InvalidInput):
        membership.complete(desk, second, GOOD)


def test_letters_are_forgotten_after_a_month(desk: Desk, clock: Clock, postbox: Postbox) -> None:
    membership.register(desk, ANYBODY, ANA, "150114")
    postbox.collect()
    clock.move(days=31)
    with desk.database.writing() as connection:
        letters.forget(connection, desk.now())
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("select count(*) from letter").scalar_one() == 0
