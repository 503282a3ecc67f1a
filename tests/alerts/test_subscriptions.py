"""Following norms and topics, and the way out of the mailing."""

import pytest
from sqlalchemy import select

from alerts import subscriptions
from alerts.model import Following, Subscriptions
from corpus.errors import Conflict, InvalidInput, NotFound
from desk.service import Desk
from desk.tables_public import mailing
from tests.desk.world import People

LAW = "ley-99001"


def test_whoever_follows_something_first_is_written_of_it_unless_without_an_address(desk: Desk, people: People) -> None:
    subscriptions.follow(desk, people.official, Following.NORM, LAW)
    subscriptions.follow(desk, people.advisor, Following.TOPIC, "tributos")
    assert subscriptions.of(desk, people.official) == Subscriptions((), (LAW,), True)
    assert subscriptions.of(desk, people.advisor) == Subscriptions(("tributos",), (), False)


def test_following_twice_and_leaving_twice_change_nothing(desk: Desk, people: People) -> None:
    for _ in range(2):
        subscriptions.follow(desk, people.official, Following.NORM, LAW)
    assert subscriptions.of(desk, people.official).norms == (LAW,)
    for _ in range(2):
        subscriptions.leave(desk, people.official, Following.NORM, LAW)
    assert subscriptions.of(desk, people.official).norms == ()


def test_chosen_topics_take_the_place_of_those_before_and_leave_norms_alone(desk: Desk, people: People) -> None:
    subscriptions.follow(desk, people.official, Following.NORM, LAW)
    subscriptions.choose_topics(desk, people.official, ["tributos", "ambiente"])
    subscriptions.choose_topics(desk, people.official, ["tributos", "personal"])
    assert subscriptions.of(desk, people.official) == Subscriptions(("personal", "tributos"), (LAW,), True)
    subscriptions.choose_topics(desk, people.official, [])
    assert subscriptions.of(desk, people.official).topics == ()


@pytest.mark.parametrize(
    ("kind", "subject"),
    [(Following.NORM, "ley-1"), (Following.TOPIC, "fútbol"), (Following.TOPIC, LAW), (Following.NORM, "ley-99001-x")],
)
def test_what_there_is_not_can_not_be_followed(desk: Desk, people: People, kind: Following, subject: str) -> None:
    with pytest.raises(NotFound):
        subscriptions.follow(desk, people.official, kind, subject)


def test_what_one_follows_is_nobody_elses(desk: Desk, people: People) -> None:
    subscriptions.follow(desk, people.official, Following.NORM, LAW)
    subscriptions.leave(desk, people.colleague, Following.NORM, LAW)
    assert subscriptions.of(desk, people.colleague).norms == ()
    assert subscriptions.of(desk, people.official).norms == (LAW,)


def test_there_is_an_end_to_what_one_account_follows(
    desk: Desk, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "MOST", 1)
    subscriptions.follow(desk, people.official, Following.NORM, LAW)
    subscriptions.follow(desk, people.official, Following.NORM, LAW)
    with pytest.raises(Conflict):
        subscriptions.follow(desk, people.official, Following.NORM, "ley-88001")


def test_the_way_out_needs_no_account_and_can_be_taken_twice(desk: Desk, people: People) -> None:
    subscriptions.follow(desk, people.official, Following.NORM, LAW)
    with desk.database.reading() as connection:
        token = connection.execute(select(mailing.c.token)).scalar_one()
    assert len(token) >= 43
    for _ in range(2):
        subscriptions.unsubscribe(desk, token)
    assert subscriptions.of(desk, people.official) == Subscriptions((), (LAW,), False)
    subscriptions.follow(desk, people.official, Following.NORM, "ley-88001")
    assert not subscriptions.of(desk, people.official).mailed, "following more does not undo it"
    subscriptions.mail(desk, people.official, True)
    assert subscriptions.of(desk, people.official).mailed


@pytest.mark.parametrize("token", ["", "x", "' or 1=1 --"])
def test_a_token_that_nobody_has_ends_nothing(desk: Desk, people: People, token: str) -> None:
    subscriptions.follow(desk, people.official, Following.NORM, LAW)
    with pytest.raises(NotFound):
        subscriptions.unsubscribe(desk, token)
    assert subscriptions.of(desk, people.official).mailed


def test_an_account_without_an_address_can_not_ask_to_be_written(desk: Desk, people: People) -> None:
    with pytest.raises(InvalidInput, match="correo"):
        subscriptions.mail(desk, people.advisor, True)
