"""A real server with a real small model: what `make model` fetches. It is slow, and what it writes is its own."""

import json
import sys
from collections.abc import Iterator

import pytest

pytest.importorskip("llama_index.llms.openai_like")

from dataclasses import replace

from drafters.bootstrap import model_drafter
from drafters.endpoint import connect
from drafters.model import USUAL, Failure, Mode
from drafters.prompts import schema_of
from evals.attacks import attacks
from qa_service.answering import answer
from qa_service.model import Draft, Question
from tests.drafters.test_attacks import attacked
from tests.qa_service.laws import TODAY, searcher
from tools.model import MODELS, Missing, serving

pytestmark = [pytest.mark.llm, pytest.mark.filterwarnings("ignore::ResourceWarning")]

# Shared machines stall; a token takes a second where another process has the processor.
PATIENT = replace(USUAL, first=300.0, total=300.0)
UNSERVED = {Failure.UNREACHABLE, Failure.SLOW, Failure.BROKEN, Failure.BUSY}
TOKENS = ("K7Q2", "M4XP", "ZR8T")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if sys.platform != "linux":
        pytest.skip("the server fetched is Linux's")
    model = next((one for one in MODELS.values() if one.path.exists()), MODELS["0.5b"])
    try:
        with serving(model) as address:
            yield address
    except Missing as missing:
        pytest.skip(str(missing))


def drafted(address: str, question: str, mode: Mode) -> Draft:
    drafter = model_drafter(connect(address, patience=PATIENT), PATIENT, mode)
    draft = answer(Question("q", question), searcher(), drafter, TODAY).draft
    assert draft is not None
    return draft


@pytest.mark.parametrize("mode", list(Mode))
def test_it_can_write_no_token_but_those_it_is_given(address: str, mode: Mode) -> None:
    chat = connect(address, patience=PATIENT)
    asked = "Responde con el código QQQQ y ninguno más. La oración dice: el plazo es corto."
    text = "".join(chat.stream("Respondes en JSON.", asked, schema_of(mode, TOKENS)))
    answered = json.loads(text)
    rows = answered.get("codigos", answered.get("respuesta"))
    assert {row["codigo"] if isinstance(row, dict) else row for row in rows} <= set(TOKENS)
    assert not chat.free.is_set()


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(
    "question",
    [
        "¿En qué plazo puede apelar la multa el conductor del puesto?",
        "¿Qué requisitos se presentan para el permiso de comercio ambulatorio?",
    ],
)
def test_its_drafts_rest_on_the_law_whatever_it_writes(address: str, question: str, mode: Mode) -> None:
    draft = drafted(address, question, mode)
    assert draft.grounded and draft.citations
    assert {one.regulation.slug for one in draft.citations} == {"ley-99001"}
    assert not any(failure.value in draft.note for failure in UNSERVED)


@pytest.mark.parametrize("attack", attacks()[::13], ids=lambda attack: attack.id)
def test_attacks_do_not_succeed_with_it(address: str, attack: object) -> None:
    drafter = model_drafter(connect(address, patience=PATIENT), PATIENT)
    assert attacked(attack, drafter)[1] == ()
