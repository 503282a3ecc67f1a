"""Each figure against values worked out by hand."""

from datetime import date
from typing import Any

import pytest

from evals.cases import Case, Gold
from evals.metrics import Score, confidences, founded, means, ndcg_at, quantile, recall_at, score, states


def law(slug: str, eid: str) -> list[str]:
    texts = {
        ("ley-1", "art_2__para_1"): [
            "2.1 El plazo es de diez (10) días.",
            "El PLAZO es de diez dias habiles, contados desde hoy.",
        ]
    }
    return texts.get((slug, eid), [])


def case(**changes: object) -> Case:
    gold = (
        Gold(frozenset({"ley-1#art_2"}), 2, "el plazo es de diez días hábiles contados"),
        Gold(frozenset({"ley-1#art_9"}), 1, None),
    )
    values: dict[str, Any] = {
        "id": "q",
        "question": "¿?",
        "as_of": None,
        "trap": None,
        "answerable": True,
        "gold": gold,
        "decoy": None,
        "key_facts": ("10", "días"),
    }
    return Case(**{**values, **changes})


def answer(**changes: object) -> dict[str, Any]:
    passages = [{"regulation": "ley-1", "eid": eid} for eid in ("art_5", "art_2__para_1", "art_2", "art_9")]
    citation = {
        "regulation": "ley-1",
        "eid": "art_2__para_1",
        "quote": "El plazo es de diez días hábiles contados desde",
        "valid_to": None,
    }
    values: dict[str, Any] = {
        "outcome": "drafted",
        "draft": "El plazo es de 10 días.",
        "passages": passages,
        "citations": [citation, {"regulation": "ley-1", "eid": "art_5", "quote": "otro", "valid_to": None}],
        "ms": {"retrieve": 30.0, "draft": 12.0},
    }
    return {**values, **changes}


def test_the_second_article_found_is_worth_what_the_definitions_say() -> None:
    found = score(case(), answer(), law)
    assert found.hit_1 == 0.0
    assert found.mrr_10 == 0.5
    assert found.ndcg_10 == pytest.approx(0.6309, abs=1e-4)  # (1 / log2 3) / (1 / log2 2)
    assert found.recall_5 == 1.0
    assert found.citation_recall == 1.0
    assert found.citation_precision == 0.5
    assert found.key_facts == 1.0
    assert found.milliseconds == 42.0


def test_an_article_that_is_not_found_is_worth_nothing() -> None:
    found = score(case(), answer(passages=[], citations=[]), law)
    assert (found.recall_50, found.mrr_10, found.ndcg_10, found.citation_recall) == (0.0, 0.0, 0.0, 0.0)
    assert found.citation_precision is None


def test_an_equal_rule_elsewhere_counts_as_found() -> None:
    equal = Gold(frozenset({"ley-1#art_2", "ds-1-2020-x#art_5", "ley-1#art_5"}), 2, None)
    assert score(case(gold=(equal,)), answer(), law).hit_1 == 1.0


def test_a_question_without_answer_asks_only_for_a_refusal() -> None:
    unanswerable = case(answerable=False, gold=())
    assert score(unanswerable, answer(outcome="abstained", draft=None), law).refused_when_unanswerable == 1.0
    assert score(unanswerable, answer(), law).refused_when_unanswerable == 0.0


def test_a_timed_question_wants_the_quoted_wording() -> None:
    timed = case(trap="as_of", as_of=date(2020, 1, 1))
    assert score(timed, answer(), law).right_wording == 1.0
    assert score(timed, answer(citations=[]), law).right_wording == 0.0


def test_two_deciding_articles_share_the_gain() -> None:
    assert recall_at(10, [0, 40]) == 0.5
    assert ndcg_at(10, [0, 2]) == pytest.approx((1 + 0.5) / (1 + 0.63093), abs=1e-4)


@pytest.mark.parametrize(
    ("fact", "text", "stated"),
    [
        ("5", "un plazo de 5 días", True),
        ("5", "un plazo de 15 días", False),
        ("año", "tres años", True),
        ("30%", "el 30 % de la remuneración", True),
        ("concejo", "el Concejo Municipal", True),
        ("días hábiles", "diez dias habiles", True),
    ],
)
def test_a_fact_is_looked_for_as_whole_words(fact: str, text: str, stated: bool) -> None:
    assert states(fact, text) is stated


def test_means_leave_out_questions_that_do_not_ask() -> None:
    found = means([Score("a", hit_1=1.0), Score("b", hit_1=0.0), Score("c", refused_when_unanswerable=1.0)])
    assert found["hit_1"] == 0.5
    assert found["refused_when_unanswerable"] == 1.0
    assert found["right_wording"] is None


def test_a_quantile_is_a_value_that_occurred() -> None:
    assert quantile([3.0, 1.0, None, 2.0], 0.5) == 2.0
    assert quantile([], 0.5) is None


def test_a_quote_must_stand_in_a_wording_of_what_it_cites() -> None:
    found = score(case(), answer(), law)
    assert (found.citations, found.unfounded_quotes) == (2.0, 1.0)
    empty = {"regulation": "ley-1", "eid": "art_2__para_1", "quote": ""}
    assert not founded(empty, law)


@pytest.mark.parametrize(
    ("as_of", "valid_to", "wrong"),
    [
        (None, None, 1.0),
        (None, "2022-03-07", 0.0),
        (date(2020, 1, 1), "2022-03-07", 1.0),
        (date(2023, 1, 1), "2022-03-07", 0.0),
    ],
)
def test_the_decoy_is_wrong_only_when_cited_as_in_force(as_of: date | None, valid_to: str | None, wrong: float) -> None:
    timed = case(trap="superseded", as_of=as_of, decoy="el plazo es de cinco días hábiles contados")
    quoted = {"regulation": "ley-1", "eid": "art_2", "quote": "El plazo es de cinco días hábiles contados"}
    given = answer(citations=[{**quoted, "valid_to": valid_to}])
    assert score(timed, given, law).wrong_wording_as_right == wrong


def test_what_must_not_happen_is_counted_not_averaged() -> None:
    rows = [Score("a", wrong_wording_as_right=1.0, unfounded_quotes=2.0, citations=3.0), Score("b", citations=1.0)]
    found = means(rows)
    assert (found["wrong_wording_as_right"], found["unfounded_quotes"], found["citations"]) == (1.0, 2.0, 4.0)


@pytest.mark.parametrize(
    ("k", "places", "share"),
    [(5, [0], 1.0), (5, [4], 1.0), (5, [5], 0.0), (5, [0, 5], 0.5), (10, [0, 5, 20], 2 / 3), (50, [10**6], 0.0)],
)
def test_recall_is_the_share_found_among_the_first(k: int, places: list[int], share: float) -> None:
    assert recall_at(k, places) == pytest.approx(share)


@pytest.mark.parametrize(
    ("places", "gain"),
    [
        ([0], 1.0),
        ([1], 0.6309),  # 1 / log2 3
        ([2], 0.5),  # 1 / log2 4
        ([0, 1], 1.0),
        ([0, 2], 0.9197),  # (1 + 0.5) / (1 + 0.6309)
        ([10], 0.0),
    ],
)
def test_the_gain_falls_with_the_logarithm_of_the_rank(places: list[int], gain: float) -> None:
    assert ndcg_at(10, places) == pytest.approx(gain, abs=1e-4)


@pytest.mark.parametrize(
    ("fact", "text", "stated"),
    [
        ("10", "Son 10 días.", True),
        ("10", "Son 100 días.", False),
        ("10", "Son 210 días.", False),
        ("10%", "Es el 10 % de la UIT.", True),
        ("10", "Es el 10% de la UIT.", False),
        ("año", "Dura dos AÑOS.", True),
        ("días hábiles", "diez dias habiles", True),
        ("días hábiles", "días, hábiles", True),
        ("alcalde", "exalcalde", False),
        ("UIT", "", False),
    ],
)
def test_a_fact_is_stated_by_its_whole_words(fact: str, text: str, stated: bool) -> None:
    assert states(fact, text) is stated


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0, 2.0, 3.0, 4.0], 0.95, 4.0),
        ([1.0, None, 3.0], 0.0, 1.0),
        ([None], 0.5, None),
        ([], 0.5, None),
    ],
)
def test_a_quantile_is_one_of_the_values(values: list[float | None], share: float, expected: float | None) -> None:
    assert quantile(values, share) == expected


@pytest.mark.parametrize(
    ("slug", "eid", "quote", "found"),
    [
        ("ley-1", "art_2__para_1", "diez (10) días", True),
        ("ley-1", "art_2__para_1", "el plazo es de diez días hábiles", True),
        ("ley-1", "art_2__para_1", "once días", False),
        ("ley-1", "art_2__para_1", "", False),
        ("ley-1", "art_3", "diez (10) días", False),
        ("ley-2", "art_2__para_1", "diez (10) días", False),
    ],
)
def test_a_quote_is_founded_when_the_provision_cited_says_it(slug: str, eid: str, quote: str, found: bool) -> None:
    assert founded({"regulation": slug, "eid": eid, "quote": quote}, law) is found


def test_means_leave_out_questions_that_do_not_ask_for_a_figure_and_count_what_must_not_happen() -> None:
    found = means([Score("a", hit_1=1.0, citations=2.0, unfounded_quotes=1.0), Score("b", hit_1=0.0), Score("c")])
    assert found["hit_1"] == 0.5
    assert found["key_facts"] is None
    assert (found["citations"], found["unfounded_quotes"]) == (2.0, 1.0)


def test_a_draft_is_right_when_it_cites_a_deciding_article() -> None:
    assert score(case(), answer(confidence=0.7), law).right == 1.0
    assert score(case(), answer(citations=[]), law).right == 0.0
    assert score(case(answerable=False, gold=()), answer(confidence=0.7), law).right == 0.0, "nothing decides"
    assert score(case(), answer(outcome="abstained", citations=[], draft=None, confidence=0.1), law).right is None


def test_only_drafts_have_a_confidence_to_believe() -> None:
    drafted = score(case(), answer(confidence=0.7), law)
    refused = score(case(), answer(outcome="abstained", citations=[], draft=None, confidence=0.1), law)
    assert confidences([drafted, refused]) == ((0.7, True),)
