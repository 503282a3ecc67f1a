"""Answers by schema: what is asked for, what is read, and servers that know nothing of it."""

import json
from collections.abc import Callable
from datetime import date

import pytest

pytest.importorskip("llama_index.llms.openai_like")

from corpus.errors import ModelFailure
from drafters import choosing, reading
from drafters.bootstrap import model_drafter
from drafters.breaker import Budgets
from drafters.endpoint import connect
from drafters.model import Failure, Mode, Patience
from drafters.prompts import schema_of
from drafters.spending import charged
from drafters.watching import watched
from qa_service.answering import answer, scope_of
from qa_service.model import Draft, Question
from qa_service.understanding import understand
from tests.drafters.scripts import TOKEN, Scripted, token_of
from tests.drafters.servers import Wire, serving
from tests.factories import regulation
from tests.fakes import ListSearcher
from tests.qa_service.laws import TODAY, searcher

QUESTION = "¿Qué dice la Ley de Mercados sobre la multa al conductor del puesto?"
TRUE = "El conductor puede apelar la multa en quince (15) días hábiles"


def written(*said: tuple[str, str]) -> Callable[[str], str]:
    """A script that answers by schema: a sentence under the token of the passage with a word, or under the word."""

    def row(user: str, word: str, one: str) -> dict[str, str]:
        token = token_of(user, word)
        return {"codigo": word if token == "0000" else token, "oracion": one}

    return lambda user: json.dumps({"respuesta": [row(user, word, one) for one, word in said]}, ensure_ascii=False)


def picked(*words: str) -> Callable[[str], str]:
    """A script that chooses the passages with these words."""
    return lambda user: json.dumps({"codigos": [token_of(user, word) for word in words]})


def drafted(script: str | Callable[[str], str], mode: Mode = Mode.WRITE, question: str = QUESTION) -> Draft:
    chat = Scripted(script)
    draft = answer(Question("q", question), searcher(), model_drafter(chat, mode=mode), TODAY).draft
    assert draft is not None and draft.grounded
    return draft


def why(draft: Draft) -> str:
    return draft.note.partition(": ")[2].partition(".")[0]


def test_a_schema_names_every_token_and_no_other() -> None:
    said = schema_of(Mode.WRITE, ("AAAA", "BBBB"))["properties"]["respuesta"]["items"]["properties"]
    assert list(said) == ["codigo", "oracion"] and said["codigo"]["enum"] == ["AAAA", "BBBB"]
    assert schema_of(Mode.CHOOSE, ("AAAA",))["properties"]["codigos"]["items"]["enum"] == ["AAAA"]


def test_the_tokens_asked_for_are_those_of_the_passages() -> None:
    chat = Scripted("SIN RESPUESTA")
    answer(Question("q", QUESTION), searcher(), model_drafter(chat, mode=Mode.CHOOSE), TODAY)
    tokens = [token for token, _ in TOKEN.findall(chat.prompts[0][1])]
    assert len(tokens) >= 3 and chat.schemas[0]["properties"]["codigos"]["items"]["enum"] == tokens


def test_a_sentence_by_schema_is_the_models() -> None:
    draft = drafted(written((f"{TRUE}.", "plazo")))
    assert draft.drafter == "model" and draft.text.startswith(f"{TRUE} (el numeral 5.2 del artículo 5")


def test_the_law_is_quoted_after_what_the_model_says() -> None:
    own, *quotes = drafted(written((TRUE, "plazo"))).statements
    assert own.text.startswith(TRUE) and quotes and all("«" in one.text for one in quotes)


def test_a_sentence_that_only_repeats_the_law_is_not_said_twice() -> None:
    draft = drafted(written(("El conductor puede apelar la multa en el plazo de quince (15) días hábiles.", "plazo")))
    assert draft.drafter == "model" and draft.text.count("quince (15) días hábiles") == 1


@pytest.mark.parametrize(("words", "opens"), [("quince", True), ("treinta", False)])
def test_a_term_is_told_only_from_the_piece_that_the_ranking_put_first(words: str, opens: bool) -> None:
    law = "Artículo 1.- Licencias\nLa licencia vence en quince (15) días. La prórroga se pide en treinta (30) días."
    index = ListSearcher([regulation("ley-99003", {"art_1": law}, title="Ley de Licencias")])
    understood = understand(Question("q", "¿En qué plazo vence la licencia?"), scope_of(index), TODAY)
    case = choosing.Case.of(understood, index.search(understood.query, 50), index)
    draft = choosing.quoted(case, [one for one in case.evidence if words in one.text], "model")
    assert draft.text.startswith("El plazo es de quince") is opens and "El plazo es de treinta" not in draft.text


def test_sentence_and_quotes_are_no_longer_than_a_draft_may_be() -> None:
    said = " ".join([TRUE] * 12)
    assert len(drafted(written((said, "plazo"))).text.split()) <= reading.LONGEST


@pytest.mark.parametrize(
    ("said", "failure"),
    [
        (written((f"{TRUE}.", "ZZZZ")), Failure.UNGROUNDED),
        (written((f"{TRUE} [[ZZZZ]].", "plazo")), Failure.UNGROUNDED),
        (written(("El conductor puede apelar la multa en treinta (30) días hábiles.", "plazo")), Failure.UNGROUNDED),
        (written(("El alcalde renunció al cargo.", "plazo"), (TRUE, "plazo")), Failure.PARTIAL),
        (written(("The fine must be paid in the office of the mayor.", "plazo")), Failure.LANGUAGE),
        (written(("plazo " * 200, "plazo")), Failure.LONG),
        ('{"respuesta": []}', Failure.EMPTY),
        ('{"respuesta": {}}', Failure.BROKEN),
        ('{"respuesta": ["AAAA"]}', Failure.BROKEN),
        ('{"respuesta": [{"codigo": "AAAA", "orac', Failure.BROKEN),
        ("{" * 5000, Failure.BROKEN),
    ],
)
def test_what_a_schema_does_not_mend_falls_back(said: str | Callable[[str], str], failure: Failure) -> None:
    draft = drafted(said)
    assert (draft.drafter, why(draft)) == ("extractive", failure.value)


def test_a_choice_is_quoted_and_never_reworded() -> None:
    draft = drafted(picked("plazo"), Mode.CHOOSE)
    assert (draft.drafter, draft.note) == ("model", "")
    assert "quince (15) días hábiles" in draft.citations[0].quote and "«" in draft.statements[0].text


@pytest.mark.parametrize("word", ["imponer", "apelar", "UIT"])
def test_what_was_chosen_first_is_quoted_first(word: str) -> None:
    assert word in drafted(picked(word), Mode.CHOOSE).citations[0].quote


@pytest.mark.parametrize(("words", "articles"), [("carné", ["art_6"]), ("quince (15)", ["art_5", "art_6"])])
def test_what_was_chosen_is_cited_and_what_the_ranking_put_first_never_hidden(words: str, articles: list[str]) -> None:
    both = Question(
        "q", "¿Qué plazo hay para apelar la multa y qué requisitos tiene el permiso de comercio ambulatorio?"
    )
    index = searcher()
    understood = understand(both, scope_of(index), TODAY)
    hits = index.search(understood.query, 50)
    case = choosing.Case.of(understood, hits, index)
    draft = choosing.quoted(case, [one for one in case.evidence if words in one.text], "model")
    assert list(dict.fromkeys(one.eid.split("__")[0] for one in draft.citations)) == articles


def test_only_what_is_good_enough_to_be_cited_is_shown() -> None:
    chat = Scripted("SIN RESPUESTA")
    asked = Question("q", "¿En qué plazo puede apelar la multa el conductor del puesto?")
    answer(asked, searcher(), model_drafter(chat), TODAY)
    assert [passage[:12] for _, passage in TOKEN.findall(chat.prompts[0][1])] == ["5.2 El condu"]


@pytest.mark.parametrize(
    ("said", "failure"),
    [
        ('{"codigos": []}', Failure.EMPTY),
        ('{"codigos": ["ZZZZ"]}', Failure.UNGROUNDED),
        ('{"codigos": "ZZZZ"}', Failure.BROKEN),
        ("[[ZZZZ]]", Failure.UNGROUNDED),
        ("No lo sé.", Failure.EMPTY),
    ],
)
def test_a_choice_of_nothing_or_of_what_was_not_there_falls_back(said: str, failure: Failure) -> None:
    draft = drafted(said, Mode.CHOOSE)
    assert (draft.drafter, why(draft)) == ("extractive", failure.value)


def test_a_choice_in_free_text_is_read_too() -> None:
    assert reading.chosen("Las disposiciones [[AAAA, BBBB]] y [[AAAA]].", {"AAAA", "BBBB"}) == ("AAAA", "BBBB")


def test_json_within_a_fence_is_read() -> None:
    text = '```json\n{"respuesta": [{"codigo": "[[AAAA]]", "oracion": "El plazo es corto."}]}\n```'
    assert [(one.text, one.tokens) for one in reading.read(text, {"AAAA"})] == [("El plazo es corto", ("AAAA",))]


def test_an_advisor_watches_sentences_and_no_json() -> None:
    told: list[str] = []
    with watched(told.append):
        drafted(written((f"{TRUE}.", "plazo")))
    assert told[-1] == f"{TRUE}." and not any("{" in text for text in told)


def refuses_schemas(wire: Wire) -> None:
    """A server that knows no schemas."""
    if "response_format" in wire.body:
        wire.begin(400, "application/json")
        wire.raw(b'{"error": {"message": "response_format is not supported"}}')
    else:
        wire.say(f"{TRUE}. [[{token_of(wire.user, 'plazo')}]]")


def test_a_server_that_knows_no_schemas_is_asked_without_and_only_once_with() -> None:
    with serving(refuses_schemas) as (address, bodies):
        drafter = model_drafter(connect(address))
        drafts = [answer(Question("q", QUESTION), searcher(), drafter, TODAY).draft for _ in range(2)]
    assert [draft.drafter for draft in drafts if draft] == ["model", "model"]
    assert ["response_format" in body for body in bodies] == [True, False, False]


def test_one_account_that_spent_its_day_leaves_the_others_theirs() -> None:
    patience = Patience(tokens=240, each=1500)
    drafter = model_drafter(Scripted(written((TRUE, "plazo"))), patience)

    def said(account: str) -> tuple[str, str]:
        with charged(account):
            draft = answer(Question("q", QUESTION), searcher(), drafter, TODAY).draft
        assert draft is not None
        return draft.drafter, why(draft)

    first = [said("una") for _ in range(6)]
    assert first[0] == ("model", "") and first[-1] == ("extractive", Failure.ACCOUNT.value)
    assert said("otra") == ("model", "") and said("") == ("model", "")


def test_an_accounts_budget_is_new_each_day() -> None:
    days = [date(2026, 1, 1)]
    budgets = Budgets(100, lambda: days[-1])
    assert budgets.of("una").takes(90) and not budgets.of("una").takes(90) and budgets.of("otra").takes(90)
    days.append(date(2026, 1, 2))
    assert budgets.of("una").takes(90)


def test_a_text_that_is_no_answer_is_told_from_an_empty_one() -> None:
    with pytest.raises(ModelFailure, match=Failure.EMPTY.value):
        reading.chosen("  ", {"AAAA"})
