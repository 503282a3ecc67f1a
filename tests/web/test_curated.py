"""Curated answers over HTTP: written, released by another, offered to officials, changed and withdrawn."""

from typing import Any

import pytest

from tests.web.requests import WORDINGS, said
from tests.web.town import FINE, Town


@pytest.fixture
def made(town: Town) -> dict[str, Any]:
    """A curated answer that waits for its release."""
    response = town.advisor.post("/curated", said(town))
    assert response.status_code == 201, response.text
    assert response.headers["Location"] == f"/api/v1/curated/{response.json()['id']}"
    found: dict[str, Any] = response.json()
    return found


def publish(town: Town, one: dict[str, Any]) -> dict[str, Any]:
    named = {"digest": one["digest"], "generation": one["generation"]}
    done = town.senior.post(f"/curated/{one['id']}/publication", named, version=one["version"])
    assert done.status_code == 200, done.text
    found: dict[str, Any] = done.json()
    return found


def test_from_an_advisor_to_an_official(town: Town, made: dict[str, Any]) -> None:
    assert (made["state"], made["offered"], made["version"]) == ("written", False, 1)
    assert town.stranger.post("/offers", {"question": FINE}).json() == []
    done = publish(town, made)
    assert (done["state"], done["offered"], done["version"]) == ("released", True, 2)
    (offer,) = town.stranger.post("/offers", {"question": WORDINGS[1]}).json()
    assert (offer["title"], offer["curated"]) == (WORDINGS[0], True)
    taken = town.stranger.post("/offers/taken", {"question": WORDINGS[1], "offer": offer["id"]})
    assert (taken.status_code, taken.json()["state"]) == (201, "released")


def test_a_release_that_can_not_be_says_why(town: Town, made: dict[str, Any]) -> None:
    named = {"digest": "0" * 64, "generation": made["generation"]}
    refused = town.senior.post(f"/curated/{made['id']}/publication", named, version=1)
    assert (refused.status_code, refused.json()["code"]) == (409, "draft_moved")
    late = town.senior.post(f"/curated/{made['id']}/publication", named, version=7)
    assert (late.status_code, late.json()["code"]) == (412, "outdated")
    assert town.advisor.post(f"/curated/{made['id']}/publication", named, version=1).status_code == 403


def test_it_is_changed_and_withdrawn(town: Town, made: dict[str, Any]) -> None:
    publish(town, made)
    changed = town.second.put(f"/curated/{made['id']}", said(town), version=2)
    assert (changed.status_code, changed.json()["state"]) == (200, "written")
    gone = town.advisor.post(f"/curated/{made['id']}/withdrawal", version=3)
    assert (gone.json()["state"], gone.headers["ETag"]) == ("withdrawn", '"4"')
    assert [one["id"] for one in town.advisor.get("/curated?state=withdrawn").json()["items"]] == [made["id"]]


def test_it_is_taken_from_a_released_answer(town: Town) -> None:
    town.official.put("/sharing", {"shares": True})
    id = town.released()
    one = town.advisor.post("/curated", {"wordings": WORDINGS, "source": id})
    assert (one.status_code, one.json()["wordings"]) == (201, WORDINGS)
    both = town.advisor.post("/curated", {**said(town), "source": id})
    neither = town.advisor.post("/curated", {"wordings": WORDINGS})
    assert {both.status_code, neither.status_code} == {422}


def test_no_official_reads_one_that_was_not_released(town: Town, made: dict[str, Any]) -> None:
    for caller in (town.official, town.editor, town.evaluator, town.administrator):
        assert caller.get(f"/curated/{made['id']}").status_code == 403
        assert caller.get("/curated").status_code == 403
