"""Notices to webhooks and askers: sent once when all goes well, again when not, and given up in the end."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from sqlalchemy import select

from corpus.errors import InvalidInput
from desk import consultations, deliveries, webhooks
from desk.deliveries import Channels
from desk.service import Desk
from desk.tables import delivery
from tests.desk.world import Clock, People, consultation, released


@dataclass
class World:
    """The other side: takes what it is sent, unless told to answer otherwise."""

    status: int = 200
    error: Exception | None = None
    posted: list[tuple[str, Mapping[str, str], Any]] = field(default_factory=list)
    mailed: list[EmailMessage] = field(default_factory=list)

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """Take a webhook's call."""
        self.posted.append((url, headers, json.loads(body)))
        if self.error:
            raise self.error
        return self.status

    def mail(self, message: EmailMessage) -> None:
        """Take a message."""
        if self.error:
            raise self.error
        self.mailed.append(message)

    @property
    def channels(self) -> Channels:
        """The ways that lead here."""
        return Channels(self.post, self.mail, "absuelve@muni.test", lambda id: f"https://muni.test/c/{id}")


@pytest.fixture
def world() -> World:
    """The other side."""
    return World()


def send_all(desk: Desk, world: World) -> int:
    count = 0
    while deliveries.step(desk, "w1", world.channels):
        count += 1
    return count


def states(desk: Desk) -> list[str]:
    with desk.database.reading() as connection:
        return list(connection.execute(select(delivery.c.state).order_by(delivery.c.event)).scalars())


def hooked(desk: Desk, people: People, url: str = "https://sistema.example/avisos") -> webhooks.Hook:
    return webhooks.add(desk, people.administrator, url)


def ask(desk: Desk, people: People) -> str:
    with desk.database.writing() as connection:
        return consultations.add(connection, consultation(people.official), [], desk.now()).id


def test_every_change_of_state_reaches_every_webhook_signed(desk: Desk, people: People, world: World) -> None:
    hook = hooked(desk, people)
    one = released(desk, people.official, people.advisor)
    send_all(desk, world)
    assert [body["data"]["state"] for _, _, body in world.posted] == ["received", "drafted", "in_review", "released"]
    url, headers, body = world.posted[-1]
    assert (url, body["data"]["consultation"]) == (hook.url, one.id)
    assert headers["webhook-signature"].startswith("v1,")


def test_an_asker_with_an_address_is_written_of_a_released_answer_and_of_nothing_before(
    desk: Desk, people: People, world: World
) -> None:
    one = released(desk, people.official, people.advisor)
    send_all(desk, world)
    (message,) = world.mailed
    assert message["To"] == people.official.email
    assert f"https://muni.test/c/{one.id}" in message.get_content()


def test_no_notice_carries_a_word_of_question_or_answer(desk: Desk, people: People, world: World) -> None:
    hooked(desk, people)
    one = released(desk, people.official, people.advisor)
    send_all(desk, world)
    said = json.dumps([body for _, _, body in world.posted]) + "".join(m.as_string() for m in world.mailed)
    assert one.question not in said
    assert "quince" not in said


def test_what_was_sent_is_not_sent_again(desk: Desk, people: People, world: World, clock: Clock) -> None:
    hooked(desk, people)
    ask(desk, people)
    assert send_all(desk, world) == 1
    clock.move(days=1)
    assert send_all(desk, world) == 0
    assert states(desk) == ["sent"]


@pytest.mark.parametrize("status", [301, 404, 410, 500, 503])
def test_anything_but_a_yes_is_tried_again_later_under_the_same_id(
    status: int, desk: Desk, people: People, world: World, clock: Clock
) -> None:
    hooked(desk, people)
    ask(desk, people)
    world.status = status
    assert send_all(desk, world) == 1
    clock.move(seconds=10)
    world.status = 204
    assert send_all(desk, world) == 1
    first, second = (headers["webhook-id"] for _, headers, _ in world.posted)
    assert first == second
    assert states(desk) == ["sent"]


def test_nobody_there_is_tried_again(desk: Desk, people: People, world: World, clock: Clock) -> None:
    hook = hooked(desk, people)
    ask(desk, people)
    world.error = ConnectionRefusedError("nadie")
    send_all(desk, world)
    (kept,) = webhooks.deliveries(desk, people.administrator, hook.id)
    assert (kept.state, kept.attempts, kept.error) == ("pending", 1, "nadie")


def test_while_one_side_is_down_it_is_left_alone_and_others_are_told(desk: Desk, people: People, world: World) -> None:
    down, up = hooked(desk, people, "https://down.example/"), hooked(desk, people, "https://up.example/")

    def post(url: str, headers: Mapping[str, str], body: bytes) -> int:
        world.post(url, headers, body)
        return 503 if url == down.url else 200

    for _ in range(3):
        ask(desk, people)
    while deliveries.step(desk, "w1", Channels(post)):
        pass
    assert [url for url, _, _ in world.posted].count(down.url) == 1
    assert [url for url, _, _ in world.posted].count(up.url) == 3


def test_in_the_end_it_is_given_up_and_says_why(desk: Desk, people: People, world: World, clock: Clock) -> None:
    hook = hooked(desk, people)
    ask(desk, people)
    world.status = 500
    for _ in range(deliveries.TRIES + 3):
        send_all(desk, world)
        clock.move(days=1)
    (kept,) = webhooks.deliveries(desk, people.administrator, hook.id)
    assert (kept.state, kept.attempts, kept.error) == ("failed", deliveries.TRIES, "respondió 500")


def test_what_waited_for_a_removed_webhook_is_given_up(desk: Desk, people: People, world: World) -> None:
    hook = hooked(desk, people)
    ask(desk, people)
    webhooks.remove(desk, people.administrator, hook.id)
    send_all(desk, world)
    assert (states(desk), world.posted) == (["failed"], [])


def test_without_a_mail_server_nothing_piles_up(desk: Desk, people: People, world: World) -> None:
    released(desk, people.official, people.advisor)
    assert deliveries.step(desk, "w1", Channels(world.post))
    assert states(desk) == ["failed"]


def test_a_name_that_leads_into_our_network_is_an_error_like_others(desk: Desk, people: People, world: World) -> None:
    hooked(desk, people)
    ask(desk, people)
    world.error = InvalidInput("red privada")
    assert send_all(desk, world) == 1
    assert states(desk) == ["pending"]


def test_a_sender_that_dies_between_sending_and_noting_it_sends_again(
    desk: Desk, people: People, world: World, clock: Clock
) -> None:
    hooked(desk, people)
    ask(desk, people)
    world.error = KeyboardInterrupt()  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        send_all(desk, world)
    world.error = None
    assert send_all(desk, world) == 0, "its lease still runs"
    clock.time += desk.terms.lease + timedelta(seconds=1)
    assert send_all(desk, world) == 1
    assert len({headers["webhook-id"] for _, headers, _ in world.posted}) == 1


def test_what_ends_every_sender_is_given_up(desk: Desk, people: People, world: World, clock: Clock) -> None:
    hooked(desk, people)
    ask(desk, people)
    world.error = KeyboardInterrupt()  # type: ignore[assignment]
    for _ in range(deliveries.TRIES):
        with pytest.raises(KeyboardInterrupt):
            send_all(desk, world)
        clock.time += desk.terms.lease * 2
    assert send_all(desk, world) == 1
    assert states(desk) == ["failed"]
