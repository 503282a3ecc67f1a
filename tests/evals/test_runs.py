"""A run is a folder that says what was asked of what, and what came of it."""

import json
from pathlib import Path

import pytest

from corpus.errors import StorageFailure
from evals.runs import EvaluationRun, evaluate, wordings_in, write_run
from qa_service.answering import answer
from qa_service.model import Question, Result
from tests.evals.suite import write_suite
from tests.qa_service.laws import TODAY, searcher


def answered(question: Question) -> Result:
    return answer(question, searcher(), today=TODAY)


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return write_suite(tmp_path)


@pytest.fixture
def done(suite: Path) -> EvaluationRun:
    return evaluate(suite, answered, wordings_in(searcher()), {"generation": "gen-1"}, lambda _done, _total: None)


def test_every_question_is_answered_scored_and_told(suite: Path) -> None:
    told: list[tuple[int, int]] = []
    evaluate(suite, answered, wordings_in(searcher()), {}, lambda count, total: told.append((count, total)))
    assert told == [(1, 2), (2, 2)]


def test_the_figures_are_those_of_the_answers(done: EvaluationRun) -> None:
    figures = done.metrics
    assert (figures["questions"], figures["hit_1"], figures["citation_recall"]) == (2, 1.0, 1.0)
    assert (figures["refused_when_unanswerable"], figures["unfounded_quotes"]) == (1.0, 0.0)
    assert figures["citations"] == len(done.answers[0]["citations"]) > 0


def test_the_confidence_of_drafts_is_compared_with_what_was_right(done: EvaluationRun) -> None:
    drafted, refused = done.scores
    assert (drafted.right, drafted.confidence) == (1.0, done.answers[0]["confidence"])
    assert (refused.right, refused.confidence) == (None, None)
    off = 1 - float(done.answers[0]["confidence"])
    assert done.metrics["ece"] == pytest.approx(off, abs=1e-4)
    assert done.metrics["brier"] == pytest.approx(off**2, abs=1e-4)
    assert done.metrics["auroc"] is None, "nothing drafted was wrong"


def test_an_index_without_the_norm_cited_makes_quotes_unfounded(suite: Path) -> None:
    done = evaluate(suite, answered, lambda _slug, _eid: (), {}, lambda _done, _total: None)
    assert done.metrics["unfounded_quotes"] == done.metrics["citations"] != 0


def test_the_folder_holds_everything_to_read_the_run_again(done: EvaluationRun, suite: Path, tmp_path: Path) -> None:
    out = tmp_path / "runs" / "one"
    write_run(done, suite, out)
    names = [
        "answers.jsonl",
        "breakdown.json",
        "config.json",
        "intervals.json",
        "metrics.json",
        "questions.jsonl",
        "report.html",
        "scores.jsonl",
    ]
    assert sorted(path.name for path in out.iterdir()) == names
    assert (out / "questions.jsonl").read_bytes() == suite.read_bytes()
    assert json.loads((out / "config.json").read_text("utf-8")) == {"suite": "suite.jsonl", "generation": "gen-1"}
    assert json.loads((out / "metrics.json").read_text("utf-8")) == done.metrics
    answers = [json.loads(line) for line in (out / "answers.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in answers] == ["multa", "privada"]


def test_a_folder_that_cannot_be_written_is_a_storage_failure(done: EvaluationRun, suite: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailure):
        write_run(done, suite, tmp_path / "file" / "run")
