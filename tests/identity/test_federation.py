"""OpenID Connect against a provider on loopback that keeps to the protocol, and lies in every way that matters."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx2
import pytest
from joserfc.jwk import RSAKey

from corpus.errors import Conflict, Forbidden, InvalidInput, ProviderFailure
from desk import accounts, administration
from desk.model import Account, Role
from desk.service import Desk
from identity import arrivals, federation, membership
from identity.federation import Federation, Person, provider_of
from identity.membership import Admission
from qa_service.settings import Settings, settings_from
from tests.desk.world import People
from tests.identity.conftest import Postbox
from tests.identity.provider import CLIENT, SECRET, Claims, Provider

pytestmark = pytest.mark.slow

BACK = "https://muni.test/entrar/institucion/vuelta"
NOBODY, ANYBODY = Admission(open=False), Admission(open=True)
SEED = "la semilla de un navegador"


def ours(provider: Provider) -> Federation:
    return Federation(federation.Provider(provider.issuer, CLIENT, SECRET, "Mi municipio"))


def reply(provider: Federation, seed: str = SEED) -> dict[str, str]:
    """What the provider sends a browser back with."""
    sent = httpx2.get(provider.begin(BACK, seed))
    assert sent.headers["Location"].startswith(BACK + "?")
    return dict(parse_qsl(urlsplit(sent.headers["Location"]).query))


def test_whom_the_provider_vouches_for_is_known_by_its_number_and_address(provider: Provider) -> None:
    found = ours(provider).finish(BACK, SEED, reply(ours(provider)))
    assert found == Person(f"{provider.issuer} 42", "ana@muni.gob.pe")


@pytest.mark.parametrize("verified", [False, None, "false", 1])
def test_an_address_that_it_did_not_verify_is_none(provider: Provider, verified: object) -> None:
    provider.user["email_verified"] = verified
    assert ours(provider).finish(BACK, SEED, reply(ours(provider))).email is None


LIES: dict[str, Callable[[Claims], Claims]] = {
    "another issuer": lambda claims: {**claims, "iss": "https://otro.test"},
    "for another client": lambda claims: {**claims, "aud": "otro"},
    "of long ago": lambda claims: {**claims, "exp": int(time.time()) - 3600},
    "without an end": lambda claims: {name: value for name, value in claims.items() if name != "exp"},
    "another's nonce": lambda claims: {**claims, "nonce": "x"},
    "without a nonce": lambda claims: {name: value for name, value in claims.items() if name != "nonce"},
    "of nobody": lambda claims: {name: value for name, value in claims.items() if name != "sub"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_lies_is_refused(provider: Provider, lie: str) -> None:
    provider.twist = LIES[lie]
    with pytest.raises(ProviderFailure):
        ours(provider).finish(BACK, SEED, reply(ours(provider)))


def test_a_token_that_another_signed_is_refused(provider: Provider) -> None:
    provider.signing = RSAKey.generate_key(2048, {"kid": "a"})
    with pytest.raises(ProviderFailure):
        ours(provider).finish(BACK, SEED, reply(ours(provider)))


def test_a_reply_meant_for_another_browser_is_refused(provider: Provider) -> None:
    stolen = reply(ours(provider), "otra semilla")
    with pytest.raises(Forbidden):
        ours(provider).finish(BACK, SEED, stolen)
    mixed: dict[str, Any] = {**reply(ours(provider)), "code": stolen["code"]}
    with pytest.raises(ProviderFailure):
        ours(provider).finish(BACK, SEED, mixed)


def test_a_code_serves_once(provider: Provider) -> None:
    given = reply(ours(provider))
    ours(provider).finish(BACK, SEED, given)
    with pytest.raises(ProviderFailure):
        ours(provider).finish(BACK, SEED, given)


def test_a_provider_that_refuses_is_told_as_such(provider: Provider) -> None:
    provider.refuses = True
    with pytest.raises(Forbidden, match="no se autorizó"):
        ours(provider).finish(BACK, SEED, reply(ours(provider)))


def test_a_provider_that_does_not_answer_or_bears_another_name_is_a_failure(provider: Provider) -> None:
    with pytest.raises(ProviderFailure, match="no responde"):
        Federation(federation.Provider("http://127.0.0.1:9", CLIENT, SECRET)).begin(BACK, SEED)
    with pytest.raises(ProviderFailure, match="de otro modo"):
        Federation(federation.Provider(f"{provider.issuer}/", CLIENT, SECRET)).begin(BACK, SEED)


def test_its_description_is_fetched_once_an_hour(provider: Provider) -> None:
    now = [0.0]
    made = Federation(federation.Provider(provider.issuer, CLIENT, SECRET), lambda: now[0])
    first = made.description()
    now[0] = 3000
    assert made.description() is first
    now[0] = 4000
    assert made.description() is not first


def test_the_settings_name_a_provider_whole_or_not_at_all() -> None:
    assert provider_of(Settings()) is None
    whole = {"ABSUELVE_OIDC": "https://id.test", "ABSUELVE_OIDC_CLIENT": "a", "ABSUELVE_OIDC_SECRET": "b"}
    assert provider_of(settings_from(whole)) == federation.Provider("https://id.test", "a", "b")
    for broken in ({**whole, "ABSUELVE_OIDC_SECRET": ""}, {**whole, "ABSUELVE_OIDC": "http://id.test"}):
        with pytest.raises(InvalidInput):
            provider_of(settings_from(broken))


PERSON = Person("https://id.test 42", "ana@muni.gob.pe")


def test_an_account_with_the_address_is_tied_to_the_provider_from_then_on(desk: Desk, people: People) -> None:
    person = Person("https://id.test 7", people.official.email)
    assert arrivals.arrive(desk, NOBODY, person) == people.official
    assert arrivals.arrive(desk, NOBODY, Person("https://id.test 7", "otro@muni.gob.pe")) == people.official
    assert arrivals.arrive(desk, NOBODY, Person("https://id.test 7", None)) == people.official


def test_an_open_invitation_is_taken(desk: Desk, people: People, postbox: Postbox) -> None:
    wanted = Account("", "", Role.ADVISOR, None, "Asesoría", PERSON.email)
    membership.invite(desk, people.administrator, wanted)
    secret = postbox.secret()
    made = arrivals.arrive(desk, NOBODY, PERSON)
    assert isinstance(made, Account)
    assert made.role is Role.ADVISOR
    assert arrivals.arrive(desk, NOBODY, PERSON) == made
    with pytest.raises(Exception, match="ya se usó"):
        membership.complete(desk, secret, "tambo rocoto lluvia")


def test_whom_nobody_knows_says_its_municipality_where_one_may_ask(desk: Desk, postbox: Postbox) -> None:
    secret = arrivals.arrive(desk, ANYBODY, PERSON)
    assert isinstance(secret, str)
    made = arrivals.settle(desk, secret, "150114", "Rentas")
    assert (made.username, made.role) == (PERSON.email, Role.OFFICIAL)
    assert arrivals.arrive(desk, NOBODY, PERSON) == made
    assert postbox.collect() == []
    with desk.database.reading() as connection:
        assert accounts.check_password(connection, made.username, "") is None


def test_whom_nobody_knows_is_refused_where_one_may_not_ask(desk: Desk) -> None:
    with pytest.raises(Forbidden, match="Pida una invitación"):
        arrivals.arrive(desk, NOBODY, PERSON)
    with pytest.raises(Forbidden, match="no confirma su correo"):
        arrivals.arrive(desk, ANYBODY, Person("https://id.test 42", None))


def test_an_address_of_two_accounts_opens_neither(desk: Desk, people: People) -> None:
    twin = Account("", "otra", Role.EDITOR, None, "", people.official.email)
    administration.add(desk, people.administrator, twin)
    with pytest.raises(Conflict):
        arrivals.arrive(desk, ANYBODY, Person("https://id.test 7", people.official.email))


def test_a_closed_account_is_not_opened_by_a_provider(desk: Desk, people: People) -> None:
    person = Person("https://id.test 7", people.official.email)
    arrivals.arrive(desk, NOBODY, person)
    administration.close(desk, people.administrator, people.official.id)
    with pytest.raises(Forbidden):
        arrivals.arrive(desk, NOBODY, person)
