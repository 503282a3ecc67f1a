"""Changes of state as streams and as polls: for whom, from where, until when."""

import asyncio
import json
from typing import Any

import pytest

from tests.web.town import Town, both

STREAM = {"Accept": "text/event-stream"}


def events(text: str) -> list[dict[str, Any]]:
    """The events in a stream."""
    blocks = [dict(line.split(": ", 1) for line in block.splitlines() if ": " in line) for block in text.split("\n\n")]
    return [{**json.loads(block["data"]), "id": block["id"]} for block in blocks if "data" in block]


def test_a_poll_gives_what_came_after_and_where_to_go_on(town: Town) -> None:
    start = town.official.get("/events").json()
    id = town.drafted()
    found = town.official.get("/events", params={"after": start["last"]}).json()
    assert [(one["consultation"], one["state"]) for one in found["events"]] == [(id, "received"), (id, "drafted")]
    assert town.official.get("/events", params={"after": found["last"]}).json() == {"events": [], "last": found["last"]}


def test_a_poll_is_small(town: Town) -> None:
    town.drafted()
    found = town.official.get("/events", params={"after": 0})
    assert len(found.content) / len(found.json()["events"]) < 200


@both
def test_a_stream_tells_the_same_and_resumes_where_it_broke_off(town: Town) -> None:
    id = town.released()
    whole = events(town.official.get(f"/consultations/{id}/events", headers=STREAM).text)
    assert [one["state"] for one in whole] == ["received", "drafted", "in_review", "released"]
    resumed = town.official.get(f"/consultations/{id}/events", headers={**STREAM, "Last-Event-ID": whole[1]["id"]})
    assert events(resumed.text) == whole[2:]
    assert resumed.headers["Content-Type"].startswith("text/event-stream")
    assert resumed.headers["Cache-Control"] == "no-store"


def test_a_stream_without_news_gives_signs_of_life_and_ends(town: Town) -> None:
    text = town.official.get("/events", headers=STREAM).text
    assert text.startswith(": listo\nretry: 3000\n\n")
    assert ": sigue\n\n" in text
    assert events(text) == []


def test_a_stream_ends_when_the_service_stops(town: Town) -> None:
    town.site.stopping.set()
    assert ": sigue" not in town.official.get("/events", headers=STREAM).text


@both
def test_each_hears_of_what_they_may_read(town: Town) -> None:
    id = town.drafted()
    for who in (town.official, town.colleague, town.advisor):
        assert {one["consultation"] for one in events(who.get("/events?after=0", headers=STREAM).text)} == {id}
    assert events(town.stranger.get("/events?after=0", headers=STREAM).text) == []
    assert town.stranger.get(f"/consultations/{id}/events", headers=STREAM).status_code == 404
    assert town.editor.get("/events", headers=STREAM).status_code == 403


@pytest.mark.parametrize("number", ["x", "-1", "1.5", "²", "9" * 30])
def test_a_number_of_no_use_to_resume_from_is_refused(town: Town, number: str) -> None:
    refused = town.official.get("/events", headers={**STREAM, "Last-Event-ID": number.encode()})
    assert refused.json()["code"] == "invalid_request"


def test_a_closed_account_hears_no_more(town: Town) -> None:
    import web.streams

    town.drafted()
    heard: list[int] = []
    site, bell = town.site, web.streams.Bell(town.site)

    async def listen() -> None:
        async for told in web.streams.stream(site, bell, lambda: None, 0, None):
            heard.append(len(told))

    asyncio.run(listen())
    assert len(heard) == 1
