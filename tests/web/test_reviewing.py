"""What advisors do over HTTP: take, read, change, approve, return, decline; and what the gate refuses."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corpus.model import Regulation
from tests.factories import regulation
from tests.qa_service.laws import markets, ordinance, repealed
from tests.web.town import FINE, Town

LEGAL = "¿Es nulo el acto administrativo que impone dos multas por el mismo hecho al conductor del puesto?"
QUOTE = "El conductor puede apelar la multa en el plazo de quince (15) días hábiles"


def written(quote: str = QUOTE, **more: object) -> dict[str, Any]:
    """A draft of one statement that quotes article 5."""
    citation = {"provision": "ley-99001#art_5", "valid_from": valid_from(), "quote": quote}
    statement = {"text": f"Según el artículo 5 de la Ley N° 99001: «{quote}»", "citations": [citation]}
    return {"statements": [statement], "reasons": ["wrong_wording"], **more}


def valid_from() -> str | None:
    version = next(one for one in markets().provisions if one.eid == "art_5").versions[0]
    return version.valid_from.isoformat() if version.valid_from else None


def amended() -> Regulation:
    """The markets' law with another article 5 since yesterday."""
    before = markets()
    texts: dict[str, Any] = {}
    for provision in before.provisions:
        text = before.text_of(provision.versions[-1])
        old, new = provision.versions[-1].valid_from, date(2026, 11, 22)
        if provision.eid.startswith("art_5"):
            texts[provision.eid] = [(text, old, new), (text.replace("quince (15)", "diez (10)"), new, None)]
        else:
            texts[provision.eid] = [(text, old, None)]
    return replace(regulation("ley-99001", texts, title=before.title), published=before.published)


def test_the_queue_is_ordered_by_risk_and_then_by_age(town: Town) -> None:
    for question in (FINE, "¿En qué plazo se apela una multa?", LEGAL):
        town.official.ask(question)
        town.clock.move(minutes=1)
    town.work()
    items = town.advisor.get("/queue").json()["items"]
    keys = [(-one["review"]["risk"], one["asked_at"]) for one in items]
    assert len(keys) == 3
    assert keys == sorted(keys)


def test_the_next_one_is_taken_and_nobody_else_gets_it(town: Town) -> None:
    id = town.drafted()
    taken = town.advisor.post("/queue/next")
    assert (taken.status_code, taken.json()["id"], taken.json()["review"]["claim"]["mine"]) == (200, id, True)
    assert town.second.post("/queue/next").status_code == 204
    refused = town.second.put(f"/consultations/{id}/claim", version=taken.json()["version"])
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


def test_a_claim_is_handed_over_with_a_note_that_its_asker_never_sees(town: Town) -> None:
    id = town.drafted()
    version = town.advisor.claim(id)["version"]
    given = {"to": "second", "note": "Falta ver la ordenanza."}
    handed = town.advisor.post(f"/consultations/{id}/hand-over", given, version=version)
    assert handed.json()["review"]["claim"]["by"] == town.people.second.id
    assert town.second.open(id)["notes"][0]["text"] == "Falta ver la ordenanza."
    assert "ordenanza" not in town.official.get(f"/consultations/{id}").text


def test_a_claim_is_given_back(town: Town) -> None:
    id = town.drafted()
    version = town.advisor.claim(id)["version"]
    done = town.advisor.call("DELETE", f"/consultations/{id}/claim", version=version)
    assert (done.json()["state"], done.json()["review"]["claim"]) == ("drafted", None)


def test_a_draft_comes_beside_the_texts_that_it_cites(town: Town) -> None:
    sheet = town.advisor.open(town.drafted())
    statement = sheet["statements"][0]
    assert statement["citations"][0]["quote"] in statement["sources"][0]["text"]
    assert (statement["failed"], sheet["moved"], sheet["answer"]) == ([], [], None)
    assert sheet["generation"] == town.shelf.searcher.generation


def test_an_edit_is_checked_again_and_says_what_is_unsupported(town: Town) -> None:
    id = town.drafted()
    version = town.advisor.claim(id)["version"]
    bad = written()
    bad["statements"][0]["text"] = "El plazo es de veinte (20) días hábiles."
    saved = town.advisor.put(f"/consultations/{id}/draft", bad, version=version)
    assert saved.status_code == 200, saved.text
    assert "20" in saved.json()["statements"][0]["failed"][0]["detail"]
    refused = town.advisor.approve(id)
    assert (refused.status_code, refused.json()["code"]) == (409, "checks_failed")


def test_an_edit_may_quote_what_its_author_found(town: Town) -> None:
    id = town.drafted()
    version = town.advisor.claim(id)["version"]
    saved = town.advisor.put(f"/consultations/{id}/draft", written(), version=version)
    assert (saved.json()["number"], saved.headers["ETag"]) == (2, f'"{version + 1}"')
    assert town.advisor.approve(id).json()["state"] == "released"
    assert town.official.read(id)["answer"]["statements"][0]["citations"][0]["quote"] == QUOTE
    revisions = town.advisor.get(f"/consultations/{id}/history").json()["revisions"]
    assert [(one["number"], one["reasons"]) for one in revisions] == [(1, []), (2, ["wrong_wording"])]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (written("No está en la ley."), "invalid_input"),
        (written(reasons=[]), "invalid_request"),
        ({"statements": [], "reasons": ["style"]}, "invalid_request"),
    ],
)
def test_an_edit_of_no_use_is_refused_and_changes_nothing(town: Town, change: dict[str, Any], code: str) -> None:
    id = town.drafted()
    version = town.advisor.claim(id)["version"]
    response = town.advisor.put(f"/consultations/{id}/draft", change, version=version)
    assert (response.status_code, response.json()["code"]) == (422, code)
    assert town.advisor.open(id)["number"] == 1


def test_nobody_edits_what_another_holds(town: Town) -> None:
    id = town.drafted()
    version = town.advisor.claim(id)["version"]
    response = town.second.put(f"/consultations/{id}/draft", written(), version=version)
    assert (response.status_code, response.json()["code"]) == (409, "conflict")


def test_a_legal_point_needs_two_approvals_one_of_them_a_senior_advisors(town: Town) -> None:
    id = town.drafted(LEGAL)
    version = town.senior.claim(id)["version"]
    town.senior.put(f"/consultations/{id}/matter", {"matter": "legal"}, version=version)
    first = town.senior.approve(id).json()
    assert (first["state"], first["review"]["approvals"]) == ("drafted", [town.people.senior.id])
    assert town.official.read(id)["answer"] is None
    town.other_senior.claim(id)
    assert town.other_senior.approve(id).json()["state"] == "released"


def test_an_approval_of_a_draft_that_is_no_longer_the_last_is_refused(town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    refused = town.advisor.approve(id, digest="0" * 64)
    assert (refused.status_code, refused.json()["code"]) == (409, "draft_moved")


def test_an_approval_against_another_generation_is_refused(town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    refused = town.advisor.approve(id, generation="gen-000000-vieja")
    assert (refused.status_code, refused.json()["code"]) == (409, "generation_moved")


def test_open_points_of_the_checklist_keep_an_answer_in(town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    refused = town.advisor.approve(id, checklist=["answers"])
    assert (refused.status_code, refused.json()["code"]) == (409, "checklist_open")
    assert len(refused.json()["open"]) >= 1


def test_a_release_whose_provision_moved_is_refused_with_both_wordings(town: Town) -> None:
    id = town.drafted()
    town.advisor.claim(id)
    town.shelf.publish([amended(), ordinance(), repealed()])
    refused = town.advisor.approve(id)
    assert (refused.status_code, refused.json()["code"]) == (409, "provision_moved")
    moved = refused.json()["moved"][0]
    assert "quince (15)" in moved["before"]
    assert "diez (10)" in moved["now"]
    assert moved["since"] == "2026-11-22"
    assert town.official.read(id)["answer"] is None


def test_a_decline_tells_the_asker_why(town: Town) -> None:
    id = town.drafted()
    version = town.advisor.claim(id)["version"]
    given = {"reason": "other_authority", "message": "Vea a la provincial."}
    done = town.advisor.post(f"/consultations/{id}/decline", given, version=version)
    assert done.json()["state"] == "declined"
    told = "Ese asunto lo resuelve otra entidad: consúltelo con ella. Vea a la provincial."
    assert town.official.read(id)["note"] == told


def test_the_load_says_what_each_has_in_hand(town: Town) -> None:
    town.advisor.claim(town.drafted())
    load = {one["username"]: one["held"] for one in town.second.get("/advisors/load").json()}
    assert load == {"advisor": 1, "second": 0, "senior": 0, "other_senior": 0}


def test_similar_released_answers_stand_beside_a_draft(town: Town) -> None:
    first = town.released()
    second = town.drafted(f"{FINE} Es otro caso.")
    found = town.advisor.get(f"/consultations/{second}/similar").json()
    assert [one["consultation"] for one in found] == [first]


def test_reviewed_cases_go_to_evaluators_without_who_asked(town: Town) -> None:
    id = town.released()
    response = town.evaluator.get("/reviews")
    (case,) = response.json()["items"]
    assert (case["question"], case["citations"][0]["regulation"]) == (FINE, "ley-99001")
    assert id not in response.text
    assert town.people.official.id not in response.text


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [
        ({}, 2),
        ({"state": "in_review"}, 1),
        ({"state": ["drafted", "in_review"]}, 2),
        ({"hold": "mine"}, 1),
        ({"hold": "free"}, 1),
        ({"text": "REQUISITOS permiso"}, 1),
        ({"overdue": True}, 0),
        ({"risk": 100}, 0),
        ({"ubigeo": "999999"}, 0),
    ],
)
def test_the_queue_is_narrowed(town: Town, narrowed: dict[str, Any], count: int) -> None:
    town.advisor.claim(town.drafted())
    town.drafted("¿Qué requisitos tiene el permiso de comercio ambulatorio?")
    found = town.advisor.get("/queue", params=narrowed)
    assert (found.status_code, len(found.json()["items"])) == (200, count)
