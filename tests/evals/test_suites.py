"""A suite is a folder that says what it is for, or a file of questions alone."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import InvalidInput, StorageFailure
from evals.suites import open_suite, open_suites
from tests.evals.suite import FINE, write_suite


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


def described(folder: Path, text: str) -> Path:
    """The folder of a suite that is described so."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "suite.toml").write_text(text, "utf-8")
    return folder


def test_suites_share_a_file_and_each_asks_some_of_it(tmp_path: Path) -> None:
    shared = write_suite(tmp_path).name
    told = (
        f'name = "a"\nkind = "retrieval"\nquestions = "../{shared}"\ntoday = 2026-11-24\n[select]\nanswerable = true\n'
    )
    suite = open_suite(described(tmp_path / "retrieval", told))
    assert [json.loads(line) for line in suite.selected().splitlines()] == [FINE]
    assert suite.today == date(2026, 11, 24)
    none = open_suite(described(tmp_path / "time", told.replace("answerable = true", 'trap = ["as_of"]')))
    with pytest.raises(InvalidInput, match="Ninguna pregunta"):
        none.selected()


def test_a_folder_of_suites_is_all_of_them_by_their_place(tmp_path: Path) -> None:
    for place in ("b/time", "a/speed"):
        described(tmp_path / place, 'name = "x"\n')
    assert list(open_suites(tmp_path)) == ["a/speed", "b/time"]
    assert list(open_suites(tmp_path / "b" / "time")) == ["."]


def test_outside_questions_are_found_from_the_folder_of_data(tmp_path: Path) -> None:
    data = write_suite(tmp_path).parent
    folder = described(tmp_path / "suite", 'name = "x"\ndata = "suite.jsonl"\n')
    assert open_suite(folder, data).questions == tmp_path / "suite.jsonl"
    with pytest.raises(InvalidInput, match="--data CARPETA"):
        open_suite(folder, tmp_path / "elsewhere")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kind = "otra"', "no existe la clase «otra»"),
        ('[select]\nid = "a"', r"\[select\] solo puede decir"),
        ("select = 1", r"\[select\] solo puede decir"),
        ('variants = ["otra"]', "variants debe ser una lista"),
        ("variants = 3", "variants debe ser una lista"),
        ('today = "2026-11-24"', "today debe ser una fecha"),
    ],
)
def test_what_a_suite_cannot_be_is_refused_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said) as caught:
        open_suite(described(tmp_path, f'name = "x"\n{text}\n'))
    assert "suite.toml" in str(caught.value)
