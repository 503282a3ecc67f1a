"""Webhooks: who may set them, what they say, and how a receiver knows them for ours."""

import json
from datetime import UTC, datetime

import pytest

from corpus.errors import Forbidden, InvalidInput, NotFound
from desk import webhooks
from desk.model import Event, State
from desk.service import Desk
from desk.webhooks import Hook
from tests.desk.world import People, whole

THEN = datetime(2024, 5, 3, 17, 0, tzinfo=UTC)
EVENT = Event(7, "c" * 32, State.RELEASED, 4, THEN)


def test_a_payload_tells_which_and_where_it_stands_and_no_words_of_it() -> None:
    assert json.loads(webhooks.payload(EVENT)) == {
        "type": "consultation.released",
        "timestamp": "2024-05-03T17:00:00+00:00",
        "data": {"consultation": "c" * 32, "state": "released", "version": 4, "sequence": 7},
    }


def test_a_signature_is_the_one_that_the_standard_works_out() -> None:
    """The secret, id, time, body and signature of the standard's own published example."""
    hook = Hook("h", "https://x.example/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", THEN)
    at = datetime.fromtimestamp(1614265330, UTC)
    headers = webhooks.signed(hook, "msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', at)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330")


def test_administrators_set_and_remove_them_and_it_is_recorded(desk: Desk, people: People) -> None:
    made = webhooks.add(desk, people.administrator, "https://sistema.example/avisos")
    assert made.secret.startswith("whsec_")
    assert webhooks.hooks(desk, people.administrator) == (made,)
    webhooks.remove(desk, people.administrator, made.id)
    assert webhooks.hooks(desk, people.administrator) == ()
    with pytest.raises(NotFound):
        webhooks.remove(desk, people.administrator, made.id)
    assert whole(desk) == 2


def test_nobody_else_may(desk: Desk, people: People) -> None:
    for who in people.all():
        if who != people.administrator:
            with pytest.raises(Forbidden):
                webhooks.add(desk, who, "https://sistema.example/avisos")
            with pytest.raises(Forbidden):
                webhooks.hooks(desk, who)


def test_an_address_in_our_own_network_is_refused(desk: Desk, people: People) -> None:
    with pytest.raises(InvalidInput, match="red privada"):
        webhooks.add(desk, people.administrator, "http://10.0.0.7/avisos")
