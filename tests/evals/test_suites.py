"""A suite is a folder that says what it is for, or a file of questions alone."""

from pathlib import Path

import pytest

from corpus.errors import InvalidInput, StorageFailure
from evals.suites import open_suite


def test_a_file_alone_is_a_suite_without_bars(tmp_path: Path) -> None:
    suite = open_suite(tmp_path / "own.jsonl")
    assert (suite.name, suite.questions, suite.bars) == ("own.jsonl", tmp_path / "own.jsonl", None)


def test_a_folder_says_its_name_kind_and_corpus_and_may_have_bars(tmp_path: Path) -> None:
    (tmp_path / "suite.toml").write_text('name = "plazos"\nkind = "time"\ncorpus = "national"\n', "utf-8")
    without = open_suite(tmp_path)
    assert (without.name, without.kind, without.corpus, without.bars) == ("plazos", "time", "national", None)
    assert without.questions == tmp_path / "questions.jsonl"
    (tmp_path / "bars.toml").write_text("[minimum]\n", "utf-8")
    assert open_suite(tmp_path).bars == tmp_path / "bars.toml"


@pytest.mark.parametrize("text", ["", "name = 3", "kind = 'time'"])
def test_a_folder_without_a_name_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "suite.toml").write_text(text, "utf-8")
    with pytest.raises(InvalidInput, match="debe decir al menos name"):
        open_suite(tmp_path)


def test_a_folder_without_its_description_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure, match=r"suite\.toml"):
        open_suite(tmp_path)
