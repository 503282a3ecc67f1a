"""The questions that are shipped, to train on and to be found by: none runs close to one that is measured on."""

import json
import re
from pathlib import Path

import pytest

from index.questions import parse
from ingest.folding import fold

ROOT = Path(__file__).parents[2]
KNOWN = parse((ROOT / "index/questions.tsv").read_text(encoding="utf-8").splitlines())
RUN = 6  # words


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def asked_in(path: Path) -> list[str]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [row["question"] for row in rows if "question" in row]


def close_to(questions: list[str]) -> list[str]:
    measured = {run for question in questions for run in runs(question)}
    return [question for one in KNOWN.values() for question in one.questions if runs(question) & measured]


def test_none_runs_close_to_a_question_on_the_samples() -> None:
    questions = asked_in(ROOT / "evals/suites/samples/questions.jsonl")
    assert len(questions) > 60
    assert close_to(questions) == []


@pytest.mark.shared
def test_none_runs_close_to_a_question_of_the_shared_sets(shared: Path) -> None:
    questions = [question for path in sorted((shared / "gold").glob("*.jsonl")) for question in asked_in(path)]
    assert len(questions) > 100
    assert close_to(questions) == []
