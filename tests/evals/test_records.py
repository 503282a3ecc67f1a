"""A run's folder can be read again, or says why not."""

from pathlib import Path

import pytest

from corpus.errors import InvalidInput, StorageFailure
from evals.records import read_metrics, read_record, runs_in
from evals.runs import evaluate, wordings_in, write_run
from qa_service.answering import answer
from tests.evals.suite import write_suite
from tests.qa_service.laws import TODAY, searcher


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a run over the small suite."""
    suite, out = write_suite(tmp_path), tmp_path / "run"
    done = evaluate(
        suite, lambda asked: answer(asked, searcher(), today=TODAY), wordings_in(searcher()), {}, lambda _a, _b: None
    )
    write_run(done, suite, out)
    return out


def test_a_run_read_again_has_its_questions_and_the_figures_of_each(folder: Path) -> None:
    record = read_record(folder)
    assert record.config["suite"] == "suite.jsonl"
    assert [case.id for case in record.cases] == ["multa", "privada"] == list(record.scores)
    assert record.scores["multa"]["hit_1"] == 1.0
    assert record.scores["privada"]["hit_1"] is None
    assert read_metrics(folder)["questions"] == 2


def test_a_folder_that_is_no_run_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure, match=r"config\.json"):
        read_record(tmp_path)


@pytest.mark.parametrize(("text", "said"), [("{", "está dañado"), ("[]", "no es de una corrida")])
def test_a_damaged_file_is_named(folder: Path, text: str, said: str) -> None:
    (folder / "metrics.json").write_text(text, "utf-8")
    with pytest.raises(InvalidInput, match=said):
        read_metrics(folder)


def test_the_runs_of_a_folder_are_found_however_deep_and_those_inside_a_run_are_its_own(tmp_path: Path) -> None:
    for place in ("b/time", "a", "a/clean"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / "config.json").write_text("{}", "utf-8")
    assert runs_in(tmp_path) == ("a", "b/time")
    assert runs_in(tmp_path / "a") == (".",)
    assert runs_in(tmp_path / "nothing") == (".",)
