import re
from itertools import count

import pytest

from corpus.errors import UnknownModel
from qa_service.answering import answer
from qa_service.model import Question, Result
from qa_service.models import Complete, complete_with, connect, drafter
from tests.qa_service.laws import TODAY, searcher

QUESTION = "¿En qué plazo puede apelar la multa el conductor del puesto?"


class Scripted:
    """A model that answers with a script; `{plazo}` becomes the token of the sentence that holds that word."""

    def __init__(self, script: str | None) -> None:
        self.script = script
        self.prompts: list[str] = []

    def __call__(self, system: str, user: str) -> str | None:
        self.prompts.append(user)
        tokens = {word: _token(user, word) for word in ("plazo", "UIT", "no puede imponer")}
        return self.script and re.sub(r"\{(.+?)\}", lambda found: f"[{tokens[found[1]]}]", self.script)


def _token(user: str, word: str) -> str:
    line = next((line for line in user.splitlines() if line.startswith("[") and word in line), "[00000000]")
    return line[1:9]


def ask(complete: Complete, text: str = QUESTION) -> Result:
    numbers = count(1)
    return answer(Question("q", text), searcher(), drafter(complete, mint=lambda: f"{next(numbers):08x}"), TODAY)


def test_a_grounded_sentence_is_kept_with_its_span_and_named_source() -> None:
    draft = ask(Scripted("El conductor tiene quince (15) días hábiles para apelar. {plazo}")).draft
    assert draft is not None and draft.drafter == "model" and draft.sound
    assert "(el numeral 5.2 del artículo 5 de la Ley N° 99001)" in draft.text
    assert "quince (15) días hábiles" in draft.citations[0].quote


@pytest.mark.parametrize(
    "script",
    [
        "Tiene treinta (30) días hábiles. {plazo}",
        "Tiene quince días. [deadbeef]",
        "Tiene quince días hábiles.",
        "No puede apelar, está prohibido. {UIT}",
        "SIN RESPUESTA",
        "",
        None,
    ],
)
def test_whatever_is_not_grounded_gives_way_to_the_extractive_draft(script: str | None) -> None:
    draft = ask(Scripted(script)).draft
    assert draft is not None and draft.drafter == "extractive" and draft.sound


def test_the_question_and_the_sentences_are_fenced_as_data() -> None:
    model = Scripted("SIN RESPUESTA")
    ask(model)
    opened = re.findall(r"<(?:consulta|disposiciones) (\w{8})>", model.prompts[0])
    assert len(opened) == 2 and len(set(opened)) == 1
    assert opened[0] not in model.prompts[0].split("<disposiciones")[1].split("\n", 1)[1].split("</")[0]


def test_any_llamaindex_model_plugs_in() -> None:
    from llama_index.core.llms import MockLLM

    complete = complete_with(MockLLM())
    assert "consulta" in (complete("sistema", "consulta") or "")
    assert ask(complete).draft is not None


@pytest.mark.parametrize("address", ["", "gemma", "gemma@", "@http://x/v1", "gemma@servidor"])
def test_an_address_that_names_no_model_says_how_to_write_it(address: str) -> None:
    with pytest.raises(UnknownModel, match="MODELO@http"):
        connect(address)
