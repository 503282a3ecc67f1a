"""The questions on the sample corpus: every quote stands in the text that it is said to come from."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tools.samples import build, markup

FOLDER = Path(__file__).parents[2] / "corpus" / "samples"
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "questions.jsonl").read_text(encoding="utf8").splitlines()
]
SAMPLES = markup.read_samples(build.TEXTS)
NORMS = {norm.slug: norm for sample in SAMPLES for norm in sample.norms}
FIELDS = {
    "id", "question", "kind", "trap", "as_of", "answerable", "gold",
    "decoy_quote", "answer", "key_facts", "noisy", "norm_named",
}  # fmt: skip
GOLD = [(row["id"], gold) for row in QUESTIONS for gold in row["gold"]]


def wordings(gold: dict[str, Any]) -> str:
    """The texts where the quote may stand: the provision itself, or the article that gave it its wording."""
    places = [(gold["regulation"], gold["eid"]), *map(tuple, gold["accept"])]
    # The sources of the samples write a table inside its annex; only reading makes it a provision of its own.
    return "\n".join(NORMS[slug].text_of(eid.partition("__table_")[0]) for slug, eid in places)


def test_there_are_enough_questions_of_each_trap() -> None:
    traps = Counter(row["trap"] for row in QUESTIONS)
    assert len(QUESTIONS) >= 60
    assert all(
        traps[trap] >= 4 for trap in ("superseded", "as_of", "false_premise", "wrong_municipality", "unanswerable")
    )


def test_ids_and_questions_are_unique_and_every_line_has_the_same_fields() -> None:
    assert len({row["id"] for row in QUESTIONS}) == len({row["question"] for row in QUESTIONS}) == len(QUESTIONS)
    assert all(set(row) == FIELDS for row in QUESTIONS)


@pytest.mark.parametrize(("name", "gold"), GOLD, ids=[f"{name}-{gold['eid']}" for name, gold in GOLD])
def test_each_quote_stands_in_its_provision(name: str, gold: dict[str, Any]) -> None:
    assert gold["quote"] in wordings(gold), name


def test_each_decoy_stands_somewhere_else_in_the_set() -> None:
    everything = "\n".join(block.text for norm in NORMS.values() for block in norm.blocks)
    for row in (row for row in QUESTIONS if row["decoy_quote"]):
        assert row["decoy_quote"] in everything, row["id"]
        assert row["decoy_quote"] not in [gold["quote"] for gold in row["gold"]]


def test_a_question_has_gold_exactly_when_it_can_be_answered() -> None:
    for row in QUESTIONS:
        deciding = [gold for gold in row["gold"] if gold["grade"] == 2]
        assert bool(deciding) is row["answerable"], row["id"]


def test_questions_of_a_date_ask_for_a_wording_of_that_date() -> None:
    for row in (row for row in QUESTIONS if row["trap"] == "as_of"):
        assert all(NORMS[gold["regulation"]].published <= row["as_of"] for gold in row["gold"]), row["id"]


def test_no_question_rests_on_the_scan() -> None:
    scanned = {norm.slug for sample in SAMPLES if sample.layout == "scan" for norm in sample.norms}
    assert not scanned & {gold["regulation"] for _, gold in GOLD}
