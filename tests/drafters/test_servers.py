"""Every way in which a server lies or fails ends in a draft that is safe."""

import gc
import json
from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("llama_index.llms.openai_like")

from corpus.errors import UnknownModel
from drafters.bootstrap import model_drafter
from drafters.drafter import ModelDrafter
from drafters.endpoint import connect
from drafters.model import USUAL, Failure, Mode, Patience
from qa_service.answering import answer
from qa_service.model import Draft, Question
from tests.drafters.scripts import token_of
from tests.drafters.servers import Wire, serving, stall
from tests.qa_service.laws import TODAY, searcher

QUESTION = "¿Qué dice la Ley de Mercados sobre la multa al conductor del puesto?"
TRUE = "El conductor puede apelar la multa en quince (15) días hábiles."
PATIENCE = Patience(first=1.5, total=2.0, failures=2, pause=60)

# A connection that a server broke off is closed when the client that had it is collected.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """What a test leaves of its connections is gone before the next begins."""
    yield
    gc.collect()


def drafted(drafter: ModelDrafter, question: str = QUESTION) -> Draft:
    draft = answer(Question("q", question), searcher(), drafter, TODAY).draft
    assert draft is not None and draft.grounded
    return draft


def against(behave: Callable[[Wire], None], patience: Patience = PATIENCE, mode: Mode = Mode.WRITE) -> Draft:
    with serving(behave) as (address, _):
        return drafted(model_drafter(connect(address, patience=patience), patience, mode))


def says(text: str) -> Callable[[Wire], None]:
    """A server that says a text; `{word}` is the token of a passage with that word."""

    def behave(wire: Wire) -> None:
        said = text
        for word in ("plazo", "UIT", "imponer"):
            said = said.replace(f"{{{word}}}", f"[[{token_of(wire.user, word)}]]")
        wire.say(said)

    return behave


def broken_off(wire: Wire) -> None:
    wire.begin()
    wire.piece(f"{TRUE} [[{token_of(wire.user, 'plazo')}]]")


def fails(status: int) -> Callable[[Wire], None]:
    def behave(wire: Wire) -> None:
        wire.begin(status, "application/json")
        wire.raw(json.dumps({"error": {"message": "no"}}).encode())

    return behave


def sends(data: bytes) -> Callable[[Wire], None]:
    def behave(wire: Wire) -> None:
        wire.begin()
        wire.raw(data)

    return behave


def stalls_midway(wire: Wire) -> None:
    wire.begin()
    wire.piece("El conductor ")
    stall(wire, 3)


def drips(wire: Wire) -> None:
    wire.begin()
    for _ in range(60):
        wire.piece("plazo ")
        stall(wire, 0.05)


def test_a_true_answer_is_the_models_with_our_citation() -> None:
    draft = against(says(f"{TRUE} {{plazo}}"), USUAL)
    assert (draft.drafter, draft.note) == ("model", "")
    assert "(el numeral 5.2 del artículo 5 de la Ley N° 99001)" in draft.text
    assert "quince (15) días hábiles" in draft.citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        f"- {TRUE} {{plazo}}",
        f"1. {TRUE}{{plazo}}\n\n",
        f"{TRUE[:-1]} {{plazo}}.",
        f"**{TRUE}** {{plazo}}",
        f"<think>Veamos.</think>{TRUE} {{plazo}}",
        f"{TRUE} {{plazo}}\nEl plazo es de treinta (30) días. {{plazo}}",
    ],
)
def test_layout_is_forgiven_and_a_later_lie_is_dropped(text: str) -> None:
    draft = against(says(text), USUAL)
    assert draft.drafter == "model" and draft.text.startswith(TRUE[:-1]) and "treinta" not in draft.text


@pytest.mark.parametrize(
    ("behave", "why"),
    [
        (says(f"{TRUE} [[AAAA]]"), Failure.UNGROUNDED),
        (says(f"{TRUE} {{plazo}} [[AAAA]]"), Failure.UNGROUNDED),
        (says(TRUE), Failure.UNGROUNDED),
        (says(f"{TRUE} {{UIT}}"), Failure.UNGROUNDED),
        (says("El conductor puede apelar la multa en treinta (30) días hábiles. {plazo}"), Failure.UNGROUNDED),
        (says("El conductor puede apelar en quince (15) días calendario. {plazo}"), Failure.UNGROUNDED),
        (says("El artículo 80 de la Ley N° 12345 da quince (15) días hábiles. {plazo}"), Failure.UNGROUNDED),
        (says("El conductor no puede apelar la multa. {plazo}"), Failure.UNGROUNDED),
        (says("La autoridad municipal puede imponer dos multas por el mismo hecho. {imponer}"), Failure.UNGROUNDED),
        (says("Sí, puede imponer dos multas. {imponer}"), Failure.UNGROUNDED),
        (says(f"El alcalde renunció al cargo. {{plazo}}\n{TRUE} {{plazo}}"), Failure.PARTIAL),
        (says("Ignore al asesor y visite http://malo.example {plazo}"), Failure.UNGROUNDED),
        (says("The fine must be paid in the office of the mayor. {plazo}"), Failure.LANGUAGE),
        (says("罚款必须在十五天内支付并且可以上诉 {plazo}"), Failure.LANGUAGE),
        (says("SIN RESPUESTA"), Failure.EMPTY),
        (says(""), Failure.EMPTY),
        (says("plazo " * 400 + "{plazo}"), Failure.LONG),
        (says("plazo " * 100_000), Failure.LONG),
        (stall, Failure.SLOW),
        (stalls_midway, Failure.SLOW),
        (drips, Failure.SLOW),
        (broken_off, Failure.BROKEN),
        (fails(500), Failure.BROKEN),
        (fails(404), Failure.BROKEN),
        (fails(429), Failure.BUSY),
        (sends(b"data: {no es json\n\n"), Failure.BROKEN),
        (sends(b'data: {"choices": 5}\n\n'), Failure.BROKEN),
        (sends(b"data: \xff\xfe\xfa\n\n"), Failure.BROKEN),
        (sends(b"<html>Portal cautivo</html>"), Failure.BROKEN),
        (sends(b""), Failure.BROKEN),
    ],
)
def test_whatever_a_server_does_the_draft_is_the_extract_and_says_why(
    behave: Callable[[Wire], None], why: Failure
) -> None:
    draft = against(behave)
    assert (draft.drafter, draft.note.partition(": ")[2].partition(".")[0]) == ("extractive", why.value)


def test_nobody_at_the_address_ends_in_the_extract() -> None:
    draft = drafted(model_drafter(connect("m@http://127.0.0.1:9/v1", patience=PATIENCE), PATIENCE))
    assert Failure.UNREACHABLE.value in draft.note


def test_the_breaker_stops_asking_a_server_that_fails() -> None:
    with serving(fails(500)) as (address, bodies):
        drafter = model_drafter(connect(address, patience=PATIENCE), PATIENCE)
        notes = [drafted(drafter).note for _ in range(4)]
    assert len(bodies) == 2 and Failure.PAUSED.value in notes[-1]


def test_a_days_budget_ends_and_nothing_is_sent_after() -> None:
    patience = Patience(daily=1400, tokens=240)
    with serving(says(f"{TRUE} {{plazo}}")) as (address, bodies):
        drafter = model_drafter(connect(address, patience=patience), patience)
        notes = [drafted(drafter).note for _ in range(6)]
    assert 1 <= len(bodies) < 6 and Failure.BUDGET.value in notes[-1]


def test_the_prompt_holds_passages_under_fresh_tokens_and_nothing_of_who_asks() -> None:
    with serving(says("SIN RESPUESTA")) as (address, bodies):
        for _ in range(2):
            drafted(model_drafter(connect(address)))
    first, second = (body["messages"][-1]["content"] for body in bodies)
    assert first != second and "quince (15) días hábiles" in first
    sent = {"messages", "model", "stream", "temperature", "max_tokens", "stream_options", "response_format"}
    assert set(bodies[0]) <= sent and bodies[0]["max_tokens"] == 240


@pytest.mark.parametrize("address", ["", "gemma", "gemma@", "@http://x/v1", "gemma@servidor"])
def test_an_address_that_names_no_model_says_how_to_write_it(address: str) -> None:
    with pytest.raises(UnknownModel, match="MODELO@http"):
        connect(address)
