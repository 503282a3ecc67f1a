"""The generated client: in step with the API's description, and good for a consultation from question to answer."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.web.town import FINE, Town

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "clients/python"


def test_it_was_generated_from_the_description_as_it_is() -> None:
    described = hashlib.sha256((ROOT / "docs/openapi.json").read_bytes()).hexdigest()
    assert (CLIENT / "openapi.sha256").read_text(encoding="ascii").strip() == described, "run: make client"


@pytest.fixture
def as_(monkeypatch: pytest.MonkeyPatch, town: Town, address: str) -> Iterator[Callable[[str], Any]]:
    """Gives the client of somebody by name; what it opened is closed in the end."""
    pytest.importorskip("httpx")
    pytest.importorskip("attrs")
    monkeypatch.syspath_prepend(CLIENT)
    from absuelve_client import AuthenticatedClient

    with ExitStack() as opened:
        yield lambda name: opened.enter_context(AuthenticatedClient(address, token=town.tokens[name]))


def test_a_consultation_goes_from_question_to_answer(as_: Callable[[str], Any], town: Town) -> None:
    official, advisor = as_("official"), as_("advisor")
    from absuelve_client import models
    from absuelve_client.api.asesores import approve, claim, open_draft
    from absuelve_client.api.consultas import ask, consultation

    asked = ask.sync(client=official, body=models.QuestionIn(question=FINE), idempotency_key="cliente-0001")
    assert asked.passages[0].provision == "ley-99001#art_5"
    town.work()
    waiting = consultation.sync_detailed(asked.id, client=advisor)
    held = claim.sync(asked.id, client=advisor, if_match=waiting.headers["ETag"])
    sheet = open_draft.sync(asked.id, client=advisor)
    yes = models.ApprovalIn(sheet.digest, sheet.generation, [point.key for point in sheet.checklist])
    done = approve.sync(asked.id, client=advisor, body=yes, if_match=f'"{held.version}"')
    assert done.state == "released"
    answer = consultation.sync(asked.id, client=official).answer
    assert "quince (15) días" in answer.text


def test_a_refusal_is_a_problem_with_its_code(as_: Callable[[str], Any]) -> None:
    official = as_("official")
    from absuelve_client.api.asesores import waiting

    refused = waiting.sync(client=official)
    assert (refused.status, refused.code) == (403, "forbidden")
